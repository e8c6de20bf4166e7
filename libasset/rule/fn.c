#include "rule/fn.h"

#include "core/banned.h"

const struct asset_node *
asset_with(struct asset_lint *l, const struct asset_rule *rule,
    const char *key)
{
	return asset_get(asset_lint_state(l, rule)->with, key);
}

bool
asset_like(const struct asset_node *globs, struct asset_str s)
{
	for (struct asset_node *c = asset_first(globs); c; c = c->next)
		if (asset_glob(asset_text(c), s))
			return true;
	return false;
}

bool
asset_has_any(const struct asset_node *n, const struct asset_node *fields)
{
	for (struct asset_node *c = asset_first(fields); c; c = c->next)
		if (asset_get_str(n, asset_text(c)))
			return true;
	return false;
}

bool
asset_is_type(const struct asset_node *type, struct asset_str name)
{
	if (asset_is(type, ASSET_STRING))
		return asset_str_eq(asset_text(type), name);
	for (struct asset_node *c = asset_first(type); c; c = c->next)
		if (asset_str_eq(asset_text(c), name))
			return true;
	return false;
}

const struct asset_node *
asset_type_of(struct asset_lint *l, const struct asset_node *parameter)
{
	const struct asset_node *schema = asset_get(parameter, "schema");

	return asset_get(schema ? asset_lint_follow(l, schema) : parameter,
	    "type");
}

bool
asset_is_component_name(struct asset_str s)
{
	for (uint32_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || c == '.' || c == '-' ||
		    c == '_'))
			return false;
	}
	return s.n != 0;
}

bool
asset_leads_nowhere(struct asset_lint *l, const struct asset_node *text)
{
	struct asset_node *n = asset_new_node(l->cx, ASSET_OBJECT);
	const struct asset_ref *ref;

	asset_set(l->cx, n, "$ref", asset_share(l->cx, text));
	ref = asset_ref_get(l->refs, n);
	return ref && (ref->status == ASSET_REF_MISSING ||
	    ref->status == ASSET_REF_FILE);
}
