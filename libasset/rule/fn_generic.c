/* Rules that know no format: what they look at is in their rows. */
#include <stdlib.h>

#include "rule/lint.h"
#include "core/banned.h"

asset_rule_fn asset_rule_unique, asset_rule_present,
    asset_rule_enum_duplicate, asset_rule_range, asset_rule_unused,
    asset_rule_found, asset_rule_exclusive, asset_rule_any_of,
    asset_rule_not_empty, asset_rule_single, asset_rule_text;

/* No two visited nodes have the same text. */
void
asset_rule_unique(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str text = asset_text(v->node);
	void **first = asset_map_at(l->cx, &asset_lint_state(l, rule)->map,
	    text);
	struct asset_diag *d;

	if (*first && *first != v->node) {
		d = asset_lint_report(l, rule, v,
		    asset_value_place(l->cx, v->node), text, ASSET_S(""));
		d->also = asset_value_place(l->cx, *first);
	} else {
		*first = (void *)(uintptr_t)v->node;
	}
}

/* with.field is there, and not empty. */
void
asset_rule_present(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str field = asset_get_text(
	    asset_lint_state(l, rule)->with, "field");
	const struct asset_node *n = asset_get_str(v->node, field);

	if (!n || !n->len)
		asset_lint_key(l, rule, v, field, ASSET_S(""));
}

/* The field that the rule is at is there. */
void
asset_rule_found(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	asset_lint_key(l, rule, v, asset_visit_key(v), ASSET_S(""));
}

/* No field of with.not stands beside with.field. */
void
asset_rule_exclusive(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *with = asset_lint_state(l, rule)->with;
	struct asset_str field = asset_get_text(with, "field");

	if (!asset_get_str(v->node, field))
		return;
	for (struct asset_node *c = asset_first(asset_get(with, "not")); c;
	    c = c->next) {
		const struct asset_node *n =
		    asset_get_str(v->node, asset_text(c));

		if (n)
			asset_lint_report(l, rule, v,
			    asset_key_place(l->cx, n), asset_key(n), field);
	}
}

/* One of with.fields is there. */
void
asset_rule_any_of(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *fields =
	    asset_get(asset_lint_state(l, rule)->with, "fields");

	for (struct asset_node *c = asset_first(fields); c; c = c->next)
		if (asset_get_str(v->node, asset_text(c)))
			return;
	asset_lint_key(l, rule, v, ASSET_S(""), ASSET_S(""));
}

/* The list or object holds something. */
void
asset_rule_not_empty(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	if (!v->node->len)
		asset_lint_value(l, rule, v, asset_visit_key(v),
		    ASSET_S(""));
}

/* The list or object holds one thing at most. */
void
asset_rule_single(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *c = asset_first(v->node);

	if (c && c->next)
		asset_lint_report(l, rule, v, v->node->kind ==
		    ASSET_OBJECT ?
		    asset_key_place(l->cx, c->next) :
		    asset_value_place(l->cx, c->next), ASSET_S(""),
		    ASSET_S(""));
}

/* The text matches with.pattern, and does not match with.not. */
void
asset_rule_text(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *with = asset_lint_state(l, rule)->with;
	struct asset_str yes = asset_get_text(with, "pattern");
	struct asset_str no = asset_get_text(with, "not");

	if ((yes.s && !asset_lint_match(l, yes, asset_text(v->node))) ||
	    (no.s && asset_lint_match(l, no, asset_text(v->node))))
		asset_lint_value(l, rule, v, asset_text(v->node), ASSET_S(""));
}

/* ---- lists without duplicates ---- */

enum { FEW = 16 };

static void
report_item(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, const struct asset_node *first,
    const struct asset_node *again)
{
	struct asset_diag *d = asset_lint_report(l, rule, v,
	    asset_value_place(l->cx, again), asset_text(again), ASSET_S(""));

	d->also = asset_value_place(l->cx, first);
}

static void
check_many(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_map seen[ASSET_OBJECT + 1] = { 0 };

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		void **slot;

		if (asset_is_container(c))
			continue;
		slot = asset_map_at(l->cx, &seen[c->kind], asset_text(c));
		if (*slot)
			report_item(l, rule, v, *slot, c);
		else
			*slot = c;
	}
}

/* A list holds no value twice. */
void
asset_rule_enum_duplicate(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	if (v->node->len > FEW) {
		check_many(l, rule, v);
		return;
	}
	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		for (struct asset_node *d = asset_first(v->node); d != c;
		    d = d->next)
			if (asset_equal(c, d)) {
				report_item(l, rule, v, d, c);
				break;
			}
}

/* ---- ranges ---- */

static double
number_of(struct asset_ctx *cx, const struct asset_node *n)
{
	return strtod(asset_cstr(cx, asset_text(n)), NULL);
}

/* maximum is not below minimum, and so on for every "max..." field. */
void
asset_rule_range(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str high = asset_visit_key(v);
	char low[32] = "min";
	const struct asset_node *other;

	if (high.n < 4 || high.n >= sizeof low)
		return;
	memcpy(low + 3, high.s + 3, high.n - 3);
	other = asset_get(v->up->node, low);
	if (asset_is(other, ASSET_NUMBER) &&
	    asset_is(v->node, ASSET_NUMBER) &&
	    number_of(l->cx, v->node) < number_of(l->cx, other))
		asset_lint_value(l, rule, v, high, asset_key(other));
}

/* ---- after the walk ---- */

/* Each member of the root's maps with.in is referred to. */
void
asset_rule_unused(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *root)
{
	const struct asset_node *in =
	    asset_get(asset_lint_state(l, rule)->with, "in");

	for (struct asset_node *i = asset_first(in); i; i = i->next) {
		struct asset_node *map =
		    asset_get_str(root->node, asset_text(i));
		struct asset_visit v = { .path.up = &root->path, .up = root,
			.node = map }, child = { .path.up = &v.path,
			.up = &v };

		v.path.key = asset_text(i);
		if (!asset_is(map, ASSET_OBJECT))
			continue;
		for (struct asset_node *c = asset_first(map); c; c = c->next) {
			child.path.key = asset_key(c);
			child.node = c;
			if (!asset_map_get(&l->used,
			    asset_path_pointer(l->cx, &child.path)))
				asset_lint_key(l, rule, &child, asset_key(c),
				    ASSET_S(""));
		}
	}
}
