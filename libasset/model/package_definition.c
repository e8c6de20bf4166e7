#include "model/package_definition.h"

#include "model/def_package.h"
#include "read/open.h"
#include "core/banned.h"

static uint32_t
folder_length(struct asset_str path)
{
	uint32_t n = path.n;

	while (n && path.s[n - 1] != '/')
		n--;
	return n;
}

bool
asset_package_is_definition(struct asset_ctx *cx, struct asset_str path)
{
	const struct asset_kinds *kinds = asset_kinds(cx);
	uint32_t n = folder_length(path);
	struct asset_str name = { path.s + n, path.n - n };

	for (uint32_t i = 0; i < kinds->count; i++)
		for (const struct asset_node *f = asset_first(asset_get(
		    kinds->list[i]->root, "definition")); f; f = f->next)
			if (asset_str_eq(asset_text(f), name))
				return true;
	return false;
}

/* The owner, and what it belongs to, are objects of the package already. */
static bool
is_new(const struct asset_object *owner, const struct asset_kind_info *k)
{
	for (uint32_t i = 0; i < owner->kind->nrefs; i++)
		if (asset_str_eq(owner->kind->refs[i].kind, k->name))
			return false;
	return k != owner->kind;
}

static void
add_object(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_object *owner, const struct asset_node *n,
    const struct asset_node *root)
{
	const struct asset_kind_info *k = asset_kind_find(cx,
	    asset_get_text(n, "kind"));
	struct asset_object *o;

	if (!k || !is_new(owner, k))
		return;
	o = asset_package_add(cx, pkg, k, asset_get(n, "key"),
	    asset_get(n, "refs"), asset_get(n, "spec"));
	if (!o)
		return;
	o->derived = true;
	o->root = root;
}

/* Parameters that the definition needs and nobody has declared. */
static void
declare(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_node *params)
{
	struct asset_node *all = asset_is(pkg->params, ASSET_OBJECT) ?
	    asset_clone(cx, pkg->params) : asset_new_node(cx, ASSET_OBJECT);

	for (const struct asset_node *p = asset_first(params); p; p = p->next)
		if (!asset_get_str(all, asset_key(p)))
			asset_set_str(cx, all, asset_key(p),
			    asset_clone(cx, p));
	if (asset_first(params))
		pkg->params = all;
}

static void
read_definition(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_object *owner, struct asset_member *m)
{
	struct asset_str app = asset_get_text(owner->key, "app");
	struct asset_def_options options = {
		.app = asset_str_is(app, "-") ? NULL : asset_cstr(cx, app),
		.group = asset_cstr(cx, asset_get_text(owner->key, "name")),
	};
	struct asset_doc *doc = NULL;
	const struct asset_node *root;
	struct asset_def_objects all;

	m->role = ASSET_ROLE_BROKEN;
	if (asset_read_source(cx, asset_member_source(cx, &pkg->files, m),
	    &doc) != 0 || !doc)
		return;
	m->role = ASSET_ROLE_DEFINITION;
	if (asset_convert(cx, &root, doc->root, ASSET_SWAGGER2) != 0 ||
	    asset_definition_objects(cx, &all, root, &options) != 0)
		return;
	declare(cx, pkg, all.params);
	for (const struct asset_node *n = asset_first(all.objects); n;
	    n = n->next)
		add_object(cx, pkg, owner, n, doc->root);
}

static void
read_beside(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_object *owner)
{
	const struct asset_node *f = asset_first(asset_get(owner->kind->root,
	    "definition"));
	struct asset_member *m;

	for (; f; f = f->next) {
		m = asset_member_find(&pkg->files, asset_strf(cx, "%.*s%.*s",
		    (int)folder_length(owner->path), owner->path.s ?
		    owner->path.s : "", ASSET_P(asset_text(f))));
		if (m && m->role == ASSET_ROLE_OTHER)
			read_definition(cx, pkg, owner, m);
	}
}

void
asset_package_definitions(struct asset_ctx *cx, struct asset_package *pkg)
{
	uint32_t count = pkg->count;

	for (uint32_t i = 0; i < count; i++)
		read_beside(cx, pkg, pkg->objects[i]);
	for (uint32_t i = 0; i < pkg->files.count; i++) {
		struct asset_member *m = &pkg->files.list[i];

		if (m->role == ASSET_ROLE_OTHER &&
		    asset_package_is_definition(cx, m->path))
			asset_report(cx, "definition-alone",
			    asset_member_place(cx, &pkg->files, m), NULL);
	}
}
