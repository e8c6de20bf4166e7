/* Swagger 2.0 to OpenAPI 3.0 and back, and up again: nothing is lost. */
#include "unit.h"

#include <glob.h>

#include "core/map.h"
#include "tree/pointer.h"

static const struct asset_node *
turned(struct asset_ctx *cx, const struct asset_node *in, enum asset_dialect to)
{
	const struct asset_node *out = NULL;

	assert_int_equal(asset_convert(cx, &out, in, to), 0);
	assert_int_equal(asset_dialect_of(out), to);
	return out;
}

/* ASSET_SHARED is where the shared files are. */
static int
find_files(const char *pattern, glob_t *found)
{
	const char *shared = getenv("ASSET_SHARED");
	char path[4096];

	snprintf(path, sizeof path, "%s/%s", shared && *shared ? shared :
	    "../shared", pattern);
	if (glob(path, 0, NULL, found) == 0)
		return 0;
	printf("skipped: no %s\n", path);
	return -1;
}

static void
check_round(const char *path)
{
	struct asset_ctx *cx = asset_new(NULL);
	const struct asset_node *up, *down, *again;
	struct asset_doc *doc;

	assert_int_equal(asset_open(cx, &doc, path), 0);
	up = turned(cx, asset_doc_root(doc), ASSET_OPENAPI30);
	down = turned(cx, up, ASSET_SWAGGER2);
	again = turned(cx, down, ASSET_OPENAPI30);
	if (!asset_equal(up, again))
		fail_msg("%s differs after a round trip", path);
	asset_free(cx);
}

static void
test_round_trip(void **state)
{
	glob_t found;

	(void)state;
	if (find_files("corpus/swagger2/*", &found) != 0)
		skip();
	for (size_t i = 0; i < found.gl_pathc; i++)
		check_round(found.gl_pathv[i]);
	globfree(&found);
}

/* What both formats write alike comes back as it was. */
static void
test_same(void **state)
{
	static const char *const members[] = { "info", "host", "basePath",
		"schemes", "tags", "externalDocs", "securityDefinitions",
		"definitions" };
	struct asset_ctx *cx = asset_new(NULL);
	const struct asset_node *root, *back;
	struct asset_doc *doc;
	glob_t found;

	(void)state;
	if (find_files("corpus/swagger2/*2_0__petstore.yaml", &found) != 0)
		skip();
	assert_int_equal(asset_open(cx, &doc, found.gl_pathv[0]), 0);
	root = asset_doc_root(doc);
	back = turned(cx, turned(cx, root, ASSET_OPENAPI30), ASSET_SWAGGER2);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		assert_true(asset_equal(asset_get(root, members[i]),
		    asset_get(back, members[i])));
	asset_free(cx);
	globfree(&found);
}

/* A reference that goes in a circle, and one that leads nowhere. */
static void
test_broken(void **state)
{
	static const char text[] = "{\"openapi\": \"3.0.0\", \"info\": 1, "
	    "\"paths\": {\"/\": {\"get\": {\"parameters\": [{\"name\": \"a\", "
	    "\"in\": \"query\", \"schema\": {\"$ref\": \"#/components/schemas/a\"}},"
	    "{\"$ref\": \"#/nowhere\"}, 3], \"requestBody\": {\"$ref\": \"x\"}}}}, "
	    "\"components\": {\"schemas\": {\"a\": {\"allOf\": [{\"$ref\": "
	    "\"#/components/schemas/a\"}, {\"$ref\": \"#/components/schemas/a\"}]}"
	    "}}}";
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_doc *doc;

	(void)state;
	assert_int_equal(asset_open_text(cx, &doc, "t", text,
	    sizeof text - 1), 0);
	turned(cx, asset_doc_root(doc), ASSET_SWAGGER2);
	assert_true(cx->ndiags > 0);
	asset_free(cx);
}

/* ---- where references lead ---- */

static struct asset_str
pointer_of(struct asset_ctx *cx, struct asset_str ref)
{
	char *text = asset_alloc(cx, ref.n);
	unsigned byte;
	uint32_t n = 0;

	for (uint32_t i = 1; i < ref.n; i++)
		if (ref.s[i] == '%' && i + 2 < ref.n &&
		    sscanf(ref.s + i + 1, "%2x", &byte) == 1) {
			text[n++] = (char)byte;
			i += 2;
		} else {
			text[n++] = ref.s[i];
		}
	return (struct asset_str){ text, n };
}

/* Adds the references that lead nowhere. */
static void
find_broken(struct asset_ctx *cx, const struct asset_node *root,
    const struct asset_node *n, struct asset_map *broken)
{
	struct asset_str ref = asset_get_text(n, "$ref");

	if (ref.n && ref.s[0] == '#' &&
	    !asset_pointer_get(cx, root, pointer_of(cx, ref)))
		asset_map_add(cx, broken, ref, cx);
	for (const struct asset_node *c = asset_first(n); c; c = c->next)
		find_broken(cx, root, c, broken);
}

static void
check_refs(const char *path, enum asset_dialect to)
{
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_map before = { .n = 0 }, after = { .n = 0 };
	const struct asset_node *in, *out;
	struct asset_doc *doc;

	assert_int_equal(asset_open(cx, &doc, path), 0);
	in = asset_doc_root(doc);
	out = turned(cx, in, to);
	find_broken(cx, in, in, &before);
	find_broken(cx, out, out, &after);
	if (after.n > before.n)
		fail_msg("%s: %u references lead nowhere, %u before", path,
		    (unsigned)after.n, (unsigned)before.n);
	asset_free(cx);
}

/* A reference leads nowhere only when it did so before. */
static void
test_references(void **state)
{
	static const struct {
		const char *files;
		enum asset_dialect to;
	} rows[] = {
		{ "corpus/swagger2/*", ASSET_OPENAPI30 },
		{ "corpus/openapi30/*", ASSET_SWAGGER2 },
		{ "corpus/openapi31/*", ASSET_OPENAPI30 },
		{ "corpus/openapi31/*", ASSET_SWAGGER2 },
	};
	glob_t found;

	(void)state;
	for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
		if (find_files(rows[r].files, &found) != 0)
			skip();
		for (size_t i = 0; i < found.gl_pathc; i++)
			check_refs(found.gl_pathv[i], rows[r].to);
		globfree(&found);
	}
}

/* N targets without a place of their own, each of which refers to the next
 * twice and to the first: the copies stay few. */
static void
test_fan_out(void **state)
{
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_doc *doc;
	struct asset_buf b;

	(void)state;
	asset_buf_init(&b, cx);
	asset_buf_puts(&b, "{\"openapi\": \"3.0.0\", \"components\": "
	    "{\"schemas\": {\"a\": {\"$ref\": "
	    "\"#/components/headers/0/schema\"}}, \"headers\": {");
	for (int i = 0; i < 200; i++)
		asset_buf_printf(&b, "%s\"%d\": {\"schema\": {\"allOf\": ["
		    "{\"$ref\": \"#/components/headers/%d/schema\"}, {\"$ref\":"
		    " \"#/components/headers/%d/schema\"}, {\"$ref\": "
		    "\"#/components/headers/0/schema\"}]}}", i ? ", " : "", i,
		    i + 1, i + 1);
	asset_buf_puts(&b, "}}}");
	assert_int_equal(asset_open_text(cx, &doc, "t",
	    asset_buf_text(&b).s, asset_buf_text(&b).n), 0);
	turned(cx, asset_doc_root(doc), ASSET_SWAGGER2);
	assert_true(cx->ndiags > 0);
	asset_free(cx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_broken),
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_fan_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
