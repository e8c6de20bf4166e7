/* What the fuzz targets share: read, print in every form, read again. */
#ifndef ASSET_TESTS_FUZZ_H
#define ASSET_TESTS_FUZZ_H

#include <stdlib.h>

#include "asset.h"
#include "tree/node.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* With limits that end soon what is large. NULL: no memory. */
static inline struct asset_ctx *
fuzz_context(uint64_t nodes, uint64_t steps)
{
	struct asset_limits limits;

	asset_limits_init(&limits);
	limits.nodes = nodes;
	limits.aliases = 1000;
	limits.depth = 100;
	limits.steps = steps;
	return asset_new(&limits);
}

/* Two members of one key have no place in an object's data. */
static inline bool
has_duplicates(const struct asset_ctx *cx)
{
	for (struct asset_diag *d = cx->diags; d; d = d->next)
		if (strcmp(d->id, "duplicate-key") == 0)
			return true;
	return false;
}

/* What was read must be printed as text that reads as the same data. */
static inline void
fuzz_round_trip(struct asset_ctx *cx, struct asset_doc *doc, const char *name,
    int (*print)(struct asset_ctx *, const struct asset_node *,
        struct asset_str *))
{
	struct asset_str text;
	struct asset_doc *again;

	if (print(cx, asset_doc_root(doc), &text) != 0)
		return;
	if (asset_open_text(cx, &again, name, text.s, text.n) != 0 ||
	    !asset_equal(asset_doc_root(doc), asset_doc_root(again)))
		abort();
}

static inline int
fuzz_open(const char *name, const uint8_t *data, size_t size)
{
	struct asset_ctx *cx = fuzz_context(100000, 1000);
	struct asset_doc *doc;
	struct asset_str text;
	int r;

	if (!cx)
		return 0;
	r = asset_open_text(cx, &doc, name, (const char *)data, size);
	asset_findings_text(cx, &text, ASSET_HINT, true);
	if (r == 0 && !has_duplicates(cx)) {
		fuzz_round_trip(cx, doc, "again.json", asset_print_json);
		fuzz_round_trip(cx, doc, "again.yaml", asset_print_yaml);
	}
	asset_free(cx);
	return 0;
}

#endif
