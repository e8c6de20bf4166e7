/* A schema and an instance in one document: {"schema": ..., "instance": ...,
 * "dialect": 0 to 5}. A yes must be the same with and without a report. */
#include "fuzz.h"

#include "model/validator.h"

static int
validate(struct asset_ctx *cx, void *arg)
{
	const struct asset_node *root = asset_doc_root(arg);
	const struct asset_node *schema = asset_get(root, "schema");
	const struct asset_node *n = asset_get(root, "instance");
	int64_t dialect = asset_int(asset_get(root, "dialect"), 0);
	struct asset_violations all = { .most = 1000 };
	struct asset_validator *v;
	bool quick, full;

	if (!schema || !n || dialect < 0 || dialect > ASSET_SCHEMA_DRAFT4)
		return 0;
	v = asset_validator_new(cx, schema,
	    (enum asset_schema_dialect)dialect, ASSET_VALIDATE_FORMATS |
	    ASSET_VALIDATE_CONTENT | ASSET_VALIDATE_REQUEST);
	quick = asset_validator_check(v, schema, n, NULL);
	full = asset_validator_check(v, schema, n, &all);
	if (quick != full || full != !all.n)
		abort();
	asset_violations_report(cx, &all);
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct asset_ctx *cx = fuzz_context(20000, 10000);
	struct asset_doc *doc;
	struct asset_str text;

	if (!cx)
		return 0;
	if (asset_open_text(cx, &doc, size && data[0] == '{' ? "fuzz.json" :
	    "fuzz.yaml", (const char *)data, size) == 0 &&
	    !has_duplicates(cx)) {
		asset_try(cx, validate, doc);
		asset_findings_text(cx, &text, ASSET_HINT, true);
	}
	asset_free(cx);
	return 0;
}
