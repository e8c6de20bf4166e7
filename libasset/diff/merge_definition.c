#include "diff/merge_definition.h"

#include "core/diag.h"
#include "tree/pointer.h"

#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* What the two kinds of APIs are called and answer when they are there. */
static const struct {
	const char *kind, *taken, *name_taken;
	bool modes; /* the match mode is part of the identity */
} kinds[] = {
	{ "api", "APIG.3301", "APIG.3202", true },
	{ "backend", "APIG.3314", "APIG.3215", false },
};

static int
kind_of(const struct asset_api *api)
{
	for (const struct asset_node *c = asset_first(api->op); c;
	    c = c->next)
		if (asset_str_starts(asset_key(c), "x-livedata-"))
			return 1;
	return 0;
}

/* ---- what is there ---- */

static struct asset_str
identity(struct asset_ctx *cx, const struct asset_api *api)
{
	if (!kinds[kind_of(api)].modes)
		return api->shape;
	return asset_strf(cx, "%.*s %.*s", ASSET_P(api->shape),
	    ASSET_P(api->mode));
}

static void
remember(struct asset_merge *m, struct asset_api *api)
{
	struct asset_str id = asset_get_text(api->op, "operationId");

	asset_map_add(m->cx, &m->apis, identity(m->cx, api), api);
	asset_map_add(m->cx, &m->calls, api->shape, api);
	if (id.n)
		asset_map_add(m->cx, &m->ids, id, api);
}

static struct asset_str
path_shape(struct asset_ctx *cx, struct asset_str base,
    const struct asset_node *item)
{
	return asset_path_shape(cx, asset_strf(cx, "%.*s%.*s",
	    ASSET_P(base), ASSET_P(asset_key(item))));
}

static void
index_base(struct asset_merge *m)
{
	struct asset_apis *list = asset_apis_list(m->cx, m->out);
	struct asset_node *c = asset_first(asset_get(m->out, "paths"));

	m->base = list->base;
	for (uint32_t i = 0; i < list->count; i++)
		remember(m, &list->all[i]);
	for (; c; c = c->next)
		asset_map_add(m->cx, &m->items, path_shape(m->cx, m->base, c),
		    c);
}

/* ---- base paths ---- */

/* How much of both, in whole segments, is the same. */
static uint32_t
common(struct asset_str a, struct asset_str b)
{
	uint32_t n = 0, end = 0;

	for (; n < a.n && n < b.n && a.s[n] == b.s[n]; n++)
		if (a.s[n] == '/')
			end = n;
	if (n == a.n && (n == b.n || b.s[n] == '/'))
		end = n;
	return end;
}

/* Gives the result a shorter base path, and its paths the rest of it. */
static void
shorten_base(struct asset_merge *m, uint32_t n)
{
	struct asset_str rest = { m->base.s + n, m->base.n - n };
	struct asset_node *paths = asset_get(m->out, "paths"), *made, *next;

	made = asset_new_node(m->cx, ASSET_OBJECT);
	for (struct asset_node *c = asset_first(paths); c; c = next) {
		struct asset_str key = asset_key(c);

		next = c->next;
		if (key.n && key.s[0] == '/')
			key = asset_strf(m->cx, "%.*s%.*s", ASSET_P(rest),
			    ASSET_P(key));
		asset_set_str(m->cx, made, key, c);
	}
	if (paths)
		asset_set(m->cx, m->out, "paths", made);
	m->base.n = n;
	asset_set(m->cx, m->out, "basePath", asset_new_str(m->cx,
	    n ? m->base : ASSET_S("/")));
}

/* The item for a path: the one that is there, or a new one. */
static struct asset_node *
item_for(struct asset_merge *m, const struct asset_api *api)
{
	struct asset_str shape = asset_path_shape(m->cx, api->path), key;
	struct asset_node *paths, *item = asset_map_get(&m->items, shape);
	uint32_t n;

	if (item)
		return item;
	n = common(m->base, api->path);
	if (n < m->base.n)
		shorten_base(m, n);
	paths = asset_get(m->out, "paths");
	if (!asset_is(paths, ASSET_OBJECT))
		paths = asset_set(m->cx, m->out, "paths",
		    asset_new_node(m->cx, ASSET_OBJECT));
	key = (struct asset_str){ api->path.s + m->base.n,
		api->path.n - m->base.n };
	item = asset_set_str(m->cx, paths, key,
	    asset_new_node(m->cx, ASSET_OBJECT));
	for (const struct asset_node *c = asset_first(api->item); c;
	    c = c->next)
		if (!asset_is_method(asset_key(c)))
			asset_set_str(m->cx, item, asset_key(c),
			    asset_clone(m->cx, c));
	asset_names_settle(&m->names, item);
	asset_map_add(m->cx, &m->items, shape, item);
	asset_map_add(m->cx, &m->origins, shape,
	    (void *)(uintptr_t)api->item);
	return item;
}

/* ---- one API ---- */

enum decision { CREATE, UPDATE, TAKEN, NAME_TAKEN, TWO_MODES };

static enum decision
decide(struct asset_merge *m, const struct asset_api *api)
{
	const struct asset_api *there =
	    asset_map_get(&m->apis, identity(m->cx, api));
	const struct asset_api *name = asset_map_get(&m->ids,
	    asset_get_text(api->op, "operationId"));

	if (there && (!m->options->api_override || there->taken))
		return TAKEN;
	if (name && name != there)
		return NAME_TAKEN;
	if (there)
		return UPDATE;
	return asset_map_get(&m->calls, api->shape) ? TWO_MODES : CREATE;
}

/* Takes the API's place in the maps. */
static void
claim(struct asset_merge *m, struct asset_api *api)
{
	const struct asset_api *there =
	    asset_map_get(&m->apis, identity(m->cx, api));
	struct asset_str id = asset_get_text(there ? there->op : NULL,
	    "operationId");

	if (there)
		asset_map_add(m->cx, &m->replaced,
		    asset_names_id(m->cx, there->op), api);
	if (id.n)
		*asset_map_at(m->cx, &m->ids, id) = NULL;
	api->taken = true; /* by this import: it is not changed again */
	*asset_map_at(m->cx, &m->apis, identity(m->cx, api)) = api;
	*asset_map_at(m->cx, &m->calls, api->shape) = api;
	id = asset_get_text(api->op, "operationId");
	if (id.n)
		*asset_map_at(m->cx, &m->ids, id) = api;
}

static void
put(struct asset_merge *m, const struct asset_api *api)
{
	struct asset_node *item = item_for(m, api);
	struct asset_str path = asset_strf(m->cx, "%.*s%.*s",
	    ASSET_P(m->base), ASSET_P(asset_key(item)));
	struct asset_node *op = asset_merge_operation(m, api, item, path);

	asset_merge_push_down(m, api, item, op);
	asset_set_str(m->cx, item, api->field, op);
}

static void
report(struct asset_merge *m, const struct asset_api *api, enum decision d)
{
	static const char *const actions[] = {
		[CREATE] = "create", [UPDATE] = "update",
		[TAKEN] = "keep", [NAME_TAKEN] = "conflict",
		[TWO_MODES] = "conflict"
	};
	int kind = kind_of(api);
	struct asset_str code = d == TAKEN ? asset_str(kinds[kind].taken) :
	    d == NAME_TAKEN ? asset_str(kinds[kind].name_taken) : none;

	if (d == CREATE || d == UPDATE)
		asset_outcome_success(&m->outcome, api->method, api->path,
		    actions[d]);
	else if (code.n)
		asset_outcome_failure(&m->outcome, api->method, api->path,
		    code);
	asset_outcome_resource(&m->outcome, asset_str(kinds[kind].kind),
	    api->key, actions[d], code);
	m->outcome.conflicts += d == TAKEN;
	if (d != TWO_MODES)
		return;
	m->outcome.lost = true;
	asset_report_str(m->cx, "merge-two-modes",
	    asset_key_place(m->cx, api->op), api->key, none, none);
}

/* ---- the rest ---- */

/* Tags that an operation names and the base does not describe. */
static void
merge_tags(struct asset_merge *m)
{
	struct asset_node *to = asset_get(m->out, "tags");
	const struct asset_node *from = asset_get(m->from, "tags");
	struct asset_map known = { 0 };

	if (!asset_is(to, ASSET_ARRAY) || !asset_is(from, ASSET_ARRAY))
		return;
	for (const struct asset_node *c = asset_first(to); c; c = c->next)
		asset_map_add(m->cx, &known, asset_get_text(c, "name"),
		    (void *)(uintptr_t)c);
	for (const struct asset_node *c = asset_first(from); c; c = c->next)
		if (asset_map_add(m->cx, &known, asset_get_text(c, "name"),
		    (void *)(uintptr_t)c))
			asset_add(m->cx, to, asset_clone(m->cx, c));
}

int
asset_merge_definition(struct asset_merge *m)
{
	struct asset_apis *list = asset_apis_list(m->cx, m->from);
	enum decision *d = asset_zalloc(m->cx,
	    (list->count + 1) * sizeof *d);

	asset_outcome_init(&m->outcome, m->cx);
	index_base(m);
	for (uint32_t i = 0; i < list->count; i++) {
		d[i] = decide(m, &list->all[i]);
		if (d[i] == CREATE || d[i] == UPDATE)
			claim(m, &list->all[i]);
	}
	asset_merge_policies(m);
	asset_names_init(&m->names, m->cx, m->out, m->from, &m->replaced);
	for (uint32_t i = 0; i < list->count; i++) {
		if (d[i] == CREATE || d[i] == UPDATE)
			put(m, &list->all[i]);
		report(m, &list->all[i], d[i]);
	}
	merge_tags(m);
	return 0;
}
