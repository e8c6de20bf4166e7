#include "diff/differ.h"

#include <stdlib.h>

#include "diff/says.h"
#include "diff/value.h"

#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* The schemes of one alternative, sorted; names as on the new side. */
static struct asset_str
alternative(struct asset_differ *d, const struct asset_node *n, int side)
{
	struct asset_node *names = asset_new_node(d->cx, ASSET_OBJECT);
	struct asset_buf b;

	for (const struct asset_node *c = asset_first(n); c; c = c->next) {
		const struct asset_node *new = side == ASSET_OLD ?
		    asset_map_get(&d->renamed, asset_key(c)) : NULL;

		asset_set_str(d->cx, names, asset_key(new ? new : c),
		    asset_new_node(d->cx, ASSET_NULL));
	}
	asset_sort(d->cx, names);
	asset_buf_init(&b, d->cx);
	for (const struct asset_node *c = asset_first(names); c; c = c->next) {
		if (b.n)
			asset_buf_puts(&b, " + ");
		asset_buf_str(&b, asset_key(c));
	}
	return b.n ? asset_buf_text(&b) : ASSET_S("-");
}

static void
collect(struct asset_differ *d, const struct asset_spot *s, int side,
    struct asset_map *map)
{
	memset(map, 0, sizeof *map);
	for (const struct asset_node *c = asset_first(s->node[side]); c;
	    c = c->next)
		if (asset_is(c, ASSET_OBJECT))
			asset_map_add(d->cx, map, alternative(d, c, side),
			    (void *)(uintptr_t)c);
}

static void
report_alternatives(struct asset_differ *d, const struct asset_spot *s,
    int side, const struct asset_map *other)
{
	struct asset_map known;
	struct asset_buf b;

	memset(&known, 0, sizeof known);
	asset_buf_init(&b, d->cx);
	for (const struct asset_node *c = asset_first(s->node[side]); c;
	    c = c->next) {
		struct asset_str key;

		if (!asset_is(c, ASSET_OBJECT))
			continue;
		key = alternative(d, c, side);
		if (!asset_map_get(other, key) &&
		    asset_map_add(d->cx, &known, key, (void *)(uintptr_t)c))
			asset_words_add(&b, key);
	}
	if (b.n)
		asset_change(d->changes, "operation",
		    ASSET_S("security-alternative"),
		    side == ASSET_NEW ? "added" : "removed", s,
		    asset_buf_text(&b), none);
}

/* The scopes of the schemes that an alternative has on both sides. */
static void
compare_scopes(struct asset_differ *d, const struct asset_spot *up,
    const struct asset_node *old, const struct asset_node *new)
{
	for (const struct asset_node *c = asset_first(old); c; c = c->next) {
		const struct asset_node *to =
		    asset_map_get(&d->renamed, asset_key(c));
		struct asset_spot s = asset_spot_child(up, c,
		    asset_get_str(new, asset_key(to ? to : c)),
		    ASSET_SPOT_SILENT, asset_key(to ? to : c));

		s.at[ASSET_OLD] = asset_spot_pointer(d->cx, up, ASSET_OLD);
		s.at[ASSET_NEW] = asset_spot_pointer(d->cx, up, ASSET_NEW);
		asset_diff_set(d, "operation", "scope", &s);
	}
}

/* No requirement, or one that asks for nothing. */
static bool
is_open(const struct asset_node *n)
{
	const struct asset_node *c = asset_first(n);

	return !c;
}

void
asset_diff_security(struct asset_differ *d, const struct asset_spot *s)
{
	bool old = is_open(s->node[ASSET_OLD]);
	bool new = is_open(s->node[ASSET_NEW]);
	struct asset_map a, b;

	if (old || new) {
		if (old != new)
			asset_change(d->changes, "operation",
			    ASSET_S("security"), old ? "set" : "unset", s,
			    none, none);
		return;
	}
	collect(d, s, ASSET_OLD, &a);
	collect(d, s, ASSET_NEW, &b);
	report_alternatives(d, s, ASSET_OLD, &b);
	report_alternatives(d, s, ASSET_NEW, &a);
	for (const struct asset_node *c = asset_first(s->node[ASSET_OLD]); c;
	    c = c->next) {
		const struct asset_node *same = asset_is(c, ASSET_OBJECT) ?
		    asset_map_get(&b, alternative(d, c, ASSET_OLD)) : NULL;

		if (same)
			compare_scopes(d, s, c, same);
	}
}

/* ---- the schemes ---- */

/* A scheme whose content now has another name, whatever its own name stands
 * for now. */
static void
find_renamed(struct asset_differ *d, const struct asset_node *old,
    const struct asset_node *new)
{
	struct asset_map content = { 0 };

	for (const struct asset_node *c = asset_first(new); c; c = c->next)
		asset_map_add(d->cx, &content, asset_scheme_key(d->cx, c),
		    (void *)(uintptr_t)c);
	for (const struct asset_node *c = asset_first(old); c; c = c->next) {
		const struct asset_node *same = asset_get_str(new,
		    asset_key(c));
		struct asset_str key = asset_scheme_key(d->cx, c);
		void *to = asset_map_get(&content, key);

		if (to && !(same && asset_str_eq(key,
		    asset_scheme_key(d->cx, same))))
			asset_map_add(d->cx, &d->renamed, asset_key(c), to);
	}
}

static void
compare_scheme(struct asset_differ *d, const struct asset_node *old,
    const struct asset_node *new)
{
	struct asset_unit *unit = asset_alloc(d->cx, sizeof *unit);
	struct asset_buf at;
	struct asset_spot top;

	asset_buf_init(&at, d->cx);
	asset_buf_puts(&at, "/securityDefinitions");
	asset_pointer_add(&at, asset_key(new));
	*unit = (struct asset_unit){ ASSET_S("security-scheme"),
		asset_key(new) };
	top = asset_spot_root(unit, old, asset_buf_text(&at), new,
	    asset_buf_text(&at));
	for (int side = 0; side < 2; side++) {
		const struct asset_node *c = asset_first(side ? new : old);

		for (; c; c = c->next) {
			struct asset_str key = asset_key(c);
			struct asset_spot s = asset_spot_child(&top,
			    asset_get_str(old, key), asset_get_str(new, key),
			    ASSET_SPOT_PROPERTY, key);
			struct asset_values v = { .changes = d->changes,
				.on = "security-scheme", .field = key };

			if (!side || !s.node[ASSET_OLD])
				asset_diff_value(&v, &s);
		}
	}
}

void
asset_diff_schemes(struct asset_differ *d, const struct asset_spot *root)
{
	const struct asset_node *old =
	    asset_get(root->node[ASSET_OLD], "securityDefinitions");
	const struct asset_node *new =
	    asset_get(root->node[ASSET_NEW], "securityDefinitions");

	find_renamed(d, old, new);
	for (const struct asset_node *c = asset_first(new); c; c = c->next) {
		const struct asset_node *was = asset_get_str(old, asset_key(c));

		if (was && !asset_map_get(&d->renamed, asset_key(c)))
			compare_scheme(d, was, c);
	}
}
