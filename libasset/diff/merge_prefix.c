#include "diff/merge_package.h"

#include "core/map.h"
#include "diff/input.h"

#include "core/banned.h"

enum { DEPTH_MOST = 8 };

struct prefix {
	struct asset_ctx *cx;
	const char *text;
	struct asset_map names; /* "kind name" of what gets the prefix */
};

/* ---- which members hold such a name ---- */

/* The kind whose name a member of a kind's key is: its own, or that of what
 * it refers to by this member. NULL: no prefix changes it. */
static const struct asset_kind_info *
named_kind(struct asset_ctx *cx, const struct asset_kind_info *k,
    struct asset_str member, int depth)
{
	const struct asset_kind_info *found = NULL;

	if (k->rename.n && asset_str_eq(k->rename, member))
		return k;
	for (uint32_t i = 0; i < k->nrefs && depth < DEPTH_MOST && !found; i++)
		for (uint32_t s = 0; s < k->refs[i].nsources && !found; s++) {
			const struct asset_key_source *from =
			    &k->refs[i].sources[s];
			const struct asset_kind_info *to =
			    asset_kind_find(cx, k->refs[i].kind);

			if (to && from->from == ASSET_FROM_KEY &&
			    asset_str_eq(from->what, member))
				found = named_kind(cx, to, from->member,
				    depth + 1);
		}
	return found;
}

static struct asset_str
name_key(struct asset_ctx *cx, const struct asset_kind_info *k,
    struct asset_str name)
{
	return asset_strf(cx, "%.*s %.*s", ASSET_P(k->name), ASSET_P(name));
}

/* Only names of objects in the package change: what it refers to outside of
 * itself keeps its name. */
static void
rename(const struct prefix *p, const struct asset_kind_info *k,
    struct asset_node *holder, struct asset_str member)
{
	const struct asset_kind_info *named = named_kind(p->cx, k, member, 0);
	struct asset_node *n = asset_get_str(holder, member);
	struct asset_str name = asset_text(n);

	if (named && asset_is(n, ASSET_STRING) &&
	    asset_map_get(&p->names, name_key(p->cx, named, name)))
		asset_set_str(p->cx, holder, member, asset_new_str(p->cx,
		    asset_strf(p->cx, "%s%.*s", p->text, ASSET_P(name))));
}

/* ---- references ---- */

static struct asset_str
value_member(const struct asset_ref_info *ref)
{
	for (uint32_t i = 0; i < ref->nsources; i++)
		if (ref->sources[i].from == ASSET_FROM_VALUE)
			return ref->sources[i].member;
	return (struct asset_str){ NULL, 0 };
}

/* A reference's value: a text, an object of key members, or an array. */
static struct asset_node *
renamed_value(const struct prefix *p, const struct asset_ref_info *ref,
    const struct asset_node *value)
{
	const struct asset_kind_info *to = asset_kind_find(p->cx, ref->kind);
	struct asset_node *out, *holder;
	struct asset_str member = value_member(ref);

	if (asset_is(value, ASSET_ARRAY)) {
		out = asset_new_node(p->cx, ASSET_ARRAY);
		for (const struct asset_node *c = asset_first(value); c;
		    c = c->next)
			asset_add(p->cx, out, renamed_value(p, ref, c));
		return out;
	}
	out = asset_clone(p->cx, value);
	for (const struct asset_node *c = asset_first(value); c && to;
	    c = c->next)
		rename(p, to, out, asset_key(c));
	if (!to || !asset_is(value, ASSET_STRING) || !member.n)
		return out;
	holder = asset_new_node(p->cx, ASSET_OBJECT);
	asset_set_str(p->cx, holder, member, out);
	rename(p, to, holder, member);
	return asset_share(p->cx, asset_get_str(holder, member));
}

static struct asset_node *
renamed_refs(const struct prefix *p, const struct asset_object *o)
{
	struct asset_node *refs;

	if (!o->refs)
		return NULL;
	refs = asset_new_node(p->cx, ASSET_OBJECT);
	for (const struct asset_node *c = asset_first(o->refs); c;
	    c = c->next) {
		const struct asset_ref_info *ref =
		    asset_kind_ref(o->kind, asset_key(c));

		asset_set_str(p->cx, refs, asset_key(c), ref ?
		    renamed_value(p, ref, c) : asset_clone(p->cx, c));
	}
	return refs;
}

static void
add_renamed(const struct prefix *p, struct asset_package *out,
    const struct asset_object *o)
{
	struct asset_node *key = asset_clone(p->cx, o->key);
	struct asset_object *made;

	for (uint32_t i = 0; i < o->kind->nkeys; i++)
		rename(p, o->kind, key, o->kind->keys[i].name);
	made = asset_package_add(p->cx, out, o->kind, key, renamed_refs(p, o),
	    o->spec);
	if (!made)
		return;
	made->root = o->derived ? NULL : o->root;
	made->derived = false; /* its definition has the old names */
}

struct asset_package *
asset_merge_prefix(struct asset_ctx *cx, struct asset_package *pkg,
    const char *prefix)
{
	struct prefix p = { .cx = cx, .text = prefix };
	struct asset_package *out;

	if (!prefix || !*prefix)
		return pkg;
	out = asset_package_new(cx, pkg->name);
	out->manifest = pkg->manifest;
	out->params = pkg->params;
	out->secrets = pkg->secrets;
	out->outside = pkg->outside;
	out->files = pkg->files;
	for (uint32_t i = 0; i < pkg->count; i++) {
		const struct asset_object *o = pkg->objects[i];

		if (o->kind->rename.n)
			asset_map_add(cx, &p.names, name_key(cx, o->kind,
			    asset_get_text(o->key,
				asset_cstr(cx, o->kind->rename))),
			    (void *)(uintptr_t)o);
	}
	for (uint32_t i = 0; i < pkg->count; i++)
		add_renamed(&p, out, pkg->objects[i]);
	asset_package_link_quietly(cx, out);
	return out;
}
