#include "diff/input.h"

#include "core/diag.h"
#include "read/open.h"
#include "read/read_dir.h"
#include "read/read_zip.h"

#include "core/banned.h"

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
