#include "emit/emit_manifest.h"

#include <stdlib.h>
#include <time.h>

#include "core/digest.h"
#include "model/manifest.h"
#include "model/variable.h"
#include "core/banned.h"

static void
set_text(struct asset_ctx *cx, struct asset_node *n, const char *key,
    struct asset_str text)
{
	asset_set(cx, n, key, asset_new_str(cx, text));
}

/* The kind and key of a file that holds one object. */
static void
set_identity(struct asset_ctx *cx, struct asset_node *entry,
    const struct asset_node *group)
{
	const struct asset_node *o = asset_first(group);

	if (!o || o->next)
		return;
	set_text(cx, entry, "kind", asset_get_text(o, "kind"));
	asset_set(cx, entry, "key", asset_share(cx, asset_get(o, "key")));
}

static struct asset_node *
entries(struct asset_ctx *cx, const struct asset_node *groups,
    const struct asset_members *files)
{
	struct asset_node *list = asset_new_node(cx, ASSET_ARRAY), *entry;

	for (uint32_t i = 0; i < files->count; i++) {
		const struct asset_member *m = &files->list[i];

		entry = asset_add(cx, list, asset_new_node(cx, ASSET_OBJECT));
		set_identity(cx, entry, asset_get_str(groups, m->path));
		set_text(cx, entry, "path", m->path);
		set_text(cx, entry, "sha256", asset_sha256(cx, m->bytes));
		asset_set(cx, entry, "size", asset_new_int(cx, m->bytes.n));
	}
	return list;
}

struct asset_node *
asset_required_secrets(struct asset_ctx *cx, struct asset_package *pkg)
{
	struct asset_node *names = asset_new_node(cx, ASSET_OBJECT), *n, *use;
	struct asset_node *list = asset_new_node(cx, ASSET_ARRAY);

	asset_package_variables(cx, pkg);
	for (uint32_t i = 0; i < pkg->nvariables; i++) {
		const struct asset_variable *v = &pkg->variables[i];

		if (!v->secret || !v->name.s)
			continue;
		n = asset_get_str(names, v->name);
		if (!n) {
			n = asset_set_str(cx, names, v->name,
			    asset_new_node(cx, ASSET_OBJECT));
			set_text(cx, n, "name", v->name);
			asset_set(cx, n, "used",
			    asset_new_node(cx, ASSET_ARRAY));
		}
		use = asset_add(cx, asset_get(n, "used"),
		    asset_new_node(cx, ASSET_OBJECT));
		set_text(cx, use, "object", v->object->id);
		set_text(cx, use, "path", v->object->path);
		set_text(cx, use, "pointer", v->pointer);
	}
	asset_sort(cx, names);
	for (n = asset_first(names); n; n = n->next)
		asset_add(cx, list, asset_share(cx, n));
	return list;
}

/* Sorted by identity; what a person wrote into an entry is kept. */
static struct asset_node *
external_refs(struct asset_ctx *cx, const struct asset_package *pkg)
{
	struct asset_node *copy = asset_clone(cx, pkg->outside), *n;
	struct asset_node *list = asset_new_node(cx, ASSET_ARRAY);

	asset_sort(cx, copy);
	for (n = asset_first(copy); n; n = n->next)
		asset_add(cx, list, asset_share(cx, n));
	return list;
}

/* Only when SOURCE_DATE_EPOCH says so: without it equal content gives equal
 * bytes. */
static void
set_time(struct asset_ctx *cx, struct asset_node *manifest)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char text[32], *end;
	struct tm tm;
	time_t t;

	if (!epoch || !*epoch)
		return;
	t = (time_t)strtoll(epoch, &end, 10);
	if (*end || t < 0 || !gmtime_r(&t, &tm) ||
	    !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm))
		return;
	asset_set(cx, manifest, "exported_at", asset_new_text(cx, text));
}

static void
set_list(struct asset_ctx *cx, struct asset_node *manifest, const char *key,
    struct asset_node *list)
{
	struct asset_node *old = asset_get(manifest, key);

	if (list->len)
		asset_set(cx, manifest, key, list);
	else if (old)
		asset_remove(cx, manifest, old);
}

struct asset_node *
asset_emit_manifest(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_node *groups, const struct asset_members *files)
{
	struct asset_node *m = pkg->manifest ?
	    asset_clone(cx, pkg->manifest) : asset_new_node(cx, ASSET_OBJECT);
	struct asset_node *list = entries(cx, groups, files), *old;

	old = asset_get(m, "exported_at");
	if (old)
		asset_remove(cx, m, old);
	asset_set(cx, m, "format", asset_new_text(cx, ASSET_PROFILE));
	asset_set(cx, m, "format_version",
	    asset_new_text(cx, ASSET_PROFILE_VERSION));
	asset_set(cx, m, "generator",
	    asset_new_text(cx, "asset " ASSET_VERSION));
	set_time(cx, m);
	set_text(cx, m, "content_digest", asset_manifest_digest(cx, list));
	asset_set(cx, m, "entries", list);
	set_list(cx, m, "external_refs", external_refs(cx, pkg));
	set_list(cx, m, "required_secrets", asset_required_secrets(cx, pkg));
	asset_sort(cx, m);
	return m;
}
