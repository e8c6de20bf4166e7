#include "diff/value.h"

#include "diff/says.h"

#include "core/banned.h"

struct items {
	const struct asset_node *array;
	const struct asset_node **all;
	struct asset_map names; /* to the address of an entry of `all` */
};

/* Do all items have a name, each another one? */
static bool
init_items(struct asset_ctx *cx, struct items *items,
    const struct asset_node *array)
{
	uint32_t i = 0;

	items->array = array;
	memset(&items->names, 0, sizeof items->names);
	items->all = asset_alloc(cx, (array->len + 1) * sizeof *items->all);
	for (const struct asset_node *c = asset_first(array); c;
	    c = c->next, i++) {
		struct asset_str name = asset_get_text(c, "name");

		items->all[i] = c;
		if (!name.s || !asset_map_add(cx, &items->names, name,
		    &items->all[i]))
			return false;
	}
	return true;
}

static void
compare_item(const struct asset_values *v, const struct asset_spot *up,
    const struct items *old, const struct items *new, struct asset_str name)
{
	const struct asset_node **a = asset_map_get(&old->names, name);
	const struct asset_node **b = asset_map_get(&new->names, name);
	struct asset_spot s = asset_spot_child(up, a ? *a : NULL,
	    b ? *b : NULL, ASSET_SPOT_PROPERTY, name);

	if (a)
		s.index[ASSET_OLD] = (uint32_t)(a - old->all);
	if (b)
		s.index[ASSET_NEW] = (uint32_t)(b - new->all);
	asset_diff_value(v, &s);
}

static bool
compare_named(const struct asset_values *v, const struct asset_spot *up)
{
	struct asset_ctx *cx = v->changes->cx;
	struct items old, new;

	if (!init_items(cx, &old, up->node[ASSET_OLD]) ||
	    !init_items(cx, &new, up->node[ASSET_NEW]))
		return false;
	for (uint32_t i = 0; i < old.array->len; i++)
		compare_item(v, up, &old, &new,
		    asset_get_text(old.all[i], "name"));
	for (uint32_t i = 0; i < new.array->len; i++) {
		struct asset_str name = asset_get_text(new.all[i], "name");

		if (!asset_map_get(&old.names, name))
			compare_item(v, up, &old, &new, name);
	}
	return true;
}

static void
compare_ordered(const struct asset_values *v, const struct asset_spot *up)
{
	const struct asset_node *a = asset_first(up->node[ASSET_OLD]);
	const struct asset_node *b = asset_first(up->node[ASSET_NEW]);

	for (uint32_t i = 0; a || b; i++) {
		struct asset_spot s = asset_spot_child(up, a, b,
		    ASSET_SPOT_PROPERTY,
		    asset_strf(v->changes->cx, "%u", (unsigned)i));

		s.index[ASSET_OLD] = s.index[ASSET_NEW] = i;
		asset_diff_value(v, &s);
		a = a ? a->next : NULL;
		b = b ? b->next : NULL;
	}
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

	if (v->secret && v->secret(v, spot)) {
		asset_change(v->changes, v->on, v->field, "hidden", spot,
		    ASSET_S(""), ASSET_S(""));
		return;
	}
	asset_change(v->changes, v->on, v->field,
	    !a ? "added" : !b ? "removed" : "changed", spot,
	    asset_value_words(cx, a), asset_value_words(cx, b));
}

/* Arrays of objects; one of plain values is compared as a whole. */
static bool
has_parts(const struct asset_node *n)
{
	return asset_is(n, ASSET_ARRAY) && n->len &&
	    asset_is_container(asset_first(n));
}

void
asset_diff_value(const struct asset_values *v, const struct asset_spot *spot)
{
	const struct asset_node *a = spot->node[ASSET_OLD];
	const struct asset_node *b = spot->node[ASSET_NEW];

	if (asset_equal(a, b))
		return;
	if (asset_is(a, ASSET_OBJECT) && asset_is(b, ASSET_OBJECT)) {
		compare_members(v, spot);
	} else if (has_parts(a) && has_parts(b)) {
		if (!compare_named(v, spot))
			compare_ordered(v, spot);
	} else {
		report(v, spot);
	}
}
