/* Vendor extensions as JSON Schema, from the words that
 * formats/extensions/security.yaml explains. */
#include "model/extension.h"
#include "model/formats.h"
#include "model/schema.h"
#include "core/banned.h"

/* `table`: what people read, without what else a reader takes. */
struct making {
	struct asset_ctx *cx;
	const char *prefix;
	bool table;
	struct asset_node *parts;
};

static struct asset_node *make(struct making *, const struct asset_node *);
static struct asset_node *make_holder(struct making *, struct asset_str type);

static struct asset_node *
object(struct asset_ctx *cx)
{
	return asset_new_node(cx, ASSET_OBJECT);
}

static struct asset_node *
make_part(struct making *m, struct asset_str name)
{
	const struct asset_node *row = asset_extension(name);
	struct asset_node *out = object(m->cx), *made;

	if (!asset_get_str(m->parts, name)) {
		asset_set_str(m->cx, m->parts, name, object(m->cx));
		made = row ? make(m, asset_get(row, "value")) :
		    make_holder(m, name);
		asset_set_str(m->cx, m->parts, name, made);
	}
	asset_set(m->cx, out, "$ref", asset_new_str(m->cx, asset_strf(m->cx,
	    "%s%.*s", m->prefix, ASSET_P(name))));
	return out;
}

/* ---- choices ---- */

static struct asset_str
spelled(struct asset_ctx *cx, struct asset_str s, bool upper)
{
	char *copy = asset_alloc(cx, (size_t)s.n + 1);

	for (uint32_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z')
			c ^= 32;
		copy[i] = c;
	}
	copy[s.n] = '\0';
	return (struct asset_str){ copy, s.n };
}

static void
add_choice(struct asset_ctx *cx, struct asset_node *list,
    struct asset_str value)
{
	const struct asset_node *n = asset_first(list);

	while (n && !asset_str_eq(asset_text(n), value))
		n = n->next;
	if (!n)
		asset_add(cx, list, asset_new_str(cx, value));
}

/* Texts of an enum, with those that real files hold, in each case. */
static struct asset_node *
choices(struct making *m, const struct asset_node *from)
{
	const struct asset_node *given = asset_get(from, "enum"), *n;
	struct asset_node *out = asset_clone(m->cx, given);

	if (m->table || !asset_is(asset_first(given), ASSET_STRING))
		return out;
	n = asset_first(asset_get(from, "also"));
	for (; n; n = n->next)
		add_choice(m->cx, out, asset_text(n));
	if (asset_get_true(from, "empty"))
		add_choice(m->cx, out, ASSET_S(""));
	if (!asset_get_true(from, "folded"))
		return out;
	for (n = asset_first(given); n; n = n->next) {
		add_choice(m->cx, out, spelled(m->cx, asset_text(n), true));
		add_choice(m->cx, out, spelled(m->cx, asset_text(n), false));
	}
	return out;
}

/* ---- conditions ---- */

static struct asset_node *
requires(struct asset_ctx *cx, const struct asset_node *names)
{
	struct asset_node *out = object(cx), *list;

	list = asset_set(cx, out, "required", asset_is(names, ASSET_ARRAY) ?
	    asset_clone(cx, names) : asset_new_node(cx, ASSET_ARRAY));
	if (!asset_is(names, ASSET_ARRAY))
		asset_add(cx, list, asset_new_str(cx, asset_text(names)));
	return out;
}

static void
add_needs(struct asset_ctx *cx, struct asset_node *out,
    const struct asset_node *needs)
{
	struct asset_node *all, *rule, *test, *is;

	if (!asset_first(needs))
		return;
	all = asset_set(cx, out, "allOf", asset_new_node(cx, ASSET_ARRAY));
	for (needs = asset_first(needs); needs; needs = needs->next)
		for (const struct asset_node *n = asset_first(needs); n;
		    n = n->next) {
			is = object(cx);
			asset_set(cx, is, "const",
			    asset_new_str(cx, asset_key(n)));
			test = requires(cx, asset_new_str(cx,
			    asset_key(needs)));
			asset_set_str(cx, asset_set(cx, test, "properties",
			    object(cx)), asset_key(needs), is);
			rule = asset_add(cx, all, object(cx));
			asset_set(cx, rule, "if", test);
			asset_set(cx, rule, "then", requires(cx, n));
		}
}

static void
add_either(struct asset_ctx *cx, struct asset_node *out,
    const struct asset_node *either)
{
	struct asset_node *any;

	if (!either)
		return;
	any = asset_set(cx, out, "anyOf", asset_new_node(cx, ASSET_ARRAY));
	for (either = asset_first(either); either; either = either->next)
		asset_add(cx, any, requires(cx, either));
}

/* `made`, or one of these values, or a list. */
static struct asset_node *
widen(struct making *m, const struct asset_node *from, struct asset_node *made)
{
	const struct asset_node *also = asset_get(from, "also");
	bool empty = asset_get_true(from, "empty");
	bool list = asset_get_true(from, "list");
	struct asset_node *out, *any, *other;

	also = asset_get(from, "enum") ? NULL : also;
	empty = empty && !asset_get(from, "enum");
	if (m->table || (!also && !empty && !list))
		return made;
	out = object(m->cx);
	any = asset_set(m->cx, out, "anyOf",
	    asset_new_node(m->cx, ASSET_ARRAY));
	asset_add(m->cx, any, made);
	if (also || empty) {
		other = asset_add(m->cx, any, object(m->cx));
		other = asset_set(m->cx, other, "enum", also ?
		    asset_clone(m->cx, also) :
		    asset_new_node(m->cx, ASSET_ARRAY));
		if (empty)
			add_choice(m->cx, other, ASSET_S(""));
	}
	if (list) {
		other = asset_add(m->cx, any, object(m->cx));
		asset_set(m->cx, other, "type",
		    asset_new_text(m->cx, "array"));
		asset_set(m->cx, other, "items", asset_clone(m->cx, made));
	}
	return out;
}

/* ---- a value ---- */

static void
make_members(struct making *m, struct asset_node *out,
    const struct asset_node *from)
{
	static const char *const below[] = { "items", "additionalProperties",
		"propertyNames" };
	const struct asset_node *n = asset_get(from, "properties");
	struct asset_node *list;

	if (n) {
		list = asset_set(m->cx, out, "properties", object(m->cx));
		for (n = asset_first(n); n; n = n->next)
			asset_set_str(m->cx, list, asset_key(n), make(m, n));
	}
	for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
		n = asset_get(from, below[i]);
		if (n)
			asset_set(m->cx, out, below[i],
			    asset_is(n, ASSET_OBJECT) ? make(m, n) :
			    asset_share(m->cx, n));
	}
}

static struct asset_node *
make(struct making *m, const struct asset_node *from)
{
	static const char *const same[] = { "description", "type", "minimum",
		"maximum", "minLength", "maxLength", "pattern", "minItems",
		"maxItems", "required", "default" };
	struct asset_str part = asset_get_text(from, "is");
	struct asset_node *out = part.n ? make_part(m, part) : object(m->cx);
	const struct asset_node *n;

	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		n = asset_get(from, same[i]);
		if (n)
			asset_set(m->cx, out, same[i], asset_clone(m->cx, n));
	}
	n = asset_get(from, "most");
	if (n)
		asset_set(m->cx, out, "maximum", asset_share(m->cx, n));
	n = asset_get(from, "except");
	if (n)
		asset_set(m->cx, asset_set(m->cx, out, "not", object(m->cx)),
		    "const", asset_share(m->cx, n));
	if (asset_get(from, "enum"))
		asset_set(m->cx, out, "enum", choices(m, from));
	if (asset_get(from, "aka"))
		asset_set(m->cx, out, "deprecated",
		    asset_new_bool(m->cx, true));
	make_members(m, out, from);
	add_needs(m->cx, out, asset_get(from, "needs"));
	add_either(m->cx, out, asset_get(from, "either"));
	return widen(m, from, out);
}

/* ---- an extension ---- */

static struct asset_node *
head(struct asset_ctx *cx, const struct asset_node *row)
{
	static const char *const members[] = { "at", "documents",
		"products" };
	struct asset_node *out = object(cx);

	asset_set(cx, out, "extension", asset_new_str(cx, asset_key(row)));
	asset_set(cx, out, "title",
	    asset_new_str(cx, asset_get_text(row, "says")));
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		if (asset_get(row, members[i]))
			asset_set(cx, out, members[i],
			    asset_clone(cx, asset_get(row, members[i])));
	return out;
}

struct asset_node *
asset_schema_extensions(struct asset_ctx *cx)
{
	const struct asset_node *file = asset_get(asset_formats, "extensions");
	struct asset_node *out = asset_new_node(cx, ASSET_ARRAY);

	for (file = asset_first(file); file; file = file->next)
		for (const struct asset_node *row = asset_first(file); row;
		    row = row->next)
			if (asset_get(row, "at"))
				asset_add(cx, out, head(cx, row));
	return out;
}

struct asset_node *
asset_schema_extension(struct asset_ctx *cx, const struct asset_node *row)
{
	struct making m = { cx, "#/schemas/", true, object(cx) };
	struct asset_node *out = head(cx, row);

	asset_set(cx, out, "value", make(&m, asset_get(row, "value")));
	asset_set(cx, out, "schemas", m.parts);
	return out;
}

struct asset_node *
asset_json_schema_extension(struct asset_ctx *cx, const struct asset_node *row)
{
	struct making m = { cx, "#/$defs/", false, object(cx) };
	struct asset_node *out = object(cx), *n;

	asset_set(cx, out, "$schema", asset_new_text(cx,
	    "https://json-schema.org/draft/2020-12/schema"));
	asset_set(cx, out, "title", asset_new_str(cx, asset_key(row)));
	asset_set(cx, out, "description",
	    asset_new_str(cx, asset_get_text(row, "says")));
	n = asset_first(make(&m, asset_get(row, "value")));
	for (; n; n = n->next)
		asset_set_str(cx, out, asset_key(n), asset_share(cx, n));
	if (m.parts->len)
		asset_set(cx, out, "$defs", m.parts);
	return out;
}

/* ---- a definition ---- */

/* An object of this type, as far as its extensions go. */
static struct asset_node *
make_holder(struct making *m, struct asset_str type)
{
	const struct asset_node *n = asset_schema_extensions(m->cx);
	struct asset_node *out = object(m->cx), *members;

	asset_set(m->cx, out, "type", asset_new_text(m->cx, "object"));
	members = asset_set(m->cx, out, "properties", object(m->cx));
	for (n = m->table ? NULL : asset_first(n); n; n = n->next) {
		struct asset_str name = asset_get_text(n, "extension");
		struct asset_node *is;

		if (!asset_extension_at(asset_extension(name),
		    asset_cstr(m->cx, type)))
			continue;
		is = asset_set_str(m->cx, members, name, make_part(m, name));
		asset_set(m->cx, is, "description",
		    asset_share(m->cx, asset_get(n, "title")));
	}
	return out;
}

/* A map of such. */
static struct asset_node *
map_of(struct making *m, struct asset_node *what)
{
	struct asset_node *out = object(m->cx);

	asset_set(m->cx, out, "type", asset_new_text(m->cx, "object"));
	asset_set(m->cx, out, "additionalProperties", what);
	return out;
}

struct asset_node *
asset_json_schema_definition(struct asset_ctx *cx, struct asset_str title)
{
	static const char *const methods[] = { "get", "put", "post", "delete",
		"options", "head", "patch" };
	struct making m = { cx, "#/$defs/", false, object(cx) };
	struct asset_node *out = make_holder(&m, ASSET_S("root"));
	struct asset_node *item = make_holder(&m, ASSET_S("pathItem"));
	struct asset_node *inner = make_holder(&m, ASSET_S("components"));
	struct asset_node *members = asset_get(item, "properties");
	const struct asset_str scheme = ASSET_S("securityScheme");

	asset_set(cx, out, "$schema", asset_new_text(cx,
	    "https://json-schema.org/draft/2020-12/schema"));
	asset_set(cx, out, "title", asset_new_str(cx, title));
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		asset_set(cx, members, methods[i],
		    make_part(&m, ASSET_S("operation")));
	asset_set(cx, asset_get(inner, "properties"), "securitySchemes",
	    map_of(&m, make_part(&m, scheme)));
	members = asset_get(out, "properties");
	asset_set(cx, members, "components", inner);
	asset_set(cx, members, "securityDefinitions",
	    map_of(&m, make_part(&m, scheme)));
	asset_set(cx, members, "paths", map_of(&m, item));
	asset_set(cx, out, "$defs", m.parts);
	return out;
}
