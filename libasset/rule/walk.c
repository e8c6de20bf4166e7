/* The walk: one pass over a definition by its grammar. No memory is taken
 * for a node; the path is on the stack. */
#include "rule/lint.h"

#include "core/banned.h"

/* Findings that are not about one object: walks that wait for their turn,
 * so that a long chain of references needs no deep stack. */
struct asset_pending {
	struct asset_pending *next;
	const struct asset_node *node;
	const struct asset_type *type;
	struct asset_str pointer;
};

static void
run_rules(struct asset_lint *l, const struct asset_visit *v,
    const struct asset_rule *const *rules)
{
	for (; rules && *rules; rules++)
		(*rules)->call(l, *rules, v);
}

static void
walk_members(struct asset_lint *l, const struct asset_visit *v)
{
	const struct asset_type *t = v->type;
	struct asset_visit child = { .path.up = &v->path, .up = v };
	uint32_t seen = 0;

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		const struct asset_rule *const *rules = NULL;
		const struct asset_field *f;

		child.path.key = asset_key(c);
		child.node = c;
		child.type = asset_type_member(t, child.path.key, &f);
		if (!child.type) {
			child.type = t;
			asset_find_unknown(l, &child);
			continue;
		}
		if (f) {
			seen |= f->required;
			rules = l->field_rules[f - asset_fields];
		}
		if (!rules && child.type->flags & ASSET_TYPE_PLAIN &&
		    child.type->kinds >> c->kind & 1)
			continue;
		asset_walk(l, &child);
		if (child.type && child.type->kinds >> c->kind & 1)
			run_rules(l, &child, rules);
	}
	if (seen != t->required)
		asset_find_missing(l, v, seen);
}

static void
walk_items(struct asset_lint *l, const struct asset_visit *v)
{
	const struct asset_type *t = v->type->items;
	struct asset_visit child = { .path.up = &v->path, .up = v };

	if (!t)
		return;
	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		child.node = c;
		child.type = t;
		asset_walk(l, &child);
		child.path.index++;
	}
}

/* Unions have rules of their own, then those of the case. */
static bool
enter(struct asset_lint *l, struct asset_visit *v)
{
	const struct asset_type *t = v->type;

	for (;;) {
		if (!(t->kinds >> v->node->kind & 1)) {
			asset_find_kind(l, v);
			return false;
		}
		run_rules(l, v, l->type_rules[t - asset_types]);
		if (!t->by)
			return true;
		t = asset_type_case(t, v->node);
		if (!t) {
			asset_find_case(l, v);
			return false;
		}
		v->type = t;
	}
}

void
asset_walk(struct asset_lint *l, struct asset_visit *v)
{
	const struct asset_type *t = v->type;
	const struct asset_node *n = v->node;

	if (t->flags & ASSET_TYPE_REF && asset_ref_text(n)) {
		asset_walk_ref(l, v);
		if (!(t->flags & ASSET_TYPE_MEMBER))
			return;
	}
	if (!enter(l, v))
		return;
	t = v->type;
	if (t->flags & ASSET_TYPE_ANY)
		return;
	switch ((enum asset_kind)n->kind) {
	case ASSET_OBJECT:
		walk_members(l, v);
		break;
	case ASSET_ARRAY:
		walk_items(l, v);
		break;
	case ASSET_STRING:
		if (t->values || t->pattern)
			asset_find_text(l, v);
		break;
	case ASSET_NUMBER:
		if (t->flags & ~ASSET_TYPE_PLAIN)
			asset_find_number(l, v);
		break;
	case ASSET_NULL:
	case ASSET_BOOL:
		break;
	}
}

/* ---- references ---- */

static void
report_ref(struct asset_lint *l, const struct asset_visit *v, const char *id,
    struct asset_str a, struct asset_str b)
{
	const struct asset_node *text = asset_ref_text(v->node);

	asset_lint_add(l, asset_rule_find(asset_str(id)), v,
	    asset_value_place(l->cx, text), a, b, ASSET_S(""));
}

static void
report_missing(struct asset_lint *l, const struct asset_visit *v,
    const struct asset_ref *ref)
{
	struct asset_str near = { "", 0 };

	if (asset_is(ref->stop, ASSET_OBJECT) && ref->stop->len < l->guesses) {
		near = asset_ref_near(ref);
		l->guesses -= ref->stop->len;
	}
	report_ref(l, v, "ref-unresolved", ref->token, near);
}

static bool
is_beside(const struct asset_type *t, struct asset_str key)
{
	for (const struct asset_str *s = t->beside; s->s; s++)
		if (asset_str_eq(*s, key))
			return true;
	return asset_str_starts(key, "x-") || asset_str_is(key, "$ref");
}

static void
check_beside(struct asset_lint *l, const struct asset_visit *v)
{
	struct asset_visit child = { .path.up = &v->path, .up = v };

	if (!v->type->beside || v->node->len == 1)
		return;
	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		struct asset_diag *d;

		bool harmless = is_beside(v->type, asset_key(c));

		if (harmless && (!l->strict || asset_ref_text(v->node) == c))
			continue;
		child.path.key = asset_key(c);
		d = asset_report_str(l->cx, harmless ? "ref-sibling-any" :
		    "ref-sibling", asset_key_place(l->cx, c), asset_key(c),
		    ASSET_S(""), ASSET_S(""));
		asset_lint_pointer(l, d, &child.path);
	}
}

static void
note_use(struct asset_lint *l, const struct asset_ref *ref)
{
	struct asset_str p = ref->pointer;
	uint32_t n = 0, slashes = asset_str_starts(p, "/components/") ? 4 : 3;

	if (ref->root != l->doc->root)
		return;
	for (; n < p.n; n++)
		if (p.s[n] == '/' && --slashes == 0)
			break;
	*asset_map_at(l->cx, &l->used, (struct asset_str){ p.s, n }) = l;
}

/* The first time: does the target fit, and is it on the way of the walk? */
static void
check_target(struct asset_lint *l, const struct asset_visit *v,
    struct asset_ref *ref)
{
	const struct asset_type *want = v->type->same, *t = NULL;
	struct asset_pending *p;

	if (ref->mark == want || ref->apart)
		return;
	ref->mark = want;
	note_use(l, ref);
	if (ref->root == l->doc->root)
		t = asset_grammar_at(l->cx, l->grammar, ref->root,
		    ref->pointer);
	if (t && t->same != want)
		report_ref(l, v, "ref-kind", asset_str(t->title),
		    asset_str(v->type->title));
	if (t)
		return;
	p = asset_alloc(l->cx, sizeof *p);
	*p = (struct asset_pending){ l->pending, ref->to, want, ref->pointer };
	l->pending = p;
}

/* Once for each loop, however many references lead into it: the marks of
 * this round are met again, not those of an earlier one. */
static void
report_cycle(struct asset_lint *l, const struct asset_visit *v,
    struct asset_ref *first)
{
	struct asset_ref *ref = first;

	if (first->mark)
		return;
	for (; !ref->mark; ref = asset_ref_get(l->refs, ref->to)) {
		ref->mark = first;
		note_use(l, ref);
	}
	if (ref->mark == first)
		report_ref(l, v, "ref-cycle", ASSET_S(""), ASSET_S(""));
}

void
asset_walk_ref(struct asset_lint *l, const struct asset_visit *v)
{
	struct asset_ref *ref = asset_ref_get(l->refs, v->node);

	switch (ref->status) {
	case ASSET_REF_OK:
		check_target(l, v, ref);
		break;
	case ASSET_REF_MISSING:
		report_missing(l, v, ref);
		break;
	case ASSET_REF_FILE:
		report_ref(l, v, "ref-file-unreadable", ASSET_S(""), ASSET_S(""));
		break;
	case ASSET_REF_OUTSIDE:
		report_ref(l, v, "ref-file-outside", ASSET_S(""), ASSET_S(""));
		break;
	case ASSET_REF_REMOTE:
		report_ref(l, v, "ref-remote", ASSET_S(""), ASSET_S(""));
		break;
	case ASSET_REF_CYCLE:
		report_cycle(l, v, ref);
		break;
	}
	check_beside(l, v);
}

const struct asset_path *
asset_lint_steps(struct asset_lint *l, struct asset_str pointer)
{
	struct asset_path *p = asset_zalloc(l->cx, sizeof *p), *next;
	struct asset_str token;

	while (asset_pointer_token(l->cx, &pointer, &token)) {
		next = asset_zalloc(l->cx, sizeof *next);
		next->up = p;
		next->key = token;
		p = next;
	}
	return p;
}

void
asset_walk_pending(struct asset_lint *l)
{
	while (l->pending) {
		struct asset_pending *p = l->pending;
		struct asset_visit v = { .node = p->node, .type = p->type };

		v.path = *asset_lint_steps(l, p->pointer);
		l->pending = p->next;
		asset_walk(l, &v);
	}
}
