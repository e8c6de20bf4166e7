/* The JSON reader: data, places and the first error. */
#include "unit.h"

#include <cjson/cJSON.h>

#include "core/diag.h"
#include "tree/pointer.h"

static struct asset_doc *
open_text(struct asset_ctx *cx, const char *text)
{
	struct asset_doc *doc = NULL;

	assert_int_equal(asset_open_text(cx, &doc, "t.json", text,
	    strlen(text)), 0);
	return doc;
}

static void
test_values(void **state)
{
	struct asset_doc *doc = open_text(*state,
	    "{\"a\": [1, -0.50e+3, true, null], \"b\\u00e9\": "
	    "\"x\\ud83d\\ude00\\u0000y\"}");
	struct asset_node *b = asset_get(doc->root, "b\xc3\xa9");

	assert_int_equal(doc->root->len, 2);
	assert_true(asset_str_is(asset_text(asset_item(
	    asset_get(doc->root, "a"), 1)), "-0.50e+3"));
	assert_non_null(b);
	assert_int_equal(b->len, 7);
	assert_memory_equal(b->u.text, "x\xf0\x9f\x98\x80\0y", 7);
}

static int
place(struct asset_ctx *cx, void *arg)
{
	struct asset_doc *doc = arg;
	struct asset_node *n = asset_pointer_get(cx, doc->root,
	    asset_str("/k\xc3\xa9/1"));
	struct asset_place at = asset_value_place(cx, n);
	struct asset_position p = asset_source_position(cx, at.src, at.off);

	assert_int_equal(p.line, 3);
	assert_int_equal(p.column, 4);
	assert_int_equal(at.len, 5);
	at = asset_key_place(cx, asset_first(doc->root));
	p = asset_source_position(cx, at.src, at.off);
	assert_int_equal(p.line, 2);
	assert_int_equal(p.column, 2);
	assert_int_equal(at.len, 9);
	return 0;
}

static void
test_places(void **state)
{
	struct asset_doc *doc = open_text(*state,
	    "{\r\n \"k\\u00e9\": [0,\n   \"abc\"]}");

	assert_int_equal(asset_try(*state, place, doc), 0);
}

static void
test_duplicates(void **state)
{
	struct asset_ctx *cx = *state;
	char text[4000] = "{\"k\": 1";

	open_text(cx, "{\"a\": 1, \"b\": 2, \"a\": 3}");
	assert_int_equal(cx->ndiags, 1);
	assert_string_equal(cx->diags->id, "duplicate-key");
	assert_int_equal(cx->diags->at.off, 17);
	assert_int_equal(cx->diags->also.off, 1);
	for (int i = 0; i < 100; i++)
		snprintf(text + strlen(text), 20, ",\"n%d\": 0", i);
	snprintf(text + strlen(text), 20, ",\"k\": 2}");
	open_text(cx, text);
	assert_int_equal(cx->ndiags, 2);
}

static const struct {
	const char *text, *id;
	unsigned off;
} errors[] = {
	{ "{\"a\": }",        "json-value",          6  },
	{ "[1, 2",            "json-truncated",      5  },
	{ "[1, 2,]",          "json-trailing-comma", 6  },
	{ "{\"a\": 1,}",      "json-trailing-comma", 8  },
	{ "{'a': 1}",         "json-single-quote",   1  },
	{ "{\"a\" 1}",        "json-colon",          5  },
	{ "[01]",             "json-number",         1  },
	{ "[1.]",             "json-number",         1  },
	{ "[tru]",            "json-word",           1  },
	{ "[\"\\x\"]",        "json-escape",         2  },
	{ "[\"\\ud800\"]",    "json-escape",         2  },
	{ "[\"a\nb\"]",       "json-control",        3  },
	{ "[\"abc",           "json-string-open",    1  },
	{ "{} {}",            "json-trailing-text",  3  },
	{ "[1 2]",            "json-array-end",      3  },
	{ "{\"a\": 1 \"b\"}", "json-object-end",     8  },
};

static void
test_errors(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
		struct asset_ctx *cx = asset_new(NULL);
		struct asset_doc *doc;

		assert_int_equal(asset_open_text(cx, &doc, "t.json",
		    errors[i].text, strlen(errors[i].text)), ASSET_ESYNTAX);
		assert_int_equal(cx->ndiags, 1);
		assert_string_equal(cx->diags->id, errors[i].id);
		assert_int_equal(cx->diags->at.off, errors[i].off);
		asset_free(cx);
	}
}

static void
test_depth(void **state)
{
	struct asset_doc *doc;
	char *text = malloc(200001);

	memset(text, '[', 200000);
	text[200000] = 0;
	assert_int_equal(asset_open_text(*state, &doc, "t.json", text,
	    200000), ASSET_ELIMIT);
	free(text);
}

/* cJSON reads what we print as the same values. */
static void
test_oracle(void **state)
{
	const char *text = "{\"a\":[1,2.5,\"x\\ny\",{\"b\":null}],\"c\":true}";
	struct asset_doc *doc = open_text(*state, text);
	struct asset_str out;
	cJSON *ours, *theirs;

	assert_int_equal(asset_print_json(*state, doc->root, &out), 0);
	ours = cJSON_ParseWithLength(out.s, out.n);
	theirs = cJSON_Parse(text);
	assert_true(cJSON_Compare(ours, theirs, true));
	cJSON_Delete(ours);
	cJSON_Delete(theirs);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_values),
		TEST(test_places), TEST(test_duplicates), TEST(test_errors),
		TEST(test_depth), TEST(test_oracle) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
