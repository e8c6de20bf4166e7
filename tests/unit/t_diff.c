/* The comparison read backwards says the opposite of each change. */
#include "unit.h"

#include <glob.h>

#include "model/row.h"
#include "tree/node.h"

static const char *const opposite[][2] = {
	{ "added", "removed" },
	{ "set", "unset" },
	{ "required", "optional" },
	{ "narrowed", "widened" },
	{ "lowered", "raised" },
	{ "value-added", "value-removed" },
};

static struct asset_str
turned(struct asset_str when)
{
	for (size_t i = 0; i < sizeof opposite / sizeof *opposite; i++) {
		if (asset_str_is(when, opposite[i][0]))
			return asset_str(opposite[i][1]);
		if (asset_str_is(when, opposite[i][1]))
			return asset_str(opposite[i][0]);
	}
	return when;
}

/* "api request limit added" for each change, sorted, one a line. */
static struct asset_node *
kinds(struct asset_ctx *cx, const struct asset_node *result, bool turn)
{
	struct asset_node *all = asset_new_node(cx, ASSET_OBJECT);

	for (const struct asset_node *c = asset_first(
	    asset_get(result, "changes")); c; c = c->next) {
		const struct asset_node *row =
		    asset_row("changes", asset_get_text(c, "id"));
		const struct asset_node *field = asset_get(row, "field");
		struct asset_str when = asset_get_text(row, "when");
		struct asset_str name = asset_text(asset_is(field,
		    ASSET_ARRAY) ? asset_first(field) : field);
		struct asset_str key;

		assert_non_null(row);
		if (turn)
			when = turned(when);
		key = asset_strf(cx, "%.*s %.*s %.*s %.*s",
		    ASSET_P(asset_get_text(c, "kind")),
		    ASSET_P(asset_get_text(row, "of")), ASSET_P(name),
		    ASSET_P(when));
		asset_set_str(cx, all, key, asset_new_int(cx,
		    asset_int(asset_get_str(all, key), 0) + 1));
	}
	return all;
}

struct files {
	const char *old, *new;
};

static int
compare(struct asset_ctx *cx, void *arg)
{
	struct files *f = arg;
	const struct asset_node *there, *back;
	struct asset_node *a, *b;

	assert_int_equal(asset_diff(cx, &there, f->old, f->new), 0);
	assert_int_equal(asset_diff(cx, &back, f->new, f->old), 0);
	a = kinds(cx, there, false);
	b = kinds(cx, back, true);
	for (const struct asset_node *c = asset_first(a); c; c = c->next)
		if (!asset_equal(c, asset_get_str(b, asset_key(c))))
			fail_msg("%s: %.*s", f->old, ASSET_P(asset_key(c)));
	assert_int_equal(a->len, b->len);
	return 0;
}

static void
backwards(void **state)
{
	glob_t olds, news;

	assert_int_equal(glob("tests/diff/*.old*", 0, NULL, &olds), 0);
	assert_int_equal(glob("tests/diff/*.new*", 0, NULL, &news), 0);
	assert_int_equal(olds.gl_pathc, news.gl_pathc);
	for (size_t i = 0; i < olds.gl_pathc; i++) {
		struct files f = { olds.gl_pathv[i], news.gl_pathv[i] };

		assert_int_equal(asset_try(*state, compare, &f), 0);
	}
	globfree(&olds);
	globfree(&news);
}

/* Fingerprints do not depend on where things stand in the files. */
static const char *const before[] = {
	"{\"swagger\":\"2.0\",\"paths\":{\"/a\":{\"get\":{\"parameters\":["
	"{\"name\":\"x\",\"in\":\"query\",\"type\":\"string\"}]}}}}",
	"\n\n{\"paths\":{\"/b\":{},\"/a\":{\"get\":{\"parameters\":[{\"name\":"
	"\"y\",\"in\":\"query\",\"type\":\"string\"},{\"name\":\"x\",\"in\":"
	"\"query\",\"type\":\"string\"}]}}},\"swagger\":\"2.0\"}",
};
static const char *const after[] = {
	"{\"swagger\":\"2.0\",\"paths\":{\"/a\":{\"get\":{\"parameters\":["
	"{\"name\":\"x\",\"in\":\"query\",\"type\":\"integer\"}]}}}}",
	"{\"swagger\":\"2.0\",\"paths\":{\"/a\":{\"get\":{\"parameters\":["
	"{\"name\":\"y\",\"in\":\"query\",\"type\":\"string\"},"
	"{\"name\":\"x\",\"in\":\"query\",\"type\":\"integer\"}]}}}}",
};

static void
stable(void **state)
{
	struct asset_str mark[2];

	for (int i = 0; i < 2; i++) {
		const struct asset_node *r;
		struct asset_doc *old, *new;

		assert_int_equal(asset_open_text(*state, &old, "old",
		    before[i], strlen(before[i])), 0);
		assert_int_equal(asset_open_text(*state, &new, "new",
		    after[i], strlen(after[i])), 0);
		assert_int_equal(asset_diff_docs(*state, &r, old, new), 0);
		assert_int_equal(asset_diff_count(r, "info"), 1);
		mark[i] = asset_get_text(
		    asset_first(asset_get(r, "changes")), "fingerprint");
	}
	assert_int_equal(mark[0].n, 16);
	assert_true(asset_str_eq(mark[0], mark[1]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(backwards),
		TEST(stable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
