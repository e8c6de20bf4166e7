/* A schema as the members that a parameter of Swagger 2.0 may have. */
#include "model/oas_convert.h"

#include "core/banned.h"

enum { MOST_SCHEMAS = 1000 }; /* allOf may fan out without end */

struct flat {
	struct asset_convert *cv;
	struct asset_node *out;
	bool lost; /* the schema says more than a parameter can */
	bool item; /* of an array: may have less still */
	int budget;
};

/* Members of a schema that a parameter has too, or has as x-... */
static const char *const kept[] = { "type", "format", "default", "maximum",
	"exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
	"minLength", "pattern", "maxItems", "minItems", "uniqueItems", "enum",
	"multipleOf" };
static const char *const lost[] = { "oneOf", "anyOf", "not", "properties",
	"additionalProperties", "minProperties", "maxProperties",
	"discriminator" };

static void fill(struct flat *, const struct asset_path *,
    const struct asset_node *);

static bool
is_among(struct asset_str key, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (asset_str_is(key, list[i]))
			return true;
	return false;
}

static void flatten(struct flat *, const struct asset_path *,
    const struct asset_node *);

static void
flatten_member(struct flat *f, const struct asset_path *path,
    const struct asset_node *m)
{
	struct asset_ctx *cx = f->cv->cx;
	struct asset_str key = asset_key(m);
	struct flat items = { .cv = f->cv, .item = true,
		.budget = f->budget / 2 };
	bool same = asset_str_starts(key, "x-") ||
	    (!f->item && asset_str_is(key, "description"));

	if (asset_str_is(key, "allOf") || (m->len == 1 &&
	    (asset_str_is(key, "anyOf") || asset_str_is(key, "oneOf")))) {
		for (const struct asset_node *s = asset_first(m); s;
		    s = s->next)
			flatten(f, path, s);
		return;
	}
	if (asset_str_is(key, "items")) {
		if (asset_get(f->out, "items"))
			return;
		items.out = asset_set(cx, f->out, "items",
		    asset_convert_like(f->cv, m, ASSET_OBJECT));
		fill(&items, path, m);
		return;
	}
	if (asset_str_is(key, "required") || asset_str_is(key, "$ref"))
		return;
	f->lost |= is_among(key, lost, sizeof lost / sizeof *lost);
	if (is_among(key, lost, sizeof lost / sizeof *lost))
		return;
	if (!same && !is_among(key, kept, sizeof kept / sizeof *kept))
		key = asset_strf(cx, "x-%.*s", ASSET_P(key));
	if (!asset_get_str(f->out, key))
		asset_set_str(cx, f->out, key,
		    asset_convert_extension(f->cv, m));
}

static void
flatten(struct flat *f, const struct asset_path *path,
    const struct asset_node *schema)
{
	if (--f->budget < 0) {
		f->lost = true;
		return;
	}
	schema = asset_convert_resolve(f->cv, path, schema);
	for (const struct asset_node *m = asset_first(schema); m; m = m->next)
		if (asset_is(schema, ASSET_OBJECT))
			flatten_member(f, path, m);
}

static void
fill(struct flat *f, const struct asset_path *path,
    const struct asset_node *schema)
{
	struct asset_convert *cv = f->cv;
	struct asset_node *out = f->out, *items;

	flatten(f, path, schema);
	if (!asset_get(out, "type"))
		asset_set(cv->cx, out, "type",
		    asset_new_text(cv->cx, "string"));
	if (f->lost || asset_is_text(asset_get(out, "type"), "object")) {
		asset_convert_lossy(cv, path, schema, asset_key(schema).s ?
		    asset_key(schema) : ASSET_S("schema"), "x-schema");
		asset_set(cv->cx, out, "x-schema",
		    asset_convert_value(cv, path, "schema", schema));
		asset_set(cv->cx, out, "type",
		    asset_new_text(cv->cx, "string"));
	}
	if (!asset_is_text(asset_get(out, "type"), "array") ||
	    asset_get(out, "items"))
		return;
	items = asset_set(cv->cx, out, "items",
	    asset_new_node(cv->cx, ASSET_OBJECT));
	asset_set(cv->cx, items, "type", asset_new_text(cv->cx, "string"));
}

void
asset_convert_flatten(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *schema, struct asset_node *out)
{
	struct flat f = { .cv = cv, .out = out, .budget = MOST_SCHEMAS };

	fill(&f, path, schema);
}
