#include "model/object.h"

#include "core/buf.h"
#include "core/digest.h"
#include "tree/pointer.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* ---- its four members ---- */

static const struct asset_kind_info *
read_kind(struct asset_ctx *cx, const struct asset_node *root)
{
	const struct asset_node *kind = asset_get(root, "kind");
	const struct asset_kind_info *info;

	if (!asset_is(kind, ASSET_STRING)) {
		asset_report(cx, "object-without-kind",
		    asset_value_place(cx, kind ? kind : root), NULL);
		return NULL;
	}
	info = asset_kind_find(cx, asset_text(kind));
	if (!info)
		asset_report_str(cx, "kind-unknown",
		    asset_value_place(cx, kind), asset_text(kind), none,
		    none);
	return info;
}

static void
expect_kind(struct asset_ctx *cx, const struct asset_node *object,
    struct asset_str wanted)
{
	const struct asset_node *kind = asset_get(object, "kind");

	if (asset_is(kind, ASSET_STRING) &&
	    !asset_str_eq(asset_text(kind), wanted))
		asset_report_str(cx, "kind-other",
		    asset_value_place(cx, kind), asset_text(kind), wanted,
		    none);
}

void
asset_object_expect(struct asset_ctx *cx, const struct asset_node *root,
    const char *kind)
{
	struct asset_str wanted = asset_str(kind);

	if (!asset_kind_find(cx, wanted)) {
		asset_report_str(cx, "kind-name", asset_value_place(cx, root),
		    wanted, none, none);
		return;
	}
	if (root->kind != ASSET_ARRAY)
		expect_kind(cx, root, wanted);
	else
		for (const struct asset_node *n = asset_first(root); n;
		    n = n->next)
			expect_kind(cx, n, wanted);
}

static bool
is_key_member(const struct asset_kind_info *k, struct asset_str name)
{
	for (uint32_t i = 0; i < k->nkeys; i++)
		if (asset_str_eq(k->keys[i].name, name))
			return true;
	return false;
}

/* One member of a complete key; NULL after a diagnostic. */
static struct asset_node *
key_member(struct asset_ctx *cx, const struct asset_key_info *info,
    const struct asset_node *key)
{
	const struct asset_node *n = asset_get_str(key, info->name);

	if (!n && info->fallback.s)
		return asset_new_str(cx, info->fallback);
	if (!n) {
		asset_report_str(cx, "key-member-missing",
		    asset_value_place(cx, key), info->name, none, none);
		return NULL;
	}
	if (n->kind != ASSET_STRING || !n->len) {
		asset_report_str(cx, "key-member-not-text",
		    asset_value_place(cx, n), info->name, none, none);
		return NULL;
	}
	return asset_share(cx, n);
}

static const struct asset_node *
read_key(struct asset_ctx *cx, const struct asset_kind_info *k,
    const struct asset_node *root)
{
	const struct asset_node *key = asset_get(root, "key");
	struct asset_node *made, *member;
	bool good = true;

	if (!asset_is(key, ASSET_OBJECT)) {
		asset_report_str(cx, "object-without-key",
		    asset_value_place(cx, key ? key : root), k->name, none,
		    none);
		return NULL;
	}
	for (const struct asset_node *n = asset_first(key); n; n = n->next)
		if (!is_key_member(k, asset_key(n)))
			asset_report_str(cx, "key-member-unknown",
			    asset_key_place(cx, n), asset_key(n), k->name,
			    none);
	made = asset_new_node(cx, ASSET_OBJECT);
	for (uint32_t i = 0; i < k->nkeys; i++) {
		member = key_member(cx, &k->keys[i], key);
		if (member)
			asset_set_str(cx, made, k->keys[i].name, member);
		good = good && member;
	}
	return good ? made : NULL;
}

static const struct asset_node *
read_part(struct asset_ctx *cx, const struct asset_node *root,
    const char *name)
{
	const struct asset_node *n = asset_get(root, name);

	if (!n || n->kind == ASSET_OBJECT)
		return n;
	asset_report(cx, "object-part-not-object", asset_value_place(cx, n),
	    name, NULL);
	return NULL;
}

static void
check_members(struct asset_ctx *cx, const struct asset_kind_info *k,
    const struct asset_node *root)
{
	const struct asset_node *n;
	const struct asset_ref_info *ref;

	for (n = asset_first(root); n; n = n->next)
		if (!asset_str_is(asset_key(n), "kind") &&
		    !asset_str_is(asset_key(n), "key") &&
		    !asset_str_is(asset_key(n), "refs") &&
		    !asset_str_is(asset_key(n), "spec"))
			asset_report_str(cx, "object-member-unknown",
			    asset_key_place(cx, n), asset_key(n), none,
			    none);
	for (n = asset_first(asset_get(root, "refs")); n; n = n->next) {
		ref = asset_kind_ref(k, asset_key(n));
		if (!ref || ref->derived)
			asset_report_str(cx, ref ? "ref-derived" :
			    "ref-unknown", asset_key_place(cx, n),
			    asset_key(n), k->name, none);
	}
}

void
asset_object_read(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_node *root, struct asset_str path)
{
	const struct asset_kind_info *kind = read_kind(cx, root);
	const struct asset_node *key;
	struct asset_object *o;

	if (!kind)
		return;
	asset_object_check_secrets(cx, kind, asset_get(root, "spec"));
	key = read_key(cx, kind, root);
	if (!key)
		return;
	check_members(cx, kind, root);
	o = asset_package_add(cx, pkg, kind, key, read_part(cx, root, "refs"),
	    read_part(cx, root, "spec"));
	o->root = root;
	o->path = path;
	asset_object_files(cx, pkg, o);
	asset_object_check(cx, o);
}

/* ---- side files ---- */

struct side {
	struct asset_package *pkg;
	struct asset_object *o;
	const struct asset_node *row;
	struct asset_str member; /* of the holder, with the content */
	unsigned n;
};

struct asset_str
asset_object_side(struct asset_ctx *cx, const struct asset_object *o,
    const struct asset_node *row, const struct asset_node *holder, unsigned n)
{
	const struct asset_node *ext = asset_get(row, "ext");
	struct asset_str type = asset_text(asset_get_str(holder,
	    asset_get_text(ext, "at")));
	struct asset_str name = asset_get_text(row, "name"), found;
	uint32_t folder = o->path.n;
	struct asset_buf b;

	while (folder && o->path.s[folder - 1] != '/')
		folder--;
	found = asset_text(type.n ? asset_get_str(ext, type) : NULL);
	if (!found.n)
		found = asset_get_text(ext, "");
	asset_buf_init(&b, cx);
	asset_buf_add(&b, o->path.s ? o->path.s : "", folder);
	for (uint32_t i = 0; i < name.n; i++) {
		if (memcmp(name.s + i, "{n}", name.n - i < 3 ?
		    name.n - i : 3) == 0 && name.n - i >= 3) {
			asset_buf_printf(&b, "%u", n);
			i += 2;
		} else {
			asset_buf_char(&b, name.s[i]);
		}
	}
	asset_buf_printf(&b, ".%.*s", ASSET_P(found));
	return asset_buf_text(&b);
}

struct asset_str
asset_side_split(struct asset_str *at)
{
	struct asset_str member = *at;
	uint32_t n = at->n;

	while (n && at->s[n - 1] != '/')
		n--;
	member.s += n;
	member.n -= n;
	at->n = n ? n - 1 : 0;
	return member;
}

static void
load_side(struct asset_ctx *cx, void *arg, const struct asset_node *holder,
    struct asset_str pointer)
{
	struct side *side = arg;
	struct asset_member *file;
	struct asset_str path, content;

	(void)pointer;
	if (!asset_is(holder, ASSET_OBJECT))
		return;
	path = asset_object_side(cx, side->o, side->row, holder, ++side->n);
	file = asset_member_find(&side->pkg->files, path);
	if (asset_get_str(holder, side->member)) {
		if (file)
			asset_report_str(cx, "side-file-ignored",
			    asset_value_place(cx, holder), path, side->member,
			    none);
		return;
	}
	if (!file) {
		asset_report_str(cx, "side-file-missing",
		    asset_value_place(cx, holder), path, side->member, none);
		return;
	}
	file->role = ASSET_ROLE_SIDE;
	content = asset_is_text(asset_get(side->row, "encode"), "base64") ?
	    asset_base64(cx, file->bytes) : file->bytes;
	asset_set_str(cx, (struct asset_node *)(uintptr_t)holder,
	    side->member, asset_new_str(cx, content));
}

void
asset_object_files(struct asset_ctx *cx, struct asset_package *pkg,
    struct asset_object *o)
{
	const struct asset_node *row = asset_first(o->kind->files);
	struct asset_str at;

	if (!row)
		return;
	o->spec = asset_clone(cx, o->spec);
	for (; row; row = row->next) {
		struct side side = { pkg, o, row, none, 0 };

		at = asset_get_text(row, "at");
		side.member = asset_side_split(&at);
		asset_kind_each(cx, o->spec, at, load_side, &side);
	}
}
