/* Rules of ruleset roma about backends: their addresses and paths. */
#include "rule/roma.h"
#include "core/banned.h"

asset_rule_fn asset_rule_roma_end, asset_rule_roma_variable_place,
    asset_rule_roma_backend_ssl, asset_rule_roma_backend_extra,
    asset_rule_roma_retry, asset_rule_roma_base64;

/* ---- members of endpoints ---- */

/* The text of the member matches with.pattern. */
static void
check_member(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *end)
{
	const struct asset_node *with = asset_lint_state(l, rule)->with;
	const struct asset_node *n = asset_get_str(end->node,
	    asset_get_text(with, "field"));

	if (asset_is(n, ASSET_STRING) && !asset_lint_match(l,
	    asset_get_text(with, "pattern"), asset_text(n)))
		asset_lint_below(l, rule, end, n, asset_text(n), ASSET_S(""));
}

/* with.field of every endpoint matches with.pattern. */
void
asset_rule_roma_end(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_backends b = { .operation = v };

	while (asset_backends_next(&b)) {
		const struct asset_visit *end = asset_backends_end(&b);
		const struct asset_node *list = end ? asset_get(end->node,
		    "memberGroupUrlInfos") : NULL;
		struct asset_visit infos, info;
		uint32_t i = 0;

		if (end)
			check_member(l, rule, end);
		if (!asset_is(list, ASSET_ARRAY))
			continue;
		infos = asset_visit_below(end, list, 0);
		for (struct asset_node *c = asset_first(list); c;
		    c = c->next) {
			info = asset_visit_below(&infos, c, i++);
			check_member(l, rule, &info);
		}
	}
}

/* ---- environment variables ---- */

enum { DEEPEST = 8 };

static void
check_places(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, int depth)
{
	const struct asset_node *with = asset_lint_state(l, rule)->with;
	struct asset_str pattern = asset_get_text(with, "pattern");
	uint32_t i = 0;

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		struct asset_visit child = asset_visit_below(v, c, i++);
		const struct asset_node *ok =
		    asset_first(asset_get(with, "fields"));

		if (asset_is_container(c) && depth < DEEPEST)
			check_places(l, rule, &child, depth + 1);
		while (ok && !asset_str_eq(asset_text(ok), asset_key(c)))
			ok = ok->next;
		if (!ok && asset_is(c, ASSET_STRING) &&
		    asset_lint_match(l, pattern, asset_text(c)))
			asset_lint_below(l, rule, v, c, asset_text(c),
			    asset_key(c));
	}
}

/* Texts that match with.pattern stand only in members with.fields. */
void
asset_rule_roma_variable_place(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_backends b = { .operation = v };

	while (asset_backends_next(&b))
		check_places(l, rule, &b.backend, 0);
}

/* ---- how it is called ---- */

/* A certificate needs https. */
void
asset_rule_roma_backend_ssl(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_backends b = { .operation = v };

	while (asset_backends_next(&b)) {
		const struct asset_visit *end = asset_backends_end(&b);

		if (end && asset_get_true(end->node, "enableClientSsl") &&
		    asset_node_is_case(asset_get(end->node, "scheme"), "http"))
			asset_lint_below(l, rule, end, asset_get(end->node,
			    "enableClientSsl"), ASSET_S(""), ASSET_S(""));
	}
}

/* No endpoints that another type calls for. */
void
asset_rule_roma_backend_extra(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_backends b = { .operation = v };

	while (asset_backends_next(&b)) {
		const struct asset_visit *end = asset_backends_end(&b);

		for (struct asset_node *c = asset_first(b.backend.node);
		    end && c; c = c->next)
			if (asset_str_ends(asset_key(c), "Endpoints") &&
			    c != end->node)
				asset_lint_below(l, rule, &b.backend, c,
				    asset_key(c), asset_get_text(
				    b.backend.node, "type"));
	}
}

/* Calls that change something are not made twice. */
void
asset_rule_roma_retry(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_backends b = { .operation = v };

	while (asset_backends_next(&b)) {
		const struct asset_visit *end = asset_backends_end(&b);
		const struct asset_node *method, *count;

		if (!end)
			continue;
		method = asset_get(end->node, "method");
		count = asset_get(end->node, "retryCount");
		if (count && asset_text(count).n &&
		    asset_text(count).s[0] > '0' &&
		    asset_text(count).s[0] <= '9' &&
		    (asset_node_is_case(method, "POST") ||
		    asset_node_is_case(method, "PATCH")))
			asset_lint_below(l, rule, end, count,
			    asset_text(method), asset_text(count));
	}
}

/* Only JSON bodies go to a function as they are. */
void
asset_rule_roma_base64(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *n = asset_get(v->node,
	    "x-apigateway-is-send-fg-body-base64");
	struct asset_str type = asset_get_text(v->node,
	    "x-apigateway-content-type");

	if (asset_is(n, ASSET_BOOL) && asset_text(n).s[0] == 'f' && type.n &&
	    !asset_str_is(type, "application/json"))
		asset_lint_below(l, rule, v, n, type, ASSET_S(""));
}
