/* Rules about discriminators: which schema a value stands for. */
#include "rule/fn.h"
#include "core/banned.h"

asset_rule_fn asset_rule_discriminator_mapping,
    asset_rule_discriminator_default;

static bool
is_file(struct asset_str s)
{
	return asset_str_ends(s, ".json") || asset_str_ends(s, ".yaml") ||
	    asset_str_ends(s, ".yml");
}

/* A text that is a name of a schema, or a reference. */
static void
check_schema(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, const struct asset_node *n)
{
	const struct asset_node *schemas = asset_get(asset_get(l->doc->root,
	    "components"), "schemas");
	struct asset_str text = asset_text(n), name = text;
	bool plain;

	if (asset_str_starts(name, "#/components/schemas/")) {
		name.s += 21;
		name.n -= 21;
	}
	plain = asset_is_component_name(name) && !is_file(name);
	if (plain)
		*asset_map_at(l->cx, &l->used, asset_strf(l->cx,
		    "/components/schemas/%.*s", ASSET_P(name))) = l;
	if (plain ? !asset_get_str(schemas, name) : asset_leads_nowhere(l, n))
		asset_lint_report(l, rule, v, asset_value_place(l->cx, n),
		    text, plain ? asset_lint_near(l, name, schemas) :
		    ASSET_S(""));
}

/* Each member of the map, or the text, leads to a schema. */
void
asset_rule_discriminator_mapping(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	if (v->node->kind == ASSET_STRING)
		check_schema(l, rule, v, v->node);
	for (struct asset_node *c = v->node->kind == ASSET_OBJECT ?
	    asset_first(v->node) : NULL; c; c = c->next)
		if (c->kind == ASSET_STRING)
			check_schema(l, rule, v, c);
}

/* ---- values without the property ---- */

/* Does the schema, or a part of it, require the property? Also true when that
 * would take many steps to say. */
static bool
requires(struct asset_lint *l, const struct asset_node *schema,
    struct asset_str name, uint32_t *steps)
{
	static const char *const one_of[] = { "oneOf", "anyOf" };

	if (!*steps || !--*steps)
		return true;
	schema = asset_lint_follow(l, schema);
	if (!schema || asset_is_type(asset_get(schema, "required"), name))
		return true;
	for (struct asset_node *c = asset_first(asset_get(schema, "allOf")); c;
	    c = c->next)
		if (requires(l, c, name, steps))
			return true;
	for (size_t i = 0; i < sizeof one_of / sizeof *one_of; i++) {
		const struct asset_node *list = asset_get(schema, one_of[i]),
			*c = asset_first(list);

		while (c && requires(l, c, name, steps))
			c = c->next;
		if (list && list->len && !c)
			return true;
	}
	return false;
}

/* A discriminator whose property may be absent says what then counts. */
void
asset_rule_discriminator_default(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_str name = asset_get_text(v->node, "propertyName");
	uint32_t steps = 1000;

	if (name.s && !asset_get(v->node, "defaultMapping") &&
	    !requires(l, v->up->node, name, &steps))
		asset_lint_key(l, rule, v, name, ASSET_S(""));
}
