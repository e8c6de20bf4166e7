#include "fuzz.h"

/* A definition: what is made of the findings is printed as well. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct asset_limits limits;
	struct asset_ctx *cx;
	struct asset_doc *doc;
	struct asset_str text;

	asset_limits_init(&limits);
	limits.nodes = 100000;
	limits.aliases = 1000;
	limits.depth = 100;
	limits.steps = 1000;
	cx = asset_new(&limits);
	if (!cx)
		return 0;
	if (asset_open_text(cx, &doc, "fuzz", (const char *)data, size) == 0)
		asset_lint(cx, doc, NULL);
	asset_findings_text(cx, &text, ASSET_HINT, false);
	asset_free(cx);
	return 0;
}
