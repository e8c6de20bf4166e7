#include "diff/change.h"

#include "core/banned.h"

struct asset_spot
asset_spot_root(const struct asset_unit *unit, const struct asset_node *old,
    struct asset_str old_at, const struct asset_node *new,
    struct asset_str new_at)
{
	return (struct asset_spot){ .unit = unit, .node = { old, new },
		.at = { old_at, new_at } };
}

struct asset_spot
asset_spot_child(const struct asset_spot *up, const struct asset_node *old,
    const struct asset_node *new, enum asset_spot_type type,
    struct asset_str name)
{
	return (struct asset_spot){ .up = up, .unit = up->unit,
		.node = { old, new }, .name = name, .type = type,
		.depth = (uint16_t)(up->depth + 1) };
}

const struct asset_spot *
asset_spot_keep(struct asset_ctx *cx, const struct asset_spot *spot)
{
	struct asset_spot *kept, **link;
	const struct asset_spot *first = NULL;

	for (link = &kept; spot && !spot->kept; spot = spot->up) {
		struct asset_spot *copy = asset_alloc(cx, sizeof *copy);

		*copy = *spot;
		copy->kept = true;
		*link = copy;
		first = first ? first : copy;
		link = (struct asset_spot **)(uintptr_t)&copy->up;
	}
	*link = (struct asset_spot *)(uintptr_t)spot;
	return first ? first : spot;
}

static void
add_pointer(struct asset_buf *b, const struct asset_spot *spot, int side)
{
	const struct asset_node *n = spot->node[side];

	if (spot->at[side].s) {
		asset_buf_str(b, spot->at[side]);
		return;
	}
	if (!spot->up)
		return;
	add_pointer(b, spot->up, side);
	if (!n)
		return;
	if (n->key)
		asset_pointer_add(b, asset_key(n));
	else
		asset_buf_printf(b, "/%u", (unsigned)spot->index[side]);
}

struct asset_str
asset_spot_pointer(struct asset_ctx *cx, const struct asset_spot *spot,
    int side)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	add_pointer(&b, spot, side);
	return asset_buf_text(&b);
}
