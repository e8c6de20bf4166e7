/* What the validator says is wrong, and where. The keywords themselves are
 * tested by the JSON Schema test suite. */
#include "unit.h"

#include <unistd.h>

#include "core/buf.h"
#include "model/ref.h"
#include "model/validator.h"
#include "tree/pointer.h"

struct test {
	enum asset_schema_dialect dialect;
	unsigned flags;
	const char *schema, *at; /* at: pointer to the schema in it */
	const char *instance;
	struct asset_str said;
	bool valid, quick;
};

/* YAML, which needs fewer quotes in C. */
static struct asset_node *
tree(struct asset_ctx *cx, const char *text)
{
	struct asset_doc *doc;

	assert_int_equal(asset_open_text(cx, &doc, "t.yaml", text,
	    strlen(text)), 0);
	return doc->root;
}

static int
run(struct asset_ctx *cx, void *arg)
{
	struct test *t = arg;
	struct asset_violations all = { .most = 100 };
	struct asset_node *root = tree(cx, t->schema);
	struct asset_node *schema = asset_pointer_get(cx, root,
	    asset_str(t->at ? t->at : ""));
	struct asset_node *n = tree(cx, t->instance);
	struct asset_validator *v = asset_validator_new(cx, root, t->dialect,
	    t->flags);
	struct asset_buf b;

	asset_buf_init(&b, cx);
	t->quick = asset_validator_check(v, schema, n, NULL);
	t->valid = asset_validator_check(v, schema, n, &all);
	for (struct asset_violation *x = all.first; x; x = x->next)
		asset_buf_printf(&b, "%s%.*s %s(%.*s|%.*s)",
		    x == all.first ? "" : "; ", ASSET_P(x->pointer),
		    x->id + 7, ASSET_P(x->args[0]), ASSET_P(x->args[1]));
	t->said = asset_buf_text(&b);
	return 0;
}

static void
expect(void **state, struct test t, const char *said)
{
	assert_int_equal(asset_try(*state, run, &t), 0);
	assert_string_equal(t.said.s, said);
	assert_int_equal(t.valid, !*said);
	assert_int_equal(t.quick, t.valid);
}

#define SAYS(text, value, ...) expect(state, (struct test){ \
	.schema = (text), .instance = (value) }, __VA_ARGS__)

static void
test_places(void **state)
{
	SAYS("{type: integer}", "1.5", " type(integer|number)");
	SAYS("{properties: {a/b: {items: {minimum: 3}}}}",
	    "{a/b: [3, 4, 2]}", "/a~1b/2 minimum(3|2)");
	SAYS("{required: [a, b, c]}", "{b: 1}",
	    " required(a|);  required(c|)");
	SAYS("{properties: {name: true, size: true}, "
	    "additionalProperties: false}", "{nmae: 1, colour: 2}",
	    "/nmae unknown-near(nmae|name); /colour unknown(colour|)");
	SAYS("{propertyNames: {maxLength: 2}}", "{a: 1, abc: 2}",
	    "/abc max-length(2|3)");
	SAYS("{prefixItems: [true], items: false}", "[1, 2, 3]",
	    "/1 items(1|)");
	SAYS("{uniqueItems: true}", "[1, a, 1.0]", "/2 unique(0|)");
	SAYS("{dependentRequired: {a: [b, c]}}", "{a: 1, c: 2}",
	    " needs(a|b)");
	SAYS("{unevaluatedProperties: false, allOf: [{properties: "
	    "{a: true}}]}", "{a: 1, b: 2}", "/b unknown(b|)");
}

static void
test_values(void **state)
{
	SAYS("{enum: [red, green]}", "gren",
	    " enum-near('red', 'green'|green)");
	SAYS("{enum: [red, 7, null]}", "blue",
	    " enum('red', 7, null|'blue')");
	SAYS("{enum: [a, b, c, d, ~, 1, 2, 3, 4.50, {a: 1}]}", "[]",
	    " enum('a', 'b', 'c', 'd', null, 1, 2, 3, 4.50, {...}|[...])");
	SAYS("{items: {enum: [a, b, c, d, ~, 1, 2, 3, 4.50, {a: 1}]}}",
	    "[null, 45e-1, {a: 1.0}, d, 0x3, '3']",
	    "/5 enum('a', 'b', 'c', 'd', null, 1, 2, 3, 4.50, {...}|'3')");
	SAYS("{multipleOf: 0.01}", "19.99", "");
	SAYS("{multipleOf: 0.01}", "19.995", " multiple(0.01|19.995)");
	SAYS("{maximum: 9007199254740992}", "9007199254740993",
	    " maximum(9007199254740992|9007199254740993)");
	SAYS("{maximum: 1e400}", "1e401", " maximum(1e400|1e401)");
	SAYS("{multipleOf: 7}", "1e1000000000", " multiple(7|1e1000000000)");
	SAYS("{multipleOf: 8}", "1e1000000000", "");
	SAYS("{multipleOf: 123456789012345678901}",
	    "370370367037037036703", "");
	SAYS("{const: 1}", "1.0e0", "");
	SAYS("{maxLength: 2}", "\xf0\x9f\x98\x80\xf0\x9f\x98\x80", "");
}

static void
test_branches(void **state)
{
	SAYS("{anyOf: [{type: string}, {type: integer}]}", "[]",
	    " type(string, integer|array)");
	SAYS("{oneOf: [{const: a}, {const: b}]}", "c", " enum('a', 'b'|'c')");
	SAYS("{anyOf: [{required: [a]}, {required: [b]}]}", "{}",
	    " required-one(a, b|)");
	SAYS("{oneOf: [{required: [a]}, {required: [a], type: object}]}", "{}",
	    " required(a|)");
	SAYS("{oneOf: [{minimum: 1}, {maximum: 5}]}", "3",
	    " one-of-many(1|2)");
	SAYS("{oneOf: [{properties: {kind: {const: http}, url: "
	    "{type: string}}, required: [kind, url]}, {properties: {kind: "
	    "{const: db}, port: {maximum: 9}}, required: [kind, port]}]}",
	    "{kind: db, port: 10}", "/port maximum(9|10)");
	SAYS("{if: {required: [a]}, then: {required: [b]}, else: "
	    "{required: [c]}}", "{a: 1}", " required(b|)");
	SAYS("{not: {type: string}}", "a", " not(|)");
}

static void
test_openapi(void **state)
{
	const char *doc = "{openapi: 3.0.0, components: {schemas: {"
	    "P: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: "
	    "'#/components/schemas/B'}], discriminator: {propertyName: t, "
	    "mapping: {x: '#/components/schemas/B'}}},"
	    "A: {required: [a]}, B: {required: [b], properties: {b: "
	    "{type: integer, nullable: true, minimum: 3, "
	    "exclusiveMinimum: true}, id: {readOnly: true}}}}}}";
	struct test t = { .dialect = ASSET_SCHEMA_OAS30, .schema = doc,
	    .at = "/components/schemas/P", .flags = ASSET_VALIDATE_REQUEST };

	t.instance = "{t: x}";
	expect(state, t, " required(b|)");
	t.instance = "{t: A}";
	expect(state, t, " required(a|)");
	t.instance = "{t: x, b: 3}";
	expect(state, t, "/b more-than(3|3)");
	t.instance = "{t: x, b: null}";
	expect(state, t, "");
	t.at = "/components/schemas/B";
	t.instance = "{b: 4, id: 1}";
	expect(state, t, "/id read-only(id|)");
	t.flags |= ASSET_VALIDATE_EXAMPLE;
	expect(state, t, "");
}

static void
test_lenient(void **state)
{
	struct test t = { .dialect = ASSET_SCHEMA_OAS30,
	    .schema = "{openapi: 3.0.0, components: {schemas: {"
	    "A: {required: [t]}, B: {required: [t]}, "
	    "P: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: "
	    "'#/components/schemas/B'}], discriminator: {propertyName: t}},"
	    "N: {allOf: [{nullable: true}, {type: string}]},"
	    "E: {nullable: true, enum: [a]}}}}" };

	t.at = "/components/schemas/P";
	t.instance = "{t: B}"; /* fits both, and says which */
	expect(state, t, "");
	t.instance = "{t: C}";
	expect(state, t, " one-of-many(1|2)");
	t.at = "/components/schemas/N";
	t.instance = "null";
	expect(state, t, "");
	t.instance = "1";
	expect(state, t, " type(string|number)");
	t.at = "/components/schemas/E";
	t.instance = "null";
	expect(state, t, "");
}

/* What a schema without a dialect of its own is written in. */
static void
test_dialect(void **state)
{
	struct test t = { .dialect = ASSET_SCHEMA_OAS31,
	    .schema = "{openapi: 3.1.0, components: {schemas: {"
	    "A: {$schema: 'http://json-schema.org/draft-07/schema#', "
	    "items: [{type: string}]},"
	    "B: {$schema: 'https://example.com/own', type: string},"
	    "C: {type: string}}}}" };

	t.at = "/components/schemas/A";
	t.instance = "[1]";
	expect(state, t, "/0 type(string|number)");
	t.at = "/components/schemas/B";
	expect(state, t, "");
	t.at = "/components/schemas/C";
	expect(state, t, " type(string|array)");
	t.schema = "{openapi: 3.1.0, jsonSchemaDialect: 'https://example.com', "
	    "components: {schemas: {C: {type: string}}}}";
	expect(state, t, "");
}

/* One validator for values of either side, within one budget. */
static int
run_sides(struct asset_ctx *cx, void *arg)
{
	struct asset_node *root = tree(cx, "{required: [r, w, x], properties: "
	    "{r: {readOnly: true}, w: {writeOnly: true}}, items: {}}");
	struct asset_node *list = tree(cx, "[1, 2, 3, 4, 5, 6]");
	struct asset_validator *v = asset_validator_new(cx, root,
	    ASSET_SCHEMA_2020, ASSET_VALIDATE_REQUEST |
	    ASSET_VALIDATE_ANSWER | ASSET_VALIDATE_EXAMPLE);

	(void)arg;
	assert_true(asset_validator_check(v, root, tree(cx, "{x: 1}"), NULL));
	assert_false(asset_validator_check(v, root, tree(cx, "{r: 1, w: 1}"),
	    NULL));
	asset_validator_side(v, ASSET_VALIDATE_REQUEST);
	assert_false(asset_validator_check(v, root, tree(cx, "{x: 1}"), NULL));
	assert_true(asset_validator_check(v, root, tree(cx,
	    "{x: 1, w: 1, r: 1}"), NULL));
	asset_validator_side(v, ASSET_VALIDATE_ANSWER);
	assert_true(asset_validator_check(v, root, tree(cx, "{x: 1, r: 1}"),
	    NULL));
	asset_validator_budget(v, 10);
	assert_true(asset_validator_check(v, root, list, NULL));
	assert_false(asset_validator_check(v, root, list, NULL));
	return 0;
}

static void
test_sides(void **state)
{
	assert_int_equal(asset_try(*state, run_sides, NULL), 0);
}

static void
test_content(void **state)
{
	struct test t = { .schema = "{properties: {s: {type: string, "
	    "contentMediaType: application/json, contentSchema: "
	    "{required: [a], properties: {a: {type: integer}}}}}}",
	    .flags = ASSET_VALIDATE_CONTENT };

	t.instance = "{s: '{\"a\": 1}'}";
	expect(state, t, "");
	t.instance = "{s: '{\"a\": \"x\"}'}";
	expect(state, t, "/s/a type(integer|string)");
	t.instance = "{s: '{\"a\": '}";
	expect(state, t, "/s content(|)");
}

/* More strings than a context can have sources: only those are kept that
 * something is said of. */
static int
run_many(struct asset_ctx *cx, void *arg)
{
	uint32_t *n = arg, sources;
	struct asset_violations all = { .first = NULL };
	struct asset_node *root = tree(cx, "{items: {contentMediaType: "
	    "application/json, contentSchema: {type: integer}}}"), *list;
	struct asset_validator *v = asset_validator_new(cx, root,
	    ASSET_SCHEMA_2020, ASSET_VALIDATE_CONTENT);

	list = asset_new_node(cx, ASSET_ARRAY);
	for (int i = 0; i < 70000; i++)
		asset_add(cx, list, asset_new_text(cx, "7"));
	asset_add(cx, list, asset_new_text(cx, "true"));
	asset_add(cx, list, asset_new_text(cx, "tru"));
	sources = cx->nsources;
	asset_validator_check(v, root, list, &all);
	*n = all.n;
	return cx->nsources == sources + 1 ? 0 : 1;
}

static void
test_many(void **state)
{
	uint32_t n = 0;

	assert_int_equal(asset_try(*state, run_many, &n), 0);
	assert_int_equal(n, 2);
}

struct inside {
	const char *text, *shown;
};

/* The finding points at the token inside of the string. */
static int
run_inside(struct asset_ctx *cx, void *arg)
{
	struct asset_violations all = { .first = NULL };
	struct asset_node *root = tree(cx, "{properties: {s: "
	    "{contentMediaType: application/json, contentSchema: "
	    "{properties: {a: {type: integer}}}}}}");
	struct asset_validator *v = asset_validator_new(cx, root,
	    ASSET_SCHEMA_2020, ASSET_VALIDATE_CONTENT);
	struct asset_place at;
	const struct inside *t = arg;

	assert_false(asset_validator_check(v, root, tree(cx, t->text), &all));
	assert_string_equal(all.first->pointer.s, "/s/a");
	at = asset_violation_place(cx, all.first);
	assert_string_equal(asset_strf(cx, "%.*s", (int)at.len,
	    at.src->data + at.off).s, t->shown);
	return 0;
}

static void
test_inside(void **state)
{
	struct inside all[] = {
		{ "s: \"{\\\"\\u00e9\\\": 1, \\\"a\\\": "
		  "\\\"x\\\"}\"\n", "\\\"x\\\"" },
		{ "s: |\n  {\"b\": 1,\n\n   \"a\": \"x\"}\nt: 1\n", "\"x\"" },
		{ "s: '{\"it''s\": 1, \"a\": \"x\"}'\n", "\"x\"" }
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		assert_int_equal(asset_try(*state, run_inside, &all[i]), 0);
}

/* ---- references into other files ---- */

static void
write_file(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static int
run_files(struct asset_ctx *cx, void *arg)
{
	struct asset_violations all = { .first = NULL };
	struct asset_doc *doc;
	struct asset_validator *v;

	assert_int_equal(asset_open(cx, &doc, arg), 0);
	v = asset_validator_new(cx, doc->root, ASSET_SCHEMA_2020, 0);
	asset_validator_files(v, asset_refs_new(cx, doc));
	assert_false(asset_validator_check(v, doc->root, tree(cx,
	    "{x: 1, y: 2}"), &all));
	assert_int_equal(all.n, 1);
	assert_string_equal(all.first->id, "schema-type");
	assert_true(asset_is_text(asset_get(all.first->schema, "type"),
	    "string"));
	return 0;
}

static void
test_files(void **state)
{
	char folder[] = "/tmp/asset-schema-XXXXXX", a[64], b[64];

	assert_non_null(mkdtemp(folder));
	snprintf(a, sizeof a, "%s/a.yaml", folder);
	snprintf(b, sizeof b, "%s/b.yaml", folder);
	write_file(a, "{$ref: 'b.yaml#/n'}\n");
	write_file(b, "n: {properties: {x: {$ref: '#/s'}, "
	    "y: {$ref: nowhere.yaml}}}\ns: {type: string}\n");
	assert_int_equal(asset_try(*state, run_files, a), 0);
	unlink(a);
	unlink(b);
	rmdir(folder);
}

/* No schema makes the validator hang or fall. */
static void
test_bounds(void **state)
{
	SAYS("{$ref: '#/$defs/nowhere'}", "1", " ref(#/$defs/nowhere|)");
	SAYS("{$ref: '#'}", "1", " loop(|)");
	SAYS("{not: {$ref: '#'}}", "1", " loop(|)");
	SAYS("{anyOf: [{$ref: '#'}, {$ref: '#'}]}", "1", " loop(|)");
	SAYS("{$ref: '#/$defs/a', $defs: {a: {allOf: [{$ref: '#/$defs/b'}, "
	    "{$ref: '#/$defs/b'}]}, b: {anyOf: [{$ref: '#/$defs/a'}, "
	    "true]}}}", "1", " loop(|)");
	SAYS("{pattern: '^(a|a)*$'}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
	    " pattern-unusable(^(a|a)*$|)");
	SAYS("{pattern: '('}", "a", " pattern-unusable((|)");
}

/* Each level asks the next one twice. */
static void
test_explosion(void **state)
{
	char text[8000];
	int n = snprintf(text, sizeof text, "{$ref: '#/$defs/d0', $defs: {");

	for (int i = 0; i < 60; i++)
		n += snprintf(text + n, sizeof text - (size_t)n,
		    "d%d: {allOf: [{$ref: '#/$defs/d%d'}, "
		    "{$ref: '#/$defs/d%d'}]}, ", i, i + 1, i + 1);
	snprintf(text + n, sizeof text - (size_t)n, "d60: {minimum: 2}}}");
	SAYS(text, "3", " budget(|)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_places),
		TEST(test_values),
		TEST(test_branches),
		TEST(test_openapi),
		TEST(test_lenient),
		TEST(test_dialect),
		TEST(test_sides),
		TEST(test_content),
		TEST(test_many),
		TEST(test_inside),
		TEST(test_files),
		TEST(test_bounds),
		TEST(test_explosion),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
