/* Rules about schemas, and the parameters and headers that are like them. */
#include "core/regex.h"
#include "rule/lint.h"
#include "core/banned.h"

asset_rule_fn asset_rule_enum_type, asset_rule_default_type,
    asset_rule_default_enum, asset_rule_array_items,
    asset_rule_pattern_valid, asset_rule_required_defined,
    asset_rule_discriminator;

/* ---- values against a type ---- */

static bool
is_whole(struct asset_str s)
{
	for (uint32_t i = 0; i < s.n; i++) {
		if (s.s[i] == 'e' || s.s[i] == 'E')
			return true; /* not worth an argument */
		if (s.s[i] == '.')
			return strspn(s.s + i + 1, "0") >= s.n - i - 1;
	}
	return true;
}

static bool
has_type(const struct asset_node *n, struct asset_str type)
{
	switch ((enum asset_kind)n->kind) {
	case ASSET_NULL:
		return asset_str_is(type, "null");
	case ASSET_BOOL:
		return asset_str_is(type, "boolean");
	case ASSET_NUMBER:
		return asset_str_is(type, "number") ||
		    (asset_str_is(type, "integer") &&
		    is_whole(asset_text(n)));
	case ASSET_STRING:
		return asset_str_is(type, "string") ||
		    asset_str_is(type, "file");
	case ASSET_ARRAY:
		return asset_str_is(type, "array");
	case ASSET_OBJECT:
		return asset_str_is(type, "object");
	}
	return true;
}

static bool
may_be_null(const struct asset_node *schema)
{
	return asset_get_true(schema, "x-nullable") ||
	    asset_get_true(schema, "nullable");
}

/* Of the schema's type, or of one of its types; any without a type. */
static bool
fits(const struct asset_node *n, const struct asset_node *schema)
{
	const struct asset_node *type = asset_get(schema, "type");

	if (n->kind == ASSET_NULL && may_be_null(schema))
		return true;
	if (asset_is(type, ASSET_STRING))
		return has_type(n, asset_text(type));
	if (!asset_is(type, ASSET_ARRAY))
		return true;
	for (struct asset_node *c = asset_first(type); c; c = c->next)
		if (has_type(n, asset_text(c)))
			return true;
	return false;
}

/* A value for a message; containers are named, not printed. */
static struct asset_str
shown(const struct asset_node *n)
{
	if (n->kind == ASSET_ARRAY)
		return ASSET_S("[...]");
	return n->kind == ASSET_OBJECT ? ASSET_S("{...}") : asset_text(n);
}

static void
report_value(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, const struct asset_node *n)
{
	asset_lint_report(l, rule, v, asset_value_place(l->cx, n), shown(n),
	    asset_get_text(v->up->node, "type"));
}

void
asset_rule_enum_type(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		if (!fits(c, v->up->node))
			report_value(l, rule, v, c);
}

void
asset_rule_default_type(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	if (!fits(v->node, v->up->node))
		report_value(l, rule, v, v->node);
}

void
asset_rule_default_enum(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *list = asset_get(v->up->node, "enum");

	if (!asset_is(list, ASSET_ARRAY) || !list->len || !fits(v->node, v->up->node) ||
	    v->node->kind == ASSET_NULL)
		return;
	for (struct asset_node *c = asset_first(list); c; c = c->next)
		if (asset_equal(c, v->node))
			return;
	report_value(l, rule, v, v->node);
}

/* ---- parts that belong together ---- */

void
asset_rule_array_items(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	if (asset_is_text(v->node, "array") &&
	    !asset_get(v->up->node, "items"))
		asset_lint_value(l, rule, v, ASSET_S(""), ASSET_S(""));
}

void
asset_rule_pattern_valid(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str pattern = asset_text(v->node), why = { "", 0 };
	void **seen = asset_map_at(l->cx, &asset_lint_state(l, rule)->map,
	    pattern);
	uint32_t at;

	if (*seen == l)
		return;
	if (!asset_regex_new(l->cx, pattern, &why, &at) && why.n)
		asset_lint_value(l, rule, v, why, ASSET_S(""));
	else
		*seen = l;
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
