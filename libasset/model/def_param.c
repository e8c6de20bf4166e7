/* Parameters of an operation as request parameters of the gateway. */
#include "model/def_package.h"

#include <stdlib.h>

#include "model/extension.h"

#include "core/banned.h"

enum { MOST_PARAMETERS = 50, MOST_REMARK = 255, MOST_BODY_REMARK = 20480 };

struct params {
	struct asset_def_api *api;
	struct asset_node *list; /* req_params */
	struct asset_node *seen; /* "PATH/id": true */
	bool full, good;
};

const struct asset_node *
asset_def_resolve(const struct asset_def_api *api, const struct asset_node *p)
{
	for (int hops = 0; p && hops < 8; hops++) {
		struct asset_str ref = asset_get_text(p, "$ref");

		if (!ref.s)
			return p;
		p = ref.n && ref.s[0] == '#' ? asset_pointer_get(api->d->cx,
		    api->d->root, (struct asset_str){ ref.s + 1, ref.n - 1 }) :
		    NULL;
	}
	return NULL;
}

static void
set_text(struct asset_ctx *cx, struct asset_node *n, const char *key,
    struct asset_str text)
{
	asset_set(cx, n, key, asset_new_str(cx, text));
}

/* "a,b,c"; nothing when a value has a comma itself. */
static struct asset_str
joined(struct asset_ctx *cx, const struct asset_node *list)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (const struct asset_node *m = asset_first(list); m; m = m->next) {
		struct asset_str text = asset_text(m);

		if (text.n == 0 || memchr(text.s, ',', text.n))
			return (struct asset_str){ NULL, 0 };
		if (b.n)
			asset_buf_char(&b, ',');
		asset_buf_str(&b, text);
	}
	return asset_buf_text(&b);
}

static bool
set_limit(struct asset_ctx *cx, const struct asset_node *p, const char *from,
    struct asset_node *out, const char *to)
{
	int64_t value = asset_int(asset_get(p, from), INT64_MIN);

	if (value == INT64_MIN)
		return false;
	asset_set(cx, out, to, asset_new_int(cx, value));
	return true;
}

/* What a type becomes and which limits stay. */
static const struct type {
	const char *old, *new;
	const char *limits[2][2];
	bool plain; /* nothing is lost */
} types[] = {
	{ "integer", "NUMBER",
	  { { "minimum", "min_num" }, { "maximum", "max_num" } }, true },
	{ "number", "NUMBER",
	  { { "minimum", "min_num" }, { "maximum", "max_num" } }, true },
	{ "string", "STRING",
	  { { "minLength", "min_size" }, { "maxLength", "max_size" } }, true },
	{ "boolean", "STRING", { { NULL, NULL }, { NULL, NULL } }, true },
	{ NULL, "STRING", { { NULL, NULL }, { NULL, NULL } }, false },
};

static void
set_type(struct params *ps, const struct asset_path *path,
    const struct asset_node *p, struct asset_node *out)
{
	struct asset_ctx *cx = ps->api->d->cx;
	struct asset_str type = asset_get_text(p, "type"), values;
	const struct asset_node *value = asset_get(p, "default");
	const struct type *t = types;
	bool checked = false;

	while (t->old && !asset_str_is(type, t->old))
		t++;
	set_text(cx, out, "type", asset_str(t->new));
	if (!t->plain)
		asset_def_report(ps->api->d, path, p, "api-parameter-as-text",
		    asset_get_text(p, "name"), type.s ? type : ASSET_S("?"));
	for (int i = 0; i < 2; i++)
		if (t->limits[i][0])
			checked |= set_limit(cx, p, t->limits[i][0], out,
			    t->limits[i][1]);
	values = asset_str_is(type, "boolean") ? ASSET_S("true,false") :
	    joined(cx, asset_get(p, "enum"));
	if (values.n && t->plain) {
		set_text(cx, out, "enumerations", values);
		checked = true;
	}
	if (value && !asset_is_container(value))
		set_text(cx, out, "default_value", asset_text(value));
	asset_set(cx, out, "valid_enable", asset_new_int(cx, checked ? 1 : 2));
}

static bool
starts_folded(struct asset_str name, const char *prefix)
{
	struct asset_str p = asset_str(prefix);

	return name.n >= p.n &&
	    asset_str_case_eq((struct asset_str){ name.s, p.n }, p);
}

static bool
is_taken(struct asset_str name, bool header)
{
	return asset_str_case_eq(name, ASSET_S("x-stage")) ||
	    starts_folded(name, "x-apig-") || starts_folded(name, "x-sdk-") ||
	    (header && (asset_str_case_eq(name, ASSET_S("Authorization")) ||
	    asset_str_case_eq(name, ASSET_S("X-Auth-Token"))));
}

/* What is wrong with the parameter, or NULL. */
static const char *
refusal(const struct params *ps, struct asset_str name, const char *location)
{
	bool in_path = strcmp(location, "PATH") == 0;

	if (in_path && !asset_get_str(ps->api->variables, name))
		return "api-parameter-nowhere";
	if (in_path && (!asset_parameter_name(name) || is_taken(name, false)))
		return "api-path-name";
	if (!asset_parameter_name(name))
		return "api-parameter-name";
	if (is_taken(name, strcmp(location, "HEADER") == 0))
		return "api-parameter-taken";
	return NULL;
}

static bool
is_new(struct params *ps, const char *location, struct asset_str name)
{
	struct asset_ctx *cx = ps->api->d->cx;
	char *key = asset_printf(cx, "%s/%.*s", location, ASSET_P(name));

	if (strcmp(location, "HEADER") == 0)
		for (char *c = key; *c; c++)
			*c = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
	if (asset_get(ps->seen, key))
		return false;
	asset_set(cx, ps->seen, key, asset_new_bool(cx, true));
	return true;
}

static void
add_parameter(struct params *ps, const struct asset_path *path,
    const struct asset_node *p, const char *location)
{
	struct asset_ctx *cx = ps->api->d->cx;
	struct asset_str name = asset_get_text(p, "name"), remark;
	struct asset_node *out;
	bool in_path = strcmp(location, "PATH") == 0;

	if (ps->list->len == MOST_PARAMETERS) {
		if (!ps->full)
			asset_def_report(ps->api->d, path, p,
			    "api-parameters-too-many", name, ASSET_S(""));
		ps->full = true;
		ps->good &= !in_path;
		return;
	}
	out = asset_add(cx, ps->list, asset_new_node(cx, ASSET_OBJECT));
	set_text(cx, out, "name", name);
	set_text(cx, out, "location", asset_str(location));
	asset_set(cx, out, "required", asset_new_int(cx,
	    in_path || asset_get_true(p, "required") ? 1 : 2));
	set_type(ps, path, p, out);
	remark = asset_text_fit(cx, asset_get_text(p, "description"),
	    MOST_REMARK);
	if (remark.n)
		set_text(cx, out, "remark", remark);
	asset_extension_become(cx, "x-apigateway-", "parameter", p, out, ps->api->params);
}

static const char *
gateway_location(struct asset_str in)
{
	return asset_str_is(in, "path") ? "PATH" :
	    asset_str_is(in, "query") ? "QUERY" :
	    asset_str_is(in, "header") ? "HEADER" : NULL;
}

static void
parameter(struct params *ps, const struct asset_path *path,
    const struct asset_node *p)
{
	struct asset_def *d = ps->api->d;
	struct asset_str name = asset_get_text(p, "name"), remark;
	const char *location = gateway_location(asset_get_text(p, "in")), *why;

	if (asset_is_text(asset_get(p, "in"), "body")) {
		remark = asset_text_fit(d->cx, asset_get_text(p, "description"),
		    MOST_BODY_REMARK);
		if (remark.n && !asset_get(ps->api->spec, "body_remark"))
			set_text(d->cx, ps->api->spec, "body_remark", remark);
	}
	if (!location || !is_new(ps, location, name))
		return;
	why = refusal(ps, name, location);
	if (!why) {
		add_parameter(ps, path, p, location);
		return;
	}
	asset_def_report(d, path, p, why, name, ASSET_S(""));
	ps->good &= strcmp(why, "api-path-name") != 0;
}

static void
list_parameters(struct params *ps, const struct asset_path *up,
    const struct asset_node *list)
{
	struct asset_path path = { .up = up, .key = ASSET_S("parameters") };
	uint32_t i = 0;

	for (const struct asset_node *p = asset_first(list); p; p = p->next) {
		struct asset_path step = { .up = &path, .index = i++ };
		const struct asset_node *target = asset_def_resolve(ps->api, p);

		if (target)
			parameter(ps, &step, target);
	}
}

/* Variables of the path that no parameter declares. */
static void
undeclared(struct params *ps)
{
	struct asset_def *d = ps->api->d;
	const struct asset_node *v = asset_first(ps->api->variables);
	struct asset_node *p;

	for (; v; v = v->next) {
		if (!is_new(ps, "PATH", asset_key(v)))
			continue;
		if (!asset_parameter_name(asset_key(v))) {
			asset_def_report(d, ps->api->path, ps->api->op,
			    "api-path-name", asset_key(v), ASSET_S(""));
			ps->good = false;
			continue;
		}
		asset_def_report(d, ps->api->path, ps->api->op,
		    "api-path-variable", asset_key(v), ASSET_S(""));
		p = asset_new_node(d->cx, ASSET_OBJECT);
		set_text(d->cx, p, "name", asset_key(v));
		set_text(d->cx, p, "type", ASSET_S("string"));
		add_parameter(ps, ps->api->path, p, "PATH");
	}
}

bool
asset_def_parameters(struct asset_def_api *api)
{
	struct params ps = {
		.api = api,
		.list = asset_new_node(api->d->cx, ASSET_ARRAY),
		.seen = asset_new_node(api->d->cx, ASSET_OBJECT),
		.good = true,
	};

	list_parameters(&ps, api->path, asset_get(api->op, "parameters"));
	list_parameters(&ps, api->path->up,
	    asset_get(api->item, "parameters"));
	undeclared(&ps);
	if (ps.list->len)
		asset_set(api->d->cx, api->spec, "req_params", ps.list);
	return ps.good;
}

struct asset_node *
asset_def_variables(struct asset_ctx *cx, struct asset_str path,
    struct asset_str *whole)
{
	struct asset_node *all = asset_new_node(cx, ASSET_OBJECT);
	uint32_t i = 0, from, end;

	for (; i < path.n; i = end) {
		for (from = i + 1, end = from; end < path.n &&
		    path.s[end] != '/'; end++)
			;
		for (uint32_t k = from; k < end; k++) {
			uint32_t n = k + 1;

			if (path.s[k] != '{')
				continue;
			while (n < end && path.s[n] != '}')
				n++;
			if (n == end)
				break;
			asset_set_str(cx, all, (struct asset_str){
			    path.s + k + 1, n - k - 1 },
			    asset_new_bool(cx, true));
			if (whole && (k != from || n + 1 != end) && !whole->n)
				*whole = (struct asset_str){ path.s + k,
				    n - k + 1 };
			k = n;
		}
	}
	return all;
}
