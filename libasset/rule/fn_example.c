/* Rules about examples that are missing. */
#include "rule/fn.h"

#include "core/banned.h"

asset_rule_fn asset_rule_example_shown, asset_rule_property_example;

static const char *const shown[] = { "example", "examples", "default", "enum",
	"const" };

static bool
has_value(const struct asset_node *n)
{
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		if (asset_get(n, shown[i]))
			return true;
	return false;
}

static bool shows(struct asset_lint *, const struct asset_node *schema,
    uint32_t *steps);

/* Do all of them, or one of them, show an example? False for none. */
static bool
all_show(struct asset_lint *l, const struct asset_node *list, bool one,
    uint32_t *steps)
{
	const struct asset_node *c = asset_first(list);

	while (c && shows(l, c, steps) != one)
		c = c->next;
	return one ? c != NULL : list && list->len && !c;
}

/* Can an example be made of the schema? Also true when that would take many
 * steps to say. */
static bool
shows(struct asset_lint *l, const struct asset_node *schema, uint32_t *steps)
{
	if (!*steps || !--*steps)
		return true;
	schema = asset_lint_follow(l, schema);
	if (!asset_is(schema, ASSET_OBJECT) || has_value(schema) ||
	    asset_is_type(asset_get(schema, "type"), ASSET_S("boolean")))
		return true;
	return all_show(l, asset_get(schema, "properties"), false, steps) ||
	    all_show(l, asset_get(schema, "allOf"), false, steps) ||
	    all_show(l, asset_get(schema, "oneOf"), true, steps) ||
	    all_show(l, asset_get(schema, "anyOf"), true, steps) ||
	    (asset_get(schema, "items") &&
	    shows(l, asset_get(schema, "items"), steps));
}

/* There is an example beside the schema or in it. */
void
asset_rule_example_shown(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *schema = asset_get(v->node, "schema");
	uint32_t steps = 1000;

	if (schema && !has_value(v->node) && !shows(l, schema, &steps))
		asset_lint_key(l, rule, v, ASSET_S(""), ASSET_S(""));
}

/* Properties that are no objects or lists have an example. */
void
asset_rule_property_example(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	static const char *const types[] = { "string", "integer", "number" };
	struct asset_visit child = { .path.up = &v->path, .up = v };

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		const struct asset_node *schema = asset_lint_follow(l, c);

		if (!schema || has_value(schema))
			continue;
		child.path.key = asset_key(c);
		child.node = c;
		for (size_t i = 0; i < sizeof types / sizeof *types; i++)
			if (asset_is_type(asset_get(schema, "type"),
			    asset_str(types[i]))) {
				asset_lint_key(l, rule, &child, asset_key(c),
				    ASSET_S(""));
				break;
			}
	}
}
