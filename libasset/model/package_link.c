#include <stdlib.h>

#include "core/buf.h"
#include "model/package.h"
#include "tree/pointer.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* ---- the index ---- */

static uint32_t
slot_of(const struct asset_package *pkg, struct asset_str id)
{
	uint32_t i = (uint32_t)asset_str_hash(id) & pkg->mask;

	while (pkg->slots[i] && !asset_str_eq(pkg->slots[i]->id, id))
		i = (i + 1) & pkg->mask;
	return i;
}

struct asset_object *
asset_package_find(const struct asset_package *pkg, struct asset_str id)
{
	return pkg->mask ? pkg->slots[slot_of(pkg, id)] : NULL;
}

struct asset_object *
asset_package_maker(const struct asset_package *pkg, struct asset_str id,
    const struct asset_node **row)
{
	const struct asset_node *made = asset_get_str(pkg->made, id);

	if (!made)
		return NULL;
	*row = asset_get(made, "row");
	return asset_package_find(pkg, asset_get_text(made, "by"));
}

static int
by_order(const void *a, const void *b)
{
	const struct asset_object *x = *(struct asset_object *const *)a;
	const struct asset_object *y = *(struct asset_object *const *)b;

	if (x->kind != y->kind)
		return x->kind->index < y->kind->index ? -1 : 1;
	return asset_str_cmp(x->id, y->id);
}

static int
by_order_then_place(const void *a, const void *b)
{
	const struct asset_object *x = *(struct asset_object *const *)a;
	const struct asset_object *y = *(struct asset_object *const *)b;
	int c = by_order(a, b);

	if (c == 0)
		c = asset_str_cmp(x->path, y->path);
	if (c == 0 && x->root && y->root)
		c = (x->root->off > y->root->off) -
		    (x->root->off < y->root->off);
	return c;
}

static void
report_duplicate(struct asset_ctx *cx, const struct asset_object *first,
    const struct asset_object *again)
{
	struct asset_diag *d = asset_report_str(cx, "object-duplicate",
	    asset_value_place(cx, again->root), again->id, none, none);

	d->also = asset_value_place(cx, first->root);
}

/* Of objects of one key the first stays. */
static void
sort_objects(struct asset_ctx *cx, struct asset_package *pkg)
{
	uint32_t n = 0;

	if (pkg->count)
		qsort(pkg->objects, pkg->count, sizeof *pkg->objects,
		    by_order_then_place);
	for (uint32_t i = 0; i < pkg->count; i++) {
		struct asset_object *o = pkg->objects[i];

		if (n && by_order(&pkg->objects[n - 1], &o) == 0) {
			report_duplicate(cx, pkg->objects[n - 1], o);
			continue;
		}
		o->index = n;
		pkg->objects[n++] = o;
	}
	pkg->count = n;
}

static void
index_objects(struct asset_ctx *cx, struct asset_package *pkg)
{
	uint32_t slots = 32;

	while (slots < pkg->count * 2)
		slots *= 2;
	pkg->slots = asset_zalloc(cx, slots * sizeof *pkg->slots);
	pkg->mask = slots - 1;
	for (uint32_t i = 0; i < pkg->count; i++)
		pkg->slots[slot_of(pkg, pkg->objects[i]->id)] =
		    pkg->objects[i];
}

/* ---- keys of targets ---- */

/* The text of one member of a target's key; none: it has no value. */
static struct asset_str
source_text(struct asset_ctx *cx, const struct asset_object *o,
    const struct asset_key_source *s, const struct asset_node *value)
{
	if (asset_is(value, ASSET_OBJECT) && asset_get_str(value, s->member))
		return asset_text(asset_get_str(value, s->member));
	switch (s->from) {
	case ASSET_FROM_VALUE:
		return asset_text(value);
	case ASSET_FROM_SPEC:
		return asset_text(asset_pointer_get(cx, o->spec, s->what));
	case ASSET_FROM_TEXT:
		return s->what;
	case ASSET_FROM_REF:
		return asset_text(asset_get_str(o->refs, s->what));
	default:
		return asset_text(asset_get_str(o->key, s->what));
	}
}

static bool
may_be_dash(const struct asset_kind_info *target, struct asset_str member)
{
	for (uint32_t i = 0; i < target->nkeys; i++)
		if (asset_str_eq(target->keys[i].name, member))
			return asset_str_is(target->keys[i].fallback, "-");
	return false;
}

static struct asset_str
target_id(struct asset_ctx *cx, const struct asset_object *o,
    const struct asset_kind_info *target, const struct asset_key_source *s,
    uint32_t n, const struct asset_node *value)
{
	struct asset_node *key = asset_new_node(cx, ASSET_OBJECT);

	for (uint32_t i = 0; i < n; i++) {
		struct asset_str text = source_text(cx, o, &s[i], value);

		if (!text.n || (asset_str_is(text, "-") &&
		    !may_be_dash(target, s[i].member)))
			return none;
		asset_set_str(cx, key, s[i].member, asset_new_str(cx, text));
	}
	return asset_kind_id(cx, target, key);
}

/* ---- objects that others make ---- */

static bool
condition_holds(struct asset_ctx *cx, const struct asset_object *o,
    const struct asset_node *when)
{
	const struct asset_node *n, *value;

	for (n = asset_first(when); n; n = n->next) {
		value = asset_pointer_get(cx, o->spec, asset_key(n));
		if (!value)
			value = asset_get_str(o->kind->defaults,
			    asset_key(n));
		if (!value || !asset_equal(value, n))
			return false;
	}
	return true;
}

static void
note_made(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_object *o)
{
	const struct asset_node *row;

	for (row = asset_first(o->kind->makes); row; row = row->next) {
		const struct asset_kind_info *k = asset_kind_find(cx,
		    asset_get_text(row, "kind"));
		struct asset_key_source *s;
		struct asset_node *entry;
		struct asset_str id;
		uint32_t n;

		if (!k || !condition_holds(cx, o, asset_get(row, "when")))
			continue;
		s = asset_kind_sources(cx, asset_get(row, "key"), &n);
		id = target_id(cx, o, k, s, n, NULL);
		if (!id.s)
			continue;
		entry = asset_new_node(cx, ASSET_OBJECT);
		asset_set(cx, entry, "by", asset_new_str(cx, o->id));
		asset_set(cx, entry, "row", asset_share(cx, row));
		asset_set_str(cx, pkg->made, id, entry);
	}
}

/* ---- references ---- */

struct linker {
	struct asset_package *pkg;
	struct asset_object *o;
	const struct asset_ref_info *info;
	const struct asset_node *value; /* NULL: derived */
	const struct asset_node *item; /* of an array of values: the next */
	struct asset_str rest; /* of `to`, behind the last "*" */
};

/* What stands for a reference that follows from the key. */
static const struct asset_node *
place_of(const struct asset_object *o)
{
	const struct asset_node *n = asset_first(o->key);

	while (n && !(n->flags & ASSET_NODE_PLACED))
		n = n->next;
	return n ? n : o->root;
}

static void
add_use(struct asset_ctx *cx, struct linker *l, const struct asset_node *value,
    struct asset_str to)
{
	const struct asset_kind_info *k = asset_kind_find(cx, l->info->kind);
	struct asset_object *o = l->o;
	struct asset_use use = { .info = l->info, .to = to };

	if (!k)
		return;
	use.id = target_id(cx, o, k, l->info->sources, l->info->nsources,
	    value);
	if (!use.id.s)
		return;
	use.at = value ? value : place_of(o);
	use.target = asset_package_find(l->pkg, use.id);
	if (!use.target)
		use.target = asset_package_maker(l->pkg, use.id, &use.made);
	if (!use.target)
		use.builtin = asset_kind_builtin(cx, k, use.id);
	if (!use.target && !use.builtin.s && l->info->after)
		return;
	if (!use.target && !use.builtin.s && !l->pkg->recorded &&
	    !asset_get_str(l->pkg->outside, use.id))
		asset_report_str(cx, "ref-outside", asset_value_place(cx,
		    use.at), o->id, use.id, none);
	if (o->nuses == o->uses_room)
		o->uses = asset_grow(cx, o->uses, &o->uses_room,
		    sizeof *o->uses);
	o->uses[o->nuses++] = use;
}

/* One for each item that the pattern of `to` leads to. */
static void
add_item_use(struct asset_ctx *cx, void *arg, const struct asset_node *item,
    struct asset_str pointer)
{
	struct linker *l = arg;
	const struct asset_node *value = l->value;

	(void)item;
	if (asset_is(value, ASSET_ARRAY)) {
		value = l->item;
		l->item = value ? value->next : NULL;
	}
	if (value && value->kind != ASSET_NULL)
		add_use(cx, l, value, asset_strf(cx, "body:%.*s%.*s",
		    ASSET_P(pointer), ASSET_P(l->rest)));
}

static void
link_ref(struct asset_ctx *cx, struct asset_package *pkg,
    struct asset_object *o, const struct asset_ref_info *info)
{
	struct linker l = { pkg, o, info,
	    asset_get_str(o->refs, info->name), NULL, none };
	struct asset_str pattern = info->to;

	if (info->derived) {
		l.value = NULL;
		add_use(cx, &l, NULL, info->to);
		return;
	}
	if (!l.value) {
		if (!info->optional)
			asset_report_str(cx, "ref-missing",
			    asset_value_place(cx, o->root), o->id,
			    info->name, none);
		return;
	}
	while (pattern.n && pattern.s[pattern.n - 1] != '*')
		pattern.n--;
	if (!pattern.n) {
		add_use(cx, &l, l.value, info->to);
		return;
	}
	l.item = asset_first(l.value);
	l.rest = (struct asset_str){ info->to.s + pattern.n,
	    info->to.n - pattern.n };
	pattern.s += sizeof "body:" - 1;
	pattern.n -= (uint32_t)sizeof "body:" - 1;
	asset_kind_each(cx, o->spec, pattern, add_item_use, &l);
}

void
asset_package_link(struct asset_ctx *cx, struct asset_package *pkg)
{
	sort_objects(cx, pkg);
	index_objects(cx, pkg);
	for (uint32_t i = 0; i < pkg->count; i++)
		note_made(cx, pkg, pkg->objects[i]);
	for (uint32_t i = 0; i < pkg->count; i++) {
		struct asset_object *o = pkg->objects[i];

		o->nuses = 0;
		for (uint32_t r = 0; r < o->kind->nrefs; r++)
			link_ref(cx, pkg, o, &o->kind->refs[r]);
	}
}
