/* Rules of ruleset roma about logins: security schemes, and what operations
 * make of them. */
#include "rule/roma.h"
#include "core/banned.h"

asset_rule_fn asset_rule_roma_login, asset_rule_roma_login_many,
    asset_rule_roma_authorizer, asset_rule_roma_app_code,
    asset_rule_roma_identities, asset_rule_roma_scheme_name,
    asset_rule_roma_signature, asset_rule_roma_identity_twice;

/* ---- operations ---- */

static const struct asset_node *
schemes(const struct asset_lint *l)
{
	const struct asset_node *s = asset_get(l->doc->root,
	    "securityDefinitions");

	return s ? s : asset_get(asset_get(l->doc->root, "components"),
	    "securitySchemes");
}

static bool
is_gateway(const struct asset_node *scheme)
{
	return asset_get(scheme, "x-apigateway-auth-type") ||
	    asset_get(scheme, "x-livedata-auth-type");
}

/* The logins of an operation, its own or those of the whole definition. */
static const struct asset_node *
logins_of(const struct asset_lint *l, const struct asset_node *op)
{
	const struct asset_node *list = asset_get(op, "security");

	return list ? list : asset_get(l->doc->root, "security");
}

/* An operation with logins has one that is the gateway's: else the gateway
 * lets everybody in. */
void
asset_rule_roma_login(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *r, *m, *first = NULL;

	if (!asset_api_path(v).s)
		return;
	for (r = asset_first(logins_of(l, v->node)); r; r = r->next)
		for (m = asset_first(r); m; m = m->next) {
			const struct asset_node *s = asset_get_str(
			    schemes(l), asset_key(m));

			if (!s || is_gateway(asset_lint_follow(l, s)))
				return;
			first = first ? first : m;
		}
	if (first)
		asset_lint_key(l, rule, v, asset_key(first), ASSET_S(""));
}

/* ... and not several. */
void
asset_rule_roma_login_many(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *r, *m, *first = NULL;

	for (r = asset_first(asset_get(v->node, "security")); r; r = r->next)
		for (m = asset_first(r); m; m = m->next) {
			if (!is_gateway(asset_lint_follow(l, asset_get_str(
			    schemes(l), asset_key(m)))))
				continue;
			if (first) {
				asset_lint_report(l, rule, v, asset_key_place(
				    l->cx, m), asset_key(m), asset_key(first));
				return;
			}
			first = m;
		}
}

/* ---- schemes ---- */

static bool
is_type(const struct asset_visit *scheme, const char *type)
{
	return asset_is_text(asset_get(scheme->node,
	    "x-apigateway-auth-type"), type);
}

/* AUTHORIZER and an authorizer go together. */
void
asset_rule_roma_authorizer(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *type = asset_get(v->node,
	    "x-apigateway-auth-type");
	const struct asset_node *a = asset_get(v->node,
	    "x-apigateway-authorizer");

	if (is_type(v, "AUTHORIZER") && !a)
		asset_lint_below(l, rule, v, type, asset_key(type),
		    ASSET_S("x-apigateway-authorizer"));
	else if (a && type && !is_type(v, "AUTHORIZER"))
		asset_lint_below(l, rule, v, a, asset_key(a),
		    ASSET_S("x-apigateway-auth-type: AUTHORIZER"));
}

/* AppCodes belong to the login of applications. */
void
asset_rule_roma_app_code(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *opt = asset_get(v->node,
	    "x-apigateway-auth-opt");
	const struct asset_node *code = asset_get(opt, "appcode-auth-type");
	struct asset_visit visit;

	if (!asset_node_is_case(code, "header") || is_type(v, "AppSigv1"))
		return;
	visit = asset_visit_below(v, opt, 0);
	asset_lint_below(l, rule, &visit, code, asset_get_text(v->node,
	    "x-apigateway-auth-type"), ASSET_S(""));
}

/* What is remembered for a caller needs to know callers apart. */
void
asset_rule_roma_identities(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *a = asset_get(v->node,
	    "x-apigateway-authorizer");
	const struct asset_node *ttl = asset_get(a, "ttl");

	if (asset_is_text(asset_get(a, "type"), "FRONTEND") &&
	    asset_int(ttl, 0) > 0 &&
	    !asset_first(asset_get(a, "identities")))
		asset_lint_report(l, rule, v, asset_value_place(l->cx, ttl),
		    asset_text(ttl), ASSET_S(""));
}

/* No two identities of an authorizer are the same. */
void
asset_rule_roma_identity_twice(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *c = asset_first(asset_get(asset_get(v->node,
	    "x-apigateway-authorizer"), "identities"));
	struct asset_map seen = { 0 };

	for (; c; c = c->next) {
		const struct asset_node *name = asset_get(c, "name");
		void **slot;

		if (!asset_text(name).n || !asset_get_text(c, "location").n)
			continue;
		slot = asset_map_at(l->cx, &seen, asset_param_place(l->cx,
		    asset_get_text(c, "location"), asset_text(name)));
		if (*slot)
			asset_lint_report(l, rule, v, asset_value_place(l->cx,
			    name), asset_text(name), ASSET_S(""))->also =
			    asset_value_place(l->cx, *slot);
		else
			*slot = (void *)(uintptr_t)name;
	}
}

/* The name of the header is that which fits the login. */
void
asset_rule_roma_scheme_name(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *name = asset_get(v->node, "name");
	const struct asset_node *fits = asset_get(
	    asset_lint_state(l, rule)->with, "names");
	struct asset_str want = asset_get_text(fits, asset_cstr(l->cx,
	    asset_get_text(v->node, "x-apigateway-auth-type")));

	if (want.n && asset_is(name, ASSET_STRING) &&
	    !asset_str_eq(asset_text(name), want))
		asset_lint_below(l, rule, v, name, want, asset_get_text(
		    v->node, "x-apigateway-auth-type"));
}

/* A signature's key and secret are references (with.pattern). */
void
asset_rule_roma_signature(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *s = asset_get(v->node,
	    "x-livedata-signature");
	const struct asset_node *secret = asset_get(s, "secret");
	struct asset_visit visit;

	if (!asset_is(secret, ASSET_STRING) || !asset_text(secret).n ||
	    asset_lint_match(l, asset_get_text(asset_lint_state(l,
	    rule)->with, "pattern"), asset_text(secret)))
		return;
	asset_source_hide(l->cx, asset_value_place(l->cx, secret));
	visit = asset_visit_below(v, s, 0);
	asset_lint_below(l, rule, &visit, secret, asset_key(v->node),
	    ASSET_S(""));
}
