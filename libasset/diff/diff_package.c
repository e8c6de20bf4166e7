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

/* Does it come from a definition that both packages have? Then the comparison
 * of the definitions tells. */
static bool
is_told(const struct asset_package *pkg, const struct asset_package *other,
    const struct asset_object *o)
{
	if (!o->derived)
		return false;
	for (uint32_t i = 0; i < pkg->files.count; i++) {
		const struct asset_member *m = &pkg->files.list[i];

		if (m->role == ASSET_ROLE_DEFINITION && m->src &&
		    m->src->index == o->root->src)
			return asset_member_find(&other->files, m->path);
	}
	return false;
}

int
asset_diff_package(struct asset_changes *ch, struct asset_package *old,
    struct asset_package *new)
{
	for (uint32_t i = 0; i < old->count; i++) {
		const struct asset_object *a = old->objects[i];
		const struct asset_object *b = asset_package_find(new, a->id);

		if (!b && !is_told(old, new, a))
			report_alone(ch, a, NULL);
		else if (b && (!a->derived || !b->derived))
			asset_diff_object(ch, a, b);
	}
	for (uint32_t i = 0; i < new->count; i++) {
		const struct asset_object *b = new->objects[i];

		if (!asset_package_find(old, b->id) && !is_told(new, old, b))
			report_alone(ch, NULL, b);
	}
	return asset_diff_files(ch, old, new);
}
