/* asset_diff: what two inputs are, and the comparison that fits. */
#include "core/diag.h"
#include "diff/differ.h"
#include "diff/value.h"
#include "core/banned.h"

enum kind { DEFINITION, DEFINITION3, OTHER };

struct job {
	const struct asset_doc *doc[2];
	const struct asset_node **result;
};

static enum kind
kind_of(const struct asset_node *root)
{
	if (asset_get(root, "swagger") || asset_get(root, "paths"))
		return asset_get(root, "openapi") ? DEFINITION3 : DEFINITION;
	return asset_get(root, "openapi") ? DEFINITION3 : OTHER;
}

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
diff_docs(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	const struct asset_node *old = job->doc[ASSET_OLD]->root;
	const struct asset_node *new = job->doc[ASSET_NEW]->root;
	struct asset_differ d = { .cx = cx };
	int r = 0;

	for (int i = 0; i < 2; i++) {
		const struct asset_node *root = job->doc[i]->root;

		if (kind_of(root) != DEFINITION3)
			continue;
		asset_report(cx, "diff-openapi3", asset_value_place(cx, root),
		    NULL);
		return ASSET_ESYNTAX;
	}
	if (kind_of(old) != kind_of(new)) {
		asset_report(cx, "diff-unlike", asset_value_place(cx, new),
		    job->doc[ASSET_OLD]->src->name, NULL);
		return ASSET_ESYNTAX;
	}
	asset_changes_init(&d.changes, cx);
	if (kind_of(old) == DEFINITION)
		r = asset_diff_definition(&d, old, new);
	else
		diff_data(&d.changes, old, new);
	*job->result = asset_changes_result(&d.changes);
	return r;
}

int
asset_diff_docs(struct asset_ctx *cx, const struct asset_node **result,
    const struct asset_doc *old, const struct asset_doc *new)
{
	struct job job = { { old, new }, result };

	return asset_try(cx, diff_docs, &job);
}

int
asset_diff(struct asset_ctx *cx, const struct asset_node **result,
    const char *old_path, const char *new_path)
{
	struct asset_doc *old, *new;
	int r = asset_open(cx, &old, old_path);
	int r2 = asset_open(cx, &new, new_path);

	if (r == 0)
		r = r2;
	return r == 0 ? asset_diff_docs(cx, result, old, new) : r;
}
