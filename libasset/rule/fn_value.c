/* Rules about values: examples, defaults and the members of an enum. */
#include "rule/value.h"

#include "core/banned.h"

asset_rule_fn asset_rule_value_example, asset_rule_value_default,
    asset_rule_value_enum, asset_rule_value_dialect;

/* ---- defaults, enums ---- */

void
asset_rule_value_default(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	asset_value_check(l, rule, v, v->up->node, 0);
}

void
asset_rule_value_enum(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_visit member = { .path.up = &v->path, .up = v->up,
		.type = v->type };

	if (asset_str_is(asset_visit_key(v), "const")) {
		asset_value_check(l, rule, v, v->up->node, 0);
		return;
	}
	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		member.node = c;
		asset_value_check(l, rule, &member, v->up->node,
		    ASSET_VALUE_MEMBER);
		member.path.index++;
	}
}

/* ---- media types ---- */

enum media {
	MEDIA_JSON,
	MEDIA_FORM, /* may be JSON: a string may be written in another form */
	MEDIA_OTHER
};

/* "application/json; charset=utf-8" without what is behind the name. */
static struct asset_str
bare(struct asset_str type)
{
	const char *end = type.n ? memchr(type.s, ';', type.n) : NULL;

	if (end)
		type.n = (uint32_t)(end - type.s);
	while (type.n && type.s[type.n - 1] == ' ')
		type.n--;
	return type;
}

static bool
ends(struct asset_str s, const char *const *list)
{
	for (; *list; list++) {
		struct asset_str end = asset_str(*list);

		if (s.n >= end.n && asset_str_case_eq((struct asset_str){
		    s.s + s.n - end.n, end.n }, end))
			return true;
	}
	return false;
}

static enum media
media_of(struct asset_str type)
{
	static const char *const json[] = { "/json", "+json", "/x-json",
		"/yaml", "+yaml", "/x-yaml", NULL };
	static const char *const forms[] = { "/*",
		"/x-www-form-urlencoded", NULL };

	type = bare(type);
	if (ends(type, json))
		return MEDIA_JSON;
	return ends(type, forms) || asset_str_starts(type, "multipart/") ?
	    MEDIA_FORM : MEDIA_OTHER;
}

/* Is the schema's word about this value: is it written as JSON is? */
static bool
is_checked(struct asset_lint *l, struct asset_str type,
    const struct asset_node *schema, const struct asset_node *value)
{
	enum media media = media_of(type);

	if (media == MEDIA_JSON ||
	    (media == MEDIA_FORM && value->kind != ASSET_STRING))
		return true;
	return value->kind == ASSET_STRING && asset_is_text(asset_get(
	    asset_lint_follow(l, schema), "type"), "string");
}

/* ---- examples ---- */

/* Is it of a request or of an answer? In a callback the one is not told from
 * the other: who answers there has sent the first request. */
static unsigned
side_of(const struct asset_visit *v)
{
	unsigned side = 0;

	for (; v; v = v->up) {
		struct asset_str name = asset_str(v->type->name);

		if (asset_str_is(name, "callback") ||
		    asset_str_is(asset_visit_key(v), "webhooks"))
			return 0;
		if (side)
			continue;
		if (asset_str_is(name, "requestBody") ||
		    asset_str_ends(name, "Parameter"))
			side = ASSET_VALUE_SENT;
		else if (asset_str_is(name, "response"))
			side = ASSET_VALUE_ANSWERED;
	}
	return side;
}

struct examples {
	struct asset_lint *lint;
	const struct asset_rule *rule;
	const struct asset_node *schema;
	struct asset_str media; /* s NULL: of no media type */
	unsigned roles;
};

static void
set_media(struct examples *e, struct asset_str type)
{
	e->media = type;
	if (media_of(type) == MEDIA_FORM)
		e->roles |= ASSET_VALUE_WRITTEN;
}

static void
check_example(const struct examples *e, const struct asset_visit *v)
{
	if (!e->media.s || is_checked(e->lint, e->media, e->schema, v->node))
		asset_value_check(e->lint, e->rule, v, e->schema, e->roles);
}

/* Where a reference leads in the end. */
static struct asset_str
pointer_of(struct asset_lint *l, const struct asset_node *n)
{
	const struct asset_ref *ref = asset_ref_get(l->refs, n);

	while (ref->to != ref->end)
		ref = asset_ref_get(l->refs, ref->to);
	return ref->pointer;
}

/* Example objects, or references to them. What stands at an address
 * (externalValue) is not read. */
static void
check_named(const struct examples *e, const struct asset_visit *v)
{
	struct asset_path example = { .up = &v->path };
	struct asset_visit value = { .up = v->up, .type = v->type };

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		const struct asset_node *n = asset_lint_follow(e->lint, c);

		value.node = asset_get(n, "value");
		if (!value.node)
			value.node = asset_get(n, "dataValue");
		if (!value.node)
			continue;
		example.key = asset_key(c);
		value.path.up = n == c ? &example : asset_lint_steps(e->lint,
		    pointer_of(e->lint, c));
		value.path.key = asset_key(value.node);
		check_example(e, &value);
	}
}

/* In Swagger 2.0 by media type; in a schema of OpenAPI 3.1 a list. */
static void
check_listed(const struct examples *e, const struct asset_visit *v,
    bool by_media)
{
	struct asset_visit child = { .path.up = &v->path, .up = v->up,
		.type = v->type };
	struct examples one = *e;

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		child.node = c;
		child.path.key = asset_key(c);
		if (by_media)
			set_media(&one, asset_key(c));
		check_example(&one, &child);
		child.path.index++;
	}
}

static bool
is_valued(const struct asset_type *t)
{
	return strcmp(t->name, "header") == 0 ||
	    asset_str_ends(asset_str(t->name), "Parameter");
}

void
asset_rule_value_example(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_visit *up = v->up;
	bool many = asset_str_is(asset_visit_key(v), "examples");
	bool media = strcmp(up->type->name, "mediaType") == 0;
	bool response = strcmp(up->type->name, "response") == 0;
	struct examples e = { .lint = l, .rule = rule, .schema = up->node };

	if (media || response || is_valued(up->type)) {
		e.schema = asset_get(up->node, "schema");
		e.roles = side_of(up);
		if (media)
			set_media(&e, asset_visit_key(up));
		else if (!response)
			e.roles |= ASSET_VALUE_WRITTEN;
	}
	if (!e.schema)
		return;
	if (!many)
		check_example(&e, v);
	else if (response)
		check_listed(&e, v, true);
	else if (e.schema == up->node)
		check_listed(&e, v, false);
	else
		check_named(&e, v);
}

/* ---- what schemas are written in ---- */

void
asset_rule_value_dialect(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	if (asset_map_add(l->cx, &asset_lint_state(l, rule)->map,
	    asset_text(v->node), l) &&
	    !asset_validator_dialect(asset_value_validator(l),
	    asset_text(v->node)))
		asset_lint_value(l, rule, v, asset_text(v->node),
		    ASSET_S(""));
}
