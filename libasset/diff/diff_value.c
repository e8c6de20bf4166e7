#include "diff/value.h"

#include "diff/says.h"

#include "core/banned.h"

/* ---- arrays: which item is which ---- */

struct item {
	const struct asset_node *node;
	struct asset_str key;
	uint32_t index;
};

struct items {
	struct item *all;
	uint32_t count;
	struct asset_map by_key;
	bool named; /* the keys do not come from the order */
};

/* {NULL, 0}: nothing tells it apart but its place. */
static struct asset_str
item_key(struct asset_ctx *cx, const struct asset_node *item,
    const struct asset_node *members)
{
	struct asset_buf b;

	if (!members)
		return asset_get_text(item, "name");
	if (!members->len)
		return asset_value_key(cx, item);
	asset_buf_init(&b, cx);
	for (const struct asset_node *m = asset_first(members); m;
	    m = m->next) {
		struct asset_str part = asset_text(
		    asset_get_str(item, asset_text(m)));

		if (b.n && part.n)
			asset_buf_char(&b, ' ');
		asset_buf_str(&b, part);
	}
	return asset_buf_text(&b);
}

/* The second of equal keys is "key #2", and so on. */
static void
add_item(struct asset_ctx *cx, struct items *items, struct item item)
{
	struct asset_str key = item.key;
	struct item *kept = &items->all[items->count++];

	for (unsigned i = 2; asset_map_get(&items->by_key, item.key); i++)
		item.key = asset_strf(cx, "%.*s #%u", ASSET_P(key), i);
	*kept = item;
	asset_map_add(cx, &items->by_key, item.key, kept);
}

static void
init_items(struct asset_ctx *cx, struct items *items,
    const struct asset_node *array, const struct asset_node *members)
{
	uint32_t i = 0;

	memset(items, 0, sizeof *items);
	items->all = asset_alloc(cx, (array->len + 1) * sizeof *items->all);
	items->named = true;
	for (const struct asset_node *c = asset_first(array); c; c = c->next)
		items->named &= item_key(cx, c, members).s != NULL;
	for (const struct asset_node *c = asset_first(array); c;
	    c = c->next, i++) {
		struct item item = { c, { NULL, 0 }, i };

		item.key = items->named ? item_key(cx, c, members) :
		    asset_strf(cx, "%u", (unsigned)i);
		add_item(cx, items, item);
	}
}

/* ---- comparing ---- */

static void
compare_item(const struct asset_values *v, const struct asset_spot *up,
    const struct item *a, const struct item *b)
{
	struct asset_spot s = asset_spot_child(up, a ? a->node : NULL,
	    b ? b->node : NULL, ASSET_SPOT_PROPERTY, b ? b->key : a->key);

	if (a)
		s.index[ASSET_OLD] = a->index;
	if (b)
		s.index[ASSET_NEW] = b->index;
	asset_diff_value(v, &s);
}

/* Do those that both have come in another order? */
static bool
reordered(const struct items *old, const struct items *new)
{
	uint32_t last = 0;

	for (uint32_t i = 0; i < old->count; i++) {
		const struct item *b =
		    asset_map_get(&new->by_key, old->all[i].key);

		if (b && b->index < last)
			return true;
		if (b)
			last = b->index;
	}
	return false;
}

static void
compare_arrays(const struct asset_values *v, const struct asset_spot *up,
    const struct asset_node *members)
{
	struct asset_ctx *cx = v->changes->cx;
	struct items old, new;

	init_items(cx, &old, up->node[ASSET_OLD], members);
	init_items(cx, &new, up->node[ASSET_NEW], members);
	for (uint32_t i = 0; i < old.count; i++)
		compare_item(v, up, &old.all[i],
		    asset_map_get(&new.by_key, old.all[i].key));
	for (uint32_t i = 0; i < new.count; i++)
		if (!asset_map_get(&old.by_key, new.all[i].key))
			compare_item(v, up, NULL, &new.all[i]);
	/* Without `order`, only the outermost array is known to have one. */
	if (!v->order && !asset_str_eq(up->name, v->field))
		return;
	if (!members && old.named && new.named && reordered(&old, &new))
		asset_change(v->changes, v->on, v->field, "reordered", up,
		    ASSET_S(""), ASSET_S(""));
}

static void
compare_members(const struct asset_values *v, const struct asset_spot *up)
{
	const struct asset_node *c;

	for (c = asset_first(up->node[ASSET_OLD]); c; c = c->next) {
		struct asset_spot s = asset_spot_child(up, c,
		    asset_get_str(up->node[ASSET_NEW], asset_key(c)),
		    ASSET_SPOT_PROPERTY, asset_key(c));

		asset_diff_value(v, &s);
	}
	for (c = asset_first(up->node[ASSET_NEW]); c; c = c->next) {
		struct asset_spot s = asset_spot_child(up, NULL, c,
		    ASSET_SPOT_PROPERTY, asset_key(c));

		if (!asset_get_str(up->node[ASSET_OLD], asset_key(c)))
			asset_diff_value(v, &s);
	}
}

static void
report(const struct asset_values *v, const struct asset_spot *spot)
{
	struct asset_ctx *cx = v->changes->cx;
	const struct asset_node *a = spot->node[ASSET_OLD];
	const struct asset_node *b = spot->node[ASSET_NEW];

	asset_change(v->changes, v->on, v->field,
	    !a ? "added" : !b ? "removed" : "changed", spot,
	    asset_value_words(cx, a), asset_value_words(cx, b));
}

/* Arrays of plain values with an order are compared as a whole. */
static bool
has_parts(const struct asset_node *n)
{
	return n->len && asset_is_container(asset_first(n));
}

void
asset_diff_value(const struct asset_values *v, const struct asset_spot *spot)
{
	const struct asset_node *a = spot->node[ASSET_OLD];
	const struct asset_node *b = spot->node[ASSET_NEW];
	const struct asset_node *members;

	if (asset_equal(a, b))
		return;
	if (asset_is(a, ASSET_OBJECT) && asset_is(b, ASSET_OBJECT)) {
		compare_members(v, spot);
		return;
	}
	if (!asset_is(a, ASSET_ARRAY) || !asset_is(b, ASSET_ARRAY)) {
		report(v, spot);
		return;
	}
	members = v->order ? v->order(v, spot) : NULL;
	if (members || (has_parts(a) && has_parts(b)))
		compare_arrays(v, spot, members);
	else
		report(v, spot);
}
