/* Rules of ruleset roma about names: policies and answers that operations
 * refer to, tags, applications. */
#include "rule/roma.h"
#include "core/banned.h"

asset_rule_fn asset_rule_roma_named, asset_rule_roma_unused,
    asset_rule_roma_sample_place, asset_rule_items_match,
    asset_rule_roma_app, asset_rule_roma_list_twice;

/* ---- names of members of a map ---- */

/* The map, at the root or in components. */
static const struct asset_node *
map_of(const struct asset_lint *l, struct asset_str name)
{
	const struct asset_node *map = asset_get_str(l->doc->root, name);

	return map ? map : asset_get_str(asset_get(l->doc->root,
	    "components"), name);
}

static void
check_name(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, const struct asset_node *n,
    const struct asset_node *map)
{
	struct asset_diag *d;

	if (!asset_is(n, ASSET_STRING) || !asset_text(n).n ||
	    asset_get_str(map, asset_text(n)))
		return;
	d = asset_lint_report(l, rule, v, asset_value_place(l->cx, n),
	    asset_text(n), asset_lint_near(l, asset_text(n), map));
	if (!asset_first(map)) /* the file has none, so it must be meant */
		d->severity = ASSET_HINT;
}

/* What the extension with.by names is a member of the map with.in, unless it
 * is one of with.known. */
void
asset_rule_roma_named(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *with = asset_lint_state(l, rule)->with;
	const struct asset_node *map = map_of(l, asset_get_text(with, "in"));
	const struct asset_node *n = asset_get_str(v->node,
	    asset_get_text(with, "by"));
	const struct asset_node *known =
	    asset_first(asset_get(with, "known"));

	for (; known && n; known = known->next)
		if (asset_str_eq(asset_text(known), asset_text(n)))
			return;
	if (asset_is(n, ASSET_ARRAY))
		for (n = asset_first(n); n; n = n->next)
			check_name(l, rule, v, n, map);
	else if (n)
		check_name(l, rule, v, n, map);
}

/* Notes what an operation names by one of with.pairs. */
static void
note_names(struct asset_lint *l, struct asset_map *used,
    const struct asset_node *op, const struct asset_node *pairs)
{
	for (struct asset_node *p = asset_first(pairs); p; p = p->next) {
		const struct asset_node *n = asset_get_str(op, asset_text(p));
		const struct asset_node *c = asset_first(n) ?
		    asset_first(n) : n;

		for (; c; c = c->key ? NULL : c->next)
			if (asset_is(c, ASSET_STRING))
				*asset_map_at(l->cx, used, asset_strf(l->cx,
				    "%.*s %.*s", ASSET_P(asset_key(p)),
				    ASSET_P(asset_text(c)))) = l;
	}
}

static void
note_all(struct asset_lint *l, struct asset_map *used,
    const struct asset_node *pairs)
{
	const struct asset_node *p = asset_first(asset_get(l->doc->root,
	    "paths"));

	for (; p; p = p->next)
		for (struct asset_node *op = asset_first(p); op; op = op->next)
			note_names(l, used, op, pairs);
}

/* Some operation names each member of the maps with.pairs ({MAP: EXTENSION}),
 * when there are operations that name any. */
void
asset_rule_roma_unused(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *pairs = asset_get(
	    asset_lint_state(l, rule)->with, "pairs");
	struct asset_map used = { 0 };

	for (struct asset_node *p = asset_first(pairs); p; p = p->next) {
		const struct asset_node *map = asset_get_str(v->node,
		    asset_key(p));
		struct asset_visit all = { .node = map };

		if (!asset_is(map, ASSET_OBJECT))
			continue;
		if (!used.n)
			note_all(l, &used, pairs);
		all = asset_visit_below(v, map, 0);
		for (struct asset_node *c = asset_first(map); c; c = c->next) {
			struct asset_visit one = asset_visit_below(&all, c,
			    0);

			if (!asset_map_get(&used, asset_strf(l->cx,
			    "%.*s %.*s", ASSET_P(asset_key(map)),
			    ASSET_P(asset_key(c)))))
				asset_lint_key(l, rule, &one, asset_key(c),
				    ASSET_S(""));
		}
	}
}

/* ---- lists ---- */

/* At most with.most texts, and each matches with.pattern. */
void
asset_rule_items_match(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *with = asset_lint_state(l, rule)->with;
	struct asset_str pattern = asset_get_text(with, "pattern");
	int64_t most = asset_int(asset_get(with, "most"), INT64_MAX), n = 0;

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		if (asset_is(c, ASSET_STRING) && (++n > most ||
		    !asset_lint_match(l, pattern, asset_text(c))))
			asset_lint_report(l, rule, v,
			    asset_value_place(l->cx, c), asset_text(c),
			    ASSET_S(""));
	}
}

/* The list in the extension with.field has no entry twice. */
void
asset_rule_roma_list_twice(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str field = asset_get_text(
	    asset_lint_state(l, rule)->with, "field");
	const struct asset_node *list = asset_get_str(v->node, field);
	struct asset_map seen = { 0 };

	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		void **slot;

		if (!asset_is(c, ASSET_STRING))
			continue;
		slot = asset_map_at(l->cx, &seen, asset_text(c));
		if (*slot)
			asset_lint_report(l, rule, v, asset_value_place(l->cx,
			    c), asset_text(c), field)->also =
			    asset_value_place(l->cx, *slot);
		else
			*slot = c;
	}
}

/* ---- samples ---- */

/* A sample of an answer is in the response "default..." */
void
asset_rule_roma_sample_place(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	if (asset_str_starts(asset_visit_key(v), "default"))
		return;
	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		if (asset_str_starts(asset_key(c), "x-apigateway-result-")) {
			asset_lint_report(l, rule, v, asset_key_place(l->cx,
			    c), asset_key(c), ASSET_S(""));
			return;
		}
}

/* ---- applications ---- */

/* When one operation names its application, all do (with.field). */
void
asset_rule_roma_app(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_map *first = &asset_lint_state(l, rule)->map;
	struct asset_str field = asset_get_text(
	    asset_lint_state(l, rule)->with, "field");
	const struct asset_node *p = asset_first(asset_get(l->doc->root,
	    "paths"));

	if (!asset_api_path(v).s || asset_get_str(v->node, field) ||
	    asset_custom_backend(v->node))
		return;
	for (; p && !first->n; p = p->next)
		for (struct asset_node *op = asset_first(p); op; op = op->next)
			if (asset_get_str(op, field))
				*asset_map_at(l->cx, first, field) =
				    asset_get_str(op, field);
	if (!first->n)
		*asset_map_at(l->cx, first, field) = NULL;
	if (asset_map_get(first, field))
		asset_lint_report(l, rule, v, asset_key_place(l->cx, v->node),
		    field, ASSET_S(""))->also = asset_key_place(l->cx,
		    asset_map_get(first, field));
}
