/* Findings: what stays the same about one when a file changes around it. */
#include "unit.h"

#include "core/ctx.h"
#include "rule/fingerprint.h"

static const char path[] = "paths:\n  /a:\n    get: {summery: All, responses: "
    "{200: {description: ok}}}\n";

/* The fingerprint of the first finding of a definition with these lines. */
static struct asset_str
first(struct asset_ctx *cx, const char *name, const char *lines)
{
	struct asset_mark mark = asset_mark(cx);
	struct asset_doc *doc;
	const struct asset_diag *d;
	struct asset_str text = asset_strf(cx, "swagger: '2.0'\n"
	    "info: {title: t, version: '1'}\n%s", lines);

	if (asset_open_text(cx, &doc, name, text.s, text.n) == 0)
		asset_lint(cx, doc, NULL);
	d = mark.last ? mark.last->next : cx->diags;
	assert_non_null(d);
	return asset_diag_fingerprint(cx, d);
}

static void
test_fingerprint_stays(void **state)
{
	struct asset_ctx *cx = *state;
	struct asset_str mark = first(cx, "a.yaml", path);

	/* Files keep them: a change here breaks every baseline. */
	assert_string_equal(mark.s, "817f00293d0cb6b7");
	assert_string_equal(first(cx, "b/c.yaml", path).s, mark.s);
	assert_string_equal(first(cx, "a.yaml",
	    asset_printf(cx, "# new\n\n%s", path)).s, mark.s);
}

static void
test_fingerprint_tells_apart(void **state)
{
	struct asset_ctx *cx = *state;
	const char *mark = first(cx, "a.yaml", path).s;

	assert_string_not_equal(first(cx, "a.yaml", "paths:\n  /b:\n"
	    "    get: {summery: All, responses: {200: {description: ok}}}\n").s,
	    mark);
	assert_string_not_equal(first(cx, "a.yaml", "paths:\n  /a:\n"
	    "    get: {sumary: All, responses: {200: {description: ok}}}\n").s,
	    mark);
}

/* Without a pointer the text of the line counts; of a long line a part. */
static void
test_fingerprint_of_text(void **state)
{
	struct asset_ctx *cx = *state;
	const char *mark = first(cx, "a.yaml", "paths: {a: 1, a: 2}\n").s;
	char *line = asset_alloc(cx, 2000);

	assert_string_equal(first(cx, "a.yaml",
	    "\n\npaths: {a: 1, a: 2}\n").s, mark);
	assert_string_not_equal(first(cx, "a.yaml",
	    "paths: {a: 1, a: 3}\n").s, mark);
	memset(line, ' ', 1999);
	line[1999] = 0;
	memcpy(line, "paths: {a: 1, ", 14);
	memcpy(line + 1990, "a: 2}\n", 7);
	mark = first(cx, "a.yaml", line).s;
	memcpy(line + 1000, "b: 3,", 5);
	assert_string_equal(first(cx, "a.yaml", line).s, mark);
}

/* A flood: above the limit only numbers are kept, and all of them count. */
static void
test_flood(void **state)
{
	struct asset_ctx *cx = *state;
	struct asset_place nowhere = { NULL, 0, 0 };
	struct asset_summary sum = { 0 };

	cx->limits.findings = 2;
	for (int i = 0; i < 5; i++)
		asset_report(cx, i % 2 ? "yaml-tag-unknown" : "json-colon", nowhere,
		    NULL)->also = nowhere;
	asset_findings_count(&sum, cx);
	assert_int_equal(sum.count[ASSET_ERROR], 3);
	assert_int_equal(sum.count[ASSET_WARNING], 2);
	assert_int_equal(asset_findings_limit(cx, &sum, ASSET_HINT, 0), 0);
	assert_int_equal(sum.more, 3);
	assert_int_equal(cx->ndiags, 2);
	assert_null(cx->last_diag->next);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_fingerprint_stays),
		TEST(test_fingerprint_tells_apart),
		TEST(test_fingerprint_of_text),
		TEST(test_flood),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
