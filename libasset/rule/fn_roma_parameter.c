/* Rules of ruleset roma about request parameters. */
#include "rule/roma.h"
#include "core/banned.h"

asset_rule_fn asset_rule_roma_parameters_many, asset_rule_roma_parameter_name,
    asset_rule_roma_parameter_twice, asset_rule_roma_parameter_type,
    asset_rule_roma_orchestrations;

/* The gateway looks at these and passes over all others. */
static bool
is_request(const struct asset_node *param)
{
	struct asset_str in = asset_get_text(param, "in");

	return asset_str_is(in, "path") || asset_str_is(in, "query") ||
	    asset_str_is(in, "header");
}

/* At most with.most in one operation. */
void
asset_rule_roma_parameters_many(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_params *p = asset_params_of(l, v);
	int64_t n = 0, most = asset_int(asset_get(
	    asset_lint_state(l, rule)->with, "most"), INT64_MAX);

	for (uint32_t i = 0; i < p->n; i++)
		n += is_request(p->list[i].to);
	if (n > most)
		asset_lint_key(l, rule, v, asset_strf(l->cx, "%lld",
		    (long long)n), asset_strf(l->cx, "%lld",
		    (long long)most));
}

/* The name matches with.pattern (with.not: does not), for parameters in one
 * of with.in. */
void
asset_rule_roma_parameter_name(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *with = asset_lint_state(l, rule)->with;
	const struct asset_node *name = asset_get(v->node, "name");
	const struct asset_node *in = asset_first(asset_get(with, "in"));
	struct asset_str pattern = asset_get_text(with, "pattern");
	bool not = pattern.s == NULL;

	while (in && !asset_str_eq(asset_text(in),
	    asset_get_text(v->node, "in")))
		in = in->next;
	if (!in || !asset_is(name, ASSET_STRING))
		return;
	if (not)
		pattern = asset_get_text(with, "not");
	if (asset_lint_match(l, pattern, asset_text(name)) == not)
		asset_lint_below(l, rule, v, name, asset_text(name),
		    asset_text(in));
}

/* Names of headers are the same in either case. */
void
asset_rule_roma_parameter_twice(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_params *p = asset_params_of(l, v);

	for (uint32_t i = 0; i < p->n; i++) {
		struct asset_str name = asset_get_text(p->list[i].to, "name");
		struct asset_str in = asset_get_text(p->list[i].to, "in");
		const struct asset_param *first = asset_params_find(l, p, in,
		    name);
		struct asset_str other = asset_get_text(first->to, "name");

		if (!asset_str_eq(name, other))
			asset_lint_report(l, rule, v, asset_value_place(l->cx,
			    p->list[i].at), name, other)->also =
			    asset_value_place(l->cx, first->at);
	}
}

/* The type, in the parameter or in its schema. */
static const struct asset_node *
type_of(struct asset_lint *l, const struct asset_node *param)
{
	const struct asset_node *schema = asset_get(param, "schema");

	return asset_get(schema ? asset_lint_follow(l, schema) : param,
	    "type");
}

/* One that the gateway can check: with.types. */
void
asset_rule_roma_parameter_type(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *type = type_of(l, v->node);
	const struct asset_node *t = asset_first(asset_get(
	    asset_lint_state(l, rule)->with, "types"));

	if (!is_request(v->node) || !asset_is(type, ASSET_STRING))
		return;
	while (t && !asset_str_eq(asset_text(t), asset_text(type)))
		t = t->next;
	if (!t)
		asset_lint_report(l, rule, v, asset_value_place(l->cx, type),
		    asset_get_text(v->node, "name"), asset_text(type));
}

/* Only one parameter of an operation has orchestration rules. */
void
asset_rule_roma_orchestrations(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_params *p = asset_params_of(l, v);
	const struct asset_node *first = NULL, *n;

	for (uint32_t i = 0; i < p->n; i++) {
		n = asset_get(p->list[i].to, "x-apigateway-orchestrations");
		if (!asset_first(n))
			continue;
		if (first)
			asset_lint_report(l, rule, v, asset_key_place(l->cx,
			    n), asset_get_text(p->list[i].to, "name"),
			    ASSET_S(""))->also = asset_key_place(l->cx, first);
		else
			first = n;
	}
}
