#include "diff/view.h"

#include "core/diag.h"
#include "tree/pointer.h"

#include "core/banned.h"

struct asset_str
asset_schema_name(struct asset_ctx *cx, struct asset_str pointer)
{
	struct asset_str rest = pointer, folder, name;

	if (asset_pointer_token(cx, &rest, &folder) &&
	    asset_str_is(folder, "definitions") &&
	    asset_pointer_token(cx, &rest, &name) && rest.n == 0)
		return name;
	return pointer;
}

static bool
has_part(const struct asset_view *v, const struct asset_node *n)
{
	for (uint32_t i = 0; i < v->count; i++)
		if (v->parts[i].node == n)
			return true;
	return false;
}

static void
add_required(struct asset_ctx *cx, struct asset_view *v, const struct asset_node *schema)
{
	const struct asset_node *names = asset_get(schema, "required");

	if (!asset_is(names, ASSET_ARRAY))
		return;
	for (const struct asset_node *c = asset_first(names); c; c = c->next)
		if (asset_is(c, ASSET_STRING))
			asset_map_add(cx, &v->required, asset_text(c),
			    (void *)(uintptr_t)c);
}

static void
add_part(struct asset_ctx *cx, struct asset_view *v, struct asset_part part)
{
	if (v->count == v->room)
		v->parts = asset_grow(cx, v->parts, &v->room,
		    sizeof *v->parts);
	v->parts[v->count++] = part;
	add_required(cx, v, part.node);
}

/* The parts of one more "allOf": they come after those already there. */
static void
add_all_of(struct asset_ctx *cx, struct asset_view *v,
    const struct asset_node *root, const struct asset_part *from)
{
	struct asset_str at = from->at, name = from->name;
	uint32_t i = 0;

	for (const struct asset_node *c =
	    asset_first(asset_get(from->node, "allOf")); c; c = c->next, i++) {
		struct asset_part p = { .name = name,
			.relative = !at.s || from->relative };
		const struct asset_node *n;

		p.at = asset_strf(cx, "%.*s/allOf/%u", (int)at.n,
		    at.s ? at.s : "", (unsigned)i);
		n = asset_follow(cx, root, c, &p.at);
		if (!asset_is(n, ASSET_OBJECT) || has_part(v, n))
			continue;
		if (n != c) {
			p.name = asset_schema_name(cx, p.at);
			p.relative = false;
		}
		p.node = n;
		add_part(cx, v, p);
	}
}

int
asset_view_init(struct asset_ctx *cx, struct asset_view *v,
    const struct asset_node *root, const struct asset_node *schema)
{
	memset(v, 0, sizeof *v);
	v->own.node = schema;
	if (!asset_get(schema, "allOf")) {
		v->parts = &v->own;
		v->count = 1;
		add_required(cx, v, schema);
		return 0;
	}
	add_part(cx, v, v->own);
	for (uint32_t i = 0; i < v->count; i++) {
		struct asset_part from = v->parts[i];

		if (v->count > cx->limits.depth)
			return asset_diag_limit(cx,
			    asset_value_place(cx, schema), "depth",
			    cx->limits.depth);
		add_all_of(cx, v, root, &from);
	}
	return 0;
}

const struct asset_node *
asset_view_get(const struct asset_view *v, const char *key,
    const struct asset_part **part)
{
	for (uint32_t i = 0; i < v->count; i++) {
		const struct asset_node *n = asset_get(v->parts[i].node, key);

		if (n) {
			*part = &v->parts[i];
			return n;
		}
	}
	return NULL;
}

const struct asset_node *
asset_view_property(const struct asset_view *v, struct asset_str name,
    const struct asset_part **part)
{
	for (uint32_t i = 0; i < v->count; i++) {
		const struct asset_node *n = asset_get_str(
		    asset_get(v->parts[i].node, "properties"), name);

		if (n) {
			*part = &v->parts[i];
			return n;
		}
	}
	return NULL;
}

bool
asset_view_requires(const struct asset_view *v, struct asset_str name)
{
	return asset_map_get(&v->required, name) != NULL;
}
