/* An operation with x-livedata-... as a custom backend and its scripts. */
#include "model/def_package.h"

#include "model/extension.h"

#include "core/banned.h"

enum { MOST_REMARK = 1000, MOST_PARAMETER_REMARK = 255, MOST_STEM = 90 };

static const char prefix[] = "x-livedata-";

bool
asset_def_is_backend(const struct asset_node *op)
{
	const struct asset_node *c = asset_first(op);

	while (c && !asset_str_starts(asset_key(c), prefix))
		c = c->next;
	return c && !asset_get(op, "x-apigateway-backend");
}

static void
set_text(struct asset_ctx *cx, struct asset_node *n, const char *key,
    struct asset_str text)
{
	asset_set(cx, n, key, asset_new_str(cx, text));
}

static bool
left_out(struct asset_def_api *api, const char *id, struct asset_str what)
{
	asset_def_report(api->d, api->path, api->op, id, what, ASSET_S(""));
	return false;
}

/* ---- the application ---- */

/* That of the options, else the one that the operation names; an object of
 * the package is made of it. */
static struct asset_str
app_of(struct asset_def_api *api)
{
	struct asset_def *d = api->d;
	struct asset_str app = asset_get_text(api->op, "x-livedata-roma-app");
	struct asset_node *key;

	if (d->options->app)
		return d->app;
	if (!app.n || asset_get_str(d->apps, app))
		return app;
	asset_set_str(d->cx, d->apps, app, asset_new_bool(d->cx, true));
	key = asset_new_node(d->cx, ASSET_OBJECT);
	set_text(d->cx, key, "name", app);
	asset_def_add(d, "app", key, asset_new_node(d->cx, ASSET_OBJECT));
	return app;
}

/* ---- parameters ---- */

static const char *
place_of(struct asset_str in)
{
	return asset_str_is(in, "query") ? "Parameters" :
	    asset_str_is(in, "header") ? "Headers" : NULL;
}

static void
add_parameters(struct asset_def_api *api, const struct asset_node *list,
    struct asset_node *out)
{
	struct asset_ctx *cx = api->d->cx;

	for (const struct asset_node *c = asset_first(list); c; c = c->next) {
		const struct asset_node *p = asset_def_resolve(api, c);
		const char *in = place_of(asset_get_text(p, "in"));
		struct asset_str remark = asset_text_fit(cx, asset_get_text(p,
		    "description"), MOST_PARAMETER_REMARK);
		struct asset_node *n;

		if (!in)
			continue;
		n = asset_add(cx, out, asset_new_node(cx, ASSET_OBJECT));
		set_text(cx, n, "name", asset_get_text(p, "name"));
		set_text(cx, n, "in", asset_str(in));
		asset_set(cx, n, "required", asset_new_bool(cx,
		    asset_get_true(p, "required")));
		if (remark.n)
			set_text(cx, n, "description", remark);
	}
}

/* ---- scripts ---- */

/* The data source that a script names, in one spelling or the other. */
static struct asset_str
source_of(const struct asset_node *script)
{
	const struct asset_node *s = asset_get(script, "datasources");

	return asset_get_text(s ? s : asset_get(script, "datasource"),
	    "name");
}

/* The data sources by script; each is expected in the instance. */
static struct asset_node *
sources_of(struct asset_def_api *api, struct asset_str app)
{
	struct asset_def *d = api->d;
	struct asset_node *list = asset_new_node(d->cx, ASSET_ARRAY), *key;
	const struct asset_node *s = asset_first(asset_get(api->op,
	    "x-livedata-scripts"));

	for (; s; s = s->next) {
		struct asset_str name = source_of(s);
		struct asset_node *o;

		if (!name.n)
			continue;
		asset_add(d->cx, list, asset_new_str(d->cx, name));
		o = asset_add(d->cx, d->outside, asset_new_node(d->cx,
		    ASSET_OBJECT));
		set_text(d->cx, o, "kind", ASSET_S("datasource"));
		key = asset_set(d->cx, o, "key", asset_new_node(d->cx,
		    ASSET_OBJECT));
		set_text(d->cx, key, "app", app);
		set_text(d->cx, key, "name", name);
	}
	return list;
}

static void
add_scripts(struct asset_def_api *api, struct asset_str app,
    struct asset_str name, struct asset_node *scripts)
{
	struct asset_ctx *cx = api->d->cx;
	struct asset_node *key = asset_new_node(cx, ASSET_OBJECT), *o, *refs;
	struct asset_node *spec = asset_new_node(cx, ASSET_OBJECT);
	struct asset_node *sources = sources_of(api, app);

	set_text(cx, key, "app", app);
	set_text(cx, key, "backend", name);
	set_text(cx, spec, "api_type", asset_get(asset_first(scripts),
	    "type") ? ASSET_S("data") : ASSET_S("function"));
	asset_set(cx, spec, "scripts", scripts);
	o = asset_def_add(api->d, "backend-script", key, spec);
	if (!sources->len)
		return;
	refs = asset_set(cx, o, "refs", asset_new_node(cx, ASSET_OBJECT));
	asset_set(cx, refs, "datasource", sources->len == 1 ?
	    asset_share(cx, asset_first(sources)) : sources);
}

/* ---- the backend ---- */

/* The id of the signature key by which callers sign. */
static void
set_signature(struct asset_def_api *api)
{
	struct asset_def *d = api->d;
	const struct asset_node *r = asset_first(asset_get(api->op,
	    "security")), *m, *s;

	for (; r; r = r->next)
		for (m = asset_first(r); m; m = m->next) {
			s = asset_get_str(asset_get(d->root,
			    "securityDefinitions"), asset_key(m));
			if (asset_get(s, "x-livedata-auth-type"))
				set_text(d->cx, api->spec, "api_signature_id",
				    asset_extension_param(d->cx, asset_get(
				    asset_extension(ASSET_S(
				    "x-livedata-auth-type")), "named"),
				    asset_key(s), api->params));
		}
}

static void
set_texts(struct asset_def_api *api, struct asset_str version)
{
	struct asset_ctx *cx = api->d->cx;
	struct asset_str text = asset_text_fit(cx, asset_get_text(api->op,
	    "description"), MOST_REMARK);
	struct asset_node *params = asset_new_node(cx, ASSET_ARRAY);

	set_text(cx, api->spec, "method", asset_str(api->method));
	set_text(cx, api->spec, "path", api->uri);
	set_text(cx, api->spec, "version", version);
	set_text(cx, api->spec, "content_type", ASSET_S("json"));
	if (text.n)
		set_text(cx, api->spec, "description", text);
	add_parameters(api, asset_get(api->op, "parameters"), params);
	add_parameters(api, asset_get(api->item, "parameters"), params);
	if (params->len)
		asset_set(cx, api->spec, "parameters", params);
}

/* The name, or with a number when the application has one of that name. */
static struct asset_str
free_name(struct asset_def_api *api, struct asset_str app,
    struct asset_str name)
{
	struct asset_def *d = api->d;
	struct asset_str stem = asset_text_fit(d->cx, name, MOST_STEM), id;
	unsigned n = 1;

	for (;;) {
		id = asset_strf(d->cx, "%.*s/%.*s", ASSET_P(app),
		    ASSET_P(name));
		if (!asset_get_str(d->apps, id))
			break;
		name = asset_strf(d->cx, "%.*s_%u", ASSET_P(stem), ++n);
	}
	asset_set_str(d->cx, d->apps, id, asset_new_bool(d->cx, true));
	return name;
}

bool
asset_def_backend(struct asset_def_api *api)
{
	struct asset_ctx *cx = api->d->cx;
	struct asset_node *own = asset_new_node(cx, ASSET_OBJECT), *key;
	struct asset_str app = app_of(api), name = asset_get_text(api->op,
	    "operationId");

	asset_extension_become(cx, prefix, "operation", api->op, own,
	    api->params);
	if (!app.n || !asset_get_text(own, "version").n)
		return left_out(api, "backend-incomplete", app.n ?
		    ASSET_S("x-livedata-version") :
		    ASSET_S("x-livedata-roma-app"));
	if (memchr(api->uri.s, '{', api->uri.n))
		return left_out(api, "backend-path-variable", api->uri);
	name = free_name(api, app, asset_name_fit(cx, &asset_backend_name,
	    name.n ? name : asset_strf(cx, "%s %.*s", api->method,
	    ASSET_P(api->uri))));
	set_texts(api, asset_get_text(own, "version"));
	set_signature(api);
	key = asset_new_node(cx, ASSET_OBJECT);
	set_text(cx, key, "app", app);
	set_text(cx, key, "name", name);
	asset_def_add(api->d, "backend", key, api->spec);
	if (asset_get(own, "scripts"))
		add_scripts(api, app, name, asset_get(own, "scripts"));
	return true;
}
