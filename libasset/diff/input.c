#include "diff/input.h"

#include "core/diag.h"
#include "model/object.h"
#include "read/open.h"
#include "read/read_dir.h"
#include "read/read_zip.h"

#include "core/banned.h"

void
asset_package_link_quietly(struct asset_ctx *cx, struct asset_package *pkg)
{
	struct asset_mark before = asset_mark(cx);

	asset_package_link(cx, pkg);
	asset_diags_take(cx, before);
}

static bool
is_object(const struct asset_node *n)
{
	return asset_is(asset_get(n, "kind"), ASSET_STRING) &&
	    asset_is(asset_get(n, "key"), ASSET_OBJECT);
}

/* The objects of one file of a package, so that its secrets are known. */
static void
read_objects(struct asset_ctx *cx, struct asset_input *in,
    const struct asset_doc *doc)
{
	struct asset_str path = asset_str(doc->src->name);
	const struct asset_node *n = doc->root;

	in->kind = ASSET_INPUT_PACKAGE;
	in->package = asset_package_new(cx, doc->src->name);
	if (asset_is(n, ASSET_OBJECT))
		asset_object_read(cx, in->package, n, path);
	else
		for (n = asset_first(n); n; n = n->next)
			asset_object_read(cx, in->package, n, path);
	asset_package_link_quietly(cx, in->package);
}

void
asset_input_of_doc(struct asset_ctx *cx, struct asset_input *in,
    struct asset_doc *doc)
{
	const struct asset_node *root = doc->root;

	memset(in, 0, sizeof *in);
	in->doc = doc;
	in->at = asset_value_place(cx, root);
	if (asset_get(root, "openapi"))
		in->kind = ASSET_INPUT_OPENAPI3;
	else if (asset_get(root, "swagger") || asset_get(root, "paths"))
		in->kind = ASSET_INPUT_DEFINITION;
	else if (is_object(asset_is(root, ASSET_ARRAY) ? asset_first(root) :
	    root))
		read_objects(cx, in, doc);
}

static int
open_package(struct asset_ctx *cx, struct asset_input *in, const char *path)
{
	in->kind = ASSET_INPUT_PACKAGE;
	return asset_package_open(cx, &in->package, path);
}

int
asset_input_open(struct asset_ctx *cx, struct asset_input *in,
    const char *path)
{
	struct asset_source *src;
	struct asset_doc *doc;
	int r;

	memset(in, 0, sizeof *in);
	if (asset_is_dir(path))
		return open_package(cx, in, path);
	r = asset_source_read(cx, &src, path);
	if (r != 0)
		return r;
	in->at = (struct asset_place){ src, 0, 0 };
	if (asset_is_zip((struct asset_str){ src->data, src->size }))
		return open_package(cx, in, path);
	r = asset_read_source(cx, src, &doc);
	if (r == 0)
		asset_input_of_doc(cx, in, doc);
	return r;
}

int
asset_inputs_match(struct asset_ctx *cx, const struct asset_input *old,
    const struct asset_input *new)
{
	const struct asset_input *both[] = { old, new };

	for (int i = 0; i < 2; i++) {
		if (both[i]->kind != ASSET_INPUT_OPENAPI3)
			continue;
		asset_report(cx, "diff-openapi3", both[i]->at, NULL);
		return ASSET_ESYNTAX;
	}
	if (old->kind == new->kind)
		return 0;
	asset_report(cx, "diff-unlike", new->at, NULL);
	return ASSET_ESYNTAX;
}
