/* Rules about schemas, and the parameters and headers that are like them. */
#include "rule/lint.h"
#include "core/banned.h"

asset_rule_fn asset_rule_default_enum, asset_rule_array_items,
    asset_rule_required_defined, asset_rule_dependent_defined,
    asset_rule_discriminator;

void
asset_rule_default_enum(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *list = asset_get(v->up->node, "enum");

	if (!asset_is(list, ASSET_ARRAY) || !list->len)
		return;
	for (struct asset_node *c = asset_first(list); c; c = c->next)
		if (asset_equal(c, v->node))
			return;
	asset_lint_value(l, rule, v, asset_text(v->node), ASSET_S(""));
}

void
asset_rule_array_items(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	if (asset_is_text(v->node, "array") &&
	    !asset_get(v->up->node, "items"))
		asset_lint_value(l, rule, v, ASSET_S(""), ASSET_S(""));
}

static bool
is_named(const struct asset_node *list, struct asset_str name)
{
	for (struct asset_node *c = asset_first(list); c; c = c->next)
		if (asset_str_eq(asset_text(c), name))
			return true;
	return false;
}

/* Can a property of this schema stand elsewhere? */
static bool
has_parts(const struct asset_visit *schema)
{
	static const char *const parts[] = { "allOf", "oneOf", "anyOf", "not",
		"$ref", "if", "dependentSchemas", "patternProperties" };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (asset_get(schema->node, parts[i]))
			return true;
	return !schema->path.key.s || !asset_get(schema->node, "properties");
}

void
asset_rule_required_defined(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *properties =
	    asset_get(v->up->node, "properties");

	if (has_parts(v->up))
		return;
	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		if (!asset_get_str(properties, asset_text(c)))
			asset_lint_report(l, rule, v,
			    asset_value_place(l->cx, c), asset_text(c),
			    asset_lint_near(l, asset_text(c), properties));
}

void
asset_rule_dependent_defined(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *properties =
	    asset_get(v->up->node, "properties");

	if (has_parts(v->up))
		return;
	for (struct asset_node *list = asset_first(v->node); list;
	    list = list->next)
		for (struct asset_node *c = asset_first(list); c; c = c->next)
			if (!asset_get_str(properties, asset_text(c)))
				asset_lint_report(l, rule, v,
				    asset_value_place(l->cx, c),
				    asset_text(c), asset_key(list));
}

void
asset_rule_discriminator(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *schema = v->up->node;
	struct asset_str name = v->node->kind == ASSET_STRING ?
	    asset_text(v->node) : asset_get_text(v->node, "propertyName");

	if (!name.s || has_parts(v->up))
		return;
	if (!asset_get_str(asset_get(schema, "properties"), name) ||
	    !is_named(asset_get(schema, "required"), name))
		asset_lint_value(l, rule, v, name, ASSET_S(""));
}
