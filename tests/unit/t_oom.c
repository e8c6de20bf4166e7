/* Fails the n-th allocation of everything that is done with a document or a
 * package, for every n, until it succeeds: each failure must be said and leak nothing
 * (the sanitizer build checks the latter). */
#include "unit.h"

#include <unistd.h>

#include "core/arena.h"
#include "emit/emit_zip.h"

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
work_text(const char *text)
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
		r = asset_lint(cx, doc, NULL);
	if (r == ASSET_ESYNTAX) /* no definition */
		r = 0;
	if (r == 0)
		r = asset_findings_text(cx, &out, ASSET_HINT, false);
	asset_free(cx);
	return r;
}

/* A zip, read and written again. */
static int
work_package(const char *path)
{
	struct asset_ctx *cx = asset_new(NULL);
	const struct asset_node *list;
	struct asset_package *package;
	struct asset_str out;
	int r;

	if (!cx)
		return ASSET_ENOMEM;
	r = asset_package_open(cx, &package, path);
	if (r == 0)
		r = asset_package_zip(cx, package, &out);
	if (r == 0)
		r = asset_package_inspect(cx, package, &list);
	if (r == 0)
		r = asset_package_inspect_text(cx, list, &out);
	if (r == 0)
		r = asset_plan(cx, &list, path, NULL, NULL);
	if (r == 0)
		r = asset_print_plan(cx, list, &out);
	if (r == 0)
		r = asset_print_curl(cx, list, &out);
	asset_free(cx);
	return r;
}

/* Two definitions, compared and merged. */
static int
work_diff(const char *name)
{
	const struct asset_merge_options options = { .api_override = true };
	struct asset_ctx *cx = asset_new(NULL);
	const struct asset_node *result;
	struct asset_merged merged;
	struct asset_str out;
	char old[64], new[64];
	int r;

	if (!cx)
		return ASSET_ENOMEM;
	snprintf(old, sizeof old, "tests/merge/%s.base.yaml", name);
	snprintf(new, sizeof new, "tests/merge/%s.incoming.yaml", name);
	r = asset_diff(cx, &result, old, new);
	if (r == 0)
		r = asset_print_diff(cx, result, &out);
	if (r == 0)
		r = asset_merge(cx, &merged, old, new, &options);
	if (r == 0)
		r = asset_print_merge(cx, merged.report, &out);
	asset_free(cx);
	return r;
}

/* A definition's findings, as a tree and in the formats that build one more. */
static int
work_report(const char *path)
{
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_summary sum = { 0 };
	struct asset_report *report;
	const struct asset_node *tree;
	struct asset_str out;
	int r;

	if (!cx)
		return ASSET_ENOMEM;
	r = asset_lint_path(cx, path, NULL, NULL);
	if (r == 0)
		r = asset_report_new(cx, &report);
	if (r == 0)
		r = asset_findings_add(report, cx, path, ASSET_HINT);
	if (r == 0)
		r = asset_report_tree(report, &sum, &tree);
	if (r == 0)
		r = asset_print_sarif(cx, tree, &out);
	if (r == 0)
		r = asset_print_junit(cx, tree, &out);
	asset_free(cx);
	return r;
}

/* Settings with all that they can have, and a baseline. */
static int
work_settings(const char *folder)
{
	struct asset_ctx *cx = asset_new(NULL), *own = asset_new(NULL);
	struct asset_settings *s;
	struct asset_new_baseline *list;
	const struct asset_config *config;
	const struct asset_node *tree;
	struct asset_str out;
	char api[64], known[64];
	unsigned n;
	int r;

	snprintf(api, sizeof api, "%s/a.json", folder);
	snprintf(known, sizeof known, "%s/b.json", folder);
	r = asset_settings_new(cx, &s);
	if (r == 0)
		r = asset_settings_ruleset(s, "minimal");
	if (r == 0)
		r = asset_settings_rule(s, "roma-*", false);
	if (r == 0)
		r = asset_settings_baseline(s, known);
	if (r == 0)
		r = asset_settings_for(s, &config, api);
	if (r == 0)
		r = asset_settings_searched(s, folder);
	if (r == 0)
		r = asset_lint_path(own, api, config, NULL);
	if (r == 0)
		r = asset_baseline_new(cx, &list, known);
	if (r == 0)
		r = asset_baseline_take(list, own, api, &n);
	if (r == 0)
		r = asset_baseline_tree(list, &tree);
	if (r == 0)
		r = asset_settings_end(s);
	if (r == 0)
		r = asset_findings_text(cx, &out, ASSET_HINT, false);
	asset_free(own);
	asset_free(cx);
	return r;
}

static void
fail_each(int (*work)(const char *), const char *text)
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
	fail_each(work_text, "{\"a\": [1, \"x\\u00e9\", {\"a\": 1, \"a\": 2}]}");
}

static void
test_yaml(void **state)
{
	(void)state;
	fail_each(work_text, "a: &x [1, 'two', no]\nb: *x\nc: |\n  text\na: 2\n");
}

struct job {
	struct asset_members *files;
	struct asset_str text; /* of the object; becomes the zip */
};

/* Packed by hand: a package without a list of its files. */
static int
make_zip(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;

	asset_member_add(cx, job->files, ASSET_S("apps/a/app.json"),
	    job->text);
	asset_member_add(cx, job->files, ASSET_S("manifest.json"),
	    ASSET_S("{\"format\": \"roma-asset-profile\","
	    " \"format_version\": \"1.0\"}"));
	return asset_emit_zip(cx, job->files, &job->text);
}

static void
test_package(void **state)
{
	const char *text = "{\"kind\": \"app\", \"key\": {\"name\": \"a\"},"
	    " \"spec\": {\"secret\": \"${secret:a}\"}}";
	char path[] = "/tmp/t_oom-XXXXXX";
	struct asset_members files = { .name = "t", .between = "/" };
	struct asset_ctx *cx = asset_new(NULL);
	struct job job = { &files, { NULL, 0 } };
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	job.text = asset_str(text);
	assert_int_equal(asset_try(cx, make_zip, &job), 0);
	assert_int_equal(asset_write_file(cx, path, job.text), 0);
	asset_free(cx);
	fail_each(work_package, path);
	unlink(path);
}

static void
test_definition(void **state)
{
	(void)state;
	fail_each(work_text, "{\"swagger\": \"2.0\", \"info\": {}, \"host\": \"a/b\", "
	    "\"paths\": {\"/a/{b}\": {\"get\": {\"sumary\": 1, "
	    "\"operationId\": \"x\", \"responses\": {\"200\": "
	    "{\"$ref\": \"#/nothing\"}}}}}, \"definitions\": {\"A\": "
	    "{\"pattern\": \"a+\", \"enum\": [1, 1]}}}");
}

static void
write_file(const char *folder, const char *name, const char *text)
{
	char path[64];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	f = text ? fopen(path, "w") : NULL;
	if (f) {
		fputs(text, f);
		fclose(f);
	} else {
		remove(path);
	}
}

static void
test_settings(void **state)
{
	static const char *const files[][2] = {
		{ ".asset.yaml", "extends: [all, e.yaml]\n"
		    "rules: {\"owasp-*\": off, operation-summary: "
		    "{severity: hint}, owasp-response-401: {with: {keys: [a]}}}\n"
		    "overrides: [{files: '*.json', rules: {tag-unique: off}}]\n"
		    "exceptions: [{rules: field-unknown, files: [./a.json], "
		    "pointers: [/info/a, '/paths/**']}]\n" },
		{ "e.yaml", "rulesets: {roma: off}\n" },
		{ "a.json", "{\"swagger\": \"2.0\", \"info\": {\"title\": "
		    "\"t\", \"version\": \"1\", \"a\": 1, \"b\": 2}, "
		    "\"paths\": {\"/{a}\": {\"get\": {\"x-asset-ignore\": "
		    "[\"path-*\", \"tag-unique\"]}}}}" },
		{ "b.json", "{\"format\": \"asset-baseline/1\", \"files\": "
		    "{\"c.json\": {\"a b\": 1}, \"x/a.json\": {\"a b\": 2}}}" },
	};
	char folder[] = "/tmp/t_oom-XXXXXX";

	(void)state;
	assert_non_null(mkdtemp(folder));
	for (int i = 0; i < 4; i++)
		write_file(folder, files[i][0], files[i][1]);
	fail_each(work_settings, folder);
	for (int i = 0; i < 4; i++)
		write_file(folder, files[i][0], NULL);
	rmdir(folder);
}

static void
test_diff(void **state)
{
	(void)state;
	fail_each(work_diff, "small");
}

static void
test_report(void **state)
{
	(void)state;
	fail_each(work_report, "tests/lint/report.yaml");
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_json),
		cmocka_unit_test(test_yaml),
		cmocka_unit_test(test_package),
		cmocka_unit_test(test_definition),
		cmocka_unit_test(test_settings),
		cmocka_unit_test(test_diff),
		cmocka_unit_test(test_report) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
