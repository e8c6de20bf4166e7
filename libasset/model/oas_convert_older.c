/* OpenAPI 3.1 to OpenAPI 3.0: JSON Schema 2020-12 to what came before. */
#include "model/oas_convert.h"

#include "core/banned.h"

static void
set_true(struct asset_convert *cv, struct asset_node *out, const char *key)
{
	asset_set(cv->cx, out, key, asset_new_bool(cv->cx, true));
}

static void
older_root(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	(void)path;
	asset_set(cv->cx, out, "openapi", asset_new_text(cv->cx, "3.0.3"));
	asset_convert_copy(cv, in, "info", out, "info");
	if (!asset_get(in, "paths"))
		asset_set(cv->cx, out, "paths",
		    asset_new_node(cv->cx, ASSET_OBJECT));
}

/* OpenAPI 3.0 wants at least one response. */
static void
older_operation(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct asset_node *all, *one;

	(void)path;
	if (asset_get(in, "responses"))
		return;
	all = asset_set(cv->cx, out, "responses",
	    asset_new_node(cv->cx, ASSET_OBJECT));
	one = asset_set(cv->cx, all, "default",
	    asset_new_node(cv->cx, ASSET_OBJECT));
	asset_set(cv->cx, one, "description", asset_new_text(cv->cx, ""));
}

static void
older_security(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *type = asset_get(in, "type");

	if (!asset_is_text(type, "mutualTLS"))
		return;
	asset_convert_lossy(cv, path, type, ASSET_S("type: mutualTLS"),
	    "x-security-type");
	asset_convert_copy(cv, in, "type", out, "x-security-type");
	asset_set(cv->cx, out, "type", asset_new_text(cv->cx, "http"));
	asset_set(cv->cx, out, "scheme", asset_new_text(cv->cx, "mutual"));
}

/* ---- schemas ---- */

static struct asset_node *
add_to_list(struct asset_convert *cv, struct asset_node *out, const char *key,
    struct asset_node *child)
{
	struct asset_node *list = asset_get(out, key);

	if (!list)
		list = asset_set(cv->cx, out, key,
		    asset_new_node(cv->cx, ASSET_ARRAY));
	return asset_add(cv->cx, list, child);
}

static void
type_list(struct asset_convert *cv, const struct asset_node *type,
    struct asset_node *out)
{
	struct asset_node *any = asset_convert_like(cv, type, ASSET_ARRAY);
	struct asset_node *one;

	for (const struct asset_node *t = asset_first(type); t; t = t->next) {
		if (asset_is_text(t, "null")) {
			set_true(cv, out, "nullable");
			continue;
		}
		one = asset_add(cv->cx, any,
		    asset_new_node(cv->cx, ASSET_OBJECT));
		asset_set(cv->cx, one, "type", asset_share(cv->cx, t));
		if (asset_is_text(t, "array"))
			asset_set(cv->cx, one, "items",
			    asset_new_node(cv->cx, ASSET_OBJECT));
	}
	if (any->len == 1) {
		asset_convert_copy(cv, asset_first(any), "type", out, "type");
	} else if (any->len && !asset_get(out, "anyOf")) {
		asset_set(cv->cx, out, "anyOf", any);
	} else if (any->len) {
		one = add_to_list(cv, out, "allOf",
		    asset_new_node(cv->cx, ASSET_OBJECT));
		asset_set(cv->cx, one, "anyOf", any);
	}
}

static void
set_type(struct asset_convert *cv, const struct asset_node *type,
    struct asset_node *out)
{
	struct asset_node *only;

	if (asset_is(type, ASSET_ARRAY)) {
		type_list(cv, type, out);
	} else if (asset_is_text(type, "null")) {
		set_true(cv, out, "nullable");
		only = asset_set(cv->cx, out, "enum",
		    asset_new_node(cv->cx, ASSET_ARRAY));
		asset_add(cv->cx, only, asset_new_node(cv->cx, ASSET_NULL));
	} else if (type) {
		asset_set(cv->cx, out, "type", asset_share(cv->cx, type));
	}
	if (asset_is_text(asset_get(out, "type"), "array") &&
	    !asset_get(out, "items"))
		asset_set(cv->cx, out, "items",
		    asset_new_node(cv->cx, ASSET_OBJECT));
}

/* anyOf or oneOf with a null schema: the same as nullable. */
static void
drop_null(struct asset_convert *cv, const struct asset_node *in,
    struct asset_node *out, const char *key)
{
	const struct asset_node *old = asset_get(in, key), *o;
	struct asset_node *new = asset_get(out, key), *c, *next;

	if (!asset_is(old, ASSET_ARRAY))
		return;
	for (o = asset_first(old), c = asset_first(new); c;
	    o = o->next, c = next) {
		next = c->next;
		if (new->len < 2 || !asset_is_text(asset_get(o, "type"), "null"))
			continue;
		set_true(cv, out, "nullable");
		asset_remove(cv->cx, new, c);
	}
	if (new->len == 1 && old->len > 1 && !asset_get(out, "allOf")) {
		asset_remove(cv->cx, out, new);
		asset_set(cv->cx, out, "allOf", new);
	}
}

static void
set_limit(struct asset_convert *cv, const struct asset_node *in,
    const char *exclusive, const char *limit, struct asset_node *out)
{
	if (!asset_is(asset_get(in, exclusive), ASSET_NUMBER))
		return;
	asset_convert_copy(cv, in, exclusive, out, limit);
	set_true(cv, out, exclusive);
}

static void
set_examples(struct asset_convert *cv, const struct asset_node *in,
    struct asset_node *out)
{
	const struct asset_node *all = asset_get(in, "examples");
	const struct asset_node *value = asset_get(in, "const");
	struct asset_node *list;

	if (value) {
		list = asset_set(cv->cx, out, "enum",
		    asset_new_node(cv->cx, ASSET_ARRAY));
		asset_add(cv->cx, list, asset_share(cv->cx, value));
	}
	if (!all)
		return;
	if (asset_is(all, ASSET_ARRAY) && all->len && !asset_get(in, "example"))
		asset_set(cv->cx, out, "example",
		    asset_share(cv->cx, asset_first(all)));
	if (all->len > 1 || !asset_is(all, ASSET_ARRAY))
		asset_convert_copy(cv, in, "examples", out, "x-examples");
}

static void
set_content(struct asset_convert *cv, const struct asset_node *in,
    struct asset_node *out)
{
	if (asset_get(in, "format"))
		return;
	if (asset_is_text(asset_get(in, "contentEncoding"), "base64"))
		asset_set(cv->cx, out, "format",
		    asset_new_text(cv->cx, "byte"));
	else if (asset_is_text(asset_get(in, "contentMediaType"),
	    "application/octet-stream"))
		asset_set(cv->cx, out, "format",
		    asset_new_text(cv->cx, "binary"));
}

/* true and false as schemas are objects in OpenAPI 3.0. */
static void
no_bools(struct asset_convert *cv, struct asset_node *list)
{
	struct asset_node *c = asset_first(list), *next, *new;

	for (; c; c = next) {
		next = c->next;
		if (c->kind != ASSET_BOOL || list->kind != ASSET_OBJECT)
			continue;
		new = asset_convert_like(cv, c, ASSET_OBJECT);
		if (!asset_str_is(asset_text(c), "true"))
			asset_set(cv->cx, new, "not",
			    asset_convert_like(cv, c, ASSET_OBJECT));
		asset_set_str(cv->cx, list, asset_key(c), new);
	}
}

static void
older_schema(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct asset_node *ref = asset_get(out, "$ref"), *one;

	(void)path;
	drop_null(cv, in, out, "anyOf");
	drop_null(cv, in, out, "oneOf");
	set_type(cv, asset_get(in, "type"), out);
	set_limit(cv, in, "exclusiveMinimum", "minimum", out);
	set_limit(cv, in, "exclusiveMaximum", "maximum", out);
	set_examples(cv, in, out);
	set_content(cv, in, out);
	no_bools(cv, asset_get(out, "properties"));
	if (asset_is(asset_get(out, "items"), ASSET_BOOL))
		asset_set(cv->cx, out, "items",
		    asset_new_node(cv->cx, ASSET_OBJECT));
	if (asset_is(ref, ASSET_STRING) && out->len > 1) {
		asset_remove(cv->cx, out, ref);
		one = add_to_list(cv, out, "allOf",
		    asset_new_node(cv->cx, ASSET_OBJECT));
		asset_set(cv->cx, one, "$ref", asset_new_str(cv->cx,
		    asset_text(ref)));
	}
}

const struct asset_convert_fn asset_convert_older_fns[] = {
	{ "older-root", older_root },
	{ "older-operation", older_operation },
	{ "older-security", older_security },
	{ "older-schema", older_schema },
	{ NULL, NULL },
};
