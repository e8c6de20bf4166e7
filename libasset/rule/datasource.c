#include "rule/datasource.h"

#include "model/formats.h"
#include "model/kind.h"
#include "model/validator.h"
#include "model/variable.h"
#include "rule/datasource_value.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* ---- the table ---- */

const struct asset_node *
asset_datasource_type(struct asset_str name)
{
	const struct asset_node *file, *type = NULL;

	for (file = asset_first(asset_get(asset_formats, "datasources"));
	    file && !type; file = file->next)
		type = asset_get_str(file, name);
	return type;
}

static const struct asset_node *
schemas(void)
{
	return asset_get(asset_get(asset_get(asset_get(asset_formats,
	    "openapi"), "datasources"), "components"), "schemas");
}

static bool
lists(const struct asset_node *part, const char *list, struct asset_str name)
{
	const struct asset_node *n = asset_first(asset_get(part, list));

	while (n && !asset_str_eq(asset_text(n), name))
		n = n->next;
	return n != NULL;
}

static bool
is_filled(const struct asset_node *n)
{
	return n && n->kind != ASSET_NULL &&
	    (n->kind != ASSET_STRING || n->len);
}

/* The value of the field that a row of "by" looks at. */
static struct asset_str
value_of(const struct asset_node *by, const struct asset_node *object)
{
	const struct asset_node *n = asset_get_str(object, asset_key(by));

	return is_filled(n) ? asset_text(n) : asset_get_text(by, "absent");
}

/* May the value of this field be any? */
static bool
is_open(const struct asset_node *by, struct asset_str value)
{
	return !value.s || asset_variable_in(value) ||
	    asset_get_true(by, "open");
}

/* Does the part take a field, as the others are? */
static bool
takes(const struct asset_node *part, const struct asset_node *object,
    struct asset_str name)
{
	const struct asset_node *by;

	if (asset_get_true(part, "open") || lists(part, "needs", name) ||
	    lists(part, "expects", name) || lists(part, "takes", name) ||
	    asset_get_str(asset_get(part, "inside"), name))
		return true;
	for (by = asset_first(asset_get(part, "by")); by; by = by->next) {
		struct asset_str value = value_of(by, object);
		const struct asset_node *c = value.s ?
		    asset_get_str(by, value) : NULL;

		if (asset_str_eq(asset_key(by), name) ||
		    (c ? takes(c, object, name) : value.s != NULL))
			return true;
	}
	return false;
}

/* ---- what is missing ---- */

static struct asset_str
purpose(const struct asset_datasource *d, struct asset_str name)
{
	return asset_get_text(asset_get_str(asset_get(d->schema,
	    "properties"), name), "description");
}

static void
check_there(const struct asset_datasource *d, const struct asset_node *part,
    const char *list, const char *id)
{
	const struct asset_node *n = asset_first(asset_get(part, list)), *at;

	for (; n; n = n->next) {
		at = asset_get_str(d->object, asset_text(n));
		if (is_filled(at))
			continue;
		asset_report_str(d->cx, id, asset_key_place(d->cx, at ? at :
		    d->object), d->label, asset_text(n), purpose(d,
		    asset_text(n)))->pointer = d->pointer;
	}
}

static void check_part(struct asset_datasource, const struct asset_node *);

static void
check_by(const struct asset_datasource *d, const struct asset_node *by)
{
	const struct asset_node *at = asset_get_str(d->object, asset_key(by));
	struct asset_str value = value_of(by, d->object);
	const struct asset_node *found = value.s ?
	    asset_get_str(by, value) : NULL;
	struct asset_datasource below = *d;

	if (found && found->kind == ASSET_OBJECT) {
		below.label = asset_strf(d->cx, "%.*s%s %.*s %.*s",
		    ASSET_P(d->label), d->narrow ? "," : " with",
		    ASSET_P(asset_key(by)), ASSET_P(value));
		below.narrow = true;
		check_part(below, found);
	} else if (at && !is_open(by, value)) {
		asset_report_str(d->cx, "datasource-value",
		    asset_value_place(d->cx, at), d->label, asset_key(by),
		    value)->pointer = asset_strf(d->cx, "%.*s/%.*s",
		    ASSET_P(d->pointer), ASSET_P(asset_key(by)));
	}
}

static void
check_unused(const struct asset_datasource *d, const struct asset_node *type)
{
	const struct asset_node *n;

	for (n = asset_first(d->object); n; n = n->next)
		if (is_filled(n) && n->kind != ASSET_BOOL &&
		    asset_get_str(asset_get(d->schema, "properties"),
		    asset_key(n)) && !takes(type, d->object, asset_key(n)) &&
		    !asset_str_starts(asset_key(n), "connect"))
			asset_report_str(d->cx, "datasource-field-unused",
			    asset_key_place(d->cx, n), d->label, asset_key(n),
			    none)->pointer = asset_strf(d->cx, "%.*s/%.*s",
			    ASSET_P(d->pointer), ASSET_P(asset_key(n)));
}

/* The members of a field, or of each of its items. */
static void
check_inside(const struct asset_datasource *d, const struct asset_node *part)
{
	const struct asset_node *n = asset_get_str(d->object, asset_key(part));
	struct asset_datasource in = *d;
	unsigned i = 0;

	in.schema = asset_get(schemas(), asset_str_is(asset_key(part),
	    "api_auth_detail") ? "ApiAuth" : "OracleAddress");
	in.pointer = asset_strf(d->cx, "%.*s/%.*s", ASSET_P(d->pointer),
	    ASSET_P(asset_key(part)));
	in.object = n;
	if (asset_is(n, ASSET_OBJECT)) {
		check_part(in, part);
		check_unused(&in, part);
	}
	if (!asset_is(n, ASSET_ARRAY))
		return;
	for (n = asset_first(n); n; n = n->next, i++) {
		struct asset_datasource item = in;

		item.object = n;
		item.pointer = asset_strf(d->cx, "%.*s/%u",
		    ASSET_P(in.pointer), i);
		if (n->kind == ASSET_OBJECT)
			check_part(item, part);
	}
}

static void
check_part(struct asset_datasource d, const struct asset_node *part)
{
	const struct asset_node *n;

	check_there(&d, part, "needs", "datasource-field-missing");
	check_there(&d, part, "expects", "datasource-field-expected");
	asset_datasource_values(&d, part);
	for (n = asset_first(asset_get(part, "by")); n; n = n->next)
		check_by(&d, n);
	for (n = asset_first(asset_get(part, "inside")); n; n = n->next)
		check_inside(&d, n);
}

/* ---- its form ---- */

struct form {
	struct asset_ctx *cx;
	struct asset_str pointer; /* of the body in its file */
	bool part;
};

/* But for what the table says more clearly, and a package elsewhere. */
static bool
tells(struct asset_violation *v, const void *arg)
{
	const struct form *f = arg;
	bool missing = strcmp(v->keyword, "required") == 0;

	if (asset_variable_in(asset_text(v->instance)) || (missing &&
	    (asset_str_is(v->pointer, "/content") ||
	    (f->part && v->pointer.n == 0 &&
	    !asset_str_is(v->args[0], "content") &&
	    !asset_str_is(v->args[0], "datasource_type")))))
		return false;
	v->pointer = asset_strf(f->cx, "%.*s%.*s", ASSET_P(f->pointer),
	    ASSET_P(v->pointer));
	return true;
}

static void
check_form(struct asset_ctx *cx, const struct asset_node *n, bool part,
    struct asset_str pointer)
{
	struct asset_validator *v = asset_validator_new(cx, asset_get(asset_get(
	    asset_formats, "openapi"), "datasources"), ASSET_SCHEMA_OAS31,
	    ASSET_VALIDATE_FORMATS | ASSET_VALIDATE_REQUEST);
	struct asset_violations all = { .most = 1000 };
	const struct form form = { cx, pointer, part };

	asset_validator_check(v, asset_get(schemas(), "DatasourceInput"), n,
	    &all);
	asset_violations_keep(&all, tells, &form);
	asset_violations_report(cx, &all);
}

/* ---- data sources ---- */

static void
hide(struct asset_ctx *cx, void *arg, const struct asset_node *n,
    struct asset_str pointer)
{
	(void)arg;
	(void)pointer;
	if (!asset_is_container(n))
		asset_source_hide(cx, asset_value_place(cx, n));
}

void
asset_datasource_check_one(struct asset_ctx *cx, const struct asset_node *n,
    bool part, struct asset_str pointer)
{
	const struct asset_node *type =
	    asset_datasource_type(asset_get_text(n, "datasource_type")), *p;
	const struct asset_node *content = asset_get(n, "content");
	struct asset_datasource d = { .cx = cx, .object = content,
		.schema = asset_get(schemas(), "DatasourceContent") };

	p = asset_kind_find(cx, ASSET_S("datasource"))->secrets;
	for (p = asset_first(p); p; p = p->next)
		asset_kind_each(cx, n, asset_text(p), hide, NULL);
	if (!is_filled(asset_get(content, "connection_instance_id")))
		check_form(cx, n, part || asset_get(n, "datasource_id"),
		    pointer);
	if (!type || !asset_is(content, ASSET_OBJECT))
		return;
	d.label = asset_get_text(type, "title");
	d.pointer = asset_strf(cx, "%.*s/content", ASSET_P(pointer));
	check_part(d, type);
	check_unused(&d, type);
}

static bool
looks_like_one(const struct asset_node *n)
{
	return asset_is(asset_get(n, "datasource_type"), ASSET_STRING) &&
	    asset_is(asset_get(n, "content"), ASSET_OBJECT);
}

bool
asset_datasource_is(const struct asset_node *n)
{
	if (asset_is(asset_get(n, "entities"), ASSET_ARRAY))
		n = asset_get(n, "entities");
	return looks_like_one(asset_is(n, ASSET_ARRAY) ? asset_first(n) : n);
}

static void
check_each(struct asset_ctx *cx, const struct asset_node *list,
    const char *pointer)
{
	unsigned i = 0;

	for (const struct asset_node *n = asset_first(list); n; n = n->next)
		asset_datasource_check_one(cx, n, false,
		    asset_strf(cx, "%s/%u", pointer, i++));
}

void
asset_datasource_check(struct asset_ctx *cx, const struct asset_node *root)
{
	const struct asset_node *spec = asset_get(root, "spec");

	if (asset_is(asset_get(root, "entities"), ASSET_ARRAY))
		check_each(cx, asset_get(root, "entities"), "/entities");
	else if (root->kind == ASSET_ARRAY)
		check_each(cx, root, "");
	else if (spec)
		asset_datasource_check_one(cx, spec, true, ASSET_S("/spec"));
	else
		asset_datasource_check_one(cx, root, false, ASSET_S(""));
}
