/* Patterns: what is taken as ECMA 262 means it, and limits. */
#include "unit.h"

#include "core/ecma.h"
#include "core/regex.h"

struct test {
	const char *pattern;
	struct asset_str text;
	struct asset_str why;
	bool valid;
	enum asset_match match;
};

static int
run(struct asset_ctx *cx, void *arg)
{
	struct test *t = arg;
	uint32_t at;
	struct asset_regex *r = asset_regex_new(cx, asset_str(t->pattern),
	    &t->why, &at);

	t->valid = r != NULL;
	if (r)
		t->match = asset_regex_match(r, t->text);
	return 0;
}

static struct test
match(void **state, const char *pattern, const char *text)
{
	struct test t = { .pattern = pattern, .text = asset_str(text) };

	assert_int_equal(asset_try(*state, run, &t), 0);
	return t;
}

static void
test_match(void **state)
{
	static const struct {
		const char *pattern, *text;
		enum asset_match match;
	} all[] = {
		{ "b+", "abbc", ASSET_MATCH_YES },
		{ "^b+$", "abbc", ASSET_MATCH_NO },
		{ "^\\d$", "\xd9\xa3", ASSET_MATCH_NO }, /* ARABIC THREE */
		{ "^.$", "\xf0\x9f\x98\x80", ASSET_MATCH_YES },
		{ "^\\u0041$", "A", ASSET_MATCH_YES },
		{ "^a$", "a\n", ASSET_MATCH_NO },
		{ "^\\y$", "y", ASSET_MATCH_YES },
		{ "\\/\\-\\_", "/-_", ASSET_MATCH_YES },
		{ "", "", ASSET_MATCH_YES },
		{ "^[()+-\\s]+$", "( +)-", ASSET_MATCH_YES },
		{ "^[\\s-a]+$", "- a", ASSET_MATCH_YES },
		{ "^[\\w-\\s]+$", "a-\xc2\xa0" "b", ASSET_MATCH_YES },
		{ "^[^\\s]$", "\xe3\x80\x80", ASSET_MATCH_NO },
		{ "^[\\S]$", "\xe3\x80\x80", ASSET_MATCH_NO },
		{ "^[\\w-.]+[\\d-x][a-\\d]$", "a-.-a", ASSET_MATCH_YES },
		{ "^[\\p{L}-.]{3}$", "a-.", ASSET_MATCH_YES },
		{ "^a{1,100000}$", "aaa", ASSET_MATCH_YES },
		{ "^a{2,65535}b{2,65536}$", "aab", ASSET_MATCH_NO },
		{ "^a{x,70000}$", "a{x,70000}", ASSET_MATCH_YES },
		{ "^\\p{Letter}\\P{Lu}$", "\xc3\xa9x", ASSET_MATCH_YES },
		{ "^.$", "\xe2\x80\xa8", ASSET_MATCH_NO },
		{ "[]", "", ASSET_MATCH_NO },
		{ "^[^]$", "\n", ASSET_MATCH_YES },
		{ "^[[:alpha:]]$", ":]", ASSET_MATCH_YES },
		{ "^\\ud83d\\ude00$", "\xf0\x9f\x98\x80", ASSET_MATCH_YES },
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		assert_int_equal(match(state, all[i].pattern,
		    all[i].text).match, all[i].match);
}

static void
test_invalid(void **state)
{
	struct test t = match(state, "[a-", "");

	assert_false(t.valid);
	assert_true(t.why.n > 0);
	t = match(state, "(?<=a+)b", "ab"); /* fine in ECMA 262 */
	assert_false(t.valid);
	assert_int_equal(t.why.n, 0);
	t = match(state, "a{70000}", "");
	assert_false(t.valid);
	assert_int_equal(t.why.n, 0);
}

static void
test_foreign(void **state)
{
	static const char *const all[][2] = {
		{ "(?i)a", "(?i)" }, { "a(?P<n>b)", "(?P<" }, { "(?>a)", "(?>" },
		{ "(?#x)", "(?#" }, { "\\Aa\\z", "\\A" }, { "[a\\Q]", "\\Q" },
		{ "ab*+", "*+" }, { "(*LIMIT_MATCH=1)", "(*LIMIT_MATCH" },
		{ "(?<n>a)(?<=b)(?!c)(?:d)\\k<n>", "" }, { "[(?i)++]a+?", "" },
		{ "\\_\\@\\.\\u0041\\p{L}", "" }
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct asset_str s = asset_ecma_foreign(asset_str(all[i][0]));

		assert_true(asset_str_is(s, all[i][1]) ||
		    (!s.s && !*all[i][1]));
	}
	assert_false(asset_ecma_only(asset_str("\\_")));
	assert_true(asset_ecma_only(asset_str("^\\d+(?:a|b)?$")));
}

static void
test_limit(void **state)
{
	struct test t = match(state, "^(a|a)*$",
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");

	assert_int_equal(t.match, ASSET_MATCH_LIMIT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_match),
		TEST(test_invalid),
		TEST(test_foreign),
		TEST(test_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
