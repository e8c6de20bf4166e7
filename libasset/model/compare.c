#include "model/compare.h"

#include <stdlib.h>

#include "tree/pointer.h"
#include "core/banned.h"

/* ---- taking out ---- */

void
asset_compare_drop(struct asset_ctx *cx, struct asset_node *n,
    struct asset_str pattern, const struct asset_node *value)
{
	struct asset_str token, rest = pattern;
	struct asset_node *c, *next;
	bool any;

	if (!asset_pointer_token(cx, &rest, &token) || !asset_is_container(n))
		return;
	any = asset_str_is(token, "*");
	for (c = any ? asset_first(n) : asset_get_str(n, token); c; c = next) {
		uint32_t before = asset_is_container(c) ? c->len : 0;

		next = any ? c->next : NULL;
		if (rest.n)
			asset_compare_drop(cx, c, rest, value);
		if (n->kind != ASSET_OBJECT)
			continue;
		if (!rest.n ? !value || asset_equal(c, value) :
		    before && !c->len && c->kind == ASSET_OBJECT)
			asset_remove(cx, n, c);
	}
}

static void
drop_all(struct asset_ctx *cx, struct asset_node *n,
    const struct asset_node *patterns)
{
	for (struct asset_node *p = asset_first(patterns); p; p = p->next)
		asset_compare_drop(cx, n, asset_text(p), NULL);
}

struct asset_node *
asset_compare_present(struct asset_ctx *cx, const struct asset_node *from)
{
	struct asset_node *out;

	if (!asset_is_container(from))
		return asset_share(cx, from);
	out = asset_new_node(cx, (enum asset_kind)from->kind);
	for (struct asset_node *n = asset_first(from); n; n = n->next) {
		if (out->kind == ASSET_ARRAY)
			asset_add(cx, out, asset_compare_present(cx, n));
		else if (n->kind != ASSET_NULL)
			asset_set_str(cx, out, asset_key(n),
			    asset_compare_present(cx, n));
	}
	return out;
}

/* ---- order ---- */

struct sorted {
	struct asset_node *node;
	const struct asset_node *by; /* members to sort by; empty: its text */
	uint32_t at;
};

static int
by_members(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	int r = 0;

	if (!asset_first(x->by))
		r = asset_str_cmp(asset_text(x->node), asset_text(y->node));
	for (struct asset_node *m = asset_first(x->by); m && !r; m = m->next)
		r = asset_str_cmp(
		    asset_text(asset_get_str(x->node, asset_text(m))),
		    asset_text(asset_get_str(y->node, asset_text(m))));
	return r ? r : (x->at > y->at) - (x->at < y->at);
}

struct sorting {
	const struct asset_node *by;
};

static void
sort_array(struct asset_ctx *cx, void *arg, const struct asset_node *found,
    struct asset_str pointer)
{
	struct asset_node *array = (struct asset_node *)(uintptr_t)found;
	const struct sorting *how = arg;
	struct sorted *all;
	uint32_t n = 0;

	(void)pointer;
	if (array->kind != ASSET_ARRAY || array->len < 2)
		return;
	all = asset_alloc(cx, array->len * sizeof *all);
	for (struct asset_node *c = asset_first(array); c; c = c->next, n++)
		all[n] = (struct sorted){ c, how->by, n };
	qsort(all, n, sizeof *all, by_members);
	array->len = 0;
	array->u.first = NULL;
	array->flags &= (uint8_t)~ASSET_NODE_HEAD;
	for (uint32_t i = 0; i < n; i++)
		asset_add(cx, array, all[i].node);
}

/* ---- form ---- */

static void
put_reference(struct asset_ctx *cx, const struct asset_use *use,
    struct asset_node *form)
{
	struct asset_str to = use->to;

	if (use->info->after || !use->id.n)
		return;
	if (use->info->derived && !use->info->optional)
		return; /* follows from the key, which is equal */
	if (asset_str_starts(to, "body:"))
		to = (struct asset_str){ to.s + 5, to.n - 5 };
	else
		to = asset_strf(cx, "/@%.*s", ASSET_P(use->info->name));
	asset_pointer_set(cx, form, to, asset_new_str(cx, use->id));
}

struct asset_node *
asset_compare_form(struct asset_ctx *cx, const struct asset_object *o,
    const struct asset_node *spec)
{
	const struct asset_kind_info *k = o->kind;
	struct asset_node *form = asset_compare_present(cx, spec);

	drop_all(cx, form, k->server);
	drop_all(cx, form, k->secrets);
	drop_all(cx, form, k->create_only);
	for (struct asset_node *d = asset_first(k->defaults); d; d = d->next)
		asset_compare_drop(cx, form, asset_key(d), d);
	for (uint32_t i = 0; i < o->nuses; i++)
		put_reference(cx, &o->uses[i], form);
	for (struct asset_node *u = asset_first(k->unordered); u; u = u->next) {
		struct sorting how = { u };

		asset_kind_each(cx, form, asset_key(u), sort_array, &how);
	}
	return form;
}

/* ---- changes ---- */

struct changes {
	struct asset_ctx *cx;
	const struct asset_kind_info *kind;
	struct asset_node *out;
	bool recorded;
};

static bool
matches(struct asset_ctx *cx, struct asset_str pattern,
    struct asset_str pointer)
{
	struct asset_str a, b;

	while (asset_pointer_token(cx, &pattern, &a))
		if (!asset_pointer_token(cx, &pointer, &b) ||
		    (!asset_str_is(a, "*") && !asset_str_eq(a, b)))
			return false;
	return !pointer.n;
}

/* A value that only the replay knows equals whatever the target has. */
static bool
is_unknown(const struct asset_node *n)
{
	struct asset_str s = asset_text(n);

	return asset_is(n, ASSET_STRING) && s.n &&
	    (memmem(s.s, s.n, "${secret:", 9) ||
	    memmem(s.s, s.n, "${param:", 8));
}

static void
add_change(struct changes *c, const struct asset_path *path,
    const struct asset_node *old, const struct asset_node *new)
{
	struct asset_str at = asset_path_pointer(c->cx, path);
	const struct asset_node *unseen = asset_get(c->kind->root, "unseen");

	if (c->recorded && (is_unknown(old) || is_unknown(new)))
		return;
	if (c->recorded && (!old || !new))
		for (struct asset_node *p = asset_first(unseen); p; p = p->next)
			if (matches(c->cx, asset_text(p), at))
				return;
	asset_add(c->cx, c->out, asset_new_str(c->cx, at));
}

static bool
in_order(struct changes *c, const struct asset_path *path)
{
	struct asset_str at = asset_path_pointer(c->cx, path);
	const struct asset_node *u = asset_first(c->kind->unordered);

	for (; u; u = u->next)
		if (matches(c->cx, asset_key(u), at))
			return false;
	return true;
}

static void compare(struct changes *, const struct asset_path *,
    const struct asset_node *, const struct asset_node *);

static void
compare_objects(struct changes *c, const struct asset_path *path,
    const struct asset_node *old, const struct asset_node *new)
{
	struct asset_path here = { path, { NULL, 0 }, 0 };

	for (struct asset_node *n = asset_first(new); n; n = n->next) {
		here.key = asset_key(n);
		compare(c, &here, asset_get_str(old, here.key), n);
	}
	for (struct asset_node *o = asset_first(old); o; o = o->next) {
		here.key = asset_key(o);
		if (!asset_get_str(new, here.key))
			compare(c, &here, o, NULL);
	}
}

static void
compare(struct changes *c, const struct asset_path *path,
    const struct asset_node *old, const struct asset_node *new)
{
	struct asset_path here = { path, { NULL, 0 }, 0 };

	if (old && new && asset_equal(old, new))
		return;
	if (asset_is(old, ASSET_OBJECT) && asset_is(new, ASSET_OBJECT)) {
		compare_objects(c, path, old, new);
		return;
	}
	if (!asset_is(old, ASSET_ARRAY) || !asset_is(new, ASSET_ARRAY) ||
	    old->len != new->len || !in_order(c, path)) {
		add_change(c, path, old, new);
		return;
	}
	old = asset_first(old);
	for (new = asset_first(new); new; new = new->next, old = old->next) {
		compare(c, &here, old, new);
		here.index++;
	}
}

struct asset_node *
asset_compare_changes(struct asset_ctx *cx, const struct asset_kind_info *k,
    const struct asset_node *old, const struct asset_node *new, bool recorded)
{
	struct changes c = { cx, k, asset_new_node(cx, ASSET_ARRAY), recorded };
	struct asset_path root = { NULL, { NULL, 0 }, 0 };

	compare_objects(&c, &root, old, new);
	return c.out;
}
