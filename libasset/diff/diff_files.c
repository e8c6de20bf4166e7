#include "diff/diff_package.h"

#include "diff/differ.h"
#include "diff/input.h"
#include "diff/value.h"
#include "read/open.h"

#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* A file that stands for itself. */
static bool
is_own(const struct asset_member *m)
{
	return m && (m->role == ASSET_ROLE_OTHER ||
	    m->role == ASSET_ROLE_DEFINITION);
}

/* Stands for the whole of a file. */
static struct asset_node *
file_node(struct asset_ctx *cx, struct asset_package *pkg,
    struct asset_member *m)
{
	struct asset_node *n;

	if (!is_own(m))
		return NULL;
	n = asset_new_node(cx, ASSET_NULL);
	n->flags |= ASSET_NODE_PLACED;
	n->src = asset_member_source(cx, &pkg->files, m)->index;
	return n;
}

static void
report(struct asset_changes *ch, struct asset_package *pkg[2],
    struct asset_member *m[2], const char *when)
{
	struct asset_unit *unit = asset_alloc(ch->cx, sizeof *unit);
	const struct asset_node *node[2];
	struct asset_spot s;

	for (int i = 0; i < 2; i++)
		node[i] = file_node(ch->cx, pkg[i], m[i]);
	*unit = (struct asset_unit){ ASSET_S("file"),
		(node[ASSET_NEW] ? m[ASSET_NEW] : m[ASSET_OLD])->path };
	s = asset_spot_root(unit, node[ASSET_OLD], ASSET_S(""),
	    node[ASSET_NEW], ASSET_S(""));
	asset_change(ch, "package", ASSET_S("file"), when, &s, none, none);
}

static bool
is_document(struct asset_str path)
{
	return asset_str_ends(path, ".json") ||
	    asset_str_ends(path, ".yaml") || asset_str_ends(path, ".yml");
}

/* Definitions by what they mean, other documents value by value. False: they
 * cannot be read so. */
static bool
compare_content(struct asset_changes *ch, struct asset_input in[2],
    struct asset_str path)
{
	const struct asset_node *old = in[ASSET_OLD].doc->root;
	const struct asset_node *new = in[ASSET_NEW].doc->root;
	struct asset_unit *unit;
	struct asset_spot root;
	struct asset_values v = { .changes = ch, .on = "data",
		.field = ASSET_S("*") };

	if (in[ASSET_OLD].kind != in[ASSET_NEW].kind)
		return false;
	if (in[ASSET_NEW].kind == ASSET_INPUT_PACKAGE)
		return asset_diff_package(ch, in[ASSET_OLD].package,
		    in[ASSET_NEW].package) == 0;
	if (in[ASSET_NEW].kind == ASSET_INPUT_DEFINITION)
		return asset_diff_definition(ch, old, new) == 0;
	unit = asset_alloc(ch->cx, sizeof *unit);
	*unit = (struct asset_unit){ ASSET_S("file"), path };
	root = asset_spot_root(unit, old, ASSET_S(""), new, ASSET_S(""));
	asset_diff_value(&v, &root);
	return true;
}

static int
compare(struct asset_changes *ch, struct asset_package *pkg[2],
    struct asset_member *m[2])
{
	struct asset_input in[2];
	struct asset_doc *doc;
	bool readable = is_document(m[ASSET_NEW]->path);

	if (asset_str_eq(m[ASSET_OLD]->bytes, m[ASSET_NEW]->bytes))
		return 0;
	for (int i = 0; i < 2 && readable; i++) {
		readable = asset_read_source(ch->cx,
		    asset_member_source(ch->cx, &pkg[i]->files, m[i]),
		    &doc) == 0;
		if (readable)
			asset_input_of_doc(ch->cx, &in[i], doc);
	}
	if (!readable || !compare_content(ch, in, m[ASSET_NEW]->path))
		report(ch, pkg, m, "changed");
	return 0;
}

int
asset_diff_files(struct asset_changes *ch, struct asset_package *old,
    struct asset_package *new)
{
	struct asset_package *pkg[2] = { old, new };
	int r = 0;

	for (uint32_t i = 0; i < old->files.count && r == 0; i++) {
		struct asset_member *m[2] = { &old->files.list[i], NULL };

		m[ASSET_NEW] = asset_member_find(&new->files,
		    m[ASSET_OLD]->path);
		if (!is_own(m[ASSET_OLD]))
			continue;
		if (is_own(m[ASSET_NEW]))
			r = compare(ch, pkg, m);
		else
			report(ch, pkg, m, "removed");
	}
	for (uint32_t i = 0; i < new->files.count; i++) {
		struct asset_member *m[2] = { NULL, &new->files.list[i] };

		m[ASSET_OLD] = asset_member_find(&old->files,
		    m[ASSET_NEW]->path);
		if (is_own(m[ASSET_NEW]) && !is_own(m[ASSET_OLD]))
			report(ch, pkg, m, "added");
	}
	return r;
}
