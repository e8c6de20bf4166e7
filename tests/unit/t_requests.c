/* The request examples of the reference against formats/openapi: each passes,
 * or docs/contradictions.md has it among those that do not. */
#include "unit.h"

#include "model/operation.h"
#include "model/validator.h"

/* The section of the page, as one text. */
static char *
listed(void)
{
	FILE *f = fopen("docs/contradictions.md", "r");
	size_t n;
	char *text = calloc(1, 1 << 18), *from, *to;

	assert_non_null(f);
	assert_non_null(text);
	n = fread(text, 1, (1 << 18) - 1, f);
	assert_int_equal(fclose(f), 0);
	assert_true(n < (1 << 18) - 1);
	from = strstr(text, "\n## Examples that do not pass\n");
	assert_non_null(from);
	to = strstr(from + 4, "\n## ");
	assert_non_null(to);
	*to = '\0';
	memmove(text, from, (size_t)(to - from) + 1);
	return text;
}

static uint32_t
failing(struct asset_ctx *cx, const struct asset_operation *op,
    const struct asset_node *examples)
{
	const struct asset_node *schema = asset_operation_body(cx, op), *e;
	struct asset_validator *v;
	uint32_t n = 0;

	if (!schema)
		return examples->len;
	v = asset_validator_new(cx, op->doc, ASSET_SCHEMA_OAS31,
	    ASSET_VALIDATE_FORMATS | ASSET_VALIDATE_CONTENT |
	    ASSET_VALIDATE_REQUEST);
	for (e = asset_first(examples); e; e = e->next)
		n += !asset_validator_check(v, schema, e, NULL);
	return n;
}

static int
check(struct asset_ctx *cx, void *arg)
{
	const struct asset_operations *ops = asset_operations_open(cx);
	const struct asset_node *ref, *form;
	const char *page = arg;
	struct asset_doc *doc;
	char path[4096], row[128];
	uint32_t examples = 0, wrong = 0;

	snprintf(path, sizeof path, "%s/reference/operations.json",
	    getenv("ASSET_SHARED"));
	assert_int_equal(asset_open(cx, &doc, path), 0);
	for (ref = asset_first(doc->root); ref; ref = ref->next) {
		struct asset_str id = asset_get_text(ref, "id");
		const struct asset_node *list = asset_get(
		    asset_get(ref, "examples"), "request");
		const struct asset_operation *op = asset_operation_find(ops, id);
		bool fails, known;

		form = asset_get(ref, "form");
		if (!list || (form && form->len))
			continue;
		assert_non_null(op);
		examples += list->len;
		fails = failing(cx, op, list) > 0;
		snprintf(row, sizeof row, "\n| %.*s |", (int)id.n, id.s);
		known = strstr(page, row);
		if (fails == known)
			continue;
		wrong++;
		print_message("%.*s: %s\n", (int)id.n, id.s, fails ?
		    "an example does not pass" : "all examples pass");
	}
	assert_int_equal(wrong, 0);
	assert_true(examples > 150);
	return 0;
}

static void
test_examples(void **state)
{
	const char *shared = getenv("ASSET_SHARED");
	char *page;

	if (!shared || !*shared)
		skip();
	page = listed();
	assert_int_equal(asset_try(*state, check, page), 0);
	free(page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_examples) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
