#include "model/canonical.h"

#include <stdlib.h>

#include "core/buf.h"
#include "core/digest.h"
#include "core/utf8.h"
#include "model/object.h"
#include "core/banned.h"

/* ---- arrays without order ---- */

struct item {
	struct asset_str by;
	uint32_t index;
	struct asset_node *node;
};

static int
by_text(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int c = asset_str_cmp(x->by, y->by);

	return c ? c : (x->index > y->index) - (x->index < y->index);
}

/* What an item sorts by: its own text, or those of some members. */
static struct asset_str
sort_text(struct asset_ctx *cx, const struct asset_node *item,
    const struct asset_node *members)
{
	const struct asset_node *m = asset_first(members);
	struct asset_buf b;

	if (!m)
		return asset_text(item);
	asset_buf_init(&b, cx);
	for (; m; m = m->next) {
		asset_buf_str(&b, asset_text(asset_get_str(item,
		    asset_text(m))));
		asset_buf_char(&b, 0);
	}
	return asset_buf_text(&b);
}

static void
sort_array(struct asset_ctx *cx, void *members, const struct asset_node *n,
    struct asset_str pointer)
{
	struct asset_node *array = (struct asset_node *)(uintptr_t)n, *c;
	struct item *items;
	uint32_t count = 0;

	(void)pointer;
	if (n->kind != ASSET_ARRAY || n->len < 2)
		return;
	items = asset_alloc(cx, n->len * sizeof *items);
	for (c = asset_first(n); c; c = c->next, count++)
		items[count] = (struct item){ sort_text(cx, c, members),
		    count, c };
	qsort(items, count, sizeof *items, by_text);
	array->flags &= (uint8_t)~ASSET_NODE_HEAD;
	array->u.first = NULL;
	array->len = 0;
	for (uint32_t i = 0; i < count; i++)
		asset_add(cx, array, items[i].node);
}

struct asset_node *
asset_canonical_spec(struct asset_ctx *cx, const struct asset_kind_info *k,
    const struct asset_node *spec)
{
	struct asset_node *copy = asset_clone(cx, spec), *u;

	for (u = asset_first(k->unordered); u; u = u->next)
		asset_kind_each(cx, copy, asset_key(u), sort_array, u);
	asset_sort(cx, copy);
	return copy;
}

/* ---- side files ---- */

struct side {
	const struct asset_object *o;
	const struct asset_node *row;
	struct asset_str member;
	struct asset_members *files;
	unsigned n;
};

static void
take_side(struct asset_ctx *cx, void *arg, const struct asset_node *holder,
    struct asset_str pointer)
{
	struct side *side = arg;
	struct asset_node *n, *parent = (struct asset_node *)(uintptr_t)holder;
	struct asset_str bytes;

	(void)pointer;
	if (!asset_is(holder, ASSET_OBJECT))
		return;
	side->n++;
	n = asset_get_str(holder, side->member);
	if (!asset_is(n, ASSET_STRING) || !n->len)
		return;
	bytes = asset_text(n);
	if (asset_is_text(asset_get(side->row, "encode"), "base64") &&
	    (!asset_base64_decode(cx, asset_text(n), &bytes) ||
	    asset_utf8_check(bytes.s, bytes.s + bytes.n)))
		return;
	asset_member_add(cx, side->files, asset_object_side(cx, side->o,
	    side->row, holder, side->n), bytes);
	asset_remove(cx, parent, n);
}

static void
take_sides(struct asset_ctx *cx, const struct asset_object *o,
    const struct asset_node *spec, struct asset_members *files)
{
	struct asset_str at;

	for (const struct asset_node *row = asset_first(o->kind->files); row;
	    row = row->next) {
		struct side side = { o, row, { NULL, 0 }, files, 0 };

		at = asset_get_text(row, "at");
		side.member = asset_side_split(&at);
		asset_kind_each(cx, spec, at, take_side, &side);
	}
}

/* ---- objects ---- */

static void
add_others(struct asset_ctx *cx, struct asset_node *object,
    const struct asset_node *root)
{
	for (const struct asset_node *n = asset_first(root); n; n = n->next)
		if (!asset_get_str(object, asset_key(n)) &&
		    !asset_str_is(asset_key(n), "refs"))
			asset_set_str(cx, object, asset_key(n),
			    asset_clone(cx, n));
}

struct asset_node *
asset_canonical_object(struct asset_ctx *cx, const struct asset_object *o,
    struct asset_members *files)
{
	struct asset_node *n = asset_new_node(cx, ASSET_OBJECT), *spec;

	spec = asset_canonical_spec(cx, o->kind, o->spec);
	take_sides(cx, o, spec, files);
	asset_set(cx, n, "kind", asset_new_str(cx, o->kind->name));
	asset_set(cx, n, "key", asset_clone(cx, o->key));
	if (o->refs && o->refs->len)
		asset_set(cx, n, "refs", asset_clone(cx, o->refs));
	asset_set(cx, n, "spec", spec);
	add_others(cx, n, o->root);
	asset_sort(cx, n);
	return n;
}
