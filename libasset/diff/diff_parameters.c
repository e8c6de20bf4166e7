#include "diff/differ.h"

#include "diff/says.h"

#include "core/banned.h"

struct parameter {
	const struct asset_node *node;
	struct asset_str in, name, at;
	bool done;
};

struct parameters {
	struct parameter **all;
	uint32_t count, room;
	struct asset_map by_key; /* what makes two of them the same */
};

/* The number of a variable within a path, or -1. */
static int
variable_index(struct asset_str path, struct asset_str name)
{
	int n = 0;

	for (uint32_t i = 0; i < path.n; i++) {
		uint32_t end = i + 1;
		struct asset_str v;

		if (path.s[i] != '{')
			continue;
		while (end < path.n && path.s[end] != '}' &&
		    path.s[end] != '+')
			end++;
		v = (struct asset_str){ path.s + i + 1, end - i - 1 };
		if (asset_str_eq(v, name))
			return n;
		n++;
	}
	return -1;
}

/* A body has one place, a path variable its position, a header no case. */
static struct asset_str
key_of(struct asset_ctx *cx, const struct asset_api *api,
    const struct parameter *p)
{
	struct asset_str name = p->name;
	int at;

	if (asset_str_is(p->in, "body"))
		return p->in;
	if (asset_str_is(p->in, "path") &&
	    (at = variable_index(api->path, name)) >= 0)
		return asset_strf(cx, "path #%d", at);
	if (asset_str_is(p->in, "header"))
		name = asset_lower(cx, name);
	return asset_strf(cx, "%.*s %.*s", ASSET_P(p->in), ASSET_P(name));
}

static struct parameter *
add(struct asset_ctx *cx, struct parameters *list, struct asset_str key,
    struct parameter p)
{
	struct parameter *kept = asset_alloc(cx, sizeof *kept);

	*kept = p;
	if (list->count == list->room)
		list->all = asset_grow(cx, list->all, &list->room,
		    sizeof *list->all);
	list->all[list->count++] = kept;
	asset_map_add(cx, &list->by_key, key, kept);
	return kept;
}

/* Those of the operation, or of its path: what is there already stays. */
static void
add_all(struct asset_differ *d, struct parameters *list, int side,
    const struct asset_api *api, const struct asset_node *owner,
    struct asset_str at)
{
	const struct asset_node *c = asset_get(owner, "parameters");
	uint32_t i = 0;

	for (c = asset_first(c); c; c = c->next, i++) {
		struct parameter p = { .at = asset_strf(d->cx,
			"%.*s/parameters/%u", ASSET_P(at), (unsigned)i) };
		struct asset_str key;

		p.node = asset_follow(d->cx, d->root[side], c, &p.at);
		if (!asset_is(p.node, ASSET_OBJECT))
			continue;
		p.in = asset_get_text(p.node, "in");
		p.name = asset_get_text(p.node, "name");
		key = key_of(d->cx, api, &p);
		if (!asset_map_get(&list->by_key, key))
			add(d->cx, list, key, p);
	}
}

/* Variables of the path that nobody declared: text, as the path says. */
static void
add_variables(struct asset_differ *d, struct parameters *list,
    const struct asset_api *api)
{
	struct asset_str path = api->path;
	int n = 0;

	for (uint32_t i = 0; i < path.n; i++) {
		struct parameter p = { .node = d->variable,
			.in = ASSET_S("path"), .at = api->pointer };
		uint32_t end = i + 1;
		struct asset_str key;

		if (path.s[i] != '{')
			continue;
		while (end < path.n && path.s[end] != '}' &&
		    path.s[end] != '+')
			end++;
		p.name = (struct asset_str){ path.s + i + 1, end - i - 1 };
		key = asset_strf(d->cx, "path #%d", n++);
		if (!asset_map_get(&list->by_key, key))
			add(d->cx, list, key, p);
	}
}

static void
collect(struct asset_differ *d, struct parameters *list, int side,
    const struct asset_api *api)
{
	memset(list, 0, sizeof *list);
	add_all(d, list, side, api, api->op, api->pointer);
	add_all(d, list, side, api, api->item, api->item_pointer);
	add_variables(d, list, api);
}

/* ---- comparing ---- */

static struct asset_spot
spot_of(const struct asset_spot *up, const struct parameter *old,
    const struct parameter *new)
{
	const struct parameter *p = new ? new : old;
	struct asset_spot s = asset_spot_child(up, old ? old->node : NULL,
	    new ? new->node : NULL, ASSET_SPOT_PARAMETER, p->name);

	s.word = p->in;
	if (old)
		s.at[ASSET_OLD] = old->at;
	if (new)
		s.at[ASSET_NEW] = new->at;
	if (asset_str_is(p->in, "body")) {
		s.type = ASSET_SPOT_BODY;
		s.name = (struct asset_str){ NULL, 0 };
	}
	return s;
}

static bool
required(const struct parameter *p)
{
	return asset_str_is(p->in, "path") ||
	    asset_get_true(p->node, "required");
}

static struct asset_str
field_of(const struct parameter *p, bool need)
{
	if (asset_str_is(p->in, "body"))
		return need ? ASSET_S("required-body") : ASSET_S("body");
	return need ? ASSET_S("required-parameter") : ASSET_S("parameter");
}

static void
compare_content(struct asset_differ *d, const struct asset_spot *spot)
{
	struct asset_spot schema;

	asset_diff_extensions(d, spot);
	if (spot->type != ASSET_SPOT_BODY) {
		asset_diff_schema(d, spot, ASSET_REQUEST);
		return;
	}
	schema = asset_spot_child(spot,
	    asset_get(spot->node[ASSET_OLD], "schema"),
	    asset_get(spot->node[ASSET_NEW], "schema"), ASSET_SPOT_SILENT,
	    ASSET_S("schema"));
	asset_diff_schema(d, &schema, ASSET_REQUEST);
}

static void
compare_pair(struct asset_differ *d, const struct asset_spot *up,
    struct parameter *old, struct parameter *new)
{
	struct asset_spot s = spot_of(up, old, new);
	struct asset_str none = { NULL, 0 };

	old->done = new->done = true;
	if (!asset_str_eq(old->in, new->in))
		asset_change(d->changes, ASSET_REQUEST,
		    ASSET_S("parameter"), "moved", &s, old->in, new->in);
	else if (asset_str_is(old->in, "path") &&
	    !asset_str_eq(old->name, new->name))
		asset_change(d->changes, ASSET_REQUEST,
		    ASSET_S("path-parameter"), "renamed", &s, old->name,
		    new->name);
	if (required(old) != required(new))
		asset_change(d->changes, ASSET_REQUEST, field_of(old, false),
		    required(new) ? "required" : "optional", &s, none, none);
	compare_content(d, &s);
}

static void
report_alone(struct asset_differ *d, const struct asset_spot *up,
    struct parameter *old, struct parameter *new)
{
	struct parameter *p = new ? new : old;
	struct asset_spot s = spot_of(up, old, new);
	struct asset_str none = { NULL, 0 };

	if (!p->done)
		asset_change(d->changes, ASSET_REQUEST,
		    field_of(p, required(p)), new ? "added" : "removed", &s,
		    none, none);
}

/* What is left on both sides and has the same name moved to another place. */
static void
compare_moved(struct asset_differ *d, const struct asset_spot *up,
    struct parameters *old, struct parameters *new)
{
	struct asset_map names;

	memset(&names, 0, sizeof names);
	for (uint32_t i = 0; i < new->count; i++)
		if (!new->all[i]->done &&
		    !asset_str_is(new->all[i]->in, "body"))
			asset_map_add(d->cx, &names, new->all[i]->name, new->all[i]);
	for (uint32_t i = 0; i < old->count; i++) {
		struct parameter *p = old->all[i], *q;

		if (p->done || asset_str_is(p->in, "body"))
			continue;
		q = asset_map_get(&names, p->name);
		if (q && !q->done)
			compare_pair(d, up, p, q);
	}
}

void
asset_diff_parameters(struct asset_differ *d, const struct asset_api *old,
    const struct asset_api *new, const struct asset_spot *operation)
{
	struct asset_spot up = asset_spot_child(operation,
	    asset_get(old->op, "parameters"),
	    asset_get(new->op, "parameters"), ASSET_SPOT_SILENT,
	    ASSET_S("parameters"));
	struct parameters a, b;

	collect(d, &a, ASSET_OLD, old);
	collect(d, &b, ASSET_NEW, new);
	for (uint32_t i = 0; i < a.count; i++) {
		struct parameter *p = a.all[i], *q = asset_map_get(&b.by_key,
		    key_of(d->cx, old, p));

		if (q && !q->done)
			compare_pair(d, &up, p, q);
	}
	compare_moved(d, &up, &a, &b);
	for (uint32_t i = 0; i < a.count; i++)
		report_alone(d, &up, a.all[i], NULL);
	for (uint32_t i = 0; i < b.count; i++)
		report_alone(d, &up, NULL, b.all[i]);
}
