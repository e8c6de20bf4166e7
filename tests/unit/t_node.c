/* Trees: building, finding, comparing. */
#include "unit.h"

#include "tree/pointer.h"

static int
build(struct asset_ctx *cx, void *arg)
{
	struct asset_node *o = asset_new_node(cx, ASSET_OBJECT), *n;

	(void)arg;
	for (int i = 0; i < 1000; i++)
		asset_set(cx, o, asset_printf(cx, "k%d", i),
		    asset_new_int(cx, i));
	assert_int_equal(o->len, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(asset_int(asset_get(o,
		    asset_printf(cx, "k%d", i)), -1), i);
	asset_set(cx, o, "k7", asset_new_int(cx, 77));
	assert_int_equal(o->len, 1000);
	assert_int_equal(asset_int(asset_item(o, 7), 0), 77);
	asset_remove(cx, o, asset_get(o, "k8"));
	assert_null(asset_get(o, "k8"));
	assert_int_equal(asset_int(asset_item(o, 8), 0), 9);
	n = asset_clone(cx, o);
	assert_true(asset_equal(n, o));
	asset_sort(cx, n);
	assert_true(asset_equal(n, o));
	assert_true(asset_str_is(asset_key(asset_item(n, 2)), "k10"));
	asset_remove(cx, n, asset_get(n, "k999"));
	asset_set(cx, n, "last", asset_new_bool(cx, true));
	assert_true(asset_get_true(n, "last"));
	assert_false(asset_equal(n, o));
	return 0;
}

static void
test_build(void **state)
{
	assert_int_equal(asset_try(*state, build, NULL), 0);
}

static const struct {
	const char *a, *b;
	bool equal;
} pairs[] = {
	{ "1",               "1.0",             true  },
	{ "100",             "1e2",             true  },
	{ "0.5",             "5E-1",            true  },
	{ "-0",              "0",               true  },
	{ "9007199254740993", "9007199254740992", false },
	{ "1",               "-1",              false },
	{ "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", true  },
	{ "[1,2]",           "[2,1]",           false },
	{ "\"1\"",           "1",               false },
	{ "null",            "false",           false },
};

static void
test_equal(void **state)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct asset_doc *a, *b;

		assert_int_equal(asset_open_text(*state, &a, "a", pairs[i].a,
		    strlen(pairs[i].a)), 0);
		assert_int_equal(asset_open_text(*state, &b, "b", pairs[i].b,
		    strlen(pairs[i].b)), 0);
		assert_int_equal(asset_equal(a->root, b->root),
		    pairs[i].equal);
	}
}

static int
pointers(struct asset_ctx *cx, void *arg)
{
	struct asset_doc *doc = arg;
	struct asset_node *n = asset_pointer_get(cx, doc->root,
	    asset_str("/a~1b/m~0n/1"));

	assert_int_equal(asset_int(n, 0), 2);
	assert_ptr_equal(asset_pointer_get(cx, doc->root, asset_str("")),
	    doc->root);
	assert_null(asset_pointer_get(cx, doc->root, asset_str("/x")));
	assert_null(asset_pointer_get(cx, doc->root, asset_str("x")));
	assert_null(asset_pointer_get(cx, doc->root,
	    asset_str("/a~1b/m~0n/01")));
	assert_int_equal(asset_pointer_set(cx, doc->root, asset_str("/p/q"),
	    asset_new_int(cx, 5)), 0);
	assert_int_equal(asset_int(asset_pointer_get(cx, doc->root,
	    asset_str("/p/q")), 0), 5);
	return 0;
}

static void
test_pointers(void **state)
{
	const char *text = "{\"a/b\": {\"m~n\": [1, 2]}}";
	struct asset_doc *doc;

	assert_int_equal(asset_open_text(*state, &doc, "t", text,
	    strlen(text)), 0);
	assert_int_equal(asset_try(*state, pointers, doc), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_build),
		TEST(test_equal), TEST(test_pointers) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
