/* One operation of a definition as an API of the gateway. */
#include "model/def_package.h"

#include "core/utf8.h"
#include "model/extension.h"

#include "core/banned.h"

static const char prefix[] = "x-apigateway-";

enum { MOST_PATH = 512, MOST_TAGS = 10, MOST_REMARK = 1000 };

static void
set_text(struct asset_def *d, struct asset_node *n, const char *key,
    struct asset_str text)
{
	asset_set(d->cx, n, key, asset_new_str(d->cx, text));
}

static bool
report(struct asset_def_api *api, const struct asset_node *at, const char *id,
    struct asset_str a, struct asset_str b)
{
	asset_def_report(api->d, api->path, at ? at : api->op, id, a, b);
	return false;
}

/* ---- name, description, tags ---- */

static void
set_name(struct asset_def_api *api)
{
	struct asset_def *d = api->d;
	struct asset_str id = asset_get_text(api->op, "operationId"), name;
	struct asset_str stem;
	int64_t n;

	if (!id.n)
		id = asset_strf(d->cx, "%s %.*s", api->method,
		    ASSET_P(api->uri));
	stem = name = asset_name_fit(d->cx, &asset_api_name, id);
	n = asset_int(asset_get_str(d->names, stem), 0);
	while (asset_get_str(d->names, name)) {
		if (stem.n > 240)
			stem.n = 240;
		name = asset_strf(d->cx, "%.*s_%lld", ASSET_P(stem),
		    (long long)++n + 1);
	}
	asset_set_str(d->cx, d->names, stem, asset_new_int(d->cx, n));
	if (!asset_str_eq(name, stem))
		asset_set_str(d->cx, d->names, name, asset_new_int(d->cx, 0));
	set_text(d, api->spec, "name", name);
	if (!asset_str_eq(name, id) && asset_get(api->op, "operationId"))
		report(api, asset_get(api->op, "operationId"),
		    "api-name-changed", id, name);
}

static void
set_remark(struct asset_def_api *api)
{
	const struct asset_node *n = asset_get(api->op, "description");
	struct asset_str fit;

	if (!asset_text(n).n)
		n = asset_get(api->op, "summary");
	if (!asset_text(n).n)
		return;
	fit = asset_text_fit(api->d->cx, asset_text(n), MOST_REMARK);
	set_text(api->d, api->spec, "remark", fit);
	if (!asset_str_eq(fit, asset_text(n)))
		report(api, n, "api-text-changed", ASSET_S("1000"),
		    ASSET_S(""));
}

static void
set_tags(struct asset_def_api *api)
{
	struct asset_ctx *cx = api->d->cx;
	struct asset_node *list = asset_new_node(cx, ASSET_ARRAY);
	struct asset_node *seen = asset_new_node(cx, ASSET_OBJECT);
	const struct asset_node *t = asset_first(asset_get(api->op, "tags"));

	for (; t; t = t->next) {
		struct asset_str tag = asset_name_fit(cx, &asset_tag_name,
		    asset_text(t));

		if (asset_get_str(seen, tag))
			continue;
		asset_set_str(cx, seen, tag, asset_new_bool(cx, true));
		if (list->len == MOST_TAGS)
			report(api, t, "api-tag-left-out", asset_text(t),
			    ASSET_S(""));
		else
			asset_add(cx, list, asset_new_str(cx, tag));
	}
	if (list->len)
		asset_set(cx, api->spec, "tags", list);
}

/* ---- protocol and login ---- */

static void
set_protocol(struct asset_def_api *api)
{
	const struct asset_node *s = asset_get(api->op, "schemes");
	bool http = false, https = false;

	if (!s)
		s = asset_get(api->d->root, "schemes");
	for (s = asset_first(s); s; s = s->next) {
		http |= asset_is_text(s, "http");
		https |= asset_is_text(s, "https");
	}
	set_text(api->d, api->spec, "req_protocol", asset_str(
	    http && https ? "BOTH" : http ? "HTTP" : "HTTPS"));
}

/* The first scheme of the list that is one of the gateway's. */
static const struct asset_node *
gateway_scheme(const struct asset_node *list, const struct asset_node *all,
    const struct asset_node **other)
{
	for (const struct asset_node *r = asset_first(list); r; r = r->next)
		for (const struct asset_node *m = asset_first(r); m;
		    m = m->next) {
			const struct asset_node *s = asset_get_str(all,
			    asset_key(m));

			if (asset_get(s, "x-apigateway-auth-type"))
				return s;
			*other = *other ? *other : m;
		}
	return NULL;
}

static void
set_login(struct asset_def_api *api)
{
	struct asset_def *d = api->d;
	const struct asset_node *list = asset_get(api->op, "security");
	const struct asset_node *other = NULL, *scheme;

	set_text(d, api->spec, "auth_type", ASSET_S("NONE"));
	if (!list)
		list = asset_get(d->root, "security");
	scheme = gateway_scheme(list, asset_get(d->root,
	    "securityDefinitions"), &other);
	if (scheme) {
		asset_extension_become(d->cx, prefix, "securityScheme", scheme,
		    api->spec, api->params);
	} else if (other && !asset_get_str(d->open, asset_key(other))) {
		asset_set_str(d->cx, d->open, asset_key(other),
		    asset_new_bool(d->cx, true));
		report(api, other, "api-open", asset_key(other), ASSET_S(""));
	}
	if (asset_is_text(asset_get(api->spec, "auth_type"), "AUTHORIZER"))
		set_text(d, api->spec, "authorizer_id", asset_extension_param(
		    d->cx, asset_get(asset_extension(ASSET_S(
		    "x-apigateway-authorizer")), "named"), asset_key(scheme),
		    api->params));
}

/* ---- backends ---- */

static struct asset_str
example_text(const struct asset_node *op)
{
	const struct asset_node *r = asset_first(asset_get(op, "responses"));

	for (; r; r = r->next) {
		const struct asset_node *e = asset_first(
		    asset_get(r, "examples"));

		if (asset_is(e, ASSET_STRING) &&
		    asset_str_starts(asset_key(r), "2"))
			return asset_text(e);
	}
	return ASSET_S("");
}

static void
set_mock(struct asset_def_api *api)
{
	static const char *const others[] = { "backend_api", "func_info",
		"backend_params", "policy_https", "policy_functions",
		"policy_mocks" };
	struct asset_def *d = api->d;
	struct asset_node *mock, *n;

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if ((n = asset_get(api->spec, others[i])))
			asset_remove(d->cx, api->spec, n);
	api->params = asset_new_node(d->cx, ASSET_OBJECT);
	set_text(d, api->spec, "backend_type", ASSET_S("MOCK"));
	mock = asset_set(d->cx, api->spec, "mock_info",
	    asset_new_node(d->cx, ASSET_OBJECT));
	set_text(d, mock, "result_content", example_text(api->op));
	d->nmocks++;
}

/* Each {variable} of the backend path and each REQUEST value has its other
 * end. */
static bool
ends_meet(struct asset_def_api *api, const struct asset_node *at,
    const struct asset_node *params, struct asset_str path)
{
	struct asset_ctx *cx = api->d->cx;
	struct asset_node *names = asset_new_node(cx, ASSET_OBJECT);
	struct asset_node *filled = asset_new_node(cx, ASSET_OBJECT);
	const struct asset_node *p;

	p = asset_first(asset_get(api->spec, "req_params"));
	for (; p; p = p->next)
		asset_set_str(cx, names, asset_get_text(p, "name"),
		    asset_new_bool(cx, true));
	for (p = asset_first(params); p; p = p->next) {
		if (asset_is_text(asset_get(p, "location"), "PATH"))
			asset_set_str(cx, filled, asset_get_text(p, "name"),
			    asset_new_bool(cx, true));
		if (asset_is_text(asset_get(p, "origin"), "REQUEST") &&
		    !asset_get_str(names, asset_get_text(p, "value")))
			return report(api, at, "api-backend-parameter",
			    asset_get_text(p, "name"),
			    asset_get_text(p, "value"));
	}
	p = asset_first(asset_def_variables(cx, path, NULL));
	for (; p; p = p->next)
		if (!asset_get_str(filled, asset_key(p)))
			return report(api, at, "api-backend-path",
			    asset_key(p), ASSET_S(""));
	return true;
}

static bool
policies_meet(struct asset_def_api *api, const struct asset_node *at)
{
	static const char *const lists[] = { "policy_https",
		"policy_functions", "policy_mocks" };

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct asset_node *p = asset_first(asset_get(api->spec,
		    lists[i]));

		for (; p; p = p->next)
			if (!ends_meet(api, at, asset_get(p,
			    "backend_params"), asset_get_text(p, "req_uri")))
				return false;
	}
	return true;
}

/* The first member that the value lacks, or {NULL, 0}. */
static struct asset_str
lacks(const struct asset_node *schema, const struct asset_node *value)
{
	struct asset_lack all[ASSET_LACKS];

	if (!asset_extension_lacks(schema, value, all) || !all[0].sure)
		return (struct asset_str){ NULL, 0 };
	return all[0].name;
}

/* What a backend, its endpoint or a parameter of it lacks. */
static struct asset_str
backend_lacks(const struct asset_node *schema,
    const struct asset_node *backend)
{
	const struct asset_node *all = asset_get(schema, "properties"), *p;
	struct asset_str member = asset_text(asset_get_str(asset_get(
	    asset_get(schema, "needs"), "type"), asset_get_text(backend,
	    "type"))), lack = lacks(schema, backend);

	if (!lack.n)
		lack = lacks(asset_get_str(all, member),
		    asset_get_str(backend, member));
	p = asset_first(asset_get(backend, "parameters"));
	for (; p && !lack.n; p = p->next)
		lack = lacks(asset_get(asset_get(all, "parameters"), "items"),
		    p);
	return lack;
}

/* The same of all policies. */
static struct asset_str
policies_lack(const struct asset_node *list)
{
	const struct asset_node *schema = asset_get(asset_get(asset_extension(
	    ASSET_S("x-apigateway-backend-policies")), "value"), "items");
	struct asset_str lack = { NULL, 0 };
	const struct asset_node *p = asset_first(list), *c;

	for (; p && !lack.n; p = p->next) {
		lack = backend_lacks(schema, p);
		c = asset_first(asset_get(p, "conditions"));
		for (; c && !lack.n; c = c->next)
			lack = lacks(asset_get(asset_get(asset_get(schema,
			    "properties"), "conditions"), "items"), c);
	}
	return lack;
}

static bool
set_backend(struct asset_def_api *api)
{
	const struct asset_node *b = asset_get(api->op, "x-apigateway-backend");
	const struct asset_node *p = asset_get(api->op,
	    "x-apigateway-backend-policies");
	struct asset_str lack;

	if (!b || api->d->options->mock) {
		set_mock(api);
		return true;
	}
	if (!asset_get(api->spec, "backend_type"))
		return report(api, b, "api-backend-unsupported",
		    asset_get_text(b, "type"), ASSET_S(""));
	lack = backend_lacks(asset_get(asset_extension(ASSET_S(
	    "x-apigateway-backend")), "value"), b);
	if (!lack.n)
		lack = policies_lack(p);
	if (lack.n)
		return report(api, b, "api-backend-incomplete", lack,
		    ASSET_S(""));
	return ends_meet(api, b, asset_get(api->spec, "backend_params"),
	    asset_get_text(asset_get(api->spec, "backend_api"), "req_uri")) &&
	    policies_meet(api, p);
}

/* ---- the object ---- */

static bool
check_path(struct asset_def_api *api)
{
	struct asset_str part = { NULL, 0 };
	size_t n = asset_utf8_length(api->uri);

	api->variables = asset_def_variables(api->d->cx, api->uri, &part);
	if (n > MOST_PATH)
		return report(api, NULL, "api-path-too-long", asset_strf(
		    api->d->cx, "%zu", n), ASSET_S(""));
	if (part.n && !asset_str_is(part, "{proxy+}"))
		return report(api, NULL, "api-path-part", part, ASSET_S(""));
	return true;
}

static struct asset_node *
key_of(struct asset_def_api *api, struct asset_str match_mode)
{
	struct asset_def *d = api->d;
	struct asset_node *key = asset_new_node(d->cx, ASSET_OBJECT);

	set_text(d, key, "app", d->app);
	set_text(d, key, "group", d->group);
	set_text(d, key, "method", asset_str(api->method));
	set_text(d, key, "path", api->uri);
	set_text(d, key, "match_mode", match_mode);
	return key;
}

static void
add_objects(struct asset_def_api *api)
{
	struct asset_def *d = api->d;
	struct asset_node *mode = asset_get(api->spec, "match_mode"), *key;
	struct asset_str name = mode ? asset_text(mode) : ASSET_S("NORMAL");

	if (mode)
		asset_remove(d->cx, api->spec, mode);
	asset_def_add(d, "api", key_of(api, name), api->spec);
	if (!d->options->publish)
		return;
	key = key_of(api, name);
	set_text(d, key, "environment", ASSET_S("RELEASE"));
	asset_def_add(d, "publication", key,
	    asset_new_node(d->cx, ASSET_OBJECT));
}

static void
become(struct asset_def_api *api)
{
	const struct asset_node *responses = asset_get(api->op, "responses");
	struct asset_ctx *cx = api->d->cx;

	asset_extension_become(cx, prefix, "operation", api->op, api->spec,
	    api->params);
	asset_extension_become(cx, prefix, "responses", responses, api->spec,
	    api->params);
	asset_extension_become(cx, prefix, "response", asset_get(responses,
	    "default"), api->spec, api->params);
}

/* Once for each extension that does not come along. */
static void
report_apart(struct asset_def_api *api)
{
	struct asset_def *d = api->d;

	for (const struct asset_node *c = asset_first(api->op); c;
	    c = c->next) {
		if (!asset_get_true(asset_extension(asset_key(c)), "apart") ||
		    asset_get_str(d->open, asset_key(c)))
			continue;
		asset_set_str(d->cx, d->open, asset_key(c),
		    asset_new_bool(d->cx, true));
		report(api, c, "api-extension-apart", asset_key(c),
		    ASSET_S(""));
	}
}

/* Declares the parameters of an API that is kept. */
static void
keep_params(struct asset_def_api *api)
{
	struct asset_def *d = api->d;

	for (const struct asset_node *p = asset_first(api->params); p;
	    p = p->next) {
		if (asset_get_str(d->params, asset_key(p)))
			continue;
		asset_set_str(d->cx, d->params, asset_key(p),
		    asset_share(d->cx, p));
		report(api, NULL, "api-instance-id", asset_key(p),
		    ASSET_S(""));
	}
}

void
asset_def_api(struct asset_def *d, const struct asset_path *path,
    const struct asset_node *item, const struct asset_node *op,
    const char *method, struct asset_str uri)
{
	struct asset_def_api api = {
		.d = d, .path = path, .item = item, .op = op,
		.method = method, .uri = uri,
		.spec = asset_new_node(d->cx, ASSET_OBJECT),
		.params = asset_new_node(d->cx, ASSET_OBJECT),
	};

	if (asset_def_is_backend(op)) {
		if (asset_def_backend(&api))
			keep_params(&api);
		return;
	}
	d->napis++;
	if (!check_path(&api))
		return;
	become(&api);
	set_protocol(&api);
	if (!asset_def_parameters(&api) || !set_backend(&api))
		return;
	set_login(&api);
	report_apart(&api);
	keep_params(&api);
	set_name(&api);
	set_remark(&api);
	set_tags(&api);
	add_objects(&api);
}
