/* Rules about patterns: the values of "pattern", the keys of
 * "patternProperties". */
#include "core/ecma.h"
#include "core/regex.h"
#include "rule/value.h"
#include "core/banned.h"

asset_rule_fn asset_rule_pattern_valid, asset_rule_pattern_ecma;

struct pattern {
	struct asset_lint *lint;
	const struct asset_rule *rule;
	const struct asset_visit *visit; /* of the value or key */
	struct asset_str text;
	bool key;
};

static void
each(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, void (*check)(const struct pattern *))
{
	struct pattern p = { l, rule, v, asset_text(v->node), false };
	struct asset_visit child = { .path.up = &v->path, .up = v };

	if (v->node->kind == ASSET_STRING) {
		check(&p);
		return;
	}
	p.visit = &child;
	p.key = true;
	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		child.node = c;
		child.path.key = p.text = asset_key(c);
		check(&p);
	}
}

static void
report(const struct pattern *p, struct asset_str what)
{
	(p->key ? asset_lint_key : asset_lint_value)(p->lint, p->rule,
	    p->visit, what, ASSET_S(""));
}

static void
check_valid(const struct pattern *p)
{
	struct asset_str why = { "", 0 };
	uint32_t at;

	if (asset_validator_pattern(asset_value_validator(p->lint), p->text) !=
	    ASSET_PATTERN_WRONG)
		return;
	asset_regex_new(p->lint->cx, p->text, &why, &at);
	report(p, why);
}

void
asset_rule_pattern_valid(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	each(l, rule, v, check_valid);
}

static void
check_ecma(const struct pattern *p)
{
	struct asset_str part = asset_ecma_foreign(p->text);

	if (part.s && asset_validator_pattern(asset_value_validator(p->lint),
	    p->text) != ASSET_PATTERN_WRONG)
		report(p, part);
}

void
asset_rule_pattern_ecma(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	each(l, rule, v, check_ecma);
}
