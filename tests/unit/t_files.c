/* Which files a part of the settings is about. */
#include "unit.h"

#include "read/open.h"
#include "rule/files.h"

static bool
fits(struct asset_ctx *cx, const char *patterns, const char *path)
{
	struct asset_doc *doc = asset_open_quietly(cx, "t",
	    asset_str(patterns));

	assert_non_null(doc);
	return asset_files_match(asset_files_new(cx, asset_str("/w/apis"),
	    doc->root), asset_str(path));
}

static void
test_patterns(void **state)
{
	static const struct {
		const char *patterns, *path;
		bool yes;
	} cases[] = {
		{ "'a.yaml'", "/w/apis/a.yaml", true },
		{ "'a.yaml'", "/w/apis/b/a.yaml", false },
		{ "'a.yaml'", "/w/a.yaml", false },
		{ "'./a.yaml'", "/w/apis/a.yaml", true },
		{ "'*.yaml'", "/w/apis/b/c/a.yaml", true },
		{ "'./*.yaml'", "/w/apis/a.yaml", true },
		{ "'./*.yaml'", "/w/apis/b/a.yaml", false },
		{ "'b/'", "/w/apis/b/c/a.yaml", true },
		{ "'b/'", "/w/apis/b.yaml", false },
		{ "'b/*'", "/w/apis/b/c/a.yaml", false },
		{ "'b/**'", "/w/apis/b/c/a.yaml", true },
		{ "'**/old/*.yaml'", "/w/apis/old/a.yaml", true },
		{ "'**/old/*.yaml'", "/w/other/old/a.yaml", true },
		{ "'apis/*'", "/w/apis/a.yaml", false },
		{ "['b/*', 'c/*.{json,yaml}']", "/w/apis/c/a.yaml", true },
		{ "['b/*', 'c/*.{json,yaml}']", "/w/apis/c/a.yml", false },
		{ "[]", "/w/apis/a.yaml", false },
		{ "['']", "/w/apis/a.yaml", false },
		{ "'../b/*.yaml'", "/w/b/a.yaml", true },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (fits(*state, cases[i].patterns, cases[i].path) !=
		    cases[i].yes)
			fail_msg("%s %s", cases[i].patterns, cases[i].path);
}

static void
check_relative(struct asset_ctx *cx, const char *folder, const char *path,
    const char *wanted)
{
	struct asset_str s = asset_files_relative(cx, asset_str(folder),
	    asset_str(path));

	assert_string_equal(asset_cstr(cx, s), wanted);
}

static void
test_paths(void **state)
{
	assert_true(asset_str_is(asset_files_folder(asset_str("/a/b")), "/a"));
	assert_true(asset_str_is(asset_files_folder(asset_str("/a")), "/"));
	assert_int_equal(asset_files_folder(asset_str("a")).n, 0);
	check_relative(*state, "/a/b", "/a/b/c/d.json", "c/d.json");
	check_relative(*state, "/a/b", "/a/c/d.json", "../c/d.json");
	check_relative(*state, "/a/b/e", "/d.json", "../../../d.json");
	check_relative(*state, "/a/b", "/a/bc/d.json", "../bc/d.json");
	check_relative(*state, "/", "/d.json", "d.json");
	check_relative(*state, "/a", "d.json", "d.json");
}

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_patterns),
		TEST(test_paths) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
