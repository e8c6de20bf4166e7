/* Swagger 2.0 to OpenAPI 3.0: parameters that become request bodies. */
#include "model/oas_convert.h"

#include "core/banned.h"

/* The parameters of one operation, sorted by what they become. */
struct request {
	struct asset_node *parameters; /* converted */
	struct asset_node *form;       /* name -> parameter, resolved */
	const struct asset_node *body; /* as it stands, maybe a $ref */
	struct asset_path body_step;
};

static const struct asset_node *
target(struct asset_convert *cv, const struct asset_node *p)
{
	const struct asset_node *at = p;

	for (int hops = 0; at && hops < 32; hops++) {
		struct asset_str ref = asset_get_text(at, "$ref");

		if (ref.n == 0 || ref.s[0] != '#')
			return at;
		at = asset_convert_move(cv, ref)->to;
	}
	return NULL;
}

static struct asset_str
location(struct asset_convert *cv, const struct asset_node *p)
{
	return asset_get_text(target(cv, p), "in");
}

static bool
is_body(struct asset_convert *cv, const struct asset_node *p)
{
	struct asset_str in = location(cv, p);

	return asset_str_is(in, "body") || asset_str_is(in, "formData");
}

static void
up_path_parameters(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct asset_node *list = asset_convert_like(cv, in, ASSET_ARRAY);
	uint32_t i = 0;

	for (const struct asset_node *p = asset_first(in); p; p = p->next) {
		struct asset_path step = { .up = path, .index = i++ };

		if (!is_body(cv, p))
			asset_add(cv->cx, list, asset_convert_value(cv, &step,
			    "parameter", p));
	}
	if (list->len)
		asset_set(cv->cx, out, "parameters", list);
}

/* Parameters of an operation go before those of its path. */
static void
gather(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *list, bool own, struct request *r)
{
	uint32_t i = 0;

	for (const struct asset_node *p = asset_first(list); p; p = p->next) {
		struct asset_path step = { .up = path, .index = i++ };
		struct asset_str in = location(cv, p), name;

		if (asset_str_is(in, "body")) {
			if (!r->body) {
				r->body = p;
				r->body_step = step;
			}
		} else if (asset_str_is(in, "formData")) {
			name = asset_get_text(target(cv, p), "name");
			if (!asset_get_str(r->form, name))
				asset_set_str(cv->cx, r->form, name,
				    asset_share(cv->cx, target(cv, p)));
		} else if (own) {
			asset_add(cv->cx, r->parameters, asset_convert_value(cv,
			    &step, "parameter", p));
		}
	}
}

/* ---- bodies ---- */

static struct asset_node *
body_of(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *p, const struct asset_node *consumes)
{
	struct asset_node *out = asset_convert_like(cv, p, ASSET_OBJECT);
	struct asset_node *content, *media, *schema;
	const struct asset_node *in = asset_get(p, "schema"), *m;
	const struct asset_node *examples = asset_get(p, "x-examples");
	struct asset_path step = { .up = path, .key = ASSET_S("schema") };

	asset_convert_members(cv, path, "body", p, out);
	if (!asset_is_text(asset_get(p, "name"), "body"))
		asset_convert_copy(cv, p, "name", out, "x-body-name");
	schema = in ? asset_convert_value(cv, &step, "schema", in) :
	    asset_new_node(cv->cx, ASSET_OBJECT);
	content = asset_set(cv->cx, out, "content",
	    asset_new_node(cv->cx, ASSET_OBJECT));
	for (m = asset_first(consumes); m; m = m->next) {
		media = asset_set_str(cv->cx, content, asset_text(m),
		    asset_new_node(cv->cx, ASSET_OBJECT));
		asset_set(cv->cx, media, "schema",
		    asset_share(cv->cx, schema));
	}
	if (content->len == 0) {
		media = asset_set(cv->cx, content, "application/json",
		    asset_new_node(cv->cx, ASSET_OBJECT));
		asset_set(cv->cx, media, "schema", schema);
	}
	for (m = asset_first(examples); m; m = m->next) {
		media = asset_get_str(content, asset_key(m));
		if (media)
			asset_set(cv->cx, media, "example",
			    asset_convert_extension(cv, m));
	}
	return out;
}

static void
set_body(struct asset_convert *cv, const struct request *r,
    const struct asset_node *consumes, struct asset_node *out)
{
	struct asset_str name = asset_convert_ref_name(cv, r->body,
	    "/parameters");
	struct asset_node *ref;
	struct asset_buf b;

	if (!name.s || asset_get(cv->op, "consumes")) {
		asset_set(cv->cx, out, "requestBody", body_of(cv,
		    &r->body_step, target(cv, r->body), consumes));
		return;
	}
	asset_buf_init(&b, cv->cx);
	asset_buf_puts(&b, "#/components/requestBodies");
	asset_pointer_add(&b, asset_convert_name(cv, "/parameters", name));
	ref = asset_new_node(cv->cx, ASSET_OBJECT);
	asset_set(cv->cx, ref, "$ref",
	    asset_new_str(cv->cx, asset_buf_text(&b)));
	asset_set(cv->cx, out, "requestBody", ref);
}

/* ---- forms ---- */

static const struct form_style {
	const char *format, *style;
	bool explode;
} form_styles[] = {
	{ "csv", "form", false },
	{ "multi", "form", true },
	{ "ssv", "spaceDelimited", false },
	{ "pipes", "pipeDelimited", false },
};

static void
encode_field(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *p, struct asset_node *property,
    struct asset_node *encoding)
{
	struct asset_str format = asset_get_text(p, "collectionFormat");
	struct asset_node *e;

	if (!asset_is_text(asset_get(p, "type"), "array"))
		return;
	if (!format.s)
		format = ASSET_S("csv");
	for (size_t i = 0; i < 4; i++) {
		if (!asset_str_is(format, form_styles[i].format))
			continue;
		e = asset_set_str(cv->cx, encoding, asset_get_text(p, "name"),
		    asset_new_node(cv->cx, ASSET_OBJECT));
		asset_set(cv->cx, e, "style",
		    asset_new_text(cv->cx, form_styles[i].style));
		asset_set(cv->cx, e, "explode",
		    asset_new_bool(cv->cx, form_styles[i].explode));
		return;
	}
	asset_convert_lossy(cv, path, p, asset_strf(cv->cx,
	    "collectionFormat: %.*s", ASSET_P(format)), "x-collectionFormat");
	asset_convert_copy(cv, p, "collectionFormat", property,
	    "x-collectionFormat");
}

static struct asset_node *
form_media(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *form, bool *file)
{
	struct asset_ctx *cx = cv->cx;
	struct asset_node *media = asset_new_node(cx, ASSET_OBJECT);
	struct asset_node *schema = asset_set(cx, media, "schema",
	    asset_new_node(cx, ASSET_OBJECT));
	struct asset_node *required = asset_new_node(cx, ASSET_ARRAY);
	struct asset_node *encoding = asset_new_node(cx, ASSET_OBJECT), *all;

	asset_set(cx, schema, "type", asset_new_text(cx, "object"));
	all = asset_set(cx, schema, "properties",
	    asset_new_node(cx, ASSET_OBJECT));
	for (const struct asset_node *p = asset_first(form); p; p = p->next) {
		struct asset_path step = asset_convert_step(path, p);
		struct asset_node *property = asset_set_str(cx, all,
		    asset_key(p), asset_convert_value(cv, &step, "field", p));

		if (asset_get_true(p, "required"))
			asset_add(cx, required,
			    asset_new_str(cx, asset_key(p)));
		*file |= asset_is_text(asset_get(p, "type"), "file");
		encode_field(cv, &step, p, property, encoding);
	}
	if (required->len)
		asset_set(cx, schema, "required", required);
	if (encoding->len)
		asset_set(cx, media, "encoding", encoding);
	return media;
}

static void
set_form(struct asset_convert *cv, const struct asset_path *path,
    const struct request *r, const struct asset_node *consumes,
    struct asset_node *out)
{
	static const char *const types[] = { "multipart/form-data",
		"application/x-www-form-urlencoded" };
	bool file = false;
	struct asset_node *media = form_media(cv, path, r->form, &file);
	struct asset_node *body = asset_new_node(cv->cx, ASSET_OBJECT);
	struct asset_node *content = asset_set(cv->cx, body, "content",
	    asset_new_node(cv->cx, ASSET_OBJECT));

	for (const struct asset_node *m = asset_first(consumes); m; m = m->next)
		for (int i = 0; i < 2; i++)
			if (asset_str_is(asset_text(m), types[i]))
				asset_set_str(cv->cx, content, asset_text(m),
				    asset_share(cv->cx, media));
	if (content->len == 0)
		asset_set(cv->cx, content, types[file ? 0 : 1], media);
	if (asset_get(asset_get(media, "schema"), "required"))
		asset_set(cv->cx, body, "required",
		    asset_new_bool(cv->cx, true));
	asset_set(cv->cx, out, "requestBody", body);
}

/* ---- operations ---- */

/* Media types of the old operation's responses, as the new one has them. */
static void
add_types(struct asset_convert *cv, const struct asset_node *response,
    const struct asset_node *new, struct asset_node *types)
{
	const struct asset_node *m = asset_first(asset_get(new, "content"));
	struct asset_str name = asset_convert_ref_name(cv, response,
	    "/responses");
	const struct asset_node *shared = asset_get_str(
	    asset_get(cv->in, "responses"), name);

	for (; m; m = m->next)
		asset_set_str(cv->cx, types, asset_key(m),
		    asset_new_bool(cv->cx, true));
	if (asset_get(shared, "schema"))
		for (m = asset_first(asset_get(cv->in, "produces")); m;
		    m = m->next)
			asset_set_str(cv->cx, types, asset_text(m),
			    asset_new_bool(cv->cx, true));
}

/* Do the responses say by themselves what `produces` said? */
static bool
says_produces(struct asset_convert *cv, const struct asset_node *in,
    const struct asset_node *new)
{
	const struct asset_node *own = asset_get(in, "produces"), *r, *m;
	struct asset_node *types = asset_new_node(cv->cx, ASSET_OBJECT);

	for (r = asset_first(asset_get(in, "responses")); r; r = r->next)
		add_types(cv, r, asset_get_str(new, asset_key(r)), types);
	if (!own || types->len != own->len)
		return !own;
	for (m = asset_first(own); m; m = m->next)
		if (!asset_get_str(types, asset_text(m)))
			return false;
	return true;
}

static void
leftover(struct asset_convert *cv, const struct asset_node *in, bool used,
    const char *key, const char *kept, struct asset_node *out)
{
	if (!asset_get(in, key))
		asset_convert_copy(cv, in, kept, out, kept);
	else if (!used)
		asset_convert_copy(cv, in, key, out, kept);
}

static void
up_request(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct request r = {
		.parameters = asset_new_node(cv->cx, ASSET_ARRAY),
		.form = asset_new_node(cv->cx, ASSET_OBJECT),
	};
	const struct asset_node *consumes = asset_get(in, "consumes");
	const struct asset_node *old = asset_get(in, "responses");
	struct asset_node *responses = NULL;
	struct asset_path list = { .up = path, .key = ASSET_S("parameters") };
	struct asset_path shared = { .up = path->up,
		.key = ASSET_S("parameters") };
	struct asset_path step = { .up = path, .key = ASSET_S("responses") };

	if (!consumes)
		consumes = asset_get(cv->in, "consumes");
	gather(cv, &list, asset_get(in, "parameters"), true, &r);
	gather(cv, &shared, asset_get(cv->item, "parameters"), false, &r);
	if (r.parameters->len)
		asset_set(cv->cx, out, "parameters", r.parameters);
	if (r.body)
		set_body(cv, &r, consumes, out);
	else if (r.form->len)
		set_form(cv, &list, &r, consumes, out);
	leftover(cv, in, r.body || r.form->len, "consumes", "x-consumes", out);
	if (old)
		responses = asset_set(cv->cx, out, "responses",
		    asset_convert_value(cv, &step, "responses", old));
	leftover(cv, in, says_produces(cv, in, responses), "produces",
	    "x-produces", out);
	cv->produces = asset_get(cv->in, "produces");
}

static void
up_parameters(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	(void)out;
	for (const struct asset_node *p = asset_first(in); p; p = p->next) {
		struct asset_path step = asset_convert_step(path, p);
		struct asset_str name = asset_convert_name(cv, "/parameters",
		    asset_key(p));

		if (asset_str_is(location(cv, p), "body"))
			asset_set_str(cv->cx, asset_convert_at(cv,
			    "/components/requestBodies"), name, body_of(cv,
			    &step, target(cv, p),
			    asset_get(cv->in, "consumes")));
		else if (!asset_str_is(location(cv, p), "formData"))
			asset_set_str(cv->cx, asset_convert_at(cv,
			    "/components/parameters"), name,
			    asset_convert_value(cv, &step, "parameter", p));
	}
}

const struct asset_convert_fn asset_convert_up_body_fns[] = {
	{ "up-path-parameters", up_path_parameters },
	{ "up-request", up_request },
	{ "up-parameters", up_parameters },
	{ NULL, NULL },
};
