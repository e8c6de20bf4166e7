/* The form of settings for editors: with the names that are there. */
#include "model/formats.h"
#include "model/row.h"
#include "rule/config.h"
#include "core/banned.h"

struct asset_node *
asset_config_schema(struct asset_ctx *cx)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);
	struct asset_node *n = asset_first(asset_get(asset_formats,
	    "settings"));

	asset_set(cx, out, "title", asset_new_text(cx, ".asset.yaml"));
	for (; n; n = n->next)
		asset_set_str(cx, out, asset_key(n), asset_clone(cx, n));
	return out;
}

/* {"anyOf": [{"enum": []}, {"pattern": other}]}; returns the enum. */
static struct asset_node *
set_names(struct asset_ctx *cx, struct asset_node *defs, const char *name,
    const char *other)
{
	struct asset_node *n = asset_new_node(cx, ASSET_OBJECT), *any;
	struct asset_node *list, *pattern;

	asset_set(cx, defs, name, n);
	any = asset_set(cx, n, "anyOf", asset_new_node(cx, ASSET_ARRAY));
	n = asset_add(cx, any, asset_new_node(cx, ASSET_OBJECT));
	list = asset_set(cx, n, "enum", asset_new_node(cx, ASSET_ARRAY));
	pattern = asset_add(cx, any, asset_new_node(cx, ASSET_OBJECT));
	asset_set(cx, pattern, "type", asset_new_text(cx, "string"));
	asset_set(cx, pattern, "pattern", asset_new_text(cx, other));
	return list;
}

/* The options of a row as an object, in the words of JSON Schema. */
static struct asset_node *
options_of(struct asset_ctx *cx, const struct asset_node *row)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);
	struct asset_node *all = asset_set(cx, out, "properties",
	    asset_new_node(cx, ASSET_OBJECT));
	const struct asset_node *o = asset_first(asset_get(row, "options"));

	for (; o; o = o->next) {
		struct asset_node *n = asset_set_str(cx, all, asset_key(o),
		    asset_clone(cx, o));
		const struct asset_node *with = asset_get_str(asset_get(row,
		    "with"), asset_key(o));
		struct asset_node *example = asset_get(n, "example");

		asset_set(cx, n, "description", asset_new_str(cx,
		    asset_get_text(n, "says")));
		asset_remove(cx, n, asset_get(n, "says"));
		if (example) {
			asset_remove(cx, n, example);
			asset_add(cx, asset_set(cx, n, "examples",
			    asset_new_node(cx, ASSET_ARRAY)),
			    asset_share(cx, example));
		}
		if (with)
			asset_set(cx, n, "default", asset_clone(cx, with));
	}
	asset_set(cx, out, "additionalProperties", asset_new_bool(cx, false));
	return out;
}

static struct asset_node *
rule_of(struct asset_ctx *cx, const struct asset_node *row,
    const struct asset_node *defs)
{
	const struct asset_node *any = asset_get(defs, "setting");
	struct asset_node *n;

	if (asset_get(row, "options")) {
		n = asset_clone(cx, any);
		asset_set(cx, asset_get(asset_get(n, "then"), "properties"),
		    "with", options_of(cx, row));
	} else {
		n = asset_new_node(cx, ASSET_OBJECT);
		asset_set(cx, n, "$ref",
		    asset_new_text(cx, "#/$defs/setting"));
	}
	asset_set(cx, n, "description", asset_new_str(cx,
	    asset_row_outline(cx, row, "says")));
	return n;
}

struct asset_node *
asset_json_schema_config(struct asset_ctx *cx)
{
	struct asset_node *out = asset_config_schema(cx);
	struct asset_node *defs = asset_get(out, "$defs");
	struct asset_node *rules = asset_get(defs, "rules");
	struct asset_node *any = asset_get(rules, "additionalProperties");
	struct asset_node *ids = set_names(cx, defs, "rule", "\\*");
	struct asset_node *sets = set_names(cx, defs, "ruleset",
	    "/|\\.(json|ya?ml)$");
	struct asset_node *all = asset_set(cx, rules, "properties",
	    asset_new_node(cx, ASSET_OBJECT)), *patterns;
	const struct asset_node *s = asset_first(asset_get(asset_formats,
	    "rulesets"));

	for (; s; s = s->next)
		asset_add(cx, sets, asset_new_str(cx, asset_key(s)));
	patterns = asset_set(cx, rules, "patternProperties",
	    asset_new_node(cx, ASSET_OBJECT));
	asset_set(cx, patterns, "\\*", asset_clone(cx, any));
	for (uint32_t i = 0; i < asset_nrules; i++) {
		struct asset_str id = asset_str(asset_rules[i].id);
		const struct asset_node *row = asset_row("rules", id);

		if (asset_int(asset_get(row, "status"), 1) == 2)
			continue;
		asset_add(cx, ids, asset_new_str(cx, id));
		asset_set_str(cx, all, id, rule_of(cx, row, defs));
	}
	asset_set(cx, rules, "additionalProperties",
	    asset_new_bool(cx, false));
	return out;
}
