/* Swagger 2.0 to OpenAPI 3.0: all but request bodies. */
#include "model/oas_convert.h"

#include "core/banned.h"

static void
set_text(struct asset_convert *cv, struct asset_node *out, const char *key,
    const char *text)
{
	asset_set(cv->cx, out, key, asset_new_text(cv->cx, text));
}

/* ---- servers ---- */

static void
add_server(struct asset_convert *cv, struct asset_node *servers,
    struct asset_str scheme, struct asset_str host, struct asset_str base)
{
	struct asset_node *server = asset_new_node(cv->cx, ASSET_OBJECT);
	struct asset_buf url;

	asset_buf_init(&url, cv->cx);
	if (host.n) {
		asset_buf_str(&url, scheme);
		asset_buf_puts(&url, scheme.n ? "://" : "//");
		asset_buf_str(&url, host);
	}
	if (base.n && base.s[base.n - 1] == '/')
		base.n--;
	if (base.n && base.s[0] != '/')
		asset_buf_char(&url, '/');
	asset_buf_str(&url, base);
	if (url.n == 0)
		asset_buf_char(&url, '/');
	asset_set(cv->cx, server, "url",
	    asset_new_str(cv->cx, asset_buf_text(&url)));
	asset_add(cv->cx, servers, server);
}

/* Schemes have no place of their own: they are part of each address. */
static void
set_servers(struct asset_convert *cv, const struct asset_node *schemes,
    struct asset_node *out)
{
	struct asset_str host = asset_get_text(cv->in, "host");
	struct asset_str base = asset_get_text(cv->in, "basePath");
	struct asset_node *servers = asset_new_node(cv->cx, ASSET_ARRAY);

	if (!host.n && schemes)
		asset_set(cv->cx, out, "x-schemes",
		    asset_share(cv->cx, schemes));
	if (!host.n && (!base.n || out != cv->out))
		return;
	if (host.n)
		for (const struct asset_node *s = asset_first(schemes); s;
		    s = s->next)
			add_server(cv, servers, asset_text(s), host, base);
	if (servers->len == 0)
		add_server(cv, servers, ASSET_S(""), host, base);
	asset_set(cv->cx, out, "servers", servers);
}

static void
up_root(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *servers = asset_get(in, "x-servers");

	(void)path;
	set_text(cv, out, "openapi", "3.0.3");
	asset_convert_copy(cv, in, "info", out, "info");
	if (asset_is(servers, ASSET_ARRAY))
		asset_convert_copy(cv, in, "x-servers", out, "servers");
	else
		set_servers(cv, asset_get(in, "schemes"), out);
	cv->produces = asset_get(in, "produces");
}

/* ---- paths ---- */

static void
up_path(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	(void)path, (void)out;
	cv->item = in;
}

static void
up_operation(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *produces = asset_get(in, "produces");

	(void)path;
	cv->op = in;
	cv->produces = produces ? produces : asset_get(cv->in, "produces");
	if (asset_get(in, "schemes"))
		set_servers(cv, asset_get(in, "schemes"), out);
}

static void
rename_requirement(struct asset_convert *cv, const struct asset_node *in,
    struct asset_node *out)
{
	for (const struct asset_node *m = asset_first(in); m; m = m->next)
		asset_set_str(cv->cx, out, asset_convert_name(cv,
		    "/securityDefinitions", asset_key(m)),
		    asset_share(cv->cx, m));
}

static void
security_list(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct asset_node *list = asset_convert_like(cv, in, in->kind);

	(void)path;
	if (!asset_is(in, ASSET_ARRAY)) {
		asset_set_str(cv->cx, out, asset_key(in),
		    asset_share(cv->cx, in));
		return;
	}
	for (const struct asset_node *m = asset_first(in); m; m = m->next) {
		struct asset_node *one = asset_share(cv->cx, m);

		if (asset_is(m, ASSET_OBJECT)) {
			one = asset_convert_like(cv, m, ASSET_OBJECT);
			rename_requirement(cv, m, one);
		}
		asset_add(cv->cx, list, one);
	}
	asset_set(cv->cx, out, "security", list);
}

/* ---- types ---- */

/* Several types in one list: JSON Schema has that, neither format has. */
static void
type_list(struct asset_convert *cv, const struct asset_node *in,
    struct asset_node *out)
{
	struct asset_node *any = asset_new_node(cv->cx, ASSET_ARRAY);

	for (const struct asset_node *t = asset_first(in); t; t = t->next) {
		struct asset_node *one;

		if (asset_is_text(t, "null")) {
			asset_set(cv->cx, out, "nullable",
			    asset_new_bool(cv->cx, true));
			continue;
		}
		one = asset_new_node(cv->cx, ASSET_OBJECT);
		asset_set(cv->cx, one, "type", asset_share(cv->cx, t));
		asset_add(cv->cx, any, one);
	}
	if (any->len == 1)
		asset_convert_copy(cv, asset_first(any), "type", out, "type");
	else if (any->len)
		asset_set(cv->cx, out, "anyOf", any);
}

static void
up_type(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	(void)path;
	if (asset_is_text(in, "file")) {
		set_text(cv, out, "type", "string");
		set_text(cv, out, "format", "binary");
	} else if (asset_is_text(in, "null")) {
		asset_set(cv->cx, out, "nullable",
		    asset_new_bool(cv->cx, true));
	} else if (asset_is(in, ASSET_ARRAY)) {
		type_list(cv, in, out);
	} else {
		asset_set(cv->cx, out, "type", asset_share(cv->cx, in));
	}
}

/* A list of schemas, one a position: in OpenAPI 3.0 an array has one. */
static void
up_items(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct asset_node *all = asset_convert_value(cv, path, "schema", in);
	struct asset_node *one = asset_convert_like(cv, in, ASSET_OBJECT);

	if (!asset_is(in, ASSET_ARRAY)) {
		asset_set(cv->cx, out, "items", all);
		return;
	}
	asset_set(cv->cx, out, "items", one);
	if (all->len == 1 && asset_is(asset_first(all), ASSET_OBJECT)) {
		asset_set(cv->cx, out, "items", asset_share(cv->cx,
		    asset_first(all)));
	} else if (all->len) {
		asset_convert_lossy(cv, path, in, ASSET_S("items: [...]"),
		    "x-items");
		asset_set(cv->cx, out, "x-items", all);
		asset_set(cv->cx, one, "anyOf", asset_share(cv->cx, all));
	}
}

/* The two members of Swagger 2.0 meet in one object. */
static struct asset_node *
discriminator(struct asset_convert *cv, const struct asset_node *in,
    struct asset_node *out)
{
	struct asset_node *d = asset_get(out, "discriminator");

	return d ? d : asset_set(cv->cx, out, "discriminator",
	    asset_convert_like(cv, in, ASSET_OBJECT));
}

static void
up_discriminator(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	(void)path;
	asset_set(cv->cx, discriminator(cv, in, out), "propertyName",
	    asset_share(cv->cx, in));
}

static void
up_mapping(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct asset_node *map = asset_set(cv->cx, discriminator(cv, in, out),
	    "mapping", asset_new_node(cv->cx, ASSET_OBJECT));

	for (const struct asset_node *m = asset_first(in); m; m = m->next)
		asset_convert_mapping(cv, path, m, map);
}

/* ---- arrays in parameters and headers ---- */

static const struct style {
	const char *format, *style;
} query_styles[] = {
	{ "csv", "form" },
	{ "ssv", "spaceDelimited" },
	{ "pipes", "pipeDelimited" },
};

static void
up_style(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *format = asset_get(in, "collectionFormat");
	struct asset_str name = format ? asset_text(format) : ASSET_S("csv");
	bool query = asset_is_text(asset_get(in, "in"), "query");

	if (asset_get(in, "$ref"))
		return;
	if (!asset_get(out, "schema"))
		asset_set(cv->cx, out, "schema",
		    asset_new_node(cv->cx, ASSET_OBJECT));
	if (!asset_is_text(asset_get(in, "type"), "array")) {
		asset_convert_copy(cv, in, "collectionFormat", out,
		    "x-collectionFormat");
		return;
	}
	if (asset_str_is(name, query ? "multi" : "csv"))
		return;
	for (size_t i = 0; query && i < 3; i++)
		if (asset_str_is(name, query_styles[i].format)) {
			set_text(cv, out, "style", query_styles[i].style);
			asset_set(cv->cx, out, "explode",
			    asset_new_bool(cv->cx, false));
			return;
		}
	asset_convert_lossy(cv, path, format, asset_strf(cv->cx,
	    "collectionFormat: %.*s", ASSET_P(name)), "x-collectionFormat");
	asset_convert_copy(cv, in, "collectionFormat", out,
	    "x-collectionFormat");
}

/* ---- responses ---- */

static void
add_media(struct asset_convert *cv, struct asset_node *content,
    struct asset_str type, const struct asset_node *schema,
    const struct asset_node *example)
{
	struct asset_node *media = asset_get_str(content, type);

	if (!media) {
		media = asset_set_str(cv->cx, content, type,
		    asset_new_node(cv->cx, ASSET_OBJECT));
		if (schema)
			asset_set(cv->cx, media, "schema",
			    asset_share(cv->cx, schema));
	}
	if (example)
		asset_set(cv->cx, media, "example",
		    asset_convert_extension(cv, example));
}

static void
up_response(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *schema = asset_get(in, "schema"), *m;
	const struct asset_node *examples = asset_get(in, "examples");
	struct asset_node *content = asset_new_node(cv->cx, ASSET_OBJECT);

	if (schema) {
		struct asset_path step = asset_convert_step(path, schema);

		schema = asset_convert_value(cv, &step, "schema", schema);
		for (m = asset_first(cv->produces); m; m = m->next)
			add_media(cv, content, asset_text(m), schema, NULL);
		if (content->len == 0)
			add_media(cv, content, ASSET_S("*/*"), schema, NULL);
	}
	for (m = asset_first(examples); m; m = m->next)
		if (asset_str_starts(asset_key(m), "x-"))
			asset_set_str(cv->cx, out, asset_key(m),
			    asset_convert_extension(cv, m));
		else
			add_media(cv, content, asset_key(m), schema, m);
	if (content->len)
		asset_set(cv->cx, out, "content", content);
}

/* ---- security schemes ---- */

static const struct flow {
	const char *old, *new;
} flows[] = {
	{ "implicit", "implicit" },
	{ "password", "password" },
	{ "application", "clientCredentials" },
	{ "accessCode", "authorizationCode" },
};

static void
set_flows(struct asset_convert *cv, const struct asset_node *in,
    struct asset_node *out)
{
	struct asset_node *all = asset_set(cv->cx, out, "flows",
	    asset_new_node(cv->cx, ASSET_OBJECT));
	struct asset_node *one = asset_new_node(cv->cx, ASSET_OBJECT);
	const struct asset_node *more = asset_get(in, "x-flows");

	asset_convert_copy(cv, in, "authorizationUrl", one, "authorizationUrl");
	asset_convert_copy(cv, in, "tokenUrl", one, "tokenUrl");
	asset_set(cv->cx, one, "scopes",
	    asset_new_node(cv->cx, ASSET_OBJECT));
	asset_convert_copy(cv, in, "scopes", one, "scopes");
	for (size_t i = 0; i < sizeof flows / sizeof *flows; i++)
		if (asset_is_text(asset_get(in, "flow"), flows[i].old))
			asset_set(cv->cx, all, flows[i].new, one);
	for (const struct asset_node *m = asset_first(more); m; m = m->next)
		if (asset_is(more, ASSET_OBJECT))
			asset_set_str(cv->cx, all, asset_key(m),
			    asset_share(cv->cx, m));
}

static void
up_security(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *type = asset_get(in, "type");
	const struct asset_node *kept = asset_get(in, "x-security-scheme");

	(void)path;
	if (asset_is(kept, ASSET_OBJECT)) {
		for (const struct asset_node *m = asset_first(kept); m;
		    m = m->next)
			asset_set_str(cv->cx, out, asset_key(m),
			    asset_share(cv->cx, m));
	} else if (asset_is_text(type, "basic")) {
		set_text(cv, out, "type", "http");
		set_text(cv, out, "scheme", "basic");
	} else if (asset_is_text(type, "oauth2")) {
		set_text(cv, out, "type", "oauth2");
		set_flows(cv, in, out);
	} else {
		asset_convert_copy(cv, in, "type", out, "type");
		asset_convert_copy(cv, in, "name", out, "name");
		asset_convert_copy(cv, in, "in", out, "in");
	}
}

const struct asset_convert_fn asset_convert_up_fns[] = {
	{ "up-root", up_root },
	{ "up-path", up_path },
	{ "up-operation", up_operation },
	{ "security", security_list },
	{ "up-type", up_type },
	{ "up-items", up_items },
	{ "up-discriminator", up_discriminator },
	{ "up-mapping", up_mapping },
	{ "up-style", up_style },
	{ "up-response", up_response },
	{ "up-security", up_security },
	{ NULL, NULL },
};
