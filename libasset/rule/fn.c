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
