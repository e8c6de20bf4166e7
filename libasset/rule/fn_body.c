/* Rules about what bodies and answers have, and about what describes them. */
#include "core/glob.h"
#include "rule/fn.h"

#include "core/banned.h"

asset_rule_fn asset_rule_media_type, asset_rule_form_media_type, asset_rule_response_media_type,
    asset_rule_response_headers, asset_rule_response_properties,
    asset_rule_parameter_needs, asset_rule_required_needs,
    asset_rule_members_present;

/* ---- media types ---- */

/* Is it one of the patterns, whatever its parameters are? */
static bool
is_media_type(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_node *globs, struct asset_str type)
{
	struct asset_map *known = &asset_lint_state(l, rule)->map;
	const char *end = memchr(type.s, ';', type.n);

	if (end)
		type.n = (uint32_t)(end - type.s);
	while (type.n && type.s[type.n - 1] == ' ')
		type.n--;
	for (struct asset_node *c = asset_first(globs); c; c = c->next) {
		void **glob = asset_map_at(l->cx, known, asset_text(c));

		if (!*glob)
			*glob = asset_glob_new(l->cx, asset_text(c));
		if (asset_glob_match(*glob, type))
			return true;
	}
	return false;
}

/* Each key of the map, or item of the list, is like one of with.types. */
void
asset_rule_media_type(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *types = asset_with(l, rule, "types");
	bool map = v->node->kind == ASSET_OBJECT;
	struct asset_visit child = { .path.up = &v->path, .up = v };

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		struct asset_str type = map ? asset_key(c) : asset_text(c);

		child.path.key = map ? type : (struct asset_str){ NULL, 0 };
		child.node = c;
		if (type.s && !is_media_type(l, rule, types, type))
			asset_lint_report(l, rule, &child, map ?
			    asset_key_place(l->cx, c) :
			    asset_value_place(l->cx, c), type, ASSET_S(""));
		child.path.index++;
	}
}

static bool
has_form(struct asset_lint *l, const struct asset_node *parameters)
{
	for (struct asset_node *c = asset_first(parameters); c; c = c->next)
		if (asset_is_text(asset_get(asset_lint_follow(l, c), "in"),
		    "formData"))
			return true;
	return false;
}

/* An operation with a form says that it consumes one of with.types, if it says
 * what it consumes. */
void
asset_rule_form_media_type(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *types = asset_with(l, rule, "types"), *c;
	const struct asset_node *consumes = asset_get(v->node, "consumes");

	if (!consumes)
		consumes = asset_get(l->doc->root, "consumes");
	if (!asset_is(consumes, ASSET_ARRAY) ||
	    (!has_form(l, asset_get(v->node, "parameters")) &&
	    !(v->up && has_form(l, asset_get(v->up->node, "parameters")))))
		return;
	for (c = asset_first(consumes); c; c = c->next)
		if (is_media_type(l, rule, types, asset_text(c)))
			return;
	asset_lint_report(l, rule, v, asset_key_place(l->cx, consumes),
	    ASSET_S(""), ASSET_S(""));
}

/* ---- responses ---- */

/* The next response from `c` on whose code is like one of with.status. */
static const struct asset_node *
next_response(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_node *c)
{
	const struct asset_node *status = asset_with(l, rule, "status");

	while (c && (asset_str_starts(asset_key(c), "x-") ||
	    !asset_like(status, asset_key(c))))
		c = c->next;
	return c;
}

static void
report_response(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *responses, const struct asset_node *c,
    struct asset_str what)
{
	struct asset_visit child = { .path.up = &responses->path,
		.path.key = asset_key(c), .up = responses, .node = c };

	asset_lint_key(l, rule, &child, asset_key(c), what);
}

/* Each response with one of with.status has content like one of with.types. */
void
asset_rule_response_media_type(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *types = asset_with(l, rule, "types");
	const struct asset_node *c = asset_first(v->node), *r, *m;

	for (; (c = next_response(l, rule, c)); c = c->next) {
		r = asset_lint_follow(l, c);
		m = asset_first(asset_get(r, "content"));
		while (m && !is_media_type(l, rule, types, asset_key(m)))
			m = m->next;
		if (r && !m)
			report_response(l, rule, v, c, ASSET_S(""));
	}
}

/* Each response with one of with.status has all headers of with.headers. */
void
asset_rule_response_headers(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *c = asset_first(v->node), *r, *h, *want;

	for (; (c = next_response(l, rule, c)); c = c->next) {
		r = asset_lint_follow(l, c);
		want = asset_first(asset_with(l, rule, "headers"));
		for (; r && want; want = want->next) {
			h = asset_first(asset_get(r, "headers"));
			while (h && !asset_str_case_eq(asset_key(h),
			    asset_text(want)))
				h = h->next;
			if (!h)
				report_response(l, rule, v, c,
				    asset_text(want));
		}
	}
}

/* Has the schema, or a part of it, the property? Also true when that would
 * take many steps to say. */
static bool
has_property(struct asset_lint *l, const struct asset_node *schema,
    struct asset_str name, uint32_t *steps)
{
	static const char *const parts[] = { "allOf", "oneOf", "anyOf" };

	if (!*steps || !--*steps)
		return true;
	schema = asset_lint_follow(l, schema);
	if (!schema || asset_get_str(asset_get(schema, "properties"), name))
		return true;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		for (struct asset_node *c = asset_first(asset_get(schema,
		    parts[i])); c; c = c->next)
			if (has_property(l, c, name, steps))
				return true;
	return false;
}

/* What a JSON body of the response is; NULL: no JSON, or no object. */
static const struct asset_node *
object_of(struct asset_lint *l, const struct asset_node *response)
{
	const struct asset_node *schema = asset_get(response, "schema"), *m;

	for (m = asset_first(asset_get(response, "content")); m && !schema;
	    m = m->next)
		if (memmem(asset_key(m).s, asset_key(m).n, "json", 4))
			schema = asset_get(m, "schema");
	schema = schema ? asset_lint_follow(l, schema) : NULL;
	return asset_is_type(asset_get(schema, "type"), ASSET_S("object")) ||
	    asset_get(schema, "properties") || asset_get(schema, "allOf") ?
	    schema : NULL;
}

/* JSON objects of responses with one of with.status have all with.properties. */
void
asset_rule_response_properties(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *c = asset_first(v->node), *schema, *want;

	for (; (c = next_response(l, rule, c)); c = c->next) {
		schema = object_of(l, asset_lint_follow(l, c));
		want = asset_first(asset_with(l, rule, "properties"));
		for (; schema && want; want = want->next) {
			uint32_t steps = 1000;

			if (!has_property(l, schema, asset_text(want), &steps))
				report_response(l, rule, v, c,
				    asset_text(want));
		}
	}
}

/* ---- parameters, properties, components ---- */

/* A parameter of with.type has all of with.fields. */
void
asset_rule_parameter_needs(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *fields = asset_with(l, rule, "fields");

	if (!asset_is_type(asset_type_of(l, v->node),
	    asset_text(asset_with(l, rule, "type"))))
		return;
	for (struct asset_node *c = asset_first(fields); c; c = c->next)
		if (!asset_get_str(v->node, asset_text(c)))
			asset_lint_key(l, rule, v, asset_text(c),
			    ASSET_S(""));
}

/* A required property of with.type has one of with.fields. */
void
asset_rule_required_needs(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *all = asset_get(v->up->node, "properties");
	const struct asset_node *fields = asset_with(l, rule, "fields");
	struct asset_str type = asset_text(asset_with(l, rule, "type"));

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		const struct asset_node *p =
		    asset_get_str(all, asset_text(c));

		p = p ? asset_lint_follow(l, p) : NULL;
		if (p && asset_is_type(asset_get(p, "type"), type) &&
		    !asset_has_any(p, fields))
			asset_lint_report(l, rule, v,
			    asset_value_place(l->cx, c), asset_text(c),
			    ASSET_S(""));
	}
}

/* Each member of the maps with.in has with.field, or is a reference. */
void
asset_rule_members_present(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_str field = asset_text(asset_with(l, rule, "field"));
	struct asset_visit map = { .path.up = &v->path, .up = v },
		child = { .path.up = &map.path, .up = &map };

	for (struct asset_node *i = asset_first(asset_with(l, rule, "in")); i;
	    i = i->next) {
		map.path.key = asset_text(i);
		map.node = asset_get_str(v->node, asset_text(i));
		if (!asset_is(map.node, ASSET_OBJECT))
			continue;
		for (struct asset_node *c = asset_first(map.node); c;
		    c = c->next) {
			child.path.key = asset_key(c);
			child.node = c;
			if (asset_is(c, ASSET_OBJECT) && !asset_ref_text(c) &&
			    !asset_get_str(c, field))
				asset_lint_key(l, rule, &child, asset_key(c),
				    field);
		}
	}
}
