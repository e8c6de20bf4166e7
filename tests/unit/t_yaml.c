/* The YAML reader and writer, and the choice of the format. */
#include "unit.h"

#include <stdio.h>

#include "core/diag.h"
#include "emit/emit_json.h"
#include "read/comment.h"
#include "tree/pointer.h"

static int
open_named(struct asset_ctx *cx, struct asset_doc **doc, const char *name,
    const char *text)
{
	return asset_open_text(cx, doc, name, text, strlen(text));
}

/* ---- data: what a text is in JSON ---- */

static const struct {
	const char *yaml, *json;
} data[] = {
	{ "~", "null" }, { "Null", "null" }, { "a:", "{\"a\":null}" },
	{ "nuLL", "\"nuLL\"" }, { "TRUE", "true" }, { "tRUE", "\"tRUE\"" },
	{ "no", "\"no\"" }, { "2020-01-31", "\"2020-01-31\"" },
	{ "1.10", "1.10" }, { "1e3", "1e3" }, { "-0", "-0" },
	{ "9007199254740993", "9007199254740993" },
	{ "012345678912345678", "12345678912345678" }, { "-007", "-7" },
	{ "000", "0" }, { "+12", "12" }, { ".5", "0.5" }, { "-.5e3", "-0.5e3" },
	{ "5.", "5.0" }, { "05.e1", "5.0e1" }, { "0x1F", "31" },
	{ "0o17", "15" }, { "0xffffffffffffffff", "18446744073709551615" },
	{ "0x1ffffffffffffffff", "\"0x1ffffffffffffffff\"" },
	{ ".inf", "\".inf\"" }, { "-.INF", "\"-.INF\"" },
	{ ".NaN", "\".NaN\"" }, { "0o8", "\"0o8\"" }, { "1.2.3", "\"1.2.3\"" },
	{ ".", "\".\"" }, { "- -", "[[null]]" }, { "1e", "\"1e\"" },
	{ "0x", "\"0x\"" }, { "!!str 12", "\"12\"" },
	{ "!!int \"12\"", "12" }, { "! 12", "\"12\"" },
	{ "!!float 1", "1" }, { "!mine {a: 1}", "{\"a\":1}" },
	{ "200: a\ntrue: b\n", "{\"200\":\"a\",\"true\":\"b\"}" },
	{ "a: |\n  x\n   y\n", "{\"a\":\"x\\n y\\n\"}" },
	{ "a: >-\n  x\n  y\n", "{\"a\":\"x y\"}" },
	{ "a: &x [1]\nb: *x\n", "{\"a\":[1],\"b\":[1]}" },
	{ "&k a: 1\nb: *k\n", "{\"a\":1,\"b\":\"a\"}" },
	{ "a: &k b\n*k : 1\n", "{\"a\":\"b\",\"b\":1}" },
	{ "&x a: &x b\nc: *x", "{\"a\":\"b\",\"c\":\"b\"}" },
	{ "{a: &x {p: 1, q: 2}, b: {<<: *x, q: 3}}",
	    "{\"a\":{\"p\":1,\"q\":2},\"b\":{\"q\":3,\"p\":1}}" },
	{ "{<<: [{a: 1}, {a: 2, b: 3}]}", "{\"a\":1,\"b\":3}" },
	{ "\"<<\": {a: 1}", "{\"<<\":{\"a\":1}}" },
	{ "{ ?x: 1 }", "{\"?x\":1}" },
	{ "\"\\u00e4\\x41\\/\"", "\"\303\244A/\"" },
	{ "\xef\xbb\xbf%YAML 1.2\n---\na: 1\n", "{\"a\":1}" },
	{ "\"\\ud83d\\ude00\"", "\"\360\237\230\200\"" }, /* JSON, so fine */
};

static int
compact(struct asset_ctx *cx, void *arg)
{
	struct asset_doc *doc = arg;

	assert_true(asset_str_is(asset_emit_json_compact(cx, doc->root),
	    doc->src->name));
	return 0;
}

/* The expected JSON serves as the name of the file. */
static void
test_data(void **state)
{
	for (size_t i = 0; i < sizeof data / sizeof *data; i++) {
		struct asset_doc *doc;

		if (open_named(*state, &doc, data[i].json, data[i].yaml) != 0)
			fail_msg("%s is not read", data[i].yaml);
		asset_try(*state, compact, doc);
	}
}

/* ---- places ---- */

static void
expect_place(struct asset_ctx *cx, struct asset_place at, unsigned line,
    unsigned column, unsigned len)
{
	struct asset_position p = asset_source_position(cx, at.src, at.off);

	assert_int_equal(p.line, line);
	assert_int_equal(p.column, column);
	assert_int_equal(at.len, len);
}

static int
places(struct asset_ctx *cx, void *arg)
{
	struct asset_doc *doc = arg;
	struct asset_node *n = asset_first(doc->root);

	expect_place(cx, asset_key_place(cx, n), 1, 1, 3);
	expect_place(cx, asset_value_place(cx, n), 1, 6, 7);
	n = n->next;
	expect_place(cx, asset_key_place(cx, n), 2, 1, 9);
	expect_place(cx, asset_value_place(cx, n), 2, 24, 3);
	n = n->next;
	expect_place(cx, asset_key_place(cx, n), 3, 1, 1);
	n = asset_first(n);
	expect_place(cx, asset_value_place(cx, n), 4, 3, 3);
	n = n->next;
	expect_place(cx, asset_value_place(cx, n), 5, 3, n->len);
	assert_true(n->flags & ASSET_NODE_ALIAS);
	return 0;
}

static void
test_places(void **state)
{
	struct asset_doc *doc;

	assert_int_equal(open_named(*state, &doc, "t",
	    "\xef\xbb\xbf\303\244b:  'it''s'\r\n"
	    "\"\\u00e4x\" : !!str  &n  \303\251a\r\n"
	    "c:\r\n- 1.5\r\n- *n\r\n"), 0);
	assert_int_equal(asset_try(*state, places, doc), 0);
}

/* ---- diagnostics ---- */

static const struct {
	const char *name, *text, *id;
	unsigned off;
	int r;
} wrong[] = {
	{ "t", "", "file-empty", 0, ASSET_ESYNTAX },
	{ "t", " \n# only a comment\n", "file-empty", 0, ASSET_ESYNTAX },
	{ "t", "\xff\xfe{", "encoding-utf16", 0, ASSET_ESYNTAX },
	{ "t", "a: \xe4", "encoding-utf8", 3, ASSET_ESYNTAX },
	{ "t", "a: \xed\xa0\x80", "encoding-utf8", 3, ASSET_ESYNTAX },
	{ "t", "a: \x01", "yaml-control", 3, ASSET_ESYNTAX },
	{ "t", "a: b: c\n", "yaml-colon", 4, ASSET_ESYNTAX },
	{ "t", "a:\n\tb: 1\n", "yaml-tab", 3, ASSET_ESYNTAX },
	{ "t", "a: @b\n", "yaml-reserved", 3, ASSET_ESYNTAX },
	{ "t", "a: 1\n b: 2\n", "yaml-colon", 7, ASSET_ESYNTAX },
	{ "t", "  a: 1\n b: 2\n", "yaml-document-start", 8, ASSET_ESYNTAX },
	{ "t", "a:\n  - 1\n - 2\n", "yaml-indent", 10, ASSET_ESYNTAX },
	{ "t", "a: 1\nb\nc: 2\n", "yaml-key-colon", 7, ASSET_ESYNTAX },
	{ "t", "a: [1, 2\nb: 3\n", "yaml-flow-end", 10, ASSET_ESYNTAX },
	{ "t", "a: \"b\nc: 2\n", "yaml-quote-open", 3, ASSET_ESYNTAX },
	{ "t", "a: \"\\q\"\n", "yaml-escape", 4, ASSET_ESYNTAX },
	{ "t", "a: \"\\ud83d\"\n", "yaml-escape-range", 6, ASSET_ESYNTAX },
	{ "t", "a: | b\n", "yaml-block-header", 5, ASSET_ESYNTAX },
	{ "t", "a: *b\n", "yaml-alias-unknown", 3, ASSET_ESYNTAX },
	{ "t", "a: &b [*b]\n", "yaml-alias-loop", 7, ASSET_ESYNTAX },
	{ "t", "&a b: {<<: *a}\n", "yaml-merge-value", 11, 0 },
	{ "t", "? [a]\n: b\n", "yaml-key", 2, ASSET_ESYNTAX },
	{ "t", "a: {{b}}\n", "yaml-key", 4, ASSET_ESYNTAX },
	{ "t", "a: !b!c d\n", "yaml-tag-handle", 3, ASSET_ESYNTAX },
	{ "t", "%YAML 3.0\n---\na\n", "yaml-version", 0, ASSET_ESYNTAX },
	{ "t", "[?x]", "yaml-question", 1, ASSET_ESYNTAX },
	{ "t", "a: &b:c d", "yaml-alias-name", 5, ASSET_ESYNTAX },
	{ "t", "<<: 1\na: 2\n", "yaml-merge-value", 4, 0 },
	{ "t", "a: 1\nb: 2\na: 3\n", "duplicate-key", 10, 0 },
	{ "t", "a: .inf\n", "yaml-number", 3, 0 },
	{ "t", "a: !b c\n", "yaml-tag-unknown", 6, 0 },
	{ "t", "a: !!int c\n", "yaml-tag-value", 9, 0 },
	{ "t", "a: {\n}\n", "yaml-flow-indent", 5, 0 },
	{ "t", "a: no\n", "yaml-1.1-scalar", 3, 0 },
	{ "t", "on: 1\n", "yaml-1.1-scalar", 0, 0 },
	{ "t", "a: 010\n", "yaml-1.1-scalar", 3, 0 },
	{ "t", "a: 12:30\n", "yaml-1.1-scalar", 3, 0 },
	{ "t", "a: 2020-01-31\n", "yaml-1.1-scalar", 3, 0 },
	/* whose error is it? */
	{ "t", "{\"a\": 1,}", "json-trailing-comma", 8, ASSET_ESYNTAX },
	{ "t.json", "{a: 1}", "json-key", 1, ASSET_ESYNTAX },
	{ "t.json", "abc", "json-word", 0, ASSET_ESYNTAX },
	{ "t.yaml", "{\"a\": 1", "yaml-flow-end", 7, ASSET_ESYNTAX },
};

static void
test_diagnostics(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct asset_ctx *cx = asset_new(NULL);
		struct asset_doc *doc;
		int r = open_named(cx, &doc, wrong[i].name, wrong[i].text);

		if (r != wrong[i].r || !cx->diags ||
		    strcmp(cx->diags->id, wrong[i].id) != 0 ||
		    cx->diags->at.off != wrong[i].off)
			fail_msg("%s: %d %s at %u", wrong[i].text, r,
			    cx->diags ? cx->diags->id : "none",
			    cx->diags ? cx->diags->at.off : 0);
		assert_true((r == 0) == (doc != NULL));
		asset_free(cx);
	}
}

/* Good files say nothing. */
static void
test_quiet(void **state)
{
	static const char *const texts[] = { "{a: 1,}", "[a, 'b', \"c\"]",
		"a: 'no'\nb: \"2020-01-31\"\nx: 1\ny: 2\n", "a: {\n  b: 1\n  }",
		"a: 1.0.0\nb: 1-2\nc: +a\nd: 0xyz\ne: 12:3:400\nf: a_1\n",
		"a: &b {c: 1}\nd:\n  <<: *b\n  c: 2\n", "---\na: 1\n...\n" };
	struct asset_ctx *cx = *state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct asset_doc *doc;

		assert_int_equal(open_named(cx, &doc, "t", texts[i]), 0);
		if (cx->diags)
			fail_msg("%s: %s", texts[i], cx->diags->id);
		assert_int_equal(doc->format, ASSET_FORMAT_YAML);
	}
}

static void
test_documents(void **state)
{
	struct asset_doc *doc;

	assert_int_equal(open_named(*state, &doc, "t",
	    "a: &x 1\n---\n# asset-ignore: rule-a\n- \"# asset-ignore\"\n"
	    "...\n--- b # asset-ignore\n"), 0);
	assert_int_equal(doc->comments->line, 3);
	assert_true(asset_str_is(doc->comments->text,
	    " asset-ignore: rule-a"));
	doc = doc->next;
	assert_int_equal(doc->root->kind, ASSET_ARRAY);
	doc = doc->next;
	assert_int_equal(doc->root->kind, ASSET_STRING);
	assert_null(doc->next);
	assert_int_equal(open_named(*state, &doc, "t", "a: &x 1\n---\n*x\n"),
	    ASSET_ESYNTAX);
}

/* ---- limits ---- */

static int
open_with(const char *text, size_t size, const char *limit)
{
	struct asset_limits limits;
	struct asset_ctx *cx;
	struct asset_doc *doc;
	int r;

	asset_limits_init(&limits);
	limits.nodes = 100000;
	cx = asset_new(&limits);
	r = asset_open_text(cx, &doc, "t", text, size);
	if (r == ASSET_ELIMIT) {
		assert_string_equal(cx->last_diag->id, "limit-exceeded");
		assert_true(asset_str_is(cx->last_diag->args[0], limit));
	}
	asset_free(cx);
	return r;
}

/* Each line repeats the line before it eight times. */
static void
test_bombs(void **state)
{
	static const char *const forms[][2] = { { "[", "]" },
		{ "{<<: [", "]}" } };
	char text[4096];

	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		size_t n = (size_t)snprintf(text, sizeof text,
		    "a0: &a0 {x: 1}\n");

		for (int k = 1; k < 30; k++) {
			n += (size_t)snprintf(text + n, sizeof text - n,
			    "a%d: &a%d %s", k, k, forms[i][0]);
			for (int m = 0; m < 8; m++)
				n += (size_t)snprintf(text + n,
				    sizeof text - n, "*a%d, ", k - 1);
			n += (size_t)snprintf(text + n, sizeof text - n,
			    "%s\n", forms[i][1]);
		}
		assert_int_equal(open_with(text, n, "aliases"), ASSET_ELIMIT);
	}
}

/* Aliases must not make a tree that is deeper than the limit. */
static void
test_alias_depth(void **state)
{
	char *text = malloc(40000);
	size_t n = (size_t)snprintf(text, 100, "- &a0 []\n");

	(void)state;
	for (int k = 1; k < 1000; k++)
		n += (size_t)snprintf(text + n, 100, "- &a%d [*a%d]\n", k,
		    k - 1);
	assert_int_equal(open_with(text, n, "depth"), ASSET_ELIMIT);
	free(text);
}

static void
test_depth_and_nodes(void **state)
{
	enum { SIZE = 1 << 20 };
	char *text = malloc(SIZE);
	static const char fill[] = "[{-?&!:,*";

	(void)state;
	for (size_t i = 0; fill[i]; i++) {
		memset(text, fill[i], SIZE);
		open_with(text, SIZE, "depth"); /* may be one long text */
		for (size_t k = 1; k < SIZE; k += 2)
			text[k] = ' ';
		assert_int_not_equal(open_with(text, SIZE, "depth"), 0);
	}
	for (size_t k = 0; k < SIZE; k += 4)
		memcpy(text + k, "- a\n", 4);
	assert_int_equal(open_with(text, SIZE, "nodes"), ASSET_ELIMIT);
	free(text);
}

/* ---- writing ---- */

static void
test_print(void **state)
{
	static const char text[] =
	    "{\"a\":\"no\",\"<<\":\"\",\"n\":[1.10,null,true,[],{},[1]],"
	    "\"t\":\"x\\n y\\n\\nz\\n\",\"e\":\"\\ud83d\\ude00 \\ue001\\nb\","
	    "\"d\":\"2020-01-31\",\"1\":\"1\",\"y\":\"a: b\",\"w\":\"x \\ny\","
	    "\"c\":\"~\",\"r\":\"a\\r\\nb\"}";
	static const char want[] =
	    "a: 'no'\n'<<': ''\n'n':\n- 1.10\n- null\n- true\n- []\n- {}\n"
	    "- - 1\nt: |\n  x\n   y\n\n  z\ne: |-\n  \360\237\230\200 "
	    "\356\200\201\n  b\nd: '2020-01-31'\n'1': '1'\n'y': 'a: b'\n"
	    "w: \"x \\ny\"\nc: '~'\nr: \"a\\r\\nb\"\n";
	struct asset_doc *doc;
	struct asset_str out;

	assert_int_equal(open_named(*state, &doc, "t.json", text), 0);
	assert_int_equal(asset_print_yaml(*state, doc->root, &out), 0);
	assert_string_equal(out.s, want);
}

/* Texts made of the characters that YAML gives a meaning to, printed and read
 * again; the numbers are always the same. */
static void
test_print_any_text(void **state)
{
	static const char *const parts[] = { " ", "\n", "\t", "-", ":", "#",
		"'", "\"", "\\", "|", ">", "&", "*", "!", "%", "@", "`", "{",
		"]", ",", "?", "a", "0", ".", "~", "\r", "\303\244",
		"\342\200\250", "\360\237\230\200", "\356\200\200",
		"\357\277\277", "\302\205", "\177", "\001", "<<", "---",
		"...", "=", "yes", "\357\273\277", "\n\n", ": ", " #" };
	uint64_t seed = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct asset_ctx *cx = asset_new(NULL);
		struct asset_node *root = asset_new_node(cx, ASSET_OBJECT);
		char s[64] = "";
		struct asset_doc *doc;
		struct asset_str out;

		for (int k = 0; k < i % 9; k++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			snprintf(s + strlen(s), sizeof s - strlen(s), "%s",
			    parts[(seed >> 33) % (sizeof parts / sizeof *parts)]);
		}
		asset_set(cx, root, i % 2 ? s : "k", asset_new_text(cx, s));
		if (i % 3 == 0)
			root = asset_first(root);
		assert_int_equal(asset_print_yaml(cx, root, &out), 0);
		if (asset_open_text(cx, &doc, "t", out.s, out.n) != 0 ||
		    !asset_equal(doc->root, root))
			fail_msg("printed as: %s", out.s);
		asset_free(cx);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_data),
		TEST(test_places), TEST(test_diagnostics), TEST(test_quiet),
		TEST(test_documents), TEST(test_bombs),
		TEST(test_alias_depth), TEST(test_depth_and_nodes),
		TEST(test_print), TEST(test_print_any_text) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
