#include "model/package.h"

#include "model/manifest.h"
#include "model/object.h"
#include "model/package_definition.h"
#include "model/snapshot.h"
#include "model/variable.h"
#include "read/open.h"
#include "read/read_dir.h"
#include "read/read_zip.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

struct asset_package *
asset_package_new(struct asset_ctx *cx, const char *name)
{
	struct asset_package *pkg = asset_zalloc(cx, sizeof *pkg);

	pkg->name = asset_printf(cx, "%s", name);
	pkg->files.name = pkg->name;
	pkg->files.between = "/";
	pkg->made = asset_new_node(cx, ASSET_OBJECT);
	pkg->outside = asset_new_node(cx, ASSET_OBJECT);
	return pkg;
}

/* With the fallbacks of the kind, in its order. */
static struct asset_node *
complete_key(struct asset_ctx *cx, const struct asset_kind_info *k,
    const struct asset_node *key)
{
	struct asset_node *made = asset_new_node(cx, ASSET_OBJECT), *n;

	for (uint32_t i = 0; i < k->nkeys; i++) {
		n = asset_get_str(key, k->keys[i].name);
		asset_set_str(cx, made, k->keys[i].name, n ?
		    asset_share(cx, n) :
		    asset_new_str(cx, k->keys[i].fallback));
	}
	return made;
}

struct asset_object *
asset_package_add(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_kind_info *kind, const struct asset_node *key,
    const struct asset_node *refs, const struct asset_node *spec)
{
	struct asset_str id = asset_kind_id(cx, kind, key);
	struct asset_object *o;

	if (!id.s)
		return NULL;
	if (pkg->count == pkg->room)
		pkg->objects = asset_grow(cx, pkg->objects, &pkg->room,
		    sizeof *pkg->objects);
	o = asset_zalloc(cx, sizeof *o);
	o->kind = kind;
	o->id = id;
	o->key = complete_key(cx, kind, key);
	o->refs = refs;
	o->spec = spec ? spec : asset_new_node(cx, ASSET_OBJECT);
	pkg->objects[pkg->count++] = o;
	return o;
}

/* ---- opening ---- */

static const struct asset_node *
parse(struct asset_ctx *cx, struct asset_package *pkg, struct asset_member *m)
{
	struct asset_doc *doc = NULL;

	if (asset_read_source(cx, asset_member_source(cx, &pkg->files, m),
	    &doc) != 0 || !doc)
		return NULL;
	return doc->root;
}

static void
read_manifest(struct asset_ctx *cx, struct asset_package *pkg)
{
	struct asset_member *m = asset_member_find(&pkg->files,
	    ASSET_S("manifest.json"));
	const struct asset_node *root = m ? parse(cx, pkg, m) : NULL;

	pkg->foreign = pkg->zip && !asset_manifest_known(root);
	if (m && !pkg->foreign)
		m->role = ASSET_ROLE_MANIFEST;
	if (pkg->foreign)
		return;
	if (m && root && !asset_manifest_known(root))
		asset_report(cx, "manifest-format", asset_value_place(cx,
		    root), NULL);
	else
		pkg->manifest = root;
}

static void
read_params(struct asset_ctx *cx, struct asset_package *pkg)
{
	struct asset_member *m = asset_member_find(&pkg->files,
	    ASSET_S("params.json"));
	const struct asset_node *root;

	if (!m)
		return;
	m->role = ASSET_ROLE_PARAMS;
	root = parse(cx, pkg, m);
	pkg->params = asset_get(root, "params");
	pkg->secrets = asset_get(root, "secrets");
	for (const struct asset_node *n = asset_first(root); n; n = n->next)
		if (n->kind != ASSET_OBJECT || (n != pkg->params &&
		    n != pkg->secrets))
			asset_report_str(cx, "params-member-unknown",
			    asset_key_place(cx, n), asset_key(n), none,
			    none);
	for (const struct asset_node *n = asset_first(pkg->secrets); n;
	    n = n->next)
		if (asset_get(n, "default") || asset_get(n, "value"))
			asset_report_str(cx, "secret-in-clear",
			    asset_key_place(cx, n), asset_key(n), none, none);
}

/* Folders whose JSON files hold objects; elsewhere they are side files. */
static bool
holds_objects(struct asset_str path)
{
	static const char *const tops[] = { "apps/", "instance/", "bindings/",
		"tasks/", "templates/" };

	if (!asset_str_ends(path, ".json"))
		return false;
	for (size_t i = 0; i < sizeof tops / sizeof *tops; i++)
		if (asset_str_starts(path, tops[i]))
			return true;
	return false;
}

static void
read_objects(struct asset_ctx *cx, struct asset_package *pkg,
    struct asset_member *m)
{
	const struct asset_node *root = parse(cx, pkg, m);

	m->role = ASSET_ROLE_OBJECTS;
	if (!root)
		return;
	if (root->kind == ASSET_ARRAY)
		for (const struct asset_node *n = asset_first(root); n;
		    n = n->next)
			asset_object_read(cx, pkg, n, m->path);
	else
		asset_object_read(cx, pkg, root, m->path);
}

static void
read_outside(struct asset_ctx *cx, struct asset_package *pkg)
{
	const struct asset_node *n;
	const struct asset_kind_info *k;
	struct asset_str id;

	for (n = asset_first(asset_get(pkg->manifest, "external_refs")); n;
	    n = n->next) {
		k = asset_kind_find(cx, asset_get_text(n, "kind"));
		id = k ? asset_kind_id(cx, k, asset_get(n, "key")) : none;
		if (id.s)
			asset_set_str(cx, pkg->outside, id,
			    asset_share(cx, n));
		else
			asset_report(cx, "external-ref", asset_value_place(cx,
			    n), NULL);
	}
}

static struct asset_place
name_place(struct asset_ctx *cx, const char *name)
{
	return (struct asset_place){ asset_source_copy(cx, name, "", 0), 0,
	    0 };
}

static int
read_files(struct asset_ctx *cx, struct asset_package *pkg, const char *path)
{
	struct asset_source *src;
	struct asset_str bytes;
	int r;

	if (asset_is_dir(path))
		return asset_read_dir(cx, path, &pkg->files);
	pkg->zip = true;
	r = asset_source_read(cx, &src, path);
	if (r)
		return r;
	bytes = (struct asset_str){ src->data, src->size };
	if (asset_is_zip(bytes))
		return asset_read_zip(cx, src, &pkg->files);
	if (asset_snapshot_detect(bytes))
		return asset_snapshot_read(cx, pkg, src);
	asset_report(cx, "package-not-zip", name_place(cx, src->name), NULL);
	return ASSET_ESYNTAX;
}

int
asset_package_files(struct asset_ctx *cx, struct asset_package **out,
    const char *path)
{
	struct asset_package *pkg = asset_package_new(cx, path);
	int r = read_files(cx, pkg, path);

	*out = pkg;
	if (r == 0 && !pkg->recorded)
		read_manifest(cx, pkg);
	return r;
}

static int
read_content(struct asset_ctx *cx, struct asset_package *pkg)
{
	int r = 0;

	read_params(cx, pkg);
	if (pkg->manifest)
		r = asset_manifest_check(cx, pkg);
	read_outside(cx, pkg);
	for (uint32_t i = 0; i < pkg->files.count; i++)
		if (pkg->files.list[i].role == ASSET_ROLE_OTHER &&
		    holds_objects(pkg->files.list[i].path) &&
		    !asset_package_is_definition(cx, pkg->files.list[i].path))
			read_objects(cx, pkg, &pkg->files.list[i]);
	asset_package_definitions(cx, pkg);
	asset_package_link(cx, pkg);
	asset_package_variables(cx, pkg);
	asset_variable_check(cx, pkg);
	if (!pkg->manifest && !pkg->count) {
		asset_report(cx, "package-not-package",
		    name_place(cx, pkg->name), NULL);
		r = ASSET_ESYNTAX;
	}
	return r;
}

struct job {
	struct asset_package **out;
	const char *path;
};

static int
open_package(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	int r = asset_package_files(cx, job->out, job->path);

	if (r || (*job->out)->foreign || (*job->out)->recorded)
		return r;
	return read_content(cx, *job->out);
}

int
asset_package_open(struct asset_ctx *cx, struct asset_package **out,
    const char *path)
{
	struct job job = { out, path };

	*out = NULL;
	return asset_try(cx, open_package, &job);
}
