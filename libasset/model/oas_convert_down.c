/* OpenAPI 3.0 to Swagger 2.0: all but parameters and request bodies. */
#include "model/oas_convert.h"

#include "core/banned.h"

static void
set_text(struct asset_convert *cv, struct asset_node *out, const char *key,
    struct asset_str text)
{
	asset_set(cv->cx, out, key, asset_new_str(cv->cx, text));
}

/* ---- servers ---- */

struct address {
	struct asset_str scheme, host, base;
	bool variables; /* the URL held some */
};

/* The URL with each {variable} at its default. */
static struct asset_str
plain_url(struct asset_convert *cv, const struct asset_node *server,
    bool *variables)
{
	const struct asset_node *all = asset_get(server, "variables"), *v;
	struct asset_str url = asset_get_text(server, "url");
	struct asset_buf b;

	asset_buf_init(&b, cv->cx);
	for (uint32_t i = 0; i < url.n; i++) {
		uint32_t end = i + 1;

		while (url.s[i] == '{' && end < url.n && url.s[end] != '}')
			end++;
		v = url.s[i] == '{' ? asset_get_str(all, (struct asset_str){
		    url.s + i + 1, end - i - 1 }) : NULL;
		*variables |= url.s[i] == '{';
		if (v)
			asset_buf_str(&b, asset_get_text(v, "default"));
		else
			asset_buf_char(&b, url.s[i]);
		if (v)
			i = end;
	}
	return asset_buf_text(&b);
}

static struct address
address_of(struct asset_convert *cv, const struct asset_node *server)
{
	struct address a = { .variables = false };
	struct asset_str url = plain_url(cv, server, &a.variables);
	const char *colon = url.n ? memchr(url.s, ':', url.n) : NULL;
	uint32_t at = 0, end;

	if (colon && asset_str_starts((struct asset_str){ colon,
	    url.n - (uint32_t)(colon - url.s) }, "://")) {
		a.scheme = (struct asset_str){ url.s,
		    (uint32_t)(colon - url.s) };
		at = a.scheme.n + 1;
	}
	if (at || asset_str_starts(url, "//")) {
		for (end = at += 2; end < url.n && url.s[end] != '/'; end++)
			;
		a.host = (struct asset_str){ url.s + at, end - at };
		at = end;
	}
	a.base = (struct asset_str){ url.s + at, url.n - at };
	while (a.base.n && a.base.s[a.base.n - 1] == '/')
		a.base.n--;
	if (a.base.n && a.base.s[0] != '/')
		a.base = asset_strf(cv->cx, "/%.*s", ASSET_P(a.base));
	return a;
}

static bool
has_scheme(const struct asset_node *list, struct asset_str scheme)
{
	for (const struct asset_node *m = asset_first(list); m; m = m->next)
		if (asset_str_eq(asset_text(m), scheme))
			return true;
	return false;
}

/* The schemes of servers that differ in nothing else from `first`; false when
 * they say more than that. */
static bool
schemes_of(struct asset_convert *cv, const struct asset_node *servers,
    const struct address *first, struct asset_node *schemes)
{
	bool same = true;

	for (const struct asset_node *s = asset_first(servers); s;
	    s = s->next) {
		struct address a = address_of(cv, s);

		if (a.variables || !asset_str_eq(a.host, first->host) ||
		    !asset_str_eq(a.base, first->base)) {
			same = false;
			continue;
		}
		if (asset_get(s, "description"))
			same = false;
		if (!a.scheme.n || has_scheme(schemes, a.scheme))
			continue;
		if (asset_str_is(a.scheme, "http") ||
		    asset_str_is(a.scheme, "https") ||
		    asset_str_is(a.scheme, "ws") ||
		    asset_str_is(a.scheme, "wss"))
			asset_add(cv->cx, schemes,
			    asset_new_str(cv->cx, a.scheme));
		else
			same = false;
	}
	return same;
}

static void
keep_servers(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *servers, struct asset_node *out)
{
	struct asset_path step = asset_convert_step(path, servers);

	asset_convert_lossy(cv, &step, servers, ASSET_S("servers"),
	    "x-servers");
	asset_set(cv->cx, out, "x-servers", asset_convert_extension(cv,
	    servers));
}

/* Shared responses have no media types of their own in Swagger 2.0: they
 * take those of the root, when they agree. */
static void
shared_types(struct asset_convert *cv, struct asset_node *out)
{
	const struct asset_node *all = asset_get(asset_get(cv->in,
	    "components"), "responses"), *first = NULL;
	struct asset_node *list = asset_new_node(cv->cx, ASSET_ARRAY);

	for (const struct asset_node *r = asset_first(all); r; r = r->next) {
		const struct asset_node *c = asset_get(r, "content"), *m, *n;

		if (!c)
			continue;
		first = first ? first : c;
		m = asset_first(c), n = asset_first(first);
		for (; m && n && asset_str_eq(asset_key(m), asset_key(n));
		    m = m->next, n = n->next)
			;
		if (m || n)
			return;
	}
	for (const struct asset_node *m = asset_first(first); m; m = m->next)
		asset_add(cv->cx, list, asset_new_str(cv->cx, asset_key(m)));
	if (list->len > 1 || (first && !asset_get(first, "*/*")))
		if (list->len)
			asset_set(cv->cx, out, "produces", list);
}

static void
down_root(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *servers = asset_get(in, "servers");
	struct address first = address_of(cv, asset_first(servers));
	struct asset_node *schemes = asset_new_node(cv->cx, ASSET_ARRAY);
	bool same = schemes_of(cv, servers, &first, schemes);

	set_text(cv, out, "swagger", ASSET_S("2.0"));
	asset_convert_copy(cv, in, "info", out, "info");
	if (first.host.n && !memchr(first.host.s, '{', first.host.n))
		set_text(cv, out, "host", first.host);
	if (first.base.n)
		set_text(cv, out, "basePath", first.base);
	if (schemes->len)
		asset_set(cv->cx, out, "schemes", schemes);
	if (!same)
		keep_servers(cv, path, servers, out);
	shared_types(cv, out);
}

static void
down_servers(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *servers = asset_get(in, "servers");
	struct address root = address_of(cv,
	    asset_first(asset_get(cv->in, "servers")));
	struct asset_node *schemes = asset_new_node(cv->cx, ASSET_ARRAY);

	if (!servers)
		return;
	if (in == cv->item || !schemes_of(cv, servers, &root, schemes))
		keep_servers(cv, path, servers, out);
	else if (schemes->len)
		asset_set(cv->cx, out, "schemes", schemes);
}

static void
down_path(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	cv->item = in;
	down_servers(cv, path, in, out);
}

static void
same_object(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	asset_convert_members(cv, path, "components", in, out);
}

/* ---- schemas ---- */

static void
down_discriminator(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *mapping = asset_get(in, "mapping");
	struct asset_node *map;

	asset_convert_copy(cv, in, "propertyName", out, "discriminator");
	if (!mapping)
		return;
	asset_convert_lossy(cv, path, mapping, ASSET_S("mapping"),
	    "x-discriminator-mapping");
	map = asset_set(cv->cx, out, "x-discriminator-mapping",
	    asset_convert_like(cv, mapping, ASSET_OBJECT));
	for (const struct asset_node *m = asset_first(mapping); m; m = m->next)
		asset_convert_mapping(cv, path, m, map);
}

/* ---- responses ---- */

static void
down_status(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct asset_str key = asset_key(in);
	bool good = key.n == 3;

	for (uint32_t i = 0; good && i < 3; i++)
		good = key.s[i] >= '0' && key.s[i] <= '9';
	if (!good && !asset_str_is(key, "default")) {
		key = asset_strf(cv->cx, "x-%.*s", ASSET_P(key));
		asset_convert_lossy(cv, path, in, asset_key(in), key.s);
	}
	asset_set_str(cv->cx, out, key,
	    asset_convert_value(cv, path, "response", in));
}

static void
down_headers(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct asset_node *all = asset_set(cv->cx, out, "headers",
	    asset_convert_like(cv, in, ASSET_OBJECT));

	for (const struct asset_node *m = asset_first(in); m; m = m->next) {
		struct asset_path step = asset_convert_step(path, m);
		const struct asset_node *h = asset_convert_resolve(cv, &step,
		    m);

		if (h)
			asset_set_str(cv->cx, all, asset_key(m),
			    asset_convert_value(cv, &step, "header", h));
	}
}

/* The media type that stands for the others: JSON, else the first. */
static const struct asset_node *
main_media(const struct asset_node *content)
{
	for (const struct asset_node *m = asset_first(content); m; m = m->next)
		if (asset_str_is(asset_key(m), "application/json"))
			return m;
	return asset_first(content);
}

struct asset_node *
asset_convert_examples(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in)
{
	struct asset_node *all = asset_convert_like(cv, in, in->kind);

	if (!asset_is(in, ASSET_OBJECT))
		return asset_share(cv->cx, in);
	for (const struct asset_node *m = asset_first(in); m; m = m->next) {
		struct asset_path step = asset_convert_step(path, m);
		const struct asset_node *e = asset_convert_resolve(cv, &step,
		    m);

		if (e)
			asset_set_str(cv->cx, all, asset_key(m),
			    asset_convert_extension(cv, e));
	}
	return all;
}

static void
down_examples(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	asset_set(cv->cx, out, "x-examples",
	    asset_convert_examples(cv, path, in));
}

static struct asset_node *
object_in(struct asset_convert *cv, struct asset_node *out, const char *key)
{
	struct asset_node *n = asset_get(out, key);

	return n ? n : asset_set(cv->cx, out, key,
	    asset_new_node(cv->cx, ASSET_OBJECT));
}

/* One example a media type; where there are several, x-examples has all. */
static void
set_example(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *media, struct asset_node *out)
{
	const struct asset_node *examples = asset_get(media, "examples");
	const struct asset_node *example = asset_get(media, "example");

	if (asset_first(examples)) {
		examples = asset_convert_examples(cv, path, examples);
		if (!example)
			example = asset_get(asset_first(examples), "value");
		if (examples->len > 1 || !example)
			asset_set_str(cv->cx, object_in(cv, out, "x-examples"),
			    asset_key(media), asset_share(cv->cx, examples));
	}
	if (example)
		asset_set_str(cv->cx, object_in(cv, out, "examples"),
		    asset_key(media), asset_convert_extension(cv, example));
}

static void
set_schema(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *schema, struct asset_node *out)
{
	struct asset_path step = asset_convert_step(path, schema);
	struct asset_node *new = asset_convert_value(cv, &step, "schema",
	    schema);

	if (asset_is_text(asset_get(schema, "type"), "string") &&
	    asset_is_text(asset_get(schema, "format"), "binary")) {
		set_text(cv, new, "type", ASSET_S("file"));
		asset_remove(cv->cx, new, asset_get(new, "format"));
	}
	asset_set(cv->cx, out, "schema", new);
}

static void
down_response(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *content = asset_get(in, "content");
	const struct asset_node *main = main_media(content), *schema;
	struct asset_path list = { .up = path, .key = ASSET_S("content") };

	if (!main)
		return;
	schema = asset_get(main, "schema");
	if (schema) {
		struct asset_path step = asset_convert_step(&list, main);

		set_schema(cv, &step, schema, out);
	}
	for (const struct asset_node *m = asset_first(content); m;
	    m = m->next) {
		struct asset_path step = asset_convert_step(&list, m);

		set_example(cv, &step, m, out);
		if (asset_get(m, "schema") &&
		    !asset_equal(asset_get(m, "schema"), schema))
			asset_convert_lossy(cv, &step, m, asset_strf(cv->cx,
			    "content: %.*s", ASSET_P(asset_key(m))), NULL);
	}
}

/* ---- security schemes ---- */

static const struct flow {
	const char *old, *new;
} flows[] = {
	{ "implicit", "implicit" },
	{ "password", "password" },
	{ "clientCredentials", "application" },
	{ "authorizationCode", "accessCode" },
};

static const char *
flow_name(const struct asset_node *flow)
{
	for (size_t i = 0; flow && i < sizeof flows / sizeof *flows; i++)
		if (asset_str_is(asset_key(flow), flows[i].old))
			return flows[i].new;
	return NULL;
}

static void
set_flow(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *all, struct asset_node *out)
{
	const struct asset_node *flow = asset_first(all);
	struct asset_node *more;

	set_text(cv, out, "type", ASSET_S("oauth2"));
	set_text(cv, out, "flow", asset_str(flow_name(flow)));
	asset_convert_copy(cv, flow, "authorizationUrl", out,
	    "authorizationUrl");
	asset_convert_copy(cv, flow, "tokenUrl", out, "tokenUrl");
	asset_convert_copy(cv, flow, "refreshUrl", out, "x-refreshUrl");
	asset_set(cv->cx, out, "scopes",
	    asset_new_node(cv->cx, ASSET_OBJECT));
	asset_convert_copy(cv, flow, "scopes", out, "scopes");
	if (!flow->next)
		return;
	more = asset_set(cv->cx, out, "x-flows",
	    asset_new_node(cv->cx, ASSET_OBJECT));
	while ((flow = flow->next)) {
		asset_convert_lossy(cv, path, flow, asset_key(flow), "x-flows");
		asset_set_str(cv->cx, more, asset_key(flow),
		    asset_share(cv->cx, flow));
	}
}

static void
down_security(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *type;
	struct asset_str what = ASSET_S("type");

	in = asset_convert_resolve(cv, path, in);
	if (!in)
		return;
	type = asset_get(in, "type");
	if (asset_is_text(type, "oauth2") &&
	    flow_name(asset_first(asset_get(in, "flows")))) {
		set_flow(cv, path, asset_get(in, "flows"), out);
		return;
	}
	if (asset_is_text(type, "http") && asset_str_case_eq(
	    asset_get_text(in, "scheme"), ASSET_S("basic"))) {
		set_text(cv, out, "type", ASSET_S("basic"));
		return;
	}
	set_text(cv, out, "type", ASSET_S("apiKey"));
	set_text(cv, out, "in", ASSET_S("header"));
	set_text(cv, out, "name", ASSET_S("Authorization"));
	if (asset_is_text(type, "apiKey") &&
	    !asset_is_text(asset_get(in, "in"), "cookie")) {
		asset_convert_copy(cv, in, "in", out, "in");
		asset_convert_copy(cv, in, "name", out, "name");
		return;
	}
	if (type && type->len)
		what = asset_strf(cv->cx, "type: %.*s",
		    ASSET_P(asset_text(type)));
	asset_convert_lossy(cv, path, type ? type : in, what,
	    "x-security-scheme");
	asset_set(cv->cx, out, "x-security-scheme", asset_share(cv->cx, in));
}

const struct asset_convert_fn asset_convert_down_fns[] = {
	{ "down-root", down_root },
	{ "down-path", down_path },
	{ "down-operation", down_servers },
	{ "same", same_object },
	{ "down-discriminator", down_discriminator },
	{ "down-status", down_status },
	{ "down-headers", down_headers },
	{ "down-examples", down_examples },
	{ "down-response", down_response },
	{ "down-security", down_security },
	{ NULL, NULL },
};
