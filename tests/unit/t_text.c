/* Strings, UTF-8 and what is shown of text from documents. */
#include "unit.h"

#include "core/buf.h"
#include "core/glob.h"
#include "core/utf8.h"

static const struct {
	const char *text;
	long bad; /* offset of the first bad byte, or -1 */
} utf8[] = {
	{ "plain ascii, longer than eight", -1 },
	{ "\xc3\xa9\xe4\xb8\x80\xf0\x9f\x98\x80", -1 },
	{ "ok\xc0\xaf", 2 },             /* overlong */
	{ "ok\xed\xa0\x80", 2 },         /* surrogate */
	{ "\xf4\x90\x80\x80", 0 },       /* over U+10FFFF */
	{ "12345678\xff", 8 },
	{ "cut \xe4\xb8", 4 },
};

static void
test_utf8(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof utf8 / sizeof *utf8; i++) {
		const char *s = utf8[i].text;
		const char *bad = asset_utf8_check(s, s + strlen(s));

		assert_int_equal(bad ? bad - s : -1, utf8[i].bad);
	}
}

static int
show(struct asset_ctx *cx, void *arg)
{
	struct asset_buf b;

	(void)arg;
	asset_buf_init(&b, cx);
	asset_buf_shown(&b, asset_str("a\033[31m\n::error \xe2\x80\xae\xff"));
	assert_string_equal(asset_buf_text(&b).s,
	    "a\\u001b[31m\\n::error \\u202e\\xff");
	asset_buf_init(&b, cx);
	asset_buf_file(&b, asset_str("::error file=x\n.yaml"));
	assert_string_equal(asset_buf_text(&b).s,
	    "./::error file=x\\n.yaml");
	return 0;
}

static void
test_shown(void **state)
{
	assert_int_equal(asset_try(*state, show, NULL), 0);
}

static void
test_distance(void **state)
{
	(void)state;
	assert_int_equal(asset_str_distance(asset_str("summary"),
	    asset_str("sumary"), 3), 1);
	assert_int_equal(asset_str_distance(asset_str("abc"),
	    asset_str("xyz"), 2), 3);
	assert_int_equal(asset_str_distance(asset_str(""), asset_str("ab"),
	    3), 2);
}

static const struct {
	const char *pattern, *text;
	bool match;
} globs[] = {
	{ "*.yaml", "a.yaml", true },
	{ "*.yaml", "a/b.yaml", false },
	{ "a*b*c", "aXbXbc", true },
	{ "a*b*c", "aXbXbd", false },
	{ "**/*.yaml", "a.yaml", true },
	{ "**/*.yaml", "a/b/c.yaml", true },
	{ "a/**/b/*.yaml", "a/b/x/b/c.yaml", true },
	{ "a/**/b/*.yaml", "a/x/c.yaml", false },
	{ "a/**", "a/b/c", true },
	{ "a/**", "ab", false },
	{ "**", "a/b", true },
	{ "a**b", "axxb", true },
	{ "a**b", "a/b", false },
	{ "?.yaml", "\xc3\xa9.yaml", true },
	{ "?.yaml", "/.yaml", false },
	{ "[a-c]x[!0-9]", "bxy", true },
	{ "[a-c]x[!0-9]", "bx7", false },
	{ "[]]", "]", true },
	{ "[a", "[a", true },
	{ "\\*", "*", true },
	{ "\\*", "a", false },
	{ "*.{json,y{a,}ml}", "a.yml", true },
	{ "*.{json,y{a,}ml}", "a.yaml", true },
	{ "*.{json,y{a,}ml}", "a.json", true },
	{ "*.{json,y{a,}ml}", "a.jsonl", false },
	{ "{a", "{a", true },
	{ "", "", true },
	{ "", "a", false },
};

static int
glob(struct asset_ctx *cx, void *arg)
{
	struct asset_buf b;

	(void)arg;
	for (size_t i = 0; i < sizeof globs / sizeof *globs; i++)
		if (asset_glob_match(asset_glob_new(cx,
		    asset_str(globs[i].pattern)), asset_str(globs[i].text)) !=
		    globs[i].match)
			fail_msg("%s %s", globs[i].pattern, globs[i].text);
	/* neither of these takes long */
	asset_buf_init(&b, cx);
	for (int i = 0; i < 1000; i++)
		asset_buf_puts(&b, "{*,a}");
	asset_glob_match(asset_glob_new(cx, asset_buf_text(&b)),
	    asset_str("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"));
	asset_buf_init(&b, cx);
	for (int i = 0; i < 1000; i++)
		asset_buf_puts(&b, "*a**/");
	assert_false(asset_glob_match(asset_glob_new(cx, asset_buf_text(&b)),
	    asset_str("aaaaaaaaaaaaaaaa/aaaaaaaaaaaaaaaaaaaaaaaaaaaab")));
	return 0;
}

static void
test_glob(void **state)
{
	assert_int_equal(asset_try(*state, glob, NULL), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_utf8),
		TEST(test_shown), TEST(test_distance), TEST(test_glob) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
