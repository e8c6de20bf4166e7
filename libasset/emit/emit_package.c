#include "emit/emit_package.h"

#include "emit/emit_dir.h"
#include "emit/emit_json.h"
#include "emit/emit_manifest.h"
#include "emit/emit_zip.h"
#include "model/canonical.h"
#include "emit/emit.h"
#include "core/banned.h"

/* Objects by the file they stand in: {path: [object, ...]}. */
static struct asset_node *
group_objects(struct asset_ctx *cx, struct asset_package *pkg,
    struct asset_members *out)
{
	struct asset_node *groups = asset_new_node(cx, ASSET_OBJECT), *group;

	for (uint32_t i = 0; i < pkg->count; i++) {
		struct asset_object *o = pkg->objects[i];

		if (o->derived)
			continue;
		if (!o->path.n)
			o->path = asset_kind_file(cx, o->kind, o->key);
		group = asset_get_str(groups, o->path);
		if (!group)
			group = asset_set_str(cx, groups, o->path,
			    asset_new_node(cx, ASSET_ARRAY));
		asset_add(cx, group, asset_canonical_object(cx, o, out));
	}
	return groups;
}

static void
add_json(struct asset_ctx *cx, struct asset_members *out,
    struct asset_str path, const struct asset_node *n)
{
	asset_member_add(cx, out, path, asset_emit_json(cx, n));
}

static void
add_objects(struct asset_ctx *cx, const struct asset_node *groups,
    struct asset_members *out)
{
	const struct asset_kind_info *k;
	const struct asset_node *first;

	for (const struct asset_node *g = asset_first(groups); g;
	    g = g->next) {
		first = asset_first(g);
		k = asset_kind_find(cx, asset_get_text(first, "kind"));
		add_json(cx, out, asset_key(g),
		    g->len > 1 || k->many ? g : first);
	}
}

static void
add_params(struct asset_ctx *cx, const struct asset_package *pkg,
    struct asset_members *out)
{
	struct asset_node *n = asset_new_node(cx, ASSET_OBJECT);

	if (pkg->params && pkg->params->len)
		asset_set(cx, n, "params", asset_clone(cx, pkg->params));
	if (pkg->secrets && pkg->secrets->len)
		asset_set(cx, n, "secrets", asset_clone(cx, pkg->secrets));
	asset_sort(cx, n);
	if (n->len)
		add_json(cx, out, ASSET_S("params.json"), n);
}

/* Files that no object was made from stay as they are. */
static void
add_others(struct asset_ctx *cx, const struct asset_package *pkg,
    struct asset_members *out)
{
	struct asset_members made = *out;

	for (uint32_t i = 0; i < pkg->files.count; i++) {
		const struct asset_member *m = &pkg->files.list[i];

		if ((m->role == ASSET_ROLE_OTHER ||
		    m->role >= ASSET_ROLE_DEFINITION) &&
		    !asset_member_find(&made, m->path))
			asset_member_add(cx, out, m->path, m->bytes);
	}
}

struct asset_node *
asset_emit_package(struct asset_ctx *cx, struct asset_package *pkg,
    struct asset_members *out)
{
	struct asset_node *groups, *manifest;

	*out = (struct asset_members){ .name = pkg->name, .between = "/" };
	groups = group_objects(cx, pkg, out);
	add_objects(cx, groups, out);
	asset_members_sort(out);
	add_others(cx, pkg, out);
	add_params(cx, pkg, out);
	asset_members_sort(out);
	manifest = asset_emit_manifest(cx, pkg, groups, out);
	add_json(cx, out, ASSET_S("manifest.json"), manifest);
	asset_members_sort(out);
	return manifest;
}

/* ---- public ---- */

struct job {
	struct asset_package *pkg;
	const char *folder;
	struct asset_str *out;
};

static int
zip_package(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_members files;

	asset_emit_package(cx, job->pkg, &files);
	return asset_emit_zip(cx, &files, job->out);
}

static int
write_package(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_members files;

	asset_emit_package(cx, job->pkg, &files);
	return asset_emit_dir(cx, job->folder, &files);
}

static int
unpack_package(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;

	if (job->pkg->damaged)
		return ASSET_ESYNTAX;
	return asset_emit_dir(cx, job->folder, &job->pkg->files);
}

int
asset_package_zip(struct asset_ctx *cx, struct asset_package *pkg,
    struct asset_str *out)
{
	struct job job = { pkg, NULL, out };

	return asset_try(cx, zip_package, &job);
}

int
asset_package_write(struct asset_ctx *cx, struct asset_package *pkg,
    const char *folder)
{
	struct job job = { pkg, folder, NULL };

	return asset_try(cx, write_package, &job);
}

int
asset_package_unpack(struct asset_ctx *cx, struct asset_package *pkg,
    const char *folder)
{
	struct job job = { pkg, folder, NULL };

	return asset_try(cx, unpack_package, &job);
}
