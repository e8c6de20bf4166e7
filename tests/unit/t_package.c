/* Kinds, names, variables and packages that are built in memory. */
#include "unit.h"

#include "core/digest.h"
#include "core/unicode.h"
#include "model/canonical.h"
#include "model/package.h"
#include "model/variable.h"

static const struct asset_node *
parse(struct asset_ctx *cx, const char *text)
{
	struct asset_doc *doc;

	assert_int_equal(asset_open_text(cx, &doc, "t.json", text,
	    strlen(text)), 0);
	return asset_doc_root(doc);
}

static struct asset_object *
add(struct asset_ctx *cx, struct asset_package *pkg, const char *kind,
    const char *key, const char *refs, const char *spec)
{
	return asset_package_add(cx, pkg, asset_kind_find(cx, asset_str(kind)),
	    parse(cx, key), refs ? parse(cx, refs) : NULL,
	    spec ? parse(cx, spec) : NULL);
}

#define SAME(str, text) assert_string_equal(asset_cstr(cx, str), text)

static int
check_kinds(struct asset_ctx *cx, void *arg)
{
	const struct asset_kinds *kinds = asset_kinds(cx);

	(void)arg;
	assert_true(kinds->count >= 10);
	assert_ptr_equal(kinds, asset_kinds(cx));
	for (uint32_t i = 0; i < kinds->count; i++) {
		const struct asset_kind_info *k = kinds->list[i];

		assert_ptr_equal(asset_kind_find(cx, k->name), k);
		assert_true(k->nkeys && k->file.n && k->ops.create.n);
		for (uint32_t r = 0; r < k->nrefs; r++) {
			const struct asset_kind_info *to =
			    asset_kind_find(cx, k->refs[r].kind);

			assert_non_null(to);
			assert_true(to->tier <= k->tier);
			assert_true(k->refs[r].nsources <= to->nkeys);
		}
	}
	return 0;
}

static int
check_names(struct asset_ctx *cx, void *arg)
{
	const struct asset_kind_info *app = asset_kind_find(cx,
	    ASSET_S("app")), *group, *api;
	struct asset_str file;

	(void)arg;
	group = asset_kind_find(cx, ASSET_S("api-group"));
	api = asset_kind_find(cx, ASSET_S("api"));
	SAME(asset_kind_id(cx, api, parse(cx, "{\"app\": \"a/b\", \"group\":"
	    " \"50%\", \"method\": \"GET\", \"path\": \"/x\"}")),
	    "api:a%2Fb/50%25/GET/%2Fx/NORMAL");
	assert_null(asset_kind_id(cx, api, parse(cx, "{\"app\": 1}")).s);
	/* one text in two forms is one name */
	SAME(asset_kind_id(cx, app, parse(cx, "{\"name\": \"e\\u0301\"}")),
	    "app:\xc3\xa9");
	file = asset_kind_file(cx, group, parse(cx,
	    "{\"app\": \"-\", \"name\": \"My Gr\xc3\xbcn_1\"}"));
	assert_true(asset_str_starts(file, "instance/groups/my-gr-n_1-"));
	assert_true(asset_str_ends(file, "/group.json"));
	file = asset_kind_file(cx, app, parse(cx, "{\"name\": \"orders\"}"));
	SAME(file, "apps/orders-1c168adb/app.json");
	return 0;
}

static int
check_variables(struct asset_ctx *cx, void *arg)
{
	struct asset_str rest = ASSET_S("a${x}$${param:no}b${param:one}"
	    "${secret:two.b}${param:}${secret:x");
	struct asset_variable_ref v;

	(void)arg;
	assert_true(asset_variable_next(&rest, &v) && v.literal);
	assert_true(asset_variable_next(&rest, &v) && !v.secret);
	SAME(v.name, "one");
	assert_true(asset_variable_next(&rest, &v) && v.secret);
	SAME(v.name, "two.b");
	SAME(v.text, "${secret:two.b}");
	assert_true(asset_variable_next(&rest, &v) && !v.name.s);
	assert_true(asset_variable_next(&rest, &v) && !v.name.s);
	assert_false(asset_variable_next(&rest, &v));
	assert_true(asset_variable_is_secret(ASSET_S("${secret:a}")));
	assert_false(asset_variable_is_secret(ASSET_S("x${secret:a}")));
	assert_false(asset_variable_is_secret(ASSET_S("${param:a}")));
	assert_false(asset_variable_in(ASSET_S("$${param:a} ${b}")));
	return 0;
}

static int
check_digest(struct asset_ctx *cx, void *arg)
{
	struct asset_str bytes;

	(void)arg;
	SAME(asset_sha256(cx, ASSET_S("abc")), "ba7816bf8f01cfea414140de5dae"
	    "2223b00361a396177a9cb410ff61f20015ad");
	for (uint32_t n = 0; n < 8; n++) {
		struct asset_str s = { "\0\1\2\xff\xfe" "abc", n };

		assert_true(asset_base64_decode(cx, asset_base64(cx, s),
		    &bytes));
		assert_true(asset_str_eq(bytes, s));
	}
	assert_false(asset_base64_decode(cx, ASSET_S("YQ="), &bytes));
	assert_false(asset_base64_decode(cx, ASSET_S("YR=="), &bytes));
	assert_false(asset_base64_decode(cx, ASSET_S("Y*=="), &bytes));
	SAME(asset_casefold(cx, ASSET_S("STRASSE")), "strasse");
	return 0;
}

/* References by name, within a package and to what others make. */
static int
check_links(struct asset_ctx *cx, void *arg)
{
	struct asset_package *pkg = asset_package_new(cx, "t");
	struct asset_object *o;

	(void)arg;
	add(cx, pkg, "app", "{\"name\": \"a\"}", NULL, NULL);
	add(cx, pkg, "datasource", "{\"app\": \"a\", \"name\": \"d\"}", NULL,
	    NULL);
	add(cx, pkg, "datasource", "{\"app\": \"a\", \"name\": \"e\"}", NULL,
	    NULL);
	add(cx, pkg, "backend", "{\"app\": \"a\", \"name\": \"b\"}", NULL,
	    NULL);
	add(cx, pkg, "api-group", "{\"name\": \"g\"}", NULL, NULL);
	add(cx, pkg, "backend-script", "{\"app\": \"a\", \"backend\": \"b\"}",
	    "{\"datasource\": [\"d\", null, {\"name\": \"e\"}]}",
	    "{\"scripts\": [{\"content\": \"YQ==\"}, {}, {}]}");
	add(cx, pkg, "backend-deployment",
	    "{\"app\": \"a\", \"backend\": \"b\"}", "{\"group\": {\"app\":"
	    " \"-\", \"name\": \"g\"}, \"environment\": \"RELEASE\"}",
	    "{\"method\": \"GET\", \"path\": \"/x\"}");
	asset_package_link(cx, pkg);
	assert_null(cx->diags);
	assert_int_equal(pkg->count, 7);

	o = asset_package_find(pkg, ASSET_S("backend-script:a/b"));
	assert_int_equal(o->nuses, 3);
	SAME(o->uses[0].to, "path:ld_api_id");
	SAME(o->uses[1].to, "body:/scripts/0/ds_id");
	SAME(o->uses[2].to, "body:/scripts/2/ds_id");
	SAME(o->uses[2].target->id, "datasource:a/e");

	o = asset_package_find(pkg, ASSET_S("api-group:-/g"));
	assert_int_equal(o->nuses, 0);
	o = asset_package_find(pkg, ASSET_S("backend-deployment:a/b"));
	assert_int_equal(o->nuses, 5);
	SAME(o->uses[4].builtin, "DEFAULT_ENVIRONMENT_RELEASE_ID");

	/* again after an addition, this time with something missing */
	add(cx, pkg, "publication", "{\"group\": \"g\", \"method\": \"GET\","
	    " \"path\": \"/y\", \"environment\": \"RELEASE\"}", NULL, NULL);
	asset_package_link(cx, pkg);
	assert_string_equal(cx->diags->id, "ref-outside");
	assert_null(cx->diags->next);
	return 0;
}

static int
check_canonical(struct asset_ctx *cx, void *arg)
{
	const struct asset_kind_info *api = asset_kind_find(cx,
	    ASSET_S("api"));
	const struct asset_node *a, *b;

	(void)arg;
	a = asset_canonical_spec(cx, api, parse(cx, "{\"tags\": [\"b\", \"a\"],"
	    "\"req_params\": [{\"name\": \"y\", \"location\": \"QUERY\"},"
	    "{\"name\": \"z\", \"location\": \"PATH\"}]}"));
	b = parse(cx, "{\"req_params\": [{\"location\": \"PATH\","
	    "\"name\": \"z\"}, {\"location\": \"QUERY\", \"name\": \"y\"}],"
	    "\"tags\": [\"a\", \"b\"]}");
	assert_true(asset_equal(a, b));
	return 0;
}

#define RUN(name) \
	static void \
	test_##name(void **state) \
	{ \
		assert_int_equal(asset_try(*state, check_##name, NULL), 0); \
	}
RUN(kinds)
RUN(names)
RUN(variables)
RUN(digest)
RUN(links)
RUN(canonical)

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_kinds),
		TEST(test_names), TEST(test_variables), TEST(test_digest),
		TEST(test_links), TEST(test_canonical) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
