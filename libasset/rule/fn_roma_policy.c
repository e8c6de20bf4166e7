/* Rules of ruleset roma about policies: backends that depend on conditions,
 * throttling, access control. */
#include "rule/roma.h"

#include "core/regex.h"
#include "rule/address.h"
#include "core/banned.h"

asset_rule_fn asset_rule_roma_policy_type, asset_rule_roma_policy_twice,
    asset_rule_roma_condition_parameter, asset_rule_roma_condition_source,
    asset_rule_roma_condition_pattern, asset_rule_roma_ratelimits,
    asset_rule_roma_access, asset_rule_roma_access_many,
    asset_rule_roma_access_domain;

/* ---- policy backends ---- */

/* with.fits: the types of policy backends that each default type takes. */
void
asset_rule_roma_policy_type(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_backends b = { .operation = v };
	struct asset_str type = asset_get_text(asset_get(v->node,
	    "x-apigateway-backend"), "type");
	const struct asset_node *fits = asset_get_str(asset_get(
	    asset_lint_state(l, rule)->with, "fits"), type), *f, *n;

	while (fits && asset_backends_next(&b)) {
		n = asset_get(b.backend.node, "type");
		f = asset_first(fits);
		while (f && !asset_str_eq(asset_text(f), asset_text(n)))
			f = f->next;
		if (b.policy && !f && asset_text(n).n)
			asset_lint_below(l, rule, &b.backend, n,
			    asset_text(n), type);
	}
}

void
asset_rule_roma_policy_twice(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_backends b = { .operation = v };
	struct asset_map seen = { 0 };

	while (asset_backends_next(&b)) {
		const struct asset_node *n = asset_get(b.backend.node, "name");
		void **slot;

		if (!b.policy || !asset_text(n).n)
			continue;
		slot = asset_map_at(l->cx, &seen, asset_text(n));
		if (*slot)
			asset_lint_below(l, rule, &b.backend, n,
			    asset_text(n), ASSET_S(""))->also =
			    asset_value_place(l->cx, *slot);
		else
			*slot = (void *)(uintptr_t)n;
	}
}

/* ---- conditions ---- */

struct condition {
	struct asset_lint *lint;
	const struct asset_rule *rule;
	const struct asset_visit *operation;
	struct asset_visit at;
};

static void
each(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, void (*check)(struct condition *))
{
	struct asset_backends b = { .operation = v };
	struct condition c = { .lint = l, .rule = rule, .operation = v };

	while (asset_backends_next(&b)) {
		const struct asset_node *list = asset_get(b.backend.node,
		    "conditions");
		struct asset_visit all;
		uint32_t i = 0;

		if (!asset_is(list, ASSET_ARRAY))
			continue;
		all = asset_visit_below(&b.backend, list, 0);
		for (struct asset_node *n = asset_first(list); n;
		    n = n->next) {
			c.at = asset_visit_below(&all, n, i++);
			check(&c);
		}
	}
}

static bool
is_from(const struct condition *c, const char *origin)
{
	return asset_node_is_case(asset_get(c->at.node, "origin"), origin);
}

static void
report(struct condition *c, const char *member, struct asset_str a,
    struct asset_str b)
{
	asset_lint_below(c->lint, c->rule, &c->at,
	    asset_get(c->at.node, member), a, b);
}

static void
check_parameter(struct condition *c)
{
	const struct asset_params *p = asset_params_of(c->lint, c->operation);
	const char *member = asset_get(c->at.node, "parameter") ?
	    "parameter" : "parameter_name"; /* of older samples */
	struct asset_str name = asset_get_text(c->at.node, member);

	if ((is_from(c, "request") || is_from(c, "param")) && name.n &&
	    !asset_params_has(c->lint, p, name))
		report(c, member, name, asset_params_near(c->lint, p, name));
}

/* A condition on the request is on one of its parameters. */
void
asset_rule_roma_condition_parameter(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_parameter);
}

static void
check_source(struct condition *c)
{
	struct asset_str list = asset_get_text(c->at.node, "value"), wrong;

	if (!is_from(c, "source") || !list.n)
		return;
	if (asset_address_wrong(list, &wrong))
		report(c, "value", wrong, ASSET_S(""));
}

/* The caller's address is compared with addresses and ranges. */
void
asset_rule_roma_condition_source(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_source);
}

static void
check_pattern(struct condition *c)
{
	struct asset_str pattern = asset_get_text(c->at.node, "value"), why;
	uint32_t at;

	if (is_from(c, "source") || !pattern.n ||
	    !asset_is_text(asset_get(c->at.node, "type"), "pattern"))
		return;
	if (!asset_regex_new(c->lint->cx, pattern, &why, &at) && why.n)
		report(c, "value", why, ASSET_S(""));
}

void
asset_rule_roma_condition_pattern(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_pattern);
}

/* ---- throttling and access control ---- */

/* A limit that is above a wider one. */
static void
check_limit(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *up, const char *name,
    const struct asset_node *wide)
{
	const struct asset_node *n = asset_get(up->node, name);

	if (asset_is(n, ASSET_NUMBER) && asset_is(wide, ASSET_NUMBER) &&
	    asset_int(n, 0) > asset_int(wide, INT64_MAX))
		asset_lint_below(l, rule, up, n, asset_str(name),
		    asset_key(wide));
}

static void
check_limits(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *api = asset_get(v->node, "api-limit");
	const struct asset_node *list = asset_get(v->node, "special");
	struct asset_visit all, one;
	uint32_t i = 0;

	check_limit(l, rule, v, "user-limit", api);
	check_limit(l, rule, v, "app-limit", asset_get(v->node,
	    "user-limit") ? asset_get(v->node, "user-limit") : api);
	check_limit(l, rule, v, "ip-limit", api);
	if (!asset_is(list, ASSET_ARRAY))
		return;
	all = asset_visit_below(v, list, 0);
	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		one = asset_visit_below(&all, c, i++);
		check_limit(l, rule, &one, "limit", api);
	}
}

static void
each_policy(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, const char *name,
    void (*check)(struct asset_lint *, const struct asset_rule *,
	const struct asset_visit *))
{
	const struct asset_node *map = asset_get(v->node, name);
	struct asset_visit all, one;

	if (!asset_is(map, ASSET_OBJECT))
		return;
	all = asset_visit_below(v, map, 0);
	for (struct asset_node *c = asset_first(map); c; c = c->next) {
		one = asset_visit_below(&all, c, 0);
		check(l, rule, &one);
	}
}

/* A limit for some calls is not above the limit for all. */
void
asset_rule_roma_ratelimits(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	each_policy(l, rule, v, "x-apigateway-ratelimits", check_limits);
}

static void
check_access(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *value = asset_get(v->node, "value");
	struct asset_str wrong;

	if (asset_is(value, ASSET_STRING) && asset_text(value).n &&
	    asset_is_text(asset_get(v->node, "entity-type"), "IP") &&
	    asset_address_wrong(asset_text(value), &wrong))
		asset_lint_below(l, rule, v, value, wrong, ASSET_S(""));
}

/* A list of addresses holds addresses and ranges. */
void
asset_rule_roma_access(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	each_policy(l, rule, v, "x-apigateway-access-controls", check_access);
}

static void
check_many(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *value = asset_get(v->node, "value");
	struct asset_str s = asset_text(value);
	int64_t n = s.n > 0, most = asset_int(asset_get(
	    asset_lint_state(l, rule)->with, "most"), INT64_MAX);

	for (uint32_t i = 0; i < s.n; i++)
		n += s.s[i] == ',';
	if (n > most && asset_is_text(asset_get(v->node, "entity-type"), "IP"))
		asset_lint_below(l, rule, v, value, asset_strf(l->cx, "%lld",
		    (long long)n), asset_strf(l->cx, "%lld",
		    (long long)most));
}

/* At most with.most addresses. */
void
asset_rule_roma_access_many(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each_policy(l, rule, v, "x-apigateway-access-controls", check_many);
}

static void
check_domains(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *value = asset_get(v->node, "value");
	struct asset_str pattern = asset_get_text(asset_lint_state(l,
	    rule)->with, "pattern"), list = asset_text(value);

	if (list.n && asset_is_text(asset_get(v->node, "entity-type"),
	    "DOMAIN") && !asset_lint_match(l, pattern, list))
		asset_lint_below(l, rule, v, value, list, ASSET_S(""));
}

/* A list of accounts matches with.pattern. */
void
asset_rule_roma_access_domain(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each_policy(l, rule, v, "x-apigateway-access-controls",
	    check_domains);
}
