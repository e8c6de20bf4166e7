#include "diff/merge_definition.h"

#include "core/banned.h"

/* What an operation takes from the top. `clear`: an empty array says that
 * the top's value does not hold. */
static const struct {
	const char *field;
	bool clear;
} inherited[] = {
	{ "consumes", true },
	{ "produces", true },
	{ "schemes", false },
	{ "security", true },
};

/* ---- parameters of the path ---- */

static struct asset_str
parameter_key(struct asset_ctx *cx, const struct asset_node *root,
    const struct asset_node *parameter)
{
	struct asset_str at;
	const struct asset_node *n = asset_follow(cx, root, parameter, &at);

	if (asset_is_text(asset_get(n, "in"), "body"))
		return ASSET_S("body");
	return asset_strf(cx, "%.*s %.*s",
	    ASSET_P(asset_get_text(n, "in")),
	    ASSET_P(asset_get_text(n, "name")));
}

/* Those of the path that the operation does not have itself. */
static void
take_parameters(struct asset_ctx *cx, const struct asset_node *root,
    const struct asset_node *from, struct asset_node *op)
{
	struct asset_node *own = asset_get(op, "parameters");
	struct asset_map known = { 0 };

	if (!asset_is(from, ASSET_ARRAY) || !from->len)
		return;
	if (!asset_is(own, ASSET_ARRAY))
		own = asset_set(cx, op, "parameters",
		    asset_new_node(cx, ASSET_ARRAY));
	for (const struct asset_node *c = asset_first(own); c; c = c->next)
		asset_map_add(cx, &known, parameter_key(cx, root, c),
		    (void *)(uintptr_t)c);
	for (const struct asset_node *c = asset_first(from); c; c = c->next)
		if (!asset_map_get(&known, parameter_key(cx, root, c)))
			asset_add(cx, own, asset_clone(cx, c));
}

/* Does the item in the result share the same with its operations? */
static bool
is_shared(struct asset_merge *m, const struct asset_api *api,
    const struct asset_node *item)
{
	const struct asset_node *a = asset_get(item, "parameters");
	const struct asset_node *b = asset_get(api->item, "parameters");

	if (asset_map_get(&m->origins, asset_path_shape(m->cx, api->path)) ==
	    api->item)
		return true;
	for (const struct asset_node *c = asset_first(b); c; c = c->next)
		if (asset_get(c, "$ref"))
			return false;
	return asset_equal(a, b);
}

static bool
has_all(struct asset_merge *m, const struct asset_node *op,
    const struct asset_node *shared)
{
	struct asset_map own = { 0 };
	const struct asset_node *c;

	for (c = asset_first(asset_get(op, "parameters")); c; c = c->next)
		asset_map_add(m->cx, &own, parameter_key(m->cx, m->out, c),
		    (void *)(uintptr_t)c);
	for (c = asset_first(shared); c; c = c->next)
		if (!asset_map_get(&own, parameter_key(m->cx, m->out, c)))
			return false;
	return true;
}

void
asset_merge_push_down(struct asset_merge *m, const struct asset_api *api,
    struct asset_node *item, const struct asset_node *op)
{
	struct asset_node *shared = asset_get(item, "parameters");

	if (!shared || is_shared(m, api, item) || has_all(m, op, shared))
		return;
	for (struct asset_node *c = asset_first(item); c; c = c->next)
		if (asset_is(c, ASSET_OBJECT) && asset_is_method(asset_key(c)))
			take_parameters(m->cx, m->out, shared, c);
	asset_remove(m->cx, item, shared);
}

/* ---- what comes from the top ---- */

static bool
renames(struct asset_merge *m, const struct asset_node *security)
{
	for (const struct asset_node *c = asset_first(security); c;
	    c = c->next)
		for (const struct asset_node *s = asset_first(c); s;
		    s = s->next)
			if (asset_names_renames_scheme(&m->names,
			    asset_key(s)))
				return true;
	return false;
}

static void
take_inherited(struct asset_merge *m, struct asset_node *op)
{
	for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++) {
		const char *field = inherited[i].field;
		const struct asset_node *from = asset_get(m->from, field);
		const struct asset_node *base = asset_get(m->out, field);

		if (asset_get(op, field))
			continue;
		if (from && (!asset_equal(from, base) || renames(m, from)))
			asset_set(m->cx, op, field, asset_clone(m->cx, from));
		else if (!from && base && base->len && inherited[i].clear)
			asset_set(m->cx, op, field,
			    asset_new_node(m->cx, ASSET_ARRAY));
	}
}

static void
settle_security(struct asset_merge *m, struct asset_node *op)
{
	const struct asset_node *own = asset_get(op, "security");
	const struct asset_node *list = own ? own :
	    asset_get(m->from, "security");
	struct asset_node *as = asset_new_node(m->cx, ASSET_ARRAY);

	if (!asset_is(list, ASSET_ARRAY))
		return;
	for (const struct asset_node *c = asset_first(list); c; c = c->next) {
		struct asset_node *n = asset_add(m->cx, as,
		    asset_new_node(m->cx, ASSET_OBJECT));

		for (const struct asset_node *s = asset_first(c); s;
		    s = s->next)
			asset_set_str(m->cx, n, asset_names_scheme(&m->names,
			    asset_key(s)), asset_clone(m->cx, s));
	}
	if (own)
		asset_set(m->cx, op, "security", as);
}

/* ---- names of path variables ---- */

struct rename {
	struct asset_str from, to;
};

static struct asset_str
next_variable(struct asset_str *path)
{
	struct asset_str v = { NULL, 0 };
	uint32_t i = 0, end;

	while (i < path->n && path->s[i] != '{')
		i++;
	for (end = i; end < path->n && path->s[end] != '}';)
		end++;
	if (end < path->n)
		v = (struct asset_str){ path->s + i + 1, end - i - 1 };
	i = end < path->n ? end + 1 : path->n;
	path->s += i;
	path->n -= i;
	return v;
}

/* The parameters of the operation that stand for it. */
static void
rename_parameters(struct asset_merge *m, struct asset_node *op,
    struct rename r)
{
	struct asset_node *list = asset_get(op, "parameters");
	struct asset_node *made = asset_new_node(m->cx, ASSET_ARRAY);

	if (!asset_is(list, ASSET_ARRAY))
		return;
	for (const struct asset_node *c = asset_first(list); c; c = c->next) {
		struct asset_str at;
		const struct asset_node *p =
		    asset_follow(m->cx, m->from, c, &at);
		struct asset_node *copy;

		if (!asset_is_text(asset_get(p, "in"), "path") ||
		    !asset_str_eq(asset_get_text(p, "name"), r.from)) {
			asset_add(m->cx, made, asset_clone(m->cx, c));
			continue;
		}
		copy = asset_add(m->cx, made, asset_clone(m->cx, p));
		asset_set(m->cx, copy, "name", asset_new_str(m->cx, r.to));
	}
	asset_set(m->cx, op, "parameters", made);
}

/* The member by which the platform's own objects name a request parameter:
 * conditions have "parameter", backend parameters a "value" from REQUEST. */
static const char *
use_field(const struct asset_node *n)
{
	if (asset_get(n, "parameter"))
		return "parameter";
	return asset_str_case_eq(asset_get_text(n, "origin"),
	    ASSET_S("REQUEST")) ? "value" : NULL;
}

static void
rename_uses(struct asset_merge *m, struct asset_node *n, struct rename r)
{
	const char *field = use_field(n);

	if (field && asset_str_eq(asset_get_text(n, field), r.from))
		asset_set(m->cx, n, field, asset_new_str(m->cx, r.to));
	for (struct asset_node *c = asset_first(n); c; c = c->next)
		if (asset_is_container(c))
			rename_uses(m, c, r);
}

static void
rename_variables(struct asset_merge *m, struct asset_node *op,
    struct asset_str from, struct asset_str to)
{
	struct rename r;

	for (;;) {
		r.from = next_variable(&from);
		r.to = next_variable(&to);
		if (!r.from.s || !r.to.s)
			return;
		if (asset_str_eq(r.from, r.to))
			continue;
		rename_parameters(m, op, r);
		for (struct asset_node *c = asset_first(op); c; c = c->next)
			if (asset_str_starts(asset_key(c), "x-apigateway-"))
				rename_uses(m, c, r);
	}
}

struct asset_node *
asset_merge_operation(struct asset_merge *m, const struct asset_api *api,
    const struct asset_node *item, struct asset_str path)
{
	struct asset_node *op = asset_clone(m->cx, api->op);

	if (!is_shared(m, api, item))
		take_parameters(m->cx, m->from,
		    asset_get(api->item, "parameters"), op);
	take_inherited(m, op);
	rename_variables(m, op, api->path, path);
	settle_security(m, op);
	asset_names_settle(&m->names, op);
	return op;
}
