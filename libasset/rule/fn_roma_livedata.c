/* Rules of ruleset roma about custom backends. */
#include "rule/roma.h"
#include "core/banned.h"

asset_rule_fn asset_rule_roma_script_result, asset_rule_roma_script_source,
    asset_rule_roma_script_kinds, asset_rule_roma_script_text,
    asset_rule_roma_livedata_path, asset_rule_roma_livedata_method,
    asset_rule_roma_livedata_name, asset_rule_roma_livedata_mixed;

struct script {
	struct asset_lint *lint;
	const struct asset_rule *rule;
	struct asset_visit at;
	struct asset_map seen;
	const struct asset_node *function, *data; /* the first of each */
};

static void
each(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, void (*check)(struct script *))
{
	const struct asset_node *list = asset_get(v->node,
	    "x-livedata-scripts");
	struct script s = { .lint = l, .rule = rule };
	struct asset_visit all;
	uint32_t i = 0;

	if (!asset_is(list, ASSET_ARRAY))
		return;
	all = asset_visit_below(v, list, 0);
	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		s.at = asset_visit_below(&all, c, i++);
		check(&s);
	}
}

static bool
is_function(const struct script *s)
{
	return asset_node_is_case(asset_get(s->at.node, "type"), "function");
}

static struct asset_diag *
report(struct script *s, const char *member, struct asset_str a)
{
	return asset_lint_below(s->lint, s->rule, &s->at,
	    asset_get(s->at.node, member), a, ASSET_S(""));
}

static void
check_result(struct script *s)
{
	const struct asset_node *n = asset_get(s->at.node, "result");
	void **slot;

	if (!asset_text(n).n || is_function(s))
		return;
	slot = asset_map_at(s->lint->cx, &s->seen, asset_text(n));
	if (*slot)
		report(s, "result", asset_text(n))->also =
		    asset_value_place(s->lint->cx, *slot);
	else
		*slot = (void *)(uintptr_t)n;
}

/* No two scripts put their result into the same object. */
void
asset_rule_roma_script_result(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_result);
}

static void
check_source(struct script *s)
{
	const struct asset_node *type = asset_get(s->at.node, "type");

	if ((asset_node_is_case(type, "SQL") ||
	    asset_node_is_case(type, "SP")) &&
	    !asset_get(s->at.node, "datasources") &&
	    !asset_get(s->at.node, "datasource"))
		report(s, "type", asset_text(type));
}

/* A statement has a data source. */
void
asset_rule_roma_script_source(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_source);
}

static void
check_kinds(struct script *s)
{
	const struct asset_node *type = asset_get(s->at.node, "type");
	const struct asset_node *other = is_function(s) && s->data ?
	    s->data : s->function;

	if (!asset_is(type, ASSET_STRING))
		return;
	if (other)
		report(s, "type", asset_text(type))->also =
		    asset_value_place(s->lint->cx, other);
	else if (is_function(s))
		s->function = type;
	else if (!s->data)
		s->data = type;
}

/* One function, or statements only. */
void
asset_rule_roma_script_kinds(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_kinds);
}

/* ---- Base64 ---- */

static bool
is_sign(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    (c >= '0' && c <= '9') || c == '+' || c == '/';
}

/* Line ends may stand in it. */
static bool
is_base64(struct asset_str s)
{
	uint32_t n = 0, pad = 0;

	for (uint32_t i = 0; i < s.n; i++) {
		if (s.s[i] == '\n' || s.s[i] == '\r')
			continue;
		if (s.s[i] == '=')
			pad++;
		else if (pad || !is_sign(s.s[i]))
			return false;
		n++;
	}
	return n % 4 == 0 && pad <= 2;
}

static void
check_text(struct script *s)
{
	const struct asset_node *n = asset_get(s->at.node, "content");

	if (asset_is(n, ASSET_STRING) && !is_base64(asset_text(n)))
		report(s, "content", ASSET_S(""));
}

/* A script is in Base64. */
void
asset_rule_roma_script_text(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_text);
}

/* ---- the operation ---- */

/* Its path matches with.pattern. */
void
asset_rule_roma_livedata_path(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_str path = asset_api_path(v);

	if (path.s && asset_custom_backend(v->node) &&
	    !asset_lint_match(l, asset_get_text(asset_lint_state(l,
	    rule)->with, "pattern"), path))
		asset_lint_key(l, rule, v, path, ASSET_S(""));
}

/* Its method is one of with.methods. */
void
asset_rule_roma_livedata_method(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *m = asset_first(asset_get(
	    asset_lint_state(l, rule)->with, "methods"));

	if (!asset_api_path(v).s || !asset_custom_backend(v->node))
		return;
	while (m && !asset_str_eq(asset_text(m), asset_visit_key(v)))
		m = m->next;
	if (!m)
		asset_lint_key(l, rule, v, asset_visit_key(v), ASSET_S(""));
}

/* Its name matches with.pattern. */
void
asset_rule_roma_livedata_name(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *id = asset_get(v->node, "operationId");

	if (asset_is(id, ASSET_STRING) && asset_custom_backend(v->node) &&
	    !asset_lint_match(l, asset_get_text(asset_lint_state(l,
	    rule)->with, "pattern"), asset_text(id)))
		asset_lint_below(l, rule, v, id, asset_text(id), ASSET_S(""));
}

/* It is a custom backend, or has a backend. */
void
asset_rule_roma_livedata_mixed(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *own = asset_custom_backend(v->node);
	const struct asset_node *backend = asset_get(v->node,
	    "x-apigateway-backend");

	if (own && backend)
		asset_lint_below(l, rule, v, backend, asset_key(backend),
		    asset_key(own));
}
