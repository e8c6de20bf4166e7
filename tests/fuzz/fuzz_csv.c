#include "fuzz.h"

#include "core/source.h"
#include "rule/import.h"

struct input {
	const uint8_t *data;
	size_t size;
};

static int
check(struct asset_ctx *cx, void *arg)
{
	const struct input *in = arg;

	asset_import_device(cx, asset_source_copy(cx, "fuzz.csv",
	    (const char *)in->data, in->size));
	return asset_import_product(cx, asset_source_copy(cx, "fuzz.csv",
	    (const char *)in->data, in->size));
}

/* A file of devices, and of products. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = { data, size };
	struct asset_ctx *cx = fuzz_context(100000, 1000);
	struct asset_str text;

	if (!cx)
		return 0;
	asset_try(cx, check, &in);
	asset_findings_text(cx, &text, ASSET_HINT, true);
	asset_free(cx);
	return 0;
}
