/* OpenAPI 3.0 to Swagger 2.0: parameters and request bodies. */
#include "model/oas_convert.h"

#include "core/banned.h"

static void
set_text(struct asset_convert *cv, struct asset_node *out, const char *key,
    struct asset_str text)
{
	asset_set(cv->cx, out, key, asset_new_str(cv->cx, text));
}

static bool
is_cookie(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *p)
{
	return asset_is_text(asset_get(asset_convert_resolve(cv, path, p),
	    "in"), "cookie");
}

/* Parameters that stay parameters; those in cookies are kept apart. */
static void
parameters(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *list,
    struct asset_node *out)
{
	struct asset_node *cookies = asset_new_node(cv->cx, ASSET_ARRAY);
	uint32_t i = 0;

	for (const struct asset_node *p = asset_first(in); p; p = p->next) {
		struct asset_path step = { .up = path, .index = i++ };

		if (!is_cookie(cv, &step, p)) {
			asset_add(cv->cx, list, asset_convert_value(cv, &step,
			    "parameter", p));
			continue;
		}
		asset_convert_lossy(cv, &step, p, ASSET_S("in: cookie"),
		    "x-cookie-parameters");
		asset_add(cv->cx, cookies, asset_convert_extension(cv,
		    asset_convert_resolve(cv, &step, p)));
	}
	if (cookies->len)
		asset_set(cv->cx, out, "x-cookie-parameters", cookies);
}

static void
down_path_parameters(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct asset_node *list = asset_convert_like(cv, in, ASSET_ARRAY);

	parameters(cv, path, in, list, out);
	if (list->len)
		asset_set(cv->cx, out, "parameters", list);
}

static void
down_parameters(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	(void)out;
	for (const struct asset_node *p = asset_first(in); p; p = p->next) {
		struct asset_path step = asset_convert_step(path, p);
		const char *at = is_cookie(cv, &step, p) ?
		    "/x-cookie-parameters" : "/parameters";

		asset_set_str(cv->cx, asset_convert_at(cv, at),
		    asset_convert_name(cv, "/components/parameters",
		    asset_key(p)),
		    at[1] == 'x' ? asset_convert_extension(cv, p) :
		    asset_convert_value(cv, &step, "parameter", p));
	}
}

/* ---- styles ---- */

static const struct style {
	const char *style;
	bool explode;
	const char *format;
} styles[] = {
	{ "form", true, "multi" },
	{ "form", false, "csv" },
	{ "spaceDelimited", true, "multi" },
	{ "spaceDelimited", false, "ssv" },
	{ "pipeDelimited", true, "multi" },
	{ "pipeDelimited", false, "pipes" },
};

/* collectionFormat from style and explode of `in`; false when there is none
 * that says the same. */
static bool
set_format(struct asset_convert *cv, const struct asset_node *in, bool query,
    struct asset_node *out)
{
	struct asset_str style = asset_get_text(in, "style");
	const struct asset_node *e = asset_get(in, "explode");
	bool explode = e ? asset_get_true(in, "explode") :
	    !style.s || asset_str_is(style, "form");

	if (!query)
		return !style.s || asset_str_is(style, "simple");
	if (!style.s)
		style = ASSET_S("form");
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (asset_str_is(style, styles[i].style) &&
		    styles[i].explode == explode) {
			if (!asset_str_is(asset_str(styles[i].format), "csv"))
				set_text(cv, out, "collectionFormat",
				    asset_str(styles[i].format));
			return true;
		}
	return false;
}

static void
down_typed(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *schema = asset_get(in, "schema");
	const struct asset_node *content = asset_get(in, "content");
	const struct asset_node *style = asset_get(in, "style");
	struct asset_path step = { .up = path, .key = ASSET_S("schema") };
	bool query = asset_is_text(asset_get(in, "in"), "query");

	if (asset_get(in, "$ref"))
		return;
	if (!query && asset_get(out, "allowEmptyValue")) {
		asset_convert_copy(cv, in, "allowEmptyValue", out,
		    "x-allowEmptyValue");
		asset_remove(cv->cx, out, asset_get(out, "allowEmptyValue"));
	}
	if (content) {
		step.key = asset_key(content);
		asset_convert_lossy(cv, &step, content, ASSET_S("content"),
		    "x-content");
		asset_set(cv->cx, out, "x-content",
		    asset_convert_extension(cv, content));
		set_text(cv, out, "type", ASSET_S("string"));
		return;
	}
	asset_convert_flatten(cv, &step, schema ? schema : in, out);
	if (asset_get(in, "x-collectionFormat")) {
		asset_convert_copy(cv, in, "x-collectionFormat", out,
		    "collectionFormat");
		return;
	}
	if (!asset_is_text(asset_get(out, "type"), "array")) {
		asset_convert_copy(cv, in, "style", out, "x-style");
		return;
	}
	if (set_format(cv, in, query, out))
		return;
	step.key = asset_key(style);
	asset_convert_lossy(cv, &step, style, ASSET_S("style"), "x-style");
	asset_convert_copy(cv, in, "style", out, "x-style");
}

/* ---- bodies ---- */

static bool
is_form(struct asset_str type)
{
	return asset_str_starts(type, "multipart/") ||
	    asset_str_starts(type, "application/x-www-form-urlencoded");
}

/* The media type that the operation gets: JSON, else the first. */
static const struct asset_node *
main_media(const struct asset_node *content)
{
	for (const struct asset_node *m = asset_first(content); m; m = m->next)
		if (asset_str_starts(asset_key(m), "application/json"))
			return m;
	return asset_first(content);
}

/* Media types that the one body or form of `main` covers. */
static struct asset_node *
consumes_of(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *content, const struct asset_node *main)
{
	struct asset_node *list = asset_new_node(cv->cx, ASSET_ARRAY);

	for (const struct asset_node *m = asset_first(content); m;
	    m = m->next) {
		struct asset_path step = asset_convert_step(path, m);

		if (is_form(asset_key(m)) == is_form(asset_key(main)) &&
		    asset_equal(asset_get(m, "schema"),
		    asset_get(main, "schema")))
			asset_add(cv->cx, list,
			    asset_new_str(cv->cx, asset_key(m)));
		else
			asset_convert_lossy(cv, &step, m, asset_strf(cv->cx,
			    "content: %.*s", ASSET_P(asset_key(m))), NULL);
	}
	return list;
}

static struct asset_node *
body_of(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in)
{
	const struct asset_node *content = asset_get(in, "content");
	const struct asset_node *main = main_media(content);
	const struct asset_node *schema = asset_get(main, "schema"), *m;
	struct asset_node *out = asset_convert_like(cv, in, ASSET_OBJECT);
	struct asset_path step = { .up = path, .key = ASSET_S("schema") };
	struct asset_node *examples = asset_new_node(cv->cx, ASSET_OBJECT);

	set_text(cv, out, "in", ASSET_S("body"));
	set_text(cv, out, "name", ASSET_S("body"));
	asset_convert_copy(cv, in, "x-body-name", out, "name");
	asset_convert_members(cv, path, "body", in, out);
	asset_set(cv->cx, out, "schema", schema ?
	    asset_convert_value(cv, &step, "schema", schema) :
	    asset_new_node(cv->cx, ASSET_OBJECT));
	for (m = asset_first(content); m; m = m->next)
		if (asset_get(m, "example"))
			asset_set_str(cv->cx, examples, asset_key(m),
			    asset_convert_extension(cv, asset_get(m, "example")));
		else if (asset_get(m, "examples"))
			asset_set_str(cv->cx, examples, asset_key(m),
			    asset_convert_examples(cv, path,
			    asset_get(m, "examples")));
	if (examples->len)
		asset_set(cv->cx, out, "x-examples", examples);
	return out;
}

/* ---- forms ---- */

static struct asset_node *
field(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *property, const struct asset_node *encoding)
{
	struct asset_node *out = asset_convert_like(cv, property, ASSET_OBJECT);

	set_text(cv, out, "name", asset_key(property));
	set_text(cv, out, "in", ASSET_S("formData"));
	asset_convert_flatten(cv, path, property, out);
	if (asset_is_text(asset_get(out, "type"), "string") &&
	    asset_is_text(asset_get(out, "format"), "binary")) {
		set_text(cv, out, "type", ASSET_S("file"));
		asset_remove(cv->cx, out, asset_get(out, "format"));
	}
	if (!asset_is_text(asset_get(out, "type"), "array") ||
	    asset_get(out, "x-collectionFormat"))
		return out;
	if (!set_format(cv, encoding, true, out)) {
		asset_convert_lossy(cv, path, encoding, ASSET_S("style"),
		    "x-style");
		asset_convert_copy(cv, encoding, "style", out, "x-style");
	}
	return out;
}

static void
form_of(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *media, struct asset_node *list)
{
	const struct asset_node *schema = asset_get(media, "schema"), *all;
	const struct asset_node *m;
	struct asset_path step = { .up = path, .key = ASSET_S("schema") };
	struct asset_path up = { .up = &step, .key = ASSET_S("properties") };
	struct asset_node *required = asset_new_node(cv->cx, ASSET_OBJECT);

	schema = schema ? asset_convert_resolve(cv, &step, schema) : NULL;
	all = asset_get(schema, "properties");
	if (schema && !all)
		asset_convert_lossy(cv, path, schema, ASSET_S("schema"), NULL);
	for (m = asset_first(asset_get(schema, "required")); m; m = m->next)
		asset_set_str(cv->cx, required, asset_text(m),
		    asset_new_bool(cv->cx, true));
	for (m = asset_first(all); m; m = m->next) {
		struct asset_path at = asset_convert_step(&up, m);
		struct asset_node *f = field(cv, &at, m, asset_get_str(
		    asset_get(media, "encoding"), asset_key(m)));

		if (asset_get_str(required, asset_key(m)))
			asset_set(cv->cx, f, "required",
			    asset_new_bool(cv->cx, true));
		asset_add(cv->cx, list, f);
	}
}

static void
set_request(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *list,
    struct asset_node *out)
{
	const struct asset_node *body = asset_convert_resolve(cv, path, in);
	const struct asset_node *content = asset_get(body, "content");
	const struct asset_node *main = main_media(content);
	struct asset_path up = { .up = path, .key = ASSET_S("content") }, step;
	struct asset_str name = asset_convert_ref_name(cv, in,
	    "/components/requestBodies");
	struct asset_str ref = name.s ? asset_convert_ref(cv, path,
	    asset_get(in, "$ref"), NULL) : name;

	if (!main)
		return;
	step = asset_convert_step(&up, main);
	asset_set(cv->cx, out, "consumes",
	    consumes_of(cv, &up, content, main));
	if (is_form(asset_key(main))) {
		form_of(cv, &step, main, list);
	} else if (ref.s) {
		set_text(cv, asset_add(cv->cx, list,
		    asset_new_node(cv->cx, ASSET_OBJECT)), "$ref", ref);
	} else {
		asset_add(cv->cx, list, body_of(cv, &step, body));
	}
}

static void
down_bodies(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	(void)out;
	for (const struct asset_node *m = asset_first(in); m; m = m->next) {
		struct asset_path step = asset_convert_step(path, m);
		const struct asset_node *body = asset_convert_resolve(cv,
		    &step, m);
		const struct asset_node *main = main_media(
		    asset_get(body, "content"));

		if (main && !is_form(asset_key(main)))
			asset_set_str(cv->cx, asset_convert_at(cv,
			    "/parameters"), asset_convert_name(cv,
			    "/components/requestBodies", asset_key(m)),
			    body_of(cv, &step, body));
	}
}

/* ---- operations ---- */

static void
set_produces(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *responses, struct asset_node *out)
{
	struct asset_node *seen = asset_new_node(cv->cx, ASSET_OBJECT);
	struct asset_node *list = asset_new_node(cv->cx, ASSET_ARRAY);
	const struct asset_node *r, *m;

	for (r = asset_first(responses); r; r = r->next) {
		struct asset_path step = asset_convert_step(path, r);

		m = asset_first(asset_get(asset_convert_resolve(cv, &step, r),
		    "content"));
		for (; m; m = m->next)
			asset_set_str(cv->cx, seen, asset_key(m),
			    asset_new_bool(cv->cx, true));
	}
	for (m = asset_first(seen); m; m = m->next)
		asset_add(cv->cx, list, asset_new_str(cv->cx, asset_key(m)));
	if (list->len > 1 || !asset_get(seen, "*/*") ||
	    asset_get(cv->out, "produces"))
		if (list->len)
			asset_set(cv->cx, out, "produces", list);
}

static void
down_request(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct asset_node *list = asset_new_node(cv->cx, ASSET_ARRAY);
	const struct asset_node *body = asset_get(in, "requestBody");
	const struct asset_node *responses = asset_get(in, "responses");
	struct asset_path step = { .up = path, .key = ASSET_S("parameters") };

	parameters(cv, &step, asset_get(in, "parameters"), list, out);
	asset_convert_copy(cv, in, "x-consumes", out, "consumes");
	asset_convert_copy(cv, in, "x-produces", out, "produces");
	if (body) {
		step.key = ASSET_S("requestBody");
		set_request(cv, &step, body, list, out);
	}
	if (list->len)
		asset_set(cv->cx, out, "parameters", list);
	if (!responses)
		return;
	step.key = ASSET_S("responses");
	if (!asset_get(in, "x-produces"))
		set_produces(cv, &step, responses, out);
	asset_set(cv->cx, out, "responses", asset_convert_value(cv, &step,
	    "responses", responses));
}

const struct asset_convert_fn asset_convert_down_body_fns[] = {
	{ "down-path-parameters", down_path_parameters },
	{ "down-parameters", down_parameters },
	{ "down-typed", down_typed },
	{ "down-bodies", down_bodies },
	{ "down-request", down_request },
	{ NULL, NULL },
};
