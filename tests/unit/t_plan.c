/* Order of steps: references first, a cycle named by its members. */
#include "unit.h"

#include "plan/plan.h"

static struct asset_step *
step(struct asset_plan *p, struct asset_package *pkg, const char *name)
{
	struct asset_node *key = asset_new_node(p->cx, ASSET_OBJECT);
	struct asset_step *s = asset_zalloc(p->cx, sizeof *s);

	asset_set(p->cx, key, "name", asset_new_text(p->cx, name));
	s->item = asset_zalloc(p->cx, sizeof *s->item);
	s->item->want = asset_package_add(p->cx, pkg,
	    asset_kind_find(p->cx, ASSET_S("app")), key, NULL, NULL);
	s->id = s->item->want->id;
	s->next = p->steps;
	p->steps = s;
	p->nsteps++;
	return s;
}

static void
sorts_by_identity_then_reference(void **state)
{
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_plan p = { .cx = cx };
	struct asset_package *pkg = asset_package_new(cx, "p");
	struct asset_step *c = step(&p, pkg, "c"), *a = step(&p, pkg, "a");
	struct asset_step *b = step(&p, pkg, "b");

	(void)state;
	asset_step_needs(&p, a, c);
	assert_true(asset_plan_sort(&p));
	assert_ptr_equal(p.order[0], b);
	assert_ptr_equal(p.order[1], c);
	assert_ptr_equal(p.order[2], a);
	asset_free(cx);
}

static void
names_a_cycle(void **state)
{
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_plan p = { .cx = cx };
	struct asset_package *pkg = asset_package_new(cx, "p");
	struct asset_step *a = step(&p, pkg, "a"), *b = step(&p, pkg, "b");
	struct asset_step *c = step(&p, pkg, "c"), *d = step(&p, pkg, "d");

	(void)state;
	asset_step_needs(&p, a, b);
	asset_step_needs(&p, b, c);
	asset_step_needs(&p, c, b);
	asset_step_needs(&p, d, a);
	assert_false(asset_plan_sort(&p));
	assert_string_equal(cx->diags->id, "plan-cycle");
	assert_string_equal(asset_cstr(cx, cx->diags->args[0]),
	    "app:b -> app:c -> app:b");
	asset_free(cx);
}

static void
escapes_braces(void **state)
{
	static const struct { const char *in, *out; } cases[] = {
		{ "a", "a" }, { "{", "{" }, { "{{", "{{{}}{" },
		{ "{{{", "{{{}}{{{}}{" }, { "{{a}}", "{{{}}{a}}" },
		{ "{ {", "{ {" }, { "}}", "}}" }
	};
	struct asset_ctx *cx = asset_new(NULL);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(asset_cstr(cx, asset_plan_literal(cx,
		    asset_str(cases[i].in))), cases[i].out);
	assert_string_equal(asset_cstr(cx, asset_plan_env(cx,
	    ASSET_S("secret.datasource.orders-db.password"))),
	    "ASSET_SECRET_DATASOURCE_ORDERS_DB_PASSWORD");
	assert_string_equal(asset_cstr(cx, asset_plan_id(cx,
	    ASSET_S("api:{x}"))), "{{api:%7Bx%7D.id}}");
	asset_free(cx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sorts_by_identity_then_reference),
		cmocka_unit_test(names_a_cycle),
		cmocka_unit_test(escapes_braces)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
