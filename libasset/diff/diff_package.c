#include "diff/diff_package.h"

#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

static void
report_alone(struct asset_changes *ch, const struct asset_object *old,
    const struct asset_object *new)
{
	const struct asset_object *o = new ? new : old;
	struct asset_unit *unit = asset_alloc(ch->cx, sizeof *unit);
	struct asset_spot s;

	*unit = (struct asset_unit){ o->kind->name,
		asset_kind_key_text(ch->cx, o->kind, o->key) };
	s = asset_spot_root(unit, old ? old->root : NULL, ASSET_S(""),
	    new ? new->root : NULL, ASSET_S(""));
	asset_change(ch, "package", ASSET_S("object"),
	    new ? "added" : "removed", &s, none, none);
}

int
asset_diff_package(struct asset_changes *ch, struct asset_package *old,
    struct asset_package *new)
{
	for (uint32_t i = 0; i < old->count; i++) {
		const struct asset_object *a = old->objects[i];
		const struct asset_object *b = asset_package_find(new, a->id);

		if (!b)
			report_alone(ch, a, NULL);
		else if (!a->derived || !b->derived)
			asset_diff_object(ch, a, b);
	}
	for (uint32_t i = 0; i < new->count; i++)
		if (!asset_package_find(old, new->objects[i]->id))
			report_alone(ch, NULL, new->objects[i]);
	return asset_diff_files(ch, old, new);
}
