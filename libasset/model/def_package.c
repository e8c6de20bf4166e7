#include "model/def_package.h"

#include "model/package.h"

#include "core/banned.h"

enum { MOST_GROUP_REMARK = 255, MOST_APIS = 1000 };

static const char *const methods[][2] = {
	{ "get", "GET" }, { "put", "PUT" }, { "post", "POST" },
	{ "delete", "DELETE" }, { "options", "OPTIONS" }, { "head", "HEAD" },
	{ "patch", "PATCH" }, { "x-apigateway-any-method", "ANY" },
};

void
asset_def_report(struct asset_def *d, const struct asset_path *path,
    const struct asset_node *at, const char *id, struct asset_str a,
    struct asset_str b)
{
	struct asset_diag *diag = asset_report_str(d->cx, id,
	    asset_key_place(d->cx, at), a, b, (struct asset_str){ NULL, 0 });

	diag->pointer = asset_path_pointer(d->cx, path);
}

struct asset_node *
asset_def_add(struct asset_def *d, const char *kind, struct asset_node *key,
    struct asset_node *spec)
{
	struct asset_node *o = asset_add(d->cx, d->objects,
	    asset_new_node(d->cx, ASSET_OBJECT));

	asset_set(d->cx, o, "kind", asset_new_text(d->cx, kind));
	asset_set(d->cx, o, "key", key);
	asset_set(d->cx, o, "spec", spec);
	return o;
}

static void
set_text(struct asset_def *d, struct asset_node *n, const char *key,
    struct asset_str text)
{
	asset_set(d->cx, n, key, asset_new_str(d->cx, text));
}

static void
add_app(struct asset_def *d)
{
	struct asset_node *key;

	d->app = ASSET_S("-");
	if (!d->options->app)
		return;
	d->app = asset_str(d->options->app);
	key = asset_new_node(d->cx, ASSET_OBJECT);
	set_text(d, key, "name", d->app);
	asset_def_add(d, "app", key, asset_new_node(d->cx, ASSET_OBJECT));
}

static void
add_group(struct asset_def *d)
{
	const struct asset_node *info = asset_get(d->root, "info");
	struct asset_str title = asset_get_text(info, "title"), remark;
	struct asset_path root = { .up = NULL }, path = { .up = &root,
		.key = ASSET_S("info") };
	struct asset_node *key = asset_new_node(d->cx, ASSET_OBJECT);
	struct asset_node *spec = asset_new_node(d->cx, ASSET_OBJECT);

	d->group = asset_str(d->options->group ? d->options->group : "");
	if (!d->group.n)
		d->group = asset_name_fit(d->cx, &asset_group_name, title);
	if (!d->options->group && !asset_str_eq(d->group, title) && info)
		asset_def_report(d, &path, asset_get(info, "title") ?
		    asset_get(info, "title") : info, "group-name-changed",
		    title, d->group);
	set_text(d, key, "app", d->app);
	set_text(d, key, "name", d->group);
	remark = asset_text_fit(d->cx, asset_get_text(info, "description"),
	    MOST_GROUP_REMARK);
	if (remark.n)
		set_text(d, spec, "remark", remark);
	if (d->options->app)
		set_text(d, spec, "version", ASSET_S("V2"));
	asset_def_add(d, "api-group", key, spec);
}

/* basePath and path with one slash between them. */
static struct asset_str
full_path(struct asset_def *d, struct asset_str path)
{
	struct asset_str base = asset_get_text(d->root, "basePath");

	while (base.n && base.s[base.n - 1] == '/')
		base.n--;
	return asset_strf(d->cx, "%s%.*s%s%.*s",
	    base.n && base.s[0] != '/' ? "/" : "", (int)base.n,
	    base.n ? base.s : "", path.n && path.s[0] == '/' ? "" : "/",
	    (int)path.n, path.n ? path.s : "");
}

static void
add_path(struct asset_def *d, const struct asset_path *path,
    const struct asset_node *item)
{
	struct asset_str uri = full_path(d, asset_key(item));

	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
		const struct asset_node *op = asset_get(item, methods[i][0]);
		struct asset_path step = { .up = path,
			.key = asset_str(methods[i][0]) };

		if (asset_is(op, ASSET_OBJECT))
			asset_def_api(d, &step, item, op, methods[i][1], uri);
	}
}

static void
add_apis(struct asset_def *d)
{
	const struct asset_node *paths = asset_get(d->root, "paths"), *p;
	struct asset_path root = { .up = NULL }, path = { .up = &root,
		.key = ASSET_S("paths") };

	for (p = asset_first(paths); p; p = p->next) {
		struct asset_path step = { .up = &path, .key = asset_key(p) };

		if (!asset_str_starts(asset_key(p), "x-") &&
		    asset_is(p, ASSET_OBJECT))
			add_path(d, &step, p);
	}
	if (d->nmocks && !d->options->mock)
		asset_def_report(d, &path, paths, "api-without-backend",
		    asset_strf(d->cx, "%u", d->nmocks),
		    asset_strf(d->cx, "%u", d->napis));
	if (d->napis > MOST_APIS)
		asset_def_report(d, &path, paths, "group-too-large",
		    asset_strf(d->cx, "%u", d->napis), ASSET_S(""));
}

/* A definition of custom backends only makes no group. */
static void
drop_group(struct asset_def *d)
{
	struct asset_node *group = NULL, *o = asset_first(d->objects);
	bool backend = false;

	for (; o; o = o->next) {
		if (asset_is_text(asset_get(o, "kind"), "api-group"))
			group = o;
		backend |= asset_is_text(asset_get(o, "kind"), "backend");
	}
	if (group && backend && !d->napis)
		asset_remove(d->cx, d->objects, group);
}

int
asset_definition_objects(struct asset_ctx *cx, struct asset_def_objects *out,
    const struct asset_node *root, const struct asset_def_options *options)
{
	struct asset_def d = { .cx = cx, .root = root, .options = options };

	d.objects = asset_new_node(cx, ASSET_ARRAY);
	d.names = asset_new_node(cx, ASSET_OBJECT);
	d.open = asset_new_node(cx, ASSET_OBJECT);
	d.params = asset_new_node(cx, ASSET_OBJECT);
	d.apps = asset_new_node(cx, ASSET_OBJECT);
	d.outside = asset_new_node(cx, ASSET_ARRAY);
	add_app(&d);
	add_group(&d);
	add_apis(&d);
	drop_group(&d);
	*out = (struct asset_def_objects){ d.objects, d.params, d.outside };
	return 0;
}

/* ---- public ---- */

struct request {
	struct asset_package **out;
	const struct asset_node *root;
	const struct asset_def_options *options;
};

static int
make_package(struct asset_ctx *cx, void *arg)
{
	const struct request *r = arg;
	struct asset_def_objects all;
	const struct asset_node *o;
	struct asset_package *p = asset_package_new(cx, "(definition)");

	asset_definition_objects(cx, &all, r->root, r->options);
	p->params = all.params;
	for (o = asset_first(all.outside); o; o = o->next)
		asset_set_str(cx, p->outside, asset_kind_id(cx,
		    asset_kind_find(cx, asset_get_text(o, "kind")),
		    asset_get(o, "key")), asset_share(cx, o));
	for (o = asset_first(all.objects); o; o = o->next)
		asset_package_add(cx, p, asset_kind_find(cx,
		    asset_get_text(o, "kind")), asset_get(o, "key"),
		    asset_get(o, "refs"), asset_get(o, "spec"));
	asset_package_link(cx, p);
	*r->out = p;
	return 0;
}

int
asset_definition_package(struct asset_ctx *cx, struct asset_package **out,
    const struct asset_node *root, const struct asset_def_options *options)
{
	static const struct asset_def_options none = { .app = NULL };
	struct request r = { .out = out, .options = options ? options : &none };
	int status = asset_convert(cx, &r.root, root, ASSET_SWAGGER2);

	return status ? status : asset_try(cx, make_package, &r);
}
