/* Rules of ruleset roma about what a backend gets: its parameters against
 * its path and against the request. */
#include "model/formats.h"
#include "rule/roma.h"
#include "core/banned.h"

asset_rule_fn asset_rule_roma_backend_filled, asset_rule_roma_backend_used,
    asset_rule_roma_backend_request, asset_rule_roma_backend_twice,
    asset_rule_roma_backend_name, asset_rule_roma_backend_system,
    asset_rule_roma_backend_constant, asset_rule_roma_variable_lost,
    asset_rule_roma_backend_secret;

/* ---- all parameters of all backends ---- */

struct mapping {
	struct asset_lint *lint;
	const struct asset_rule *rule;
	struct asset_backends *backends;
	const struct asset_node *list;
	struct asset_visit at; /* one parameter */
	uint32_t index;
};

static void
each(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, void (*check)(struct mapping *))
{
	struct asset_backends b = { .operation = v };

	while (asset_backends_next(&b)) {
		const struct asset_node *list = asset_get(b.backend.node,
		    "parameters");
		struct asset_visit visit;
		struct mapping m = { l, rule, &b, list, { .node = NULL }, 0 };

		if (!asset_is(list, ASSET_ARRAY))
			continue;
		visit = asset_visit_below(&b.backend, list, 0);
		for (struct asset_node *c = asset_first(list); c;
		    c = c->next, m.index++) {
			m.at = asset_visit_below(&visit, c, m.index);
			if (c->kind == ASSET_OBJECT)
				check(&m);
		}
	}
}

static bool
is_from(const struct mapping *m, const char *origin)
{
	return asset_node_is_case(asset_get(m->at.node, "origin"), origin);
}

static struct asset_diag *
report(struct mapping *m, const char *member, struct asset_str a,
    struct asset_str b)
{
	return asset_lint_below(m->lint, m->rule, &m->at,
	    asset_get(m->at.node, member), a, b);
}

/* ---- variables of the backend's path ---- */

enum {
	LONGEST = 4096, /* paths; all above 512 are found elsewhere */
	MOST = 100      /* parameters that are compared one by one */
};

/* Does a path have {name}? */
static bool
has_variable(struct asset_str path, struct asset_str name)
{
	if (path.n >= LONGEST)
		return true;
	for (uint32_t i = 0; i + name.n + 2 <= path.n; i++)
		if (path.s[i] == '{' && path.s[i + name.n + 1] == '}' &&
		    memcmp(path.s + i + 1, name.s, name.n) == 0)
			return true;
	return false;
}

/* The path of the endpoint, or of one of its groups of servers, that has the
 * variable; *any: there is a path. */
static bool
end_has(const struct asset_node *end, struct asset_str name, bool *any)
{
	const struct asset_node *infos = asset_get(end, "memberGroupUrlInfos");
	struct asset_str path = asset_get_text(end, "path");
	bool found = path.s && has_variable(path, name);

	*any = path.s || asset_first(infos);
	for (struct asset_node *c = asset_first(infos); c; c = c->next) {
		path = asset_get_text(c, "path");
		found |= path.s && has_variable(path, name);
	}
	return found;
}

static void
check_used(struct mapping *m)
{
	const struct asset_visit *end = asset_backends_end(m->backends);
	struct asset_str name = asset_get_text(m->at.node, "name");
	bool any;

	if (end && name.n && asset_node_is_case(asset_get(m->at.node, "in"),
	    "path") && !end_has(end->node, name, &any) && any)
		report(m, "name", name, ASSET_S(""));
}

/* Each parameter in path is in the backend's path. */
void
asset_rule_roma_backend_used(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_used);
}

static bool
is_filled(const struct asset_node *backend, struct asset_str name)
{
	const struct asset_node *p = asset_first(asset_get(backend,
	    "parameters"));

	for (; p; p = p->next)
		if (asset_node_is_case(asset_get(p, "in"), "path") &&
		    asset_str_eq(asset_get_text(p, "name"), name))
			return true;
	return false;
}

/* A backend that fills no variable at all, and has those of the request: in
 * some of the platform's own records it gets them all the same. */
static bool
is_same_path(const struct asset_visit *operation,
    const struct asset_node *backend, struct asset_str name)
{
	const struct asset_node *p = asset_first(asset_get(backend,
	    "parameters"));

	while (p && !asset_node_is_case(asset_get(p, "in"), "path"))
		p = p->next;
	return !p && has_variable(asset_api_path(operation), name);
}

static void
check_path(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *operation, const struct asset_visit *up,
    const struct asset_node *backend)
{
	const struct asset_node *n = asset_get(up->node, "path");
	struct asset_str rest = asset_get_text(up->node, "path"), name;
	const char *open, *close;

	if (rest.n >= LONGEST)
		return;
	while (rest.n && (open = memchr(rest.s, '{', rest.n))) {
		rest.n -= (uint32_t)(open + 1 - rest.s);
		rest.s = open + 1;
		close = rest.n ? memchr(rest.s, '}', rest.n) : NULL;
		if (!close)
			return;
		name = (struct asset_str){ rest.s,
			(uint32_t)(close - rest.s) };
		if (name.n && name.s[0] != '{' && !is_filled(backend, name))
			asset_lint_below(l, rule, up, n, name,
			    ASSET_S(""))->severity = is_same_path(operation,
			    backend, name) ? ASSET_WARNING : 0;
		rest.n -= name.n + 1;
		rest.s = close + 1;
	}
}

/* Each {name} of a backend's path has a parameter in path. */
void
asset_rule_roma_backend_filled(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_backends b = { .operation = v };

	while (asset_backends_next(&b)) {
		const struct asset_visit *end = asset_backends_end(&b);
		const struct asset_node *list;
		struct asset_visit infos, info;
		uint32_t i = 0;

		if (!end)
			continue;
		check_path(l, rule, v, end, b.backend.node);
		list = asset_get(end->node, "memberGroupUrlInfos");
		if (!asset_is(list, ASSET_ARRAY))
			continue;
		infos = asset_visit_below(end, list, 0);
		for (struct asset_node *c = asset_first(list); c;
		    c = c->next) {
			info = asset_visit_below(&infos, c, i++);
			check_path(l, rule, v, &info, b.backend.node);
		}
	}
}

/* ---- names and values ---- */

static void
check_request(struct mapping *m)
{
	struct asset_str value = asset_get_text(m->at.node, "value");
	const struct asset_params *p = asset_params_of(m->lint,
	    m->backends->operation);

	if (is_from(m, "REQUEST") && value.n &&
	    !asset_params_has(m->lint, p, value))
		report(m, "value", value, asset_params_near(m->lint, p,
		    value));
}

/* A value from the request is the name of a request parameter. */
void
asset_rule_roma_backend_request(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_request);
}

/* The one before that is the same, of few. */
static const struct asset_node *
same_before(const struct mapping *m, struct asset_str in,
    struct asset_str name)
{
	const struct asset_node *c = asset_first(m->list);

	for (; c != m->at.node; c = c->next)
		if (asset_param_same(in, name, asset_get_text(c, "in"),
		    asset_get_text(c, "name")))
			return asset_get(c, "name");
	return NULL;
}

/* ... of many. */
static const struct asset_node *
met_before(struct mapping *m, struct asset_str in, struct asset_str name)
{
	struct asset_map *seen = &asset_lint_state(m->lint, m->rule)->map;
	const struct asset_node *first;
	void **slot;

	if (m->index == 0)
		*seen = (struct asset_map){ 0 };
	slot = asset_map_at(m->lint->cx, seen,
	    asset_param_place(m->lint->cx, in, name));
	first = *slot;
	if (!first)
		*slot = asset_get(m->at.node, "name");
	return first;
}

static void
check_twice(struct mapping *m)
{
	struct asset_str name = asset_get_text(m->at.node, "name");
	struct asset_str in = asset_get_text(m->at.node, "in");
	const struct asset_node *first;

	if (!name.s || !in.s)
		return;
	first = m->list->len > ASSET_FEW ? met_before(m, in, name) :
	    same_before(m, in, name);
	if (first)
		report(m, "name", name, in)->also =
		    asset_value_place(m->lint->cx, first);
}

/* No two parameters have the same name in the same place. */
void
asset_rule_roma_backend_twice(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_twice);
}

static void
check_name(struct mapping *m)
{
	const struct asset_node *with =
	    asset_lint_state(m->lint, m->rule)->with;
	struct asset_str name = asset_get_text(m->at.node, "name");
	bool header = asset_node_is_case(asset_get(m->at.node, "in"),
	    "header");

	if (name.n && (asset_lint_match(m->lint, asset_get_text(with, "not"),
	    name) || (header && name.s[0] == '_')))
		report(m, "name", name, ASSET_S(""));
}

/* The name does not match with.not. */
void
asset_rule_roma_backend_name(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_name);
}

static void
check_system(struct mapping *m)
{
	const struct asset_node *names = asset_get(
	    asset_lint_state(m->lint, m->rule)->with, "names");
	struct asset_str value = asset_get_text(m->at.node, "value");

	if (!is_from(m, "SYSTEM") || !value.n ||
	    asset_str_starts(value, "$context.authorizer."))
		return;
	for (struct asset_node *c = asset_first(names); c; c = c->next)
		if (asset_str_eq(asset_text(c), value))
			return;
	report(m, "value", value, asset_lint_near(m->lint, value, names));
}

/* A value from the system is one of with.names, or comes from an authorizer. */
void
asset_rule_roma_backend_system(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_system);
}

static void
check_constant(struct mapping *m)
{
	struct asset_str value = asset_get_text(m->at.node, "value");

	if (is_from(m, "CONSTANT") && asset_str_starts(value, "$context."))
		report(m, "value", value, ASSET_S(""));
}

/* A constant is not meant as a name of the system. */
void
asset_rule_roma_backend_constant(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_constant);
}

/* ---- secrets ---- */

static void
check_secret(struct mapping *m)
{
	const struct asset_node *with =
	    asset_lint_state(m->lint, m->rule)->with;
	const struct asset_node *value = asset_get(m->at.node, "value");
	struct asset_str name = asset_get_text(m->at.node, "name");

	if (!is_from(m, "CONSTANT") || !asset_text(value).n || !name.n ||
	    !asset_lint_match(m->lint, asset_get_text(with, "names"), name) ||
	    asset_lint_match(m->lint, asset_get_text(with, "references"),
	    asset_text(value)))
		return;
	asset_source_hide(m->lint->cx, asset_value_place(m->lint->cx, value));
	report(m, "value", name, ASSET_S(""));
}

/* A constant whose name matches with.names only refers to its value. */
void
asset_rule_roma_backend_secret(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	each(l, rule, v, check_secret);
}

/* ---- the other way ---- */

/* The request parameter goes to the default backend. Lists of more than the
 * platform takes are not looked into. */
static bool
is_passed(const struct asset_node *param, const struct asset_node *list)
{
	struct asset_str name = asset_get_text(param, "name");
	const struct asset_node *p = asset_first(list);

	if (asset_is_text(asset_get(param, "x-apigateway-pass-through"),
	    "always") || (list && list->len > MOST))
		return true;
	for (; p; p = p->next)
		if (asset_node_is_case(asset_get(p, "origin"), "REQUEST") &&
		    asset_str_eq(asset_get_text(p, "value"), name))
			return true;
	return false;
}

/* A variable of the path reaches the default backend, when that has a path
 * itself. */
void
asset_rule_roma_variable_lost(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_backends b = { .operation = v };
	const struct asset_params *p = asset_params_of(l, v);
	const struct asset_visit *end;

	if (!asset_backends_next(&b) || b.policy)
		return;
	end = asset_backends_end(&b);
	if (!end || !asset_get_text(end->node, "path").s)
		return;
	for (uint32_t i = 0; i < p->n; i++) {
		const struct asset_node *to = p->list[i].to;

		if (asset_is_text(asset_get(to, "in"), "path") &&
		    has_variable(asset_api_path(v),
		    asset_get_text(to, "name")) &&
		    !is_passed(to, asset_get(b.backend.node, "parameters")))
			asset_lint_report(l, rule, v, asset_value_place(l->cx,
			    p->list[i].at), asset_get_text(to, "name"),
			    ASSET_S(""));
	}
}
