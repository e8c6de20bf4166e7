/* The public comparison: what two inputs are, and what fits them. */
#include "diff/diff_package.h"
#include "diff/differ.h"
#include "diff/input.h"
#include "diff/value.h"
#include "core/banned.h"

static void
diff_data(struct asset_changes *ch, const struct asset_node *old,
    const struct asset_node *new)
{
	struct asset_unit unit = { ASSET_S("data"), ASSET_S("") };
	struct asset_spot root = asset_spot_root(&unit, old, ASSET_S(""), new,
	    ASSET_S(""));
	struct asset_values v = { .changes = ch, .on = "data",
		.field = ASSET_S("*") };

	asset_diff_value(&v, &root);
}

static int
compare(struct asset_ctx *cx, const struct asset_node **result,
    const struct asset_input *old, const struct asset_input *new)
{
	struct asset_changes changes;
	int r = asset_inputs_match(cx, old, new);

	if (r != 0)
		return r;
	asset_changes_init(&changes, cx);
	if (new->kind == ASSET_INPUT_PACKAGE)
		r = asset_diff_package(&changes, old->package, new->package);
	else if (new->kind == ASSET_INPUT_DEFINITION)
		r = asset_diff_definition(&changes, old->doc->root,
		    new->doc->root);
	else
		diff_data(&changes, old->doc->root, new->doc->root);
	*result = asset_changes_result(&changes);
	return r;
}

struct job {
	const struct asset_node **result;
	struct asset_doc *doc[2];
	const char *path[2];
};

static int
diff_docs(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_input in[2];

	for (int i = 0; i < 2; i++)
		asset_input_of_doc(cx, &in[i], job->doc[i]);
	return compare(cx, job->result, &in[ASSET_OLD], &in[ASSET_NEW]);
}

static int
diff_paths(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_input in[2];
	int r = 0;

	for (int i = 0; i < 2; i++) {
		int r2 = asset_input_open(cx, &in[i], job->path[i]);

		r = r ? r : r2;
	}
	if (r != 0)
		return r;
	return compare(cx, job->result, &in[ASSET_OLD], &in[ASSET_NEW]);
}

int
asset_diff_docs(struct asset_ctx *cx, const struct asset_node **result,
    struct asset_doc *old, struct asset_doc *new)
{
	struct job job = { result, { old, new }, { NULL, NULL } };

	return asset_try(cx, diff_docs, &job);
}

int
asset_diff(struct asset_ctx *cx, const struct asset_node **result,
    const char *old_path, const char *new_path)
{
	struct job job = { result, { NULL, NULL }, { old_path, new_path } };

	return asset_try(cx, diff_paths, &job);
}
