#include "model/schema.h"

#include <stdlib.h>

#include "model/row.h"
#include "tree/pointer.h"
#include "core/banned.h"

/* Copies what the node refers to, and what that refers to, to the same places
 * of another document. */
static void
bring(struct asset_ctx *cx, const struct asset_node *doc,
    const struct asset_node *n, struct asset_node *out)
{
	struct asset_str ref = asset_get_text(n, "$ref");
	const struct asset_node *target;

	for (const struct asset_node *c = asset_first(n); c; c = c->next)
		bring(cx, doc, c, out);
	if (!ref.n || ref.s[0] != '#')
		return;
	ref = (struct asset_str){ ref.s + 1, ref.n - 1 };
	target = asset_pointer_get(cx, doc, ref);
	if (!target || asset_pointer_get(cx, out, ref))
		return;
	asset_pointer_set(cx, out, ref, asset_clone(cx, target));
	bring(cx, doc, target, out);
}

static const struct asset_node *
tagged(const struct asset_node *tags, struct asset_str name)
{
	const struct asset_node *n = asset_first(tags);

	while (n && !asset_str_eq(asset_get_text(n, "name"), name))
		n = n->next;
	return n;
}

/* The tags of an operation that the document does not declare yet. */
static void
add_tags(struct asset_ctx *cx, struct asset_node *out,
    const struct asset_operation *op)
{
	struct asset_node *tags = asset_get(out, "tags");
	const struct asset_node *name = asset_get(op->root, "tags"), *from;

	for (name = asset_first(name); name; name = name->next) {
		from = tagged(tags, asset_text(name)) ? NULL :
		    tagged(asset_get(op->doc, "tags"), asset_text(name));
		if (from)
			asset_add(cx, tags, asset_clone(cx, from));
	}
}

static void
add_operation(struct asset_ctx *cx, struct asset_node *out,
    const struct asset_operation *op)
{
	struct asset_node *paths = asset_get(out, "paths");
	struct asset_node *item = asset_get_str(paths, op->path), *p;

	if (!item)
		item = asset_set_str(cx, paths, op->path,
		    asset_new_node(cx, ASSET_OBJECT));
	add_tags(cx, out, op);
	p = asset_get(op->item, "parameters");
	if (p && !asset_get(item, "parameters"))
		asset_set(cx, item, "parameters", asset_clone(cx, p));
	asset_set_str(cx, item, asset_key(op->root), asset_clone(cx, op->root));
	if (p)
		bring(cx, op->doc, p, out);
	bring(cx, op->doc, op->root, out);
}

/* What a document of several areas is called. */
static void
set_info(struct asset_ctx *cx, struct asset_node *info)
{
	static const char *const members[] = { "title", "description" };
	const struct asset_node *row = asset_row("texts",
	    ASSET_S("schema-document"));

	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		asset_set(cx, info, members[i], asset_new_str(cx,
		    asset_get_text(row, members[i])));
}

struct asset_node *
asset_schema_openapi(struct asset_ctx *cx,
    const struct asset_operation *const *ops, uint32_t n)
{
	static const char *const heads[] = { "openapi", "info", "servers",
		"security" };
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT), *schemes;
	const struct asset_node *member;

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		member = asset_get(ops[0]->doc, heads[i]);
		if (member)
			asset_set(cx, out, heads[i], asset_clone(cx, member));
	}
	if (n && ops[0]->doc != ops[n - 1]->doc)
		set_info(cx, asset_get(out, "info"));
	asset_set(cx, out, "tags", asset_new_node(cx, ASSET_ARRAY));
	asset_set(cx, out, "paths", asset_new_node(cx, ASSET_OBJECT));
	schemes = asset_pointer_get(cx, ops[0]->doc,
	    ASSET_S("/components/securitySchemes"));
	if (schemes)
		asset_pointer_set(cx, out,
		    ASSET_S("/components/securitySchemes"),
		    asset_clone(cx, schemes));
	for (uint32_t i = 0; i < n; i++)
		add_operation(cx, out, ops[i]);
	return out;
}

static int
by_area(const void *a, const void *b)
{
	const struct asset_operation *const *x = a, *const *y = b;
	int r = asset_str_cmp((*x)->area, (*y)->area);

	if (r == 0)
		r = asset_str_cmp((*x)->path, (*y)->path);
	return r ? r : asset_str_cmp((*x)->method, (*y)->method);
}

const struct asset_operation **
asset_operations_by_area(struct asset_ctx *cx,
    const struct asset_operations *all)
{
	const struct asset_operation **list;

	list = asset_alloc(cx, (all->count + 1) * sizeof *list);
	for (uint32_t i = 0; i < all->count; i++)
		list[i] = &all->list[i];
	list[all->count] = NULL;
	qsort(list, all->count, sizeof *list, by_area);
	return list;
}

const struct asset_operation **
asset_kind_operations(struct asset_ctx *cx, const struct asset_operations *all,
    const struct asset_kind_info *k, uint32_t *n)
{
	const struct asset_node *ids = asset_get(k->root, "operations");
	const struct asset_operation **list;

	list = asset_alloc(cx, (ids->len + 1) * sizeof *list);
	*n = 0;
	for (ids = asset_first(ids); ids; ids = ids->next) {
		const struct asset_operation *op =
		    asset_operation_find(all, asset_text(ids));
		bool again = !op;

		for (uint32_t i = 0; i < *n; i++)
			again = again || list[i] == op;
		if (!again)
			list[(*n)++] = op;
	}
	list[*n] = NULL;
	return list;
}
