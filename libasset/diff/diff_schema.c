#include "diff/schema.h"

#include "core/diag.h"

#include "core/banned.h"

enum { PAIRS_MOST = 2000000 };

struct asset_pair {
	struct asset_pair *next;
	const struct asset_spot *spot; /* kept; its nodes are no references */
	const char *on;
};

/* ---- the queue ---- */

static struct asset_str
pair_key(struct asset_differ *d, const struct asset_spot *s, const char *on)
{
	struct {
		const void *old, *new, *on;
	} key = { s->node[ASSET_OLD], s->node[ASSET_NEW], on };

	return asset_str_copy(d->cx,
	    (struct asset_str){ (const char *)&key, sizeof key });
}

static const struct asset_unit *
schema_unit(struct asset_differ *d, struct asset_str name)
{
	struct asset_unit *u = asset_map_get(&d->units, name);

	if (!u) {
		u = asset_alloc(d->cx, sizeof *u);
		*u = (struct asset_unit){ ASSET_S("schema"), name };
		asset_map_add(d->cx, &d->units, name, u);
	}
	return u;
}

static bool
defines(const struct asset_node *root, struct asset_str name)
{
	return asset_get_str(asset_get(root, "definitions"), name) != NULL;
}

/* One definition on both sides, under the same name or a new one? */
static bool
same_schema(const struct asset_differ *d, struct asset_str old,
    struct asset_str new)
{
	return asset_str_eq(old, new) ||
	    (!defines(d->root[ASSET_NEW], old) &&
		!defines(d->root[ASSET_OLD], new));
}

/* What a shared schema changes is said once, of the schema; one that took
 * the place of another is a change of where it is used. */
static const struct asset_spot *
pair_spot(struct asset_differ *d, const struct asset_spot *spot)
{
	struct asset_str old = asset_schema_name(d->cx, spot->at[ASSET_OLD]);
	struct asset_str new = asset_schema_name(d->cx, spot->at[ASSET_NEW]);
	struct asset_spot top;

	if (!same_schema(d, old, new) && spot->depth < d->cx->limits.depth)
		return asset_spot_keep(d->cx, spot);
	top = asset_spot_root(schema_unit(d, new), spot->node[ASSET_OLD],
	    spot->at[ASSET_OLD], spot->node[ASSET_NEW], spot->at[ASSET_NEW]);
	return asset_spot_keep(d->cx, &top);
}

static void
add_pair(struct asset_differ *d, const struct asset_spot *spot,
    const char *on)
{
	struct asset_pair *p = asset_alloc(d->cx, sizeof *p);

	if (!asset_map_add(d->cx, &d->pairs, pair_key(d, spot, on), p))
		return;
	if (d->pairs.n > PAIRS_MOST) {
		d->error = asset_diag_limit(d->cx,
		    asset_value_place(d->cx, spot->node[ASSET_NEW]), "nodes",
		    PAIRS_MOST);
		return;
	}
	*p = (struct asset_pair){ NULL, pair_spot(d, spot), on };
	if (d->last)
		d->last->next = p;
	else
		d->first = p;
	d->last = p;
}

/* ---- members ---- */

static struct asset_str
part_pointer(const struct asset_schemas *s, const struct asset_part *part,
    int side)
{
	struct asset_str base;

	if (!part->relative)
		return part->at;
	base = asset_spot_pointer(s->d->cx, s->spot, side);
	return asset_strf(s->d->cx, "%.*s%.*s", ASSET_P(base),
	    ASSET_P(part->at));
}

static void
move_spot(const struct asset_schemas *s, struct asset_spot *spot,
    const struct asset_part *old, const struct asset_part *new)
{
	struct asset_spot *top = asset_alloc(s->d->cx, sizeof *top);

	*top = asset_spot_root(schema_unit(s->d, old->name), old->node,
	    old->at, new->node, new->at);
	top->kept = true;
	spot->up = top;
	spot->unit = top->unit;
}

struct asset_spot
asset_schema_member(const struct asset_schemas *s,
    const struct asset_node *const node[2],
    const struct asset_part *const part[2], enum asset_spot_type type,
    struct asset_str name)
{
	struct asset_spot spot = asset_spot_child(s->spot, node[ASSET_OLD],
	    node[ASSET_NEW], type, name);

	for (int i = 0; i < 2; i++) {
		struct asset_buf b;

		if (!node[i] || !part[i] || !part[i]->at.s)
			continue;
		asset_buf_init(&b, s->d->cx);
		asset_buf_str(&b, part_pointer(s, part[i], i));
		asset_pointer_add(&b, asset_key(node[i]));
		spot.at[i] = asset_buf_text(&b);
	}
	/* Both sides have it from the same definition: the change is there. */
	if (part[0] && part[1] && part[0]->name.s && part[1]->name.s &&
	    asset_str_eq(part[0]->name, part[1]->name))
		move_spot(s, &spot, part[ASSET_OLD], part[ASSET_NEW]);
	return spot;
}

static const struct asset_part *
same_part(const struct asset_view *v, const struct asset_part *part)
{
	for (uint32_t i = 0; part->name.s && i < v->count; i++)
		if (v->parts[i].name.s &&
		    asset_str_eq(v->parts[i].name, part->name))
			return &v->parts[i];
	return NULL;
}

static bool
is_read_only(const struct asset_schemas *s, const struct asset_spot *spot)
{
	bool all = true;

	for (int i = 0; i < 2; i++)
		if (spot->node[i])
			all &= asset_get_true(spot->node[i], "readOnly");
	return all && strcmp(s->on, ASSET_REQUEST) == 0;
}

static void
compare_presence(const struct asset_schemas *s, const struct asset_spot *spot)
{
	struct asset_str none = { NULL, 0 };
	bool need[2];

	for (int i = 0; i < 2; i++)
		need[i] = asset_view_requires(&s->view[i], spot->name);
	if (!spot->node[ASSET_OLD] || !spot->node[ASSET_NEW]) {
		int side = spot->node[ASSET_NEW] ? ASSET_NEW : ASSET_OLD;

		asset_change(s->d->changes, s->on, need[side] ?
		    ASSET_S("required-property") : ASSET_S("property"),
		    side == ASSET_NEW ? "added" : "removed", spot, none, none);
	} else if (need[ASSET_OLD] != need[ASSET_NEW]) {
		asset_change(s->d->changes, s->on, ASSET_S("property"),
		    need[ASSET_NEW] ? "required" : "optional", spot, none,
		    none);
	}
}

/* One property, given where it stands on the sides that have it. */
static void
compare_property(const struct asset_schemas *s, struct asset_str name,
    const struct asset_part *part[2])
{
	const struct asset_node *folder[2] = { NULL, NULL }, *node[2];
	struct asset_spot mid, spot;

	for (int i = 0; i < 2; i++) {
		if (!part[i])
			part[i] = same_part(&s->view[i], part[1 - i]);
		folder[i] = part[i] ? asset_get(part[i]->node, "properties") :
		    NULL;
		node[i] = asset_get_str(folder[i], name);
	}
	mid = asset_schema_member(s, folder, part, ASSET_SPOT_SILENT,
	    ASSET_S("properties"));
	spot = asset_spot_child(&mid, node[ASSET_OLD], node[ASSET_NEW],
	    ASSET_SPOT_PROPERTY, name);
	if (is_read_only(s, &spot))
		return;
	compare_presence(s, &spot);
	if (node[ASSET_OLD] && node[ASSET_NEW])
		asset_diff_schema(s->d, &spot, s->on);
}

static void
compare_properties(const struct asset_schemas *s, int side)
{
	const struct asset_view *v = &s->view[side], *w = &s->view[1 - side];

	for (uint32_t i = 0; i < v->count; i++) {
		const struct asset_node *c = asset_first(
		    asset_get(v->parts[i].node, "properties"));

		for (; c; c = c->next) {
			const struct asset_part *part[2] = { NULL, NULL };
			bool shared;

			if (asset_view_property(v, asset_key(c),
			    &part[side]) != c)
				continue;
			shared = asset_view_property(w, asset_key(c),
			    &part[1 - side]) != NULL;
			/* seen from the old side already */
			if (shared && side == ASSET_NEW)
				continue;
			compare_property(s, asset_key(c), part);
		}
	}
}

enum openness { CLOSED, TYPED, OPEN };

static enum openness
openness(const struct asset_node *n)
{
	if (asset_is(n, ASSET_BOOL))
		return asset_text(n).s[0] == 't' ? OPEN : CLOSED;
	return asset_is(n, ASSET_OBJECT) && n->len ? TYPED : OPEN;
}

static void
compare_others(const struct asset_schemas *s)
{
	const struct asset_part *part[2] = { NULL, NULL };
	const struct asset_node *node[2];
	enum openness old, new;
	struct asset_spot spot;

	for (int i = 0; i < 2; i++)
		node[i] = asset_view_get(&s->view[i], "additionalProperties",
		    &part[i]);
	if (!node[ASSET_OLD] && !node[ASSET_NEW])
		return;
	old = openness(node[ASSET_OLD]);
	new = openness(node[ASSET_NEW]);
	spot = asset_schema_member(s, node, part,
	    old == TYPED && new == TYPED ? ASSET_SPOT_OTHERS :
	    ASSET_SPOT_SILENT, ASSET_S("additionalProperties"));
	if (old == TYPED && new == TYPED)
		asset_diff_schema(s->d, &spot, s->on);
	else if (old != new)
		asset_change(s->d->changes, s->on,
		    ASSET_S("additionalProperties"),
		    new > old ? "widened" : "narrowed", &spot,
		    ASSET_S(""), ASSET_S(""));
}

static void
compare_items(const struct asset_schemas *s)
{
	const struct asset_part *part[2] = { NULL, NULL };
	const struct asset_node *node[2];
	struct asset_spot spot;

	for (int i = 0; i < 2; i++)
		node[i] = asset_view_get(&s->view[i], "items", &part[i]);
	if (!node[ASSET_OLD] && !node[ASSET_NEW])
		return;
	spot = asset_schema_member(s, node, part, ASSET_SPOT_ITEMS,
	    ASSET_S("items"));
	asset_diff_schema(s->d, &spot, s->on);
}

/* ---- the walk ---- */

static void
compare_views(struct asset_differ *d, const struct asset_spot *spot,
    const char *on)
{
	struct asset_schemas s = { .d = d, .spot = spot, .on = on };

	for (int i = 0; i < 2; i++) {
		int r = asset_view_init(d->cx, &s.view[i], d->root[i],
		    spot->node[i] ? spot->node[i] : d->nothing);

		if (r != 0) {
			d->error = r;
			return;
		}
	}
	if (!asset_schema_fields(&s))
		return;
	compare_properties(&s, ASSET_OLD);
	compare_properties(&s, ASSET_NEW);
	compare_others(&s);
	compare_items(&s);
}

/* References that lead out of the file are compared as text. */
static void
compare_outside(struct asset_differ *d, const struct asset_spot *spot,
    const char *on)
{
	struct asset_str a = asset_get_text(spot->node[ASSET_OLD], "$ref");
	struct asset_str b = asset_get_text(spot->node[ASSET_NEW], "$ref");

	if (!asset_str_eq(a, b))
		asset_change(d->changes, on, ASSET_S("$ref"), "changed",
		    spot, a, b);
}

void
asset_diff_schema(struct asset_differ *d, const struct asset_spot *spot,
    const char *on)
{
	struct asset_spot at = *spot;
	int refs = 0;

	for (int i = 0; i < 2; i++) {
		const struct asset_node *n = spot->node[i];

		if (!n)
			continue;
		at.node[i] = asset_follow(d->cx, d->root[i], n, &at.at[i]);
		if (!at.node[i]) {
			compare_outside(d, spot, on);
			return;
		}
		refs += at.node[i] != n;
	}
	if (refs == 2)
		add_pair(d, &at, on);
	else
		compare_views(d, &at, on);
}

void
asset_diff_schemas(struct asset_differ *d)
{
	while (d->first && !d->error) {
		struct asset_pair *p = d->first;

		d->first = p->next;
		if (!d->first)
			d->last = NULL;
		compare_views(d, p->spot, p->on);
	}
}
