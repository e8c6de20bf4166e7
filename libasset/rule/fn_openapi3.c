/* Rules about what only OpenAPI 3 has: components, servers, links. */
#include "rule/fn.h"
#include "core/banned.h"

asset_rule_fn asset_rule_component_names, asset_rule_server_variables,
    asset_rule_server_variables_used, asset_rule_link_operation,
    asset_rule_link_reference, asset_rule_encoding_names,
    asset_rule_unused_components, asset_rule_tag_parent,
    asset_rule_querystring;

/* ---- components ---- */

/* The maps of the components object, without its extensions. */
static const struct asset_node *
next_map(const struct asset_node *c)
{
	while (c && (c->kind != ASSET_OBJECT ||
	    asset_str_starts(asset_key(c), "x-")))
		c = c->next;
	return c;
}

void
asset_rule_component_names(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *map = next_map(asset_first(v->node));

	for (; map; map = next_map(map->next)) {
		struct asset_visit in = { .path.up = &v->path, .up = v,
			.path.key = asset_key(map), .node = map };
		struct asset_visit child = { .path.up = &in.path, .up = &in };

		for (struct asset_node *c = asset_first(map); c; c = c->next) {
			child.path.key = asset_key(c);
			child.node = c;
			if (!asset_is_component_name(asset_key(c)))
				asset_lint_key(l, rule, &child, asset_key(c),
				    ASSET_S(""));
		}
	}
}

/* Security schemes are named, not referred to. */
void
asset_rule_unused_components(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *root)
{
	struct asset_visit all = { .path.up = &root->path, .up = root,
		.path.key = asset_str("components"),
		.node = asset_get(root->node, "components") };
	const struct asset_node *map = next_map(asset_first(all.node));

	for (; map; map = next_map(map->next)) {
		struct asset_visit in = { .path.up = &all.path, .up = &all,
			.path.key = asset_key(map), .node = map };
		struct asset_visit child = { .path.up = &in.path, .up = &in };

		if (asset_str_is(asset_key(map), "securitySchemes"))
			continue;
		for (struct asset_node *c = asset_first(map); c; c = c->next) {
			child.path.key = asset_key(c);
			child.node = c;
			if (!asset_map_get(&l->used, asset_path_pointer(l->cx,
			    &child.path)))
				asset_lint_key(l, rule, &child, asset_key(c),
				    ASSET_S(""));
		}
	}
}

/* ---- servers ---- */

enum { FEW = 16 };

/* Of more than FEW that are missing, only the first are reported: finding the
 * place of a long address takes time. */
void
asset_rule_server_variables(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *url = asset_get(v->node, "url");
	const struct asset_node *variables = asset_get(v->node, "variables");
	struct asset_str rest = asset_text(url), name;
	uint32_t told = 0;

	if (!asset_is(url, ASSET_STRING))
		return;
	while (told < FEW && asset_template_next(&rest, &name))
		if (!asset_get_str(variables, name) && ++told)
			asset_lint_report(l, rule, v,
			    asset_value_place(l->cx, url), name,
			    asset_lint_near(l, name, variables));
}

void
asset_rule_server_variables_used(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *variables = asset_get(v->node, "variables");
	struct asset_map used = { 0 };
	struct asset_str rest = asset_get_text(v->node, "url"), name;

	if (!variables)
		return;
	while (asset_template_next(&rest, &name))
		*asset_map_at(l->cx, &used, name) = l;
	for (struct asset_node *c = asset_first(variables); c; c = c->next)
		if (!asset_map_get(&used, asset_key(c)))
			asset_lint_report(l, rule, v,
			    asset_key_place(l->cx, c), asset_key(c),
			    ASSET_S(""));
}

/* ---- links ---- */

static void
learn_operations(struct asset_lint *l, struct asset_map *map,
    const struct asset_node *items)
{
	for (struct asset_node *c = asset_first(items); c; c = c->next) {
		const struct asset_node *item = asset_lint_follow(l, c);

		for (struct asset_node *op = asset_first(item); op;
		    op = op->next) {
			struct asset_str id =
			    asset_get_text(op, "operationId");

			if (id.s)
				*asset_map_at(l->cx, map, id) = op;
		}
	}
}

void
asset_rule_link_operation(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_map *map = &asset_lint_state(l, rule)->map;
	const struct asset_node *root = l->doc->root;

	if (!map->n) {
		learn_operations(l, map, asset_get(root, "paths"));
		learn_operations(l, map, asset_get(root, "webhooks"));
	}
	if (!asset_map_get(map, asset_text(v->node)))
		asset_lint_value(l, rule, v, asset_text(v->node),
		    ASSET_S(""));
}

void
asset_rule_link_reference(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	if (asset_leads_nowhere(l, v->node))
		asset_lint_value(l, rule, v, asset_text(v->node),
		    ASSET_S(""));
}

/* ---- schemas ---- */

/* Each encoding is for a property of the schema beside it. */
void
asset_rule_encoding_names(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *schema = asset_lint_follow(l,
	    asset_get(v->up->node, "schema"));
	const struct asset_node *properties = asset_get(schema, "properties");

	if (!properties || asset_get(schema, "allOf") ||
	    asset_get(schema, "oneOf") || asset_get(schema, "anyOf") ||
	    asset_get(schema, "additionalProperties") ||
	    asset_get(schema, "patternProperties"))
		return;
	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		if (!asset_get_str(properties, asset_key(c)))
			asset_lint_report(l, rule, v,
			    asset_key_place(l->cx, c), asset_key(c),
			    asset_lint_near(l, asset_key(c), properties));
}

/* ---- OpenAPI 3.2 ---- */

/* Tags by name. */
static struct asset_map *
tags(struct asset_lint *l, const struct asset_rule *rule)
{
	struct asset_map *map = &asset_lint_state(l, rule)->map;
	struct asset_node *c = map->n ? NULL :
	    asset_first(asset_get(l->doc->root, "tags"));

	for (; c; c = c->next)
		if (asset_get_text(c, "name").s)
			*asset_map_at(l->cx, map, asset_get_text(c,
			    "name")) = c;
	return map;
}

/* The parent is a tag, and not below this one. */
void
asset_rule_tag_parent(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_map *map = tags(l, rule);
	const struct asset_node *up = asset_map_get(map, asset_text(v->node));
	uint32_t steps = 0;
	bool first = true;

	for (; up && up != v->up->node && steps < 64; steps++, first = false)
		up = asset_map_get(map, asset_get_text(up, "parent"));
	if (up == v->up->node || (!up && first))
		asset_lint_value(l, rule, v, asset_text(v->node),
		    ASSET_S(""));
}

/* A parameter for the whole query is the only one for it. */
void
asset_rule_querystring(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *whole = NULL, *other = NULL;

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		struct asset_str in =
		    asset_get_text(asset_lint_follow(l, c), "in");

		if (asset_str_is(in, "querystring") && !whole)
			whole = c;
		else if (asset_str_starts(in, "query"))
			other = c;
	}
	if (whole && other)
		asset_lint_report(l, rule, v,
		    asset_value_place(l->cx, other), ASSET_S(""),
		    ASSET_S(""));
}
