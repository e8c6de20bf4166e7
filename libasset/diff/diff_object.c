#include "diff/diff_package.h"

#include "core/map.h"
#include "diff/says.h"
#include "diff/value.h"
#include "model/compare.h"
#include "model/object.h"

#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

struct pair {
	struct asset_changes *changes;
	const struct asset_kind_info *kind;
	struct asset_spot spec; /* of both, working copies */
};

/* ---- values that are not shown ---- */

/* What a pattern leads to on both sides. */
struct found {
	struct asset_ctx *cx;
	struct asset_node *pointers; /* in order, without repetition */
	struct asset_map at[2];
	int side;
};

static void
note(struct asset_ctx *cx, void *arg, const struct asset_node *n,
    struct asset_str pointer)
{
	struct found *f = arg;

	asset_map_add(cx, &f->at[f->side], pointer, (void *)(uintptr_t)n);
	if (!asset_map_get(&f->at[1 - f->side], pointer))
		asset_add(cx, f->pointers, asset_new_str(cx, pointer));
}

/* "/content/password" as "content.password". */
static struct asset_str
dotted(struct asset_ctx *cx, struct asset_str pointer)
{
	struct asset_buf b;
	struct asset_str token;

	asset_buf_init(&b, cx);
	while (asset_pointer_token(cx, &pointer, &token)) {
		if (b.n)
			asset_buf_char(&b, '.');
		asset_buf_str(&b, token);
	}
	return asset_buf_text(&b);
}

static void
compare_hidden(const struct pair *p, const struct found *f,
    struct asset_str pointer, const char *field)
{
	const struct asset_node *a = asset_map_get(&f->at[ASSET_OLD], pointer);
	const struct asset_node *b = asset_map_get(&f->at[ASSET_NEW], pointer);
	struct asset_spot s = asset_spot_child(&p->spec, a, b,
	    ASSET_SPOT_PROPERTY, dotted(f->cx, pointer));

	if (asset_equal(a, b))
		return;
	for (int i = 0; i < 2; i++)
		s.at[i] = asset_strf(f->cx, "/spec%.*s", ASSET_P(pointer));
	asset_change(p->changes, "object", asset_str(field),
	    !a ? "added" : !b ? "removed" : "changed", &s, none, none);
}

/* Reports what a pattern leads to by its place alone, and takes it out. */
static void
hide(struct pair *p, struct asset_str pattern, const char *field)
{
	struct found f = { .cx = p->changes->cx };

	f.pointers = asset_new_node(f.cx, ASSET_ARRAY);
	for (f.side = 0; f.side < 2; f.side++)
		asset_kind_each(f.cx, p->spec.node[f.side], pattern, note,
		    &f);
	for (const struct asset_node *c = asset_first(f.pointers); c;
	    c = c->next)
		compare_hidden(p, &f, asset_text(c), field);
	for (int i = 0; i < 2; i++)
		asset_compare_drop(f.cx,
		    (struct asset_node *)(uintptr_t)p->spec.node[i], pattern,
		    NULL);
}

/* ---- the rest of the spec ---- */

static void
drop(struct pair *p, struct asset_str pattern, const struct asset_node *value)
{
	for (int i = 0; i < 2; i++)
		asset_compare_drop(p->changes->cx,
		    (struct asset_node *)(uintptr_t)p->spec.node[i], pattern,
		    value);
}

/* "*" in a pattern is any step. */
static bool
matches(struct asset_ctx *cx, struct asset_str pattern,
    const struct asset_spot *spot)
{
	struct asset_str pointer = asset_spot_pointer(cx, spot,
	    spot->node[ASSET_NEW] ? ASSET_NEW : ASSET_OLD);
	struct asset_str a, b;

	asset_pointer_token(cx, &pointer, &b); /* "spec" */
	while (asset_pointer_token(cx, &pattern, &a))
		if (!asset_pointer_token(cx, &pointer, &b) ||
		    (!asset_str_is(a, "*") && !asset_str_eq(a, b)))
			return false;
	return pointer.n == 0;
}

static const struct asset_node *
unordered(const struct asset_values *v, const struct asset_spot *spot)
{
	const struct asset_kind_info *kind = v->arg;

	for (const struct asset_node *c = asset_first(kind->unordered); c;
	    c = c->next)
		if (matches(v->changes->cx, asset_key(c), spot))
			return c;
	return NULL;
}

static void
compare_spec(struct pair *p)
{
	struct asset_values v = { .changes = p->changes, .on = "object",
		.field = ASSET_S("*"), .order = unordered, .arg = p->kind };
	const struct asset_node *c;

	for (c = asset_first(p->kind->secrets); c; c = c->next)
		hide(p, asset_text(c), "secret");
	for (c = asset_first(p->kind->files); c; c = c->next)
		hide(p, asset_get_text(c, "at"), "content");
	for (c = asset_first(p->kind->server); c; c = c->next)
		drop(p, asset_text(c), NULL);
	for (c = asset_first(p->kind->defaults); c; c = c->next)
		drop(p, asset_key(c), c);
	asset_diff_value(&v, &p->spec);
}

/* ---- references ---- */

static void
note_uses(struct asset_ctx *cx, const struct asset_object *o,
    struct found *f)
{
	for (uint32_t i = 0; i < o->nuses; i++) {
		const struct asset_use *use = &o->uses[i];
		struct asset_str at = use->info->name;

		if (use->info->derived || use->info->after || !use->id.n)
			continue;
		if (use->to.n)
			at = asset_strf(cx, "%.*s %.*s", ASSET_P(at),
			    ASSET_P(use->to));
		asset_map_add(cx, &f->at[f->side], at,
		    (void *)(uintptr_t)use);
		if (!asset_map_get(&f->at[1 - f->side], at))
			asset_add(cx, f->pointers, asset_new_str(cx, at));
	}
}

static void
compare_use(struct asset_changes *ch, const struct asset_spot *top,
    const struct asset_use *a, const struct asset_use *b)
{
	struct asset_str old = a ? a->id : ASSET_S("-");
	struct asset_str new = b ? b->id : ASSET_S("-");
	struct asset_str name = (b ? b : a)->info->name;
	struct asset_spot s = asset_spot_child(top, a ? a->at : NULL,
	    b ? b->at : NULL, ASSET_SPOT_PROPERTY, name);

	s.word = (b ? b : a)->to;
	for (int i = 0; i < 2; i++)
		s.at[i] = asset_strf(ch->cx, "/refs/%.*s", ASSET_P(name));
	if (!asset_str_eq(old, new))
		asset_change(ch, "object", ASSET_S("reference"),
		    !a ? "added" : !b ? "removed" : "changed", &s, old, new);
}

static void
compare_uses(struct asset_changes *ch, const struct asset_spot *top,
    const struct asset_object *old, const struct asset_object *new)
{
	struct found f = { .cx = ch->cx };

	f.pointers = asset_new_node(ch->cx, ASSET_ARRAY);
	note_uses(ch->cx, old, &f);
	f.side = ASSET_NEW;
	note_uses(ch->cx, new, &f);
	for (const struct asset_node *c = asset_first(f.pointers); c;
	    c = c->next)
		compare_use(ch, top,
		    asset_map_get(&f.at[ASSET_OLD], asset_text(c)),
		    asset_map_get(&f.at[ASSET_NEW], asset_text(c)));
}

/* ---- the object ---- */

static const struct asset_node *
spec_copy(struct asset_ctx *cx, const struct asset_object *o)
{
	struct asset_node *copy = asset_clone(cx, o->spec);

	copy->key = NULL; /* its pointer is given */
	return copy;
}

void
asset_diff_object(struct asset_changes *ch, const struct asset_object *old,
    const struct asset_object *new)
{
	struct asset_unit *unit = asset_alloc(ch->cx, sizeof *unit);
	struct pair p = { ch, new->kind, { 0 } };
	struct asset_spot top;

	*unit = (struct asset_unit){ new->kind->name,
		asset_kind_key_text(ch->cx, new->kind, new->key) };
	top = asset_spot_root(unit, old->root, ASSET_S(""), new->root,
	    ASSET_S(""));
	p.spec = asset_spot_child(&top, spec_copy(ch->cx, old),
	    spec_copy(ch->cx, new), ASSET_SPOT_SILENT, none);
	p.spec.at[ASSET_OLD] = p.spec.at[ASSET_NEW] = ASSET_S("/spec");
	compare_uses(ch, &top, old, new);
	compare_spec(&p);
}
