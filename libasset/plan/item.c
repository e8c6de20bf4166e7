#include "plan/plan.h"

#include "core/banned.h"

struct asset_item *
asset_plan_item(struct asset_plan *p, struct asset_str id)
{
	struct asset_object *o = asset_package_find(p->want, id);

	if (o)
		return p->wanted[o->index];
	o = p->have ? asset_package_find(p->have, id) : NULL;
	if (o)
		return p->found[o->index];
	o = asset_package_find(p->outside, id);
	return o ? p->outer[o->index] : NULL;
}

static struct asset_item **
new_items(struct asset_plan *p, const struct asset_package *pkg)
{
	struct asset_item **items;

	items = asset_alloc(p->cx, (pkg->count + 1) * sizeof *items);
	for (uint32_t i = 0; i < pkg->count; i++)
		items[i] = asset_zalloc(p->cx, sizeof **items);
	return items;
}

/* ---- objects that are in neither package ---- */

/* The key that an identity stands for. */
static struct asset_node *
key_of(struct asset_ctx *cx, const struct asset_kind_info *k,
    struct asset_str text)
{
	struct asset_node *key = asset_new_node(cx, ASSET_OBJECT);
	struct asset_buf b;
	uint32_t member = 0;

	asset_buf_init(&b, cx);
	for (uint32_t i = 0; i <= text.n && member < k->nkeys; i++) {
		if (i == text.n || text.s[i] == '/') {
			asset_set_str(cx, key, k->keys[member++].name,
			    asset_new_str(cx, asset_buf_text(&b)));
			asset_buf_init(&b, cx);
		} else if (text.s[i] == '%' && i + 2 < text.n) {
			asset_buf_char(&b, text.s[i + 2] == '5' ? '%' : '/');
			i += 2;
		} else {
			asset_buf_char(&b, text.s[i]);
		}
	}
	return key;
}

static bool
is_known(struct asset_plan *p, struct asset_str id)
{
	return asset_package_find(p->want, id) ||
	    (p->have && asset_package_find(p->have, id)) ||
	    asset_get_str(p->named, id);
}

static void
name_object(struct asset_plan *p, struct asset_str id)
{
	const char *colon = id.n ? memchr(id.s, ':', id.n) : NULL;
	const struct asset_kind_info *k;
	uint32_t n = colon ? (uint32_t)(colon - id.s) : 0;

	if (!n || is_known(p, id))
		return;
	k = asset_kind_find(p->cx, (struct asset_str){ id.s, n });
	if (!k)
		return;
	asset_set_str(p->cx, p->named, id, asset_new_bool(p->cx, true));
	asset_package_add(p->cx, p->outside, k, key_of(p->cx, k,
	    (struct asset_str){ id.s + n + 1, id.n - n - 1 }), NULL, NULL);
}

static void
name_all(struct asset_plan *p, const struct asset_package *pkg)
{
	for (uint32_t i = 0; i < pkg->count; i++)
		for (uint32_t u = 0; u < pkg->objects[i]->nuses; u++)
			name_object(p, pkg->objects[i]->uses[u].id);
	for (struct asset_node *m = asset_first(pkg->made); m; m = m->next)
		name_object(p, asset_key(m));
}

/* What they refer to in turn is named in further rounds. */
static void
find_outside(struct asset_plan *p)
{
	uint32_t before = 0;

	p->outside = asset_package_new(p->cx, p->want->name);
	p->outside->recorded = true;
	p->named = asset_new_node(p->cx, ASSET_OBJECT);
	name_all(p, p->want);
	if (p->have)
		name_all(p, p->have);
	while (p->outside->count > before) {
		before = p->outside->count;
		asset_package_link(p->cx, p->outside);
		name_all(p, p->outside);
	}
	asset_package_link(p->cx, p->outside);
}

/* ---- makers ---- */

static void
set_makers(struct asset_plan *p, const struct asset_package *pkg,
    struct asset_item **items)
{
	for (struct asset_node *m = asset_first(pkg->made); m; m = m->next) {
		struct asset_object *by = asset_package_find(pkg,
		    asset_get_text(m, "by"));
		struct asset_item *item = asset_plan_item(p, asset_key(m));

		/* Of a maker that stays away nothing desired can come. */
		if (!by || !item || item->maker ||
		    (item->want && !items[by->index]->want))
			continue;
		item->maker = items[by->index];
		item->made_at = asset_get_text(asset_get(m, "row"), "capture");
		item->also = item->maker->makes;
		item->maker->makes = item;
	}
}

void
asset_plan_items(struct asset_plan *p)
{
	p->wanted = new_items(p, p->want);
	for (uint32_t i = 0; i < p->want->count; i++)
		p->wanted[i]->want = p->want->objects[i];
	if (p->have)
		p->found = new_items(p, p->have);
	for (uint32_t i = 0; p->have && i < p->have->count; i++) {
		struct asset_object *o = asset_package_find(p->want,
		    p->have->objects[i]->id);

		if (o)
			p->found[i] = p->wanted[o->index];
		p->found[i]->have = p->have->objects[i];
	}
	find_outside(p);
	p->outer = new_items(p, p->outside);
	for (uint32_t i = 0; i < p->outside->count; i++)
		p->outer[i]->named = p->outside->objects[i];
	set_makers(p, p->want, p->wanted);
	if (p->have)
		set_makers(p, p->have, p->found);
	for (uint32_t i = 0; i < p->want->count; i++)
		for (uint32_t u = 0; u < p->want->objects[i]->nuses; u++) {
			struct asset_item *t = asset_plan_item(p,
			    p->want->objects[i]->uses[u].id);

			if (t)
				t->used = true;
		}
}
