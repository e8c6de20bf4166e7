/* References: where they lead, and that nothing costs more than it should. */
#include "unit.h"

#include "model/ref.h"
#include "tree/pointer.h"

struct test {
	const char *text, *at;
	struct asset_ref *ref;
	const struct asset_node *end;
	struct asset_str near;
};

static int
resolve(struct asset_ctx *cx, void *arg)
{
	struct test *t = arg;
	struct asset_doc *doc;
	struct asset_node *n;
	struct asset_refs *refs;

	assert_int_equal(asset_open_text(cx, &doc, "t.json", t->text,
	    strlen(t->text)), 0);
	refs = asset_refs_new(cx, doc);
	n = asset_pointer_get(cx, doc->root, asset_str(t->at));
	assert_non_null(n);
	t->ref = asset_ref_get(refs, n);
	t->end = asset_ref_follow(refs, n);
	if (t->ref && t->ref->status == ASSET_REF_MISSING)
		t->near = asset_ref_near(t->ref);
	return 0;
}

static struct test
get(void **state, const char *text, const char *at)
{
	struct test t = { .text = text, .at = at };

	assert_int_equal(asset_try(*state, resolve, &t), 0);
	return t;
}

static void
test_pointer(void **state)
{
	struct test t = get(state, "{\"a/b~c d\": [7, {\"x\": 8}], "
	    "\"r\": {\"$ref\": \"#/a~1b~0c%20d/1/x\"}}", "/r");

	assert_int_equal(t.ref->status, ASSET_REF_OK);
	assert_true(asset_str_is(asset_text(t.end), "8"));
	t = get(state, "{\"r\": {\"$ref\": \"#\"}, \"a\": 1}", "/r");
	assert_int_equal(t.end->len, 2);
	t = get(state, "{\"r\": {\"$ref\": \"#/a/01\"}, \"a\": [1, 2]}", "/r");
	assert_int_equal(t.ref->status, ASSET_REF_MISSING);
}

static void
test_chain(void **state)
{
	struct test t = get(state, "{\"a\": {\"$ref\": \"#/b\"}, "
	    "\"b\": {\"$ref\": \"#/c\"}, \"c\": 5}", "/a");

	assert_true(asset_str_is(asset_text(t.end), "5"));
	assert_true(asset_str_is(t.ref->pointer, "/b"));
}

static void
test_cycle(void **state)
{
	const char *text = "{\"in\": {\"$ref\": \"#/a\"}, "
	    "\"a\": {\"$ref\": \"#/b\"}, \"b\": {\"$ref\": \"#/a\"}, "
	    "\"s\": {\"p\": {\"$ref\": \"#/s\"}}}";
	struct test t = get(state, text, "/in");

	assert_int_equal(t.ref->status, ASSET_REF_CYCLE);
	assert_null(t.end);
	t = get(state, text, "/s/p");
	assert_int_equal(t.ref->status, ASSET_REF_OK);
}

/* A property may be called $ref. */
static void
test_named(void **state)
{
	struct test t = get(state, "{\"p\": {\"$ref\": {\"type\": 1}}}", "/p");

	assert_null(t.ref);
	assert_int_equal(t.end->len, 1);
}

static void
test_near(void **state)
{
	struct test t = get(state, "{\"r\": {\"$ref\": \"#/defs/Pat\"}, "
	    "\"defs\": {\"Dog\": 1, \"Pet\": 2}}", "/r");

	assert_int_equal(t.ref->status, ASSET_REF_MISSING);
	assert_true(asset_str_is(t.ref->token, "Pat"));
	assert_true(asset_str_is(t.near, "Pet"));
}

/* Text in memory has no folder, so no file may be read for it. */
static void
test_outside(void **state)
{
	static const struct {
		const char *ref;
		enum asset_ref_status status;
	} all[] = {
		{ "x.yaml", ASSET_REF_OUTSIDE },
		{ "/etc/passwd", ASSET_REF_OUTSIDE },
		{ "file:///etc/passwd", ASSET_REF_OUTSIDE },
		{ "C:\\\\x", ASSET_REF_OUTSIDE },
		{ "http://example.com/x", ASSET_REF_REMOTE },
		{ "HTTPS://example.com/x", ASSET_REF_REMOTE },
		{ "//example.com/x", ASSET_REF_REMOTE },
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		char text[100];
		struct test t;

		snprintf(text, sizeof text, "{\"$ref\": \"%s\"}", all[i].ref);
		t = get(state, text, "");
		assert_int_equal(t.ref->status, all[i].status);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_pointer),
		TEST(test_chain),
		TEST(test_cycle),
		TEST(test_named),
		TEST(test_near),
		TEST(test_outside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
