#include "rule/request.h"

#include "model/operation.h"
#include "model/validator.h"
#include "core/banned.h"

enum { PARTS = 64 };

/* All that says something of one value: a schema and its branches. */
struct parts {
	struct asset_ctx *cx;
	const struct asset_operation *op;
	const struct asset_node *list[PARTS];
	uint32_t n;
	bool open; /* unknown members are meant to be there */
};

static const struct asset_str none = { NULL, 0 };

/* ---- unknown members ---- */

static void
add_part(struct parts *p, const struct asset_node *schema)
{
	static const char *const lists[] = { "allOf", "anyOf", "oneOf" };
	static const char *const branches[] = { "then", "else" };

	schema = asset_operation_resolve(p->cx, p->op, schema);
	for (uint32_t i = 0; i < p->n; i++)
		if (p->list[i] == schema)
			return;
	p->open |= p->n == PARTS || !asset_is(schema, ASSET_OBJECT) ||
	    asset_get(schema, "additionalProperties") ||
	    asset_get(schema, "patternProperties");
	if (p->open)
		return;
	p->list[p->n++] = schema;
	for (int i = 0; i < 3; i++)
		for (const struct asset_node *s = asset_first(asset_get(schema,
		    lists[i])); s; s = s->next)
			add_part(p, s);
	for (int i = 0; i < 2; i++)
		if (asset_get(schema, branches[i]))
			add_part(p, asset_get(schema, branches[i]));
}

static struct asset_str
near_member(const struct parts *p, struct asset_str name)
{
	struct asset_guess g = asset_guess_new(name);

	for (uint32_t i = 0; i < p->n; i++)
		for (const struct asset_node *m = asset_first(asset_get(
		    p->list[i], "properties")); m; m = m->next)
			asset_guess_try(&g, asset_key(m));
	return g.best;
}

static bool
has_members(const struct parts *p)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (asset_get(p->list[i], "properties"))
			return true;
	return false;
}

/* The lines that messages show must not hold a password. */
static void
hide_password(const struct parts *p, const struct asset_node *value)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (asset_str_is(asset_get_text(p->list[i], "format"),
		    "password"))
			asset_source_hide(p->cx, asset_value_place(p->cx,
			    value));
}

static void
report_unknown(const struct parts *p, const struct asset_node *m)
{
	asset_report_str(p->cx, "request-member-unknown", asset_key_place(
	    p->cx, m), asset_key(m), near_member(p, asset_key(m)), none);
	if (m->kind == ASSET_STRING) /* a password, under a mistyped name */
		asset_source_hide(p->cx, asset_value_place(p->cx, m));
}

static void check_known(const struct parts *, const struct asset_node *);

static void
check_members(const struct parts *p, const struct asset_node *object)
{
	for (struct asset_node *m = asset_first(object); m; m = m->next) {
		struct parts own = { .cx = p->cx, .op = p->op };

		for (uint32_t i = 0; i < p->n; i++) {
			const struct asset_node *s = asset_get_str(asset_get(
			    p->list[i], "properties"), asset_key(m));

			if (s)
				add_part(&own, s);
		}
		hide_password(&own, m);
		if (own.n || own.open)
			check_known(&own, m);
		else
			report_unknown(p, m);
	}
}

static void
check_known(const struct parts *p, const struct asset_node *value)
{
	struct parts items = { .cx = p->cx, .op = p->op };

	if (p->open)
		return;
	if (value->kind == ASSET_OBJECT && has_members(p))
		check_members(p, value);
	if (value->kind != ASSET_ARRAY)
		return;
	for (uint32_t i = 0; i < p->n; i++)
		if (asset_get(p->list[i], "items"))
			add_part(&items, asset_get(p->list[i], "items"));
	for (const struct asset_node *n = asset_first(value); n; n = n->next)
		check_known(&items, n);
}

/* ---- the body ---- */

/* What a message may quote must not be a password. */
static void
hide_secrets(const struct asset_violations *all)
{
	for (struct asset_violation *v = all->first; v; v = v->next)
		if (strcmp(v->keyword, "pattern") == 0 &&
		    asset_str_is(asset_get_text(v->schema, "format"),
		    "password"))
			v->args[1] = ASSET_S("***");
}

static void
check_body(struct asset_ctx *cx, const struct asset_operation *op,
    const struct asset_node *schema, const struct asset_node *root)
{
	struct asset_validator *v = asset_validator_new(cx, op->doc,
	    ASSET_SCHEMA_OAS31, ASSET_VALIDATE_FORMATS |
	    ASSET_VALIDATE_CONTENT | ASSET_VALIDATE_REQUEST);
	struct asset_violations all = { .most = 1000 };
	struct parts parts = { .cx = cx, .op = op };
	size_t before = cx->ndiags;

	asset_validator_check(v, schema, root, &all);
	hide_secrets(&all);
	asset_violations_report(cx, &all);
	add_part(&parts, schema);
	check_known(&parts, root);
	if (cx->ndiags > before)
		asset_report_str(cx, "request-section", asset_value_place(cx,
		    root), op->id, asset_get_text(op->root, "x-section"), none);
}

static struct asset_str
near_operation(const struct asset_operations *all, struct asset_str id)
{
	struct asset_guess g = asset_guess_new(id);

	for (uint32_t i = 0; i < all->count; i++)
		asset_guess_try(&g, all->list[i].id);
	return g.best;
}

void
asset_request_body(struct asset_ctx *cx, const struct asset_node *root,
    const char *operation)
{
	const struct asset_operations *all = asset_operations_open(cx);
	struct asset_str id = asset_str(operation);
	const struct asset_operation *op = asset_operation_find(all, id);
	const struct asset_node *schema = op ? asset_operation_body(cx, op) :
	    NULL;
	struct asset_place at = asset_value_place(cx, root);

	if (!op)
		asset_report_str(cx, "request-operation", at, id,
		    near_operation(all, id), none);
	else if (!schema)
		asset_report_str(cx, "request-no-body", at, id,
		    asset_get_text(op->root, "x-section"), none);
	else
		check_body(cx, op, schema, root);
}
