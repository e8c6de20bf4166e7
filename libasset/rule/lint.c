#include "rule/lint.h"

#include "core/regex.h"
#include "model/row.h"
#include "rule/choice.h"
#include "rule/ignore.h"
#include "core/banned.h"

enum { GUESSES = 2000000, LONGEST_POINTER = 4096 };

/* ---- for rules ---- */

struct asset_rule_state *
asset_lint_state(struct asset_lint *l, const struct asset_rule *rule)
{
	return &l->states[rule - asset_rules];
}

void
asset_lint_pointer(struct asset_lint *l, struct asset_diag *d,
    const struct asset_path *path)
{
	uint64_t n = 0;

	if (d == l->cx->last_lost)
		return; /* nobody will see it */
	for (const struct asset_path *p = path; p; p = p->up)
		n += p->key.n + 1;
	if (n <= LONGEST_POINTER)
		d->pointer = asset_path_pointer(l->cx, path);
}

struct asset_diag *
asset_lint_report(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, struct asset_place at, struct asset_str a,
    struct asset_str b)
{
	return asset_lint_add(l, rule, v, at, a, b, ASSET_S(""));
}

void
asset_lint_key(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, struct asset_str a, struct asset_str b)
{
	asset_lint_report(l, rule, v, asset_key_place(l->cx, v->node), a, b);
}

void
asset_lint_value(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, struct asset_str a, struct asset_str b)
{
	asset_lint_report(l, rule, v, asset_value_place(l->cx, v->node), a, b);
}

const struct asset_node *
asset_lint_follow(struct asset_lint *l, const struct asset_node *n)
{
	return asset_ref_follow(l->refs, n);
}

bool
asset_lint_match(struct asset_lint *l, struct asset_str pattern,
    struct asset_str text)
{
	void **slot = asset_map_at(l->cx, &l->patterns, pattern);
	struct asset_str why;
	uint32_t at;

	if (!*slot)
		*slot = asset_regex_new(l->cx, pattern, &why, &at);
	return !*slot || asset_regex_match(*slot, text) != ASSET_MATCH_NO;
}

struct asset_str
asset_lint_near(struct asset_lint *l, struct asset_str word,
    const struct asset_node *candidates)
{
	struct asset_guess g = asset_guess_new(word);

	if (!candidates || candidates->len > l->guesses)
		return g.best;
	l->guesses -= candidates->len;
	for (struct asset_node *c = asset_first(candidates); c; c = c->next)
		asset_guess_try(&g, candidates->kind == ASSET_OBJECT ?
		    asset_key(c) : asset_text(c));
	return g.best;
}

/* ---- one document ---- */

/* The list without the rules that are off; NULL when it is empty. */
static const struct asset_rule *const *
without_off(struct asset_lint *l, const struct asset_rule *const *list)
{
	const struct asset_rule **some;
	size_t n = 0, on = 0;

	for (; list && list[n]; n++)
		on += !asset_lint_state(l, list[n])->off;
	if (on == n)
		return list;
	if (!on)
		return NULL;
	some = asset_zalloc(l->cx, (on + 1) * sizeof *some);
	for (on = 0; *list; list++)
		if (!asset_lint_state(l, *list)->off)
			some[on++] = *list;
	return some;
}

static void
choose_rules(struct asset_lint *l)
{
	l->type_rules = asset_alloc(l->cx,
	    asset_ntypes * sizeof *l->type_rules);
	l->field_rules = asset_alloc(l->cx,
	    asset_nfields * sizeof *l->field_rules);
	for (uint32_t i = 0; i < asset_ntypes; i++)
		l->type_rules[i] = without_off(l, asset_type_rules[i]);
	for (uint32_t i = 0; i < asset_nfields; i++)
		l->field_rules[i] = without_off(l, asset_field_rules[i]);
}

static void
set_up(struct asset_lint *l)
{
	const bool *on = asset_choice_rules(l->cx, l->doc);

	l->guesses = GUESSES;
	l->states = asset_zalloc(l->cx, asset_nrules * sizeof *l->states);
	for (uint32_t i = 0; i < asset_nrules; i++) {
		const struct asset_rule *rule = &asset_rules[i];
		struct asset_rule_state *s = &l->states[i];

		/* What this one takes note of counts in any case. */
		s->off = !on[i] && rule->call != asset_rule_ignore_member;
		if (rule->call && on[i])
			s->with = asset_choice_with(l->cx, rule);
	}
	l->strict = on[asset_rule_find(ASSET_S("ref-sibling-any")) -
	    asset_rules] && (asset_is_swagger2(l) ||
	    strcmp(l->grammar->name, "openapi30") == 0);
	choose_rules(l);
}

static void
run_end_rules(struct asset_lint *l, const struct asset_visit *root)
{
	for (const struct asset_end_rule *e = asset_end_rules; e->rule; e++)
		if (e->root == l->grammar->root &&
		    !asset_lint_state(l, e->rule)->off)
			e->rule->call(l, e->rule, root);
}

/* No grammar: a version that nobody here knows, a record, or something else? */
static int
report_unknown(struct asset_lint *l)
{
	static const char *const fields[] = { "swagger", "openapi",
		"swaggerVersion" };
	const struct asset_node *root = l->doc->root, *n = NULL;

	for (size_t i = 0; !n && i < sizeof fields / sizeof *fields; i++)
		n = asset_get(root, fields[i]);
	if (!n && asset_get(root, "paths") && asset_get(root, "base_path") &&
	    asset_get(root, "info_version")) {
		asset_report(l->cx, "definition-record",
		    asset_value_place(l->cx, root), NULL);
		return 0;
	}
	if (n && !asset_is_container(n))
		asset_report_str(l->cx, "definition-version",
		    asset_value_place(l->cx, n), asset_key(n), asset_text(n),
		    ASSET_S(""));
	else
		asset_report(l->cx, "definition-none",
		    asset_value_place(l->cx, root), NULL);
	return ASSET_ESYNTAX;
}

int
asset_lint_doc(struct asset_ctx *cx, struct asset_doc *doc)
{
	struct asset_lint l = { .cx = cx, .doc = doc };
	struct asset_visit root = { .node = doc->root };

	l.grammar = asset_grammar_of(root.node);
	if (!l.grammar)
		return report_unknown(&l);
	set_up(&l);
	l.refs = asset_refs_new(cx, doc);
	if (l.grammar->partial)
		asset_report(cx, "definition-partial",
		    asset_value_place(cx, asset_get(root.node,
		    l.grammar->field)), NULL);
	root.type = l.grammar->root;
	asset_walk(&l, &root);
	asset_walk_pending(&l);
	root.type = l.grammar->root;
	run_end_rules(&l, &root);
	asset_ignore_apply(&l);
	asset_choice_apply(cx);
	return 0;
}

struct job {
	struct asset_doc *doc;
	const struct asset_config *config;
};

static int
lint(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;

	int r;

	asset_choice_make(cx, job->config, job->doc->src->name);
	r = asset_lint_doc(cx, job->doc);
	asset_choice_end(cx, r == 0);
	return r;
}

int
asset_lint(struct asset_ctx *cx, struct asset_doc *doc,
    const struct asset_config *config)
{
	struct job job = { doc, config };

	return asset_try(cx, lint, &job);
}
