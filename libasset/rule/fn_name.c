/* Rules about how names are written, and about the order of things. */
#include "rule/fn.h"

#include "core/banned.h"

asset_rule_fn asset_rule_name_case, asset_rule_boolean_name,
    asset_rule_key_order, asset_rule_required_first;

static const struct {
	const char *name, *pattern;
} cases[] = {
	{ "camel",  "^[a-z][A-Za-z0-9]*$"              },
	{ "pascal", "^[A-Z][A-Za-z0-9]*$"              },
	{ "snake",  "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"    },
	{ "kebab",  "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"    },
	{ "macro",  "^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$"    },
	{ "train",  "^[A-Z][A-Za-z0-9]*(-[A-Z0-9][A-Za-z0-9]*)*$" },
	{ "flat",   "^[a-z][a-z0-9]*$"                 },
};

static bool
in_case(struct asset_lint *l, const struct asset_rule *rule,
    struct asset_str name, struct asset_str which)
{
	if (asset_like(asset_with(l, rule, "except"), name))
		return true;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (asset_str_is(which, cases[i].name))
			return asset_lint_match(l,
			    asset_str(cases[i].pattern), name);
	return true;
}

/* The text, or each key of the map, is written as with.case says, or like one
 * of with.except. */
void
asset_rule_name_case(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str which = asset_text(asset_with(l, rule, "case"));
	struct asset_visit child = { .path.up = &v->path, .up = v };

	if (v->node->kind != ASSET_OBJECT) {
		if (!in_case(l, rule, asset_text(v->node), which))
			asset_lint_value(l, rule, v, asset_text(v->node),
			    which);
		return;
	}
	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		child.path.key = asset_key(c);
		child.node = c;
		if (!in_case(l, rule, asset_key(c), which))
			asset_lint_key(l, rule, &child, asset_key(c), which);
	}
}

/* The name of a yes-or-no parameter starts with a word of with.words. */
void
asset_rule_boolean_name(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *words = asset_with(l, rule, "words");
	struct asset_str name = asset_get_text(v->node, "name");

	if (!name.s || !asset_is_type(asset_type_of(l, v->node),
	    ASSET_S("boolean")))
		return;
	for (struct asset_node *c = asset_first(words); c; c = c->next) {
		struct asset_str word = asset_text(c);

		if (asset_str_starts(name, asset_cstr(l->cx, word)) &&
		    name.n > word.n && !(name.s[word.n] >= 'a' &&
		    name.s[word.n] <= 'z'))
			return;
	}
	asset_lint_value(l, rule, v, name, ASSET_S(""));
}

/* The keys that with.order lists stand in that order; the first that does not
 * counts. */
void
asset_rule_key_order(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *order = asset_with(l, rule, "order");
	struct asset_str last = { "", 0 };
	int highest = -1;

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		const struct asset_node *o = asset_first(order);
		int at = 0;

		for (; o && !asset_str_eq(asset_text(o), asset_key(c));
		    o = o->next)
			at++;
		if (o && at < highest) {
			asset_lint_report(l, rule, v,
			    asset_key_place(l->cx, c), asset_key(c), last);
			return;
		}
		if (o) {
			highest = at;
			last = asset_key(c);
		}
	}
}

/* No parameter of the list that is required stands behind one that is not. */
void
asset_rule_required_first(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *optional = NULL;

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		const struct asset_node *p = asset_lint_follow(l, c);

		if (p && !asset_get_true(p, "required")) {
			optional = optional ? optional : p;
		} else if (p && optional) {
			asset_lint_report(l, rule, v,
			    asset_value_place(l->cx, c),
			    asset_get_text(p, "name"),
			    asset_get_text(optional, "name"));
			return;
		}
	}
}
