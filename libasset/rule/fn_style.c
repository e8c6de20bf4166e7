/* Rules about style, and those of OWASP: what they look at is in their rows. */
#include "rule/fn.h"
#include "core/banned.h"

asset_rule_fn asset_rule_sorted, asset_rule_has_key, asset_rule_key_text,
    asset_rule_under, asset_rule_nested, asset_rule_beside,
    asset_rule_type_needs, asset_rule_response_header, asset_rule_secured,
    asset_rule_numeric_id, asset_rule_constraint_type, asset_rule_many,
    asset_rule_nullable_enum;

/* ---- lists and keys ---- */

/* The items are in the order of with.field; the first that is not counts. */
void
asset_rule_sorted(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const char *field = asset_cstr(l->cx,
	    asset_text(asset_with(l, rule, "field")));
	struct asset_str last = { "", 0 };

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		struct asset_str s = asset_get_text(c, field);

		if (s.s && asset_str_cmp(s, last) < 0) {
			asset_lint_report(l, rule, v,
			    asset_value_place(l->cx, asset_get(c, field)), s,
			    last);
			return;
		}
		if (s.s)
			last = s;
	}
}

/* Some key is like one of with.keys. */
void
asset_rule_has_key(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *keys = asset_with(l, rule, "keys");

	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		if (asset_like(keys, asset_key(c)))
			return;
	asset_lint_key(l, rule, v, ASSET_S(""), ASSET_S(""));
}

/* The key matches with.pattern, and does not match with.not. */
void
asset_rule_key_text(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str key = asset_visit_key(v);
	const struct asset_node *yes = asset_with(l, rule, "pattern");
	const struct asset_node *no = asset_with(l, rule, "not");

	if (asset_str_starts(key, "/") &&
	    ((yes && !asset_lint_match(l, asset_text(yes), key)) ||
	    (no && asset_lint_match(l, asset_text(no), key))))
		asset_lint_key(l, rule, v, key, ASSET_S(""));
}

/* The object that holds the field is not called one of with.keys. */
void
asset_rule_under(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	if (asset_like(asset_with(l, rule, "keys"), asset_visit_key(v->up)))
		asset_lint_key(l, rule, v, asset_visit_key(v->up),
		    ASSET_S(""));
}

/* The field does not stand below another with.key. */
void
asset_rule_nested(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str key = asset_text(asset_with(l, rule, "key"));

	for (const struct asset_visit *up = v->up; up; up = up->up)
		if (asset_str_eq(asset_visit_key(up), key)) {
			asset_lint_key(l, rule, v, ASSET_S(""), ASSET_S(""));
			return;
		}
}

/* One of with.fields stands beside the field. */
void
asset_rule_beside(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	if (!asset_has_any(v->up->node, asset_with(l, rule, "fields")))
		asset_lint_key(l, rule, v, asset_visit_key(v), ASSET_S(""));
}

/* ---- types ---- */

/* Beside with.type stands one of with.fields. */
void
asset_rule_type_needs(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str type = asset_text(asset_with(l, rule, "type"));

	if (asset_is_type(v->node, type) &&
	    !asset_has_any(v->up->node, asset_with(l, rule, "fields")))
		asset_lint_value(l, rule, v, type, ASSET_S(""));
}

/* No keyword stands beside the type that with lists for another one. */
void
asset_rule_constraint_type(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *list =
	    asset_first(asset_lint_state(l, rule)->with);

	if (v->node->kind != ASSET_STRING)
		return;
	for (; list; list = list->next) {
		if (asset_str_eq(asset_key(list), asset_text(v->node)) ||
		    (asset_str_is(asset_key(list), "number") &&
		    asset_is_text(v->node, "integer")))
			continue;
		for (struct asset_node *c = asset_first(list); c;
		    c = c->next) {
			const struct asset_node *n = asset_get_str(
			    v->up->node, asset_text(c));

			if (n)
				asset_lint_report(l, rule, v,
				    asset_key_place(l->cx, n), asset_key(n),
				    asset_text(v->node));
		}
	}
}

/* The list has not just one item. */
void
asset_rule_many(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	if (v->node->len == 1)
		asset_lint_key(l, rule, v, asset_visit_key(v), ASSET_S(""));
}

void
asset_rule_nullable_enum(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *list = asset_get(v->up->node, "enum");

	if (!asset_is(list, ASSET_ARRAY) ||
	    !asset_get_true(v->up->node, "nullable"))
		return;
	for (struct asset_node *c = asset_first(list); c; c = c->next)
		if (c->kind == ASSET_NULL)
			return;
	asset_lint_report(l, rule, v, asset_key_place(l->cx, list),
	    ASSET_S(""), ASSET_S(""));
}

/* A path parameter whose name matches with.name is no number. */
void
asset_rule_numeric_id(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str name = asset_get_text(v->node, "name");

	if (name.n && asset_is_type(asset_type_of(l, v->node),
	    ASSET_S("integer")) &&
	    asset_lint_match(l, asset_text(asset_with(l, rule, "name")), name))
		asset_lint_key(l, rule, v, name, ASSET_S(""));
}

/* ---- operations ---- */

/* A response with one of with.status has one of with.headers. */
void
asset_rule_response_header(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *headers = asset_with(l, rule, "headers");

	if (!asset_like(asset_with(l, rule, "status"), asset_visit_key(v)))
		return;
	for (struct asset_node *c = asset_first(asset_get(v->node,
	    "headers")); c; c = c->next)
		if (asset_like(headers, asset_key(c)))
			return;
	asset_lint_key(l, rule, v, ASSET_S(""), ASSET_S(""));
}

/* An operation with one of with.methods asks for a login. */
void
asset_rule_secured(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *security = asset_get(v->node, "security");

	if (!asset_like(asset_with(l, rule, "methods"), asset_visit_key(v)))
		return;
	if (!security)
		security = asset_get(l->doc->root, "security");
	for (struct asset_node *c = asset_first(security); c; c = c->next)
		if (c->len)
			return;
	asset_lint_key(l, rule, v, ASSET_S(""), ASSET_S(""));
}
