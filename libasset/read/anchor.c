#include "read/anchor.h"

#include "core/banned.h"

static struct asset_anchor **
slot_of(const struct asset_anchors *a, struct asset_str name)
{
	uint32_t i = (uint32_t)asset_str_hash(name) & (a->room - 1);

	while (a->slots[i] && !asset_str_eq(a->slots[i]->name, name))
		i = (i + 1) & (a->room - 1);
	return &a->slots[i];
}

struct asset_anchor *
asset_anchor_find(const struct asset_anchors *a, struct asset_str name)
{
	return a->room ? *slot_of(a, name) : NULL;
}

static void
grow(struct asset_ctx *cx, struct asset_anchors *a)
{
	struct asset_anchors more = { .n = a->n };

	more.room = a->room ? a->room * 2 : 16;
	more.slots = asset_zalloc(cx, more.room * sizeof *more.slots);
	for (uint32_t i = 0; i < a->room; i++)
		if (a->slots[i])
			*slot_of(&more, a->slots[i]->name) = a->slots[i];
	*a = more;
}

struct asset_anchor *
asset_anchor_make(struct asset_ctx *cx, struct asset_anchors *a,
    struct asset_str name)
{
	struct asset_anchor **slot, *old = asset_anchor_find(a, name);

	if (old)
		return old;
	if (a->n >= a->room / 2)
		grow(cx, a);
	slot = slot_of(a, name);
	*slot = asset_zalloc(cx, sizeof **slot);
	(*slot)->name = asset_str_copy(cx, name);
	a->n++;
	return *slot;
}
