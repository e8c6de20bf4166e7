#include "model/operation.h"

#include <ctype.h>
#include <stdlib.h>

#include "model/formats.h"
#include "tree/pointer.h"
#include "core/banned.h"

enum { REF_HOPS = 32 };

static int
by_id(const void *a, const void *b)
{
	const struct asset_operation *x = a, *y = b;

	return asset_str_cmp(x->id, y->id);
}

static struct asset_str
upper(struct asset_ctx *cx, struct asset_str s)
{
	char *copy = asset_alloc(cx, s.n + 1);

	for (uint32_t i = 0; i < s.n; i++)
		copy[i] = (char)toupper((unsigned char)s.s[i]);
	copy[s.n] = 0;
	return (struct asset_str){ copy, s.n };
}

static void
add_path(struct asset_ctx *cx, struct asset_operations *all, uint32_t *room,
    const struct asset_node *area, const struct asset_node *item)
{
	for (struct asset_node *n = asset_first(item); n; n = n->next) {
		struct asset_str id = asset_get_text(n, "operationId");

		if (!id.n)
			continue;
		if (all->count == *room)
			all->list = asset_grow(cx, all->list, room,
			    sizeof *all->list);
		all->list[all->count++] = (struct asset_operation){
			.id = id, .method = upper(cx, asset_key(n)),
			.path = asset_key(item), .area = asset_key(area),
			.root = n, .item = item, .doc = area };
	}
}

struct asset_operations *
asset_operations_open(struct asset_ctx *cx)
{
	struct asset_operations *all = asset_zalloc(cx, sizeof *all);
	const struct asset_node *areas = asset_get(asset_formats, "openapi");
	uint32_t room = 0;

	for (struct asset_node *a = asset_first(areas); a; a = a->next)
		for (struct asset_node *p = asset_first(asset_get(a, "paths"));
		    p; p = p->next)
			add_path(cx, all, &room, a, p);
	if (all->count)
		qsort(all->list, all->count, sizeof *all->list, by_id);
	return all;
}

const struct asset_operation *
asset_operation_find(const struct asset_operations *all, struct asset_str id)
{
	struct asset_operation key = { .id = id };

	if (!all->count || !id.n)
		return NULL;
	return bsearch(&key, all->list, all->count, sizeof *all->list, by_id);
}

const struct asset_node *
asset_operation_resolve(struct asset_ctx *cx, const struct asset_operation *op,
    const struct asset_node *n)
{
	for (int hops = 0; n && hops < REF_HOPS; hops++) {
		struct asset_str ref = asset_get_text(n, "$ref");

		if (!ref.n || ref.s[0] != '#')
			return n;
		ref.s++;
		ref.n--;
		n = asset_pointer_get(cx, op->doc, ref);
	}
	return n;
}

static const struct asset_node *
json_schema(const struct asset_node *message)
{
	return asset_get(asset_get(asset_get(message, "content"),
	    "application/json"), "schema");
}

const struct asset_node *
asset_operation_body(struct asset_ctx *cx, const struct asset_operation *op)
{
	return json_schema(asset_operation_resolve(cx, op,
	    asset_get(op->root, "requestBody")));
}

static bool
is_success(const struct asset_node *response)
{
	struct asset_str status = asset_key(response);

	return status.n == 3 && status.s[0] == '2';
}

struct asset_node *
asset_operation_statuses(struct asset_ctx *cx, const struct asset_operation *op)
{
	const struct asset_node *all = asset_get(op->root, "responses");
	struct asset_node *out = asset_new_node(cx, ASSET_ARRAY);

	for (struct asset_node *r = asset_first(all); r; r = r->next)
		if (is_success(r))
			asset_add(cx, out, asset_new_int(cx,
			    strtol(asset_cstr(cx, asset_key(r)), NULL, 10)));
	return out;
}

/* ---- cutting a value to a schema ---- */

/* The schema of a member, in any part of an allOf. *open: unknown members are
 * meant to be there. */
static const struct asset_node *
member_schema(struct asset_ctx *cx, const struct asset_operation *op,
    const struct asset_node *schema, struct asset_str name, bool *open)
{
	const struct asset_node *found, *more;

	schema = asset_operation_resolve(cx, op, schema);
	found = asset_get_str(asset_get(schema, "properties"), name);
	if (found)
		return found;
	more = asset_get(schema, "additionalProperties");
	if (asset_is(more, ASSET_OBJECT))
		return more;
	if (more && asset_get_true(schema, "additionalProperties"))
		*open = true;
	for (struct asset_node *n = asset_first(asset_get(schema, "allOf")); n;
	    n = n->next) {
		found = member_schema(cx, op, n, name, open);
		if (found)
			return found;
	}
	return NULL;
}

static const struct asset_node *
item_schema(struct asset_ctx *cx, const struct asset_operation *op,
    const struct asset_node *schema)
{
	const struct asset_node *found;

	schema = asset_operation_resolve(cx, op, schema);
	found = asset_get(schema, "items");
	for (struct asset_node *n = asset_first(asset_get(schema, "allOf"));
	    n && !found; n = n->next)
		found = item_schema(cx, op, n);
	return found;
}

/* Does the schema say which members there are? */
static bool
has_members(struct asset_ctx *cx, const struct asset_operation *op,
    const struct asset_node *schema)
{
	schema = asset_operation_resolve(cx, op, schema);
	if (asset_get(schema, "properties") ||
	    asset_get(schema, "additionalProperties"))
		return true;
	for (struct asset_node *n = asset_first(asset_get(schema, "allOf")); n;
	    n = n->next)
		if (has_members(cx, op, n))
			return true;
	return false;
}

static struct asset_node *
cut_object(struct asset_ctx *cx, const struct asset_operation *op,
    const struct asset_node *schema, const struct asset_node *value)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);

	for (struct asset_node *n = asset_first(value); n; n = n->next) {
		bool open = false;
		const struct asset_node *s =
		    member_schema(cx, op, schema, asset_key(n), &open);

		if (s || open)
			asset_set_str(cx, out, asset_key(n),
			    asset_operation_cut(cx, op, s, n));
	}
	return out;
}

struct asset_node *
asset_operation_cut(struct asset_ctx *cx, const struct asset_operation *op,
    const struct asset_node *schema, const struct asset_node *value)
{
	const struct asset_node *items;
	struct asset_node *out;

	if (asset_is(value, ASSET_OBJECT) && has_members(cx, op, schema))
		return cut_object(cx, op, schema, value);
	items = asset_is(value, ASSET_ARRAY) ? item_schema(cx, op, schema) :
	    NULL;
	if (!items)
		return asset_clone(cx, value);
	out = asset_new_node(cx, ASSET_ARRAY);
	for (struct asset_node *n = asset_first(value); n; n = n->next)
		asset_add(cx, out, asset_operation_cut(cx, op, items, n));
	return out;
}
