/* Fails the n-th allocation of everything that a lint of a definition does,
 * for every n, until it succeeds: each failure must be said and leak nothing
 * (the sanitizer build checks the latter). */
#include "unit.h"

#include "core/arena.h"

void *__real_asset_arena_alloc(struct asset_arena *, size_t);
void *__wrap_asset_arena_alloc(struct asset_arena *, size_t);

static long left = -1; /* allocations until one fails; -1: never */

/* All memory of the library comes from here, but for the context itself. */
void *
__wrap_asset_arena_alloc(struct asset_arena *a, size_t size)
{
	if (left >= 0 && left-- == 0)
		return NULL;
	return __real_asset_arena_alloc(a, size);
}

static int
work(const char *text)
{
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_doc *doc;
	struct asset_str out;
	int r;

	if (!cx)
		return ASSET_ENOMEM;
	r = asset_open_text(cx, &doc, "t", text, strlen(text));
	if (r == 0)
		r = asset_print_json(cx, asset_doc_root(doc), &out);
	if (r == 0)
		r = asset_print_yaml(cx, asset_doc_root(doc), &out);
	if (r == 0)
		r = asset_findings_text(cx, &out, ASSET_HINT, false);
	asset_free(cx);
	return r;
}

static void
fail_each(const char *text)
{
	int r = ASSET_ENOMEM;
	long n;

	for (n = 0; r != 0; n++) {
		left = n;
		r = work(text);
		left = -1;
		assert_true(r == 0 || r == ASSET_ENOMEM);
	}
	assert_true(n > 3);
}

static void
test_json(void **state)
{
	(void)state;
	fail_each("{\"a\": [1, \"x\\u00e9\", {\"a\": 1, \"a\": 2}]}");
}

static void
test_yaml(void **state)
{
	(void)state;
	fail_each("a: &x [1, 'two', no]\nb: *x\nc: |\n  text\na: 2\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_json),
		cmocka_unit_test(test_yaml) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
