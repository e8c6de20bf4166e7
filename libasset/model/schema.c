#include "model/schema.h"

#include "tree/pointer.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* ---- copies that stand on their own ---- */

/* A copy in which references to schemas lead to `prefix`, where the schemas
 * are collected, and all others are replaced by their targets. */
struct copier {
	struct asset_ctx *cx;
	const struct asset_operation *op;
	const char *prefix;
	struct asset_node *schemas;
};

static struct asset_node *copy(struct copier *, const struct asset_node *);

static struct asset_node *
copy_ref(struct copier *c, struct asset_str ref)
{
	static const char at[] = "#/components/schemas/";
	const struct asset_node *target;
	struct asset_str name;
	struct asset_node *out;

	target = asset_pointer_get(c->cx, c->op->doc,
	    (struct asset_str){ ref.s + 1, ref.n - 1 });
	if (!asset_str_starts(ref, at))
		return target ? copy(c, target) :
		    asset_new_node(c->cx, ASSET_OBJECT);
	name = (struct asset_str){ ref.s + sizeof at - 1,
	    ref.n - (uint32_t)sizeof at + 1 };
	if (target && !asset_get_str(c->schemas, name)) {
		/* Set first: a schema may hold itself. */
		asset_set_str(c->cx, c->schemas, name,
		    asset_new_node(c->cx, ASSET_OBJECT));
		out = copy(c, target);
		asset_set_str(c->cx, c->schemas, name, out);
	}
	return asset_new_str(c->cx, asset_strf(c->cx, "%s%.*s", c->prefix,
	    ASSET_P(name)));
}

static struct asset_node *
copy(struct copier *c, const struct asset_node *from)
{
	struct asset_str ref = asset_get_text(from, "$ref");
	struct asset_node *out, *made;

	if (!asset_is_container(from))
		return asset_share(c->cx, from);
	made = ref.n && ref.s[0] == '#' ? copy_ref(c, ref) : NULL;
	if (made && asset_is_container(made))
		return made;
	out = asset_new_node(c->cx, (enum asset_kind)from->kind);
	for (struct asset_node *n = asset_first(from); n; n = n->next) {
		if (out->kind == ASSET_ARRAY)
			asset_add(c->cx, out, copy(c, n));
		else
			asset_set_str(c->cx, out, asset_key(n), made &&
			    asset_str_is(asset_key(n), "$ref") ? made :
			    copy(c, n));
	}
	return out;
}

static struct copier
copier(struct asset_ctx *cx, const struct asset_operation *op,
    const char *prefix)
{
	return (struct copier){ cx, op, prefix,
	    asset_new_node(cx, ASSET_OBJECT) };
}

/* ---- what there is ---- */

static void
set_text(struct asset_ctx *cx, struct asset_node *out, const char *member,
    struct asset_str text)
{
	if (text.n)
		asset_set(cx, out, member, asset_new_str(cx, text));
}

static struct asset_node *
operation_head(struct asset_ctx *cx, const struct asset_operation *op)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);

	set_text(cx, out, "operation", op->id);
	set_text(cx, out, "method", op->method);
	set_text(cx, out, "path", op->path);
	set_text(cx, out, "area", op->area);
	set_text(cx, out, "section", asset_get_text(op->root, "x-section"));
	set_text(cx, out, "summary", asset_get_text(op->root, "summary"));
	return out;
}

static struct asset_node *
kind_head(struct asset_ctx *cx, const struct asset_kind_info *k)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);

	set_text(cx, out, "kind", k->name);
	set_text(cx, out, "title", k->title);
	asset_set(cx, out, "tier", asset_new_int(cx, k->tier));
	set_text(cx, out, "file", k->file);
	asset_set(cx, out, "operations",
	    asset_clone(cx, asset_get(k->root, "operations")));
	return out;
}

struct asset_node *
asset_schema_list(struct asset_ctx *cx, const struct asset_operations *all)
{
	const struct asset_operation **op = asset_operations_by_area(cx, all);
	const struct asset_kinds *kinds = asset_kinds(cx);
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);
	struct asset_node *list;

	list = asset_set(cx, out, "operations",
	    asset_new_node(cx, ASSET_ARRAY));
	for (; *op; op++)
		asset_add(cx, list, operation_head(cx, *op));
	list = asset_set(cx, out, "kinds", asset_new_node(cx, ASSET_ARRAY));
	for (uint32_t i = 0; i < kinds->count; i++)
		asset_add(cx, list, kind_head(cx, kinds->list[i]));
	asset_set(cx, out, "extensions", asset_schema_extensions(cx));
	return out;
}

static void
add_parameters(struct copier *c, struct asset_node *out,
    const struct asset_node *holder)
{
	const struct asset_node *p = asset_get(holder, "parameters");

	for (p = asset_first(p); p; p = p->next)
		asset_add(c->cx, out, copy(c, p));
}

struct asset_node *
asset_schema_operation(struct asset_ctx *cx, const struct asset_operation *op)
{
	struct copier c = copier(cx, op, "#/schemas/");
	struct asset_node *out = operation_head(cx, op), *list, *answer;
	const struct asset_node *schema = asset_operation_body(cx, op), *r;

	set_text(cx, out, "description",
	    asset_get_text(op->root, "description"));
	list = asset_set(cx, out, "parameters",
	    asset_new_node(cx, ASSET_ARRAY));
	add_parameters(&c, list, op->item);
	add_parameters(&c, list, op->root);
	if (schema)
		asset_set(cx, out, "body", copy(&c, schema));
	list = asset_set(cx, out, "answers", asset_new_node(cx, ASSET_ARRAY));
	r = asset_first(asset_get(op->root, "responses"));
	for (; r; r = r->next) {
		answer = asset_add(cx, list, asset_new_node(cx, ASSET_OBJECT));
		set_text(cx, answer, "status", asset_key(r));
		schema = asset_operation_resolve(cx, op, r);
		set_text(cx, answer, "description",
		    asset_get_text(schema, "description"));
		schema = asset_get(asset_get(asset_get(schema, "content"),
		    "application/json"), "schema");
		if (schema)
			asset_set(cx, answer, "schema", copy(&c, schema));
	}
	asset_set(cx, out, "schemas", c.schemas);
	return out;
}

/* ---- kinds ---- */

/* One object schema out of the parts of an allOf. */
static void
flatten(struct copier *c, const struct asset_node *schema,
    struct asset_node *properties, struct asset_node *required)
{
	const struct asset_node *n;

	schema = asset_operation_resolve(c->cx, c->op, schema);
	n = asset_first(asset_get(schema, "allOf"));
	for (; n; n = n->next)
		flatten(c, n, properties, required);
	n = asset_first(asset_get(schema, "properties"));
	for (; n; n = n->next)
		asset_set_str(c->cx, properties, asset_key(n), copy(c, n));
	n = asset_first(asset_get(schema, "required"));
	for (; n; n = n->next)
		asset_set_str(c->cx, required, asset_text(n),
		    asset_share(c->cx, n));
}

/* A member that key, references or the plan give. */
static void
drop(struct asset_ctx *cx, struct asset_node *spec, struct asset_node *required,
    struct asset_str to)
{
	struct asset_str name;
	struct asset_node *n;

	if (asset_str_starts(to, "body:"))
		to = (struct asset_str){ to.s + 5, to.n - 5 };
	if (!asset_pointer_token(cx, &to, &name) || to.n)
		return;
	n = asset_get_str(spec, name);
	if (n)
		asset_remove(cx, spec, n);
	n = asset_get_str(required, name);
	if (n)
		asset_remove(cx, required, n);
}

/* What a file beside the object gives is not needed in it. */
static void
not_needed(struct copier *c, struct asset_node *schema, struct asset_str rest)
{
	struct asset_str ref = asset_get_text(schema, "$ref"), token;
	struct asset_node *n;

	if (ref.n)
		schema = asset_get_str(c->schemas, (struct asset_str){
		    ref.s + strlen(c->prefix),
		    ref.n - (uint32_t)strlen(c->prefix) });
	n = asset_first(asset_get(schema, "allOf"));
	for (; n; n = n->next)
		not_needed(c, n, rest);
	if (!schema || !asset_pointer_token(c->cx, &rest, &token))
		return;
	if (rest.n) {
		n = asset_str_is(token, "*") ? asset_get(schema, "items") :
		    asset_get_str(asset_get(schema, "properties"), token);
		if (n)
			not_needed(c, n, rest);
		return;
	}
	n = asset_first(asset_get(schema, "required"));
	for (; n; n = n->next)
		if (asset_str_eq(asset_text(n), token)) {
			asset_remove(c->cx, asset_get(schema, "required"), n);
			return;
		}
}

static struct asset_node *
spec_schema(struct copier *c, const struct asset_kind_info *k)
{
	struct asset_ctx *cx = c->cx;
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);
	struct asset_node *required = asset_new_node(cx, ASSET_OBJECT);
	struct asset_node *properties, *list;
	const struct asset_node *n;

	asset_set(cx, out, "type", asset_new_text(cx, "object"));
	properties = asset_set(cx, out, "properties",
	    asset_new_node(cx, ASSET_OBJECT));
	if (c->op)
		flatten(c, asset_operation_body(cx, c->op), properties,
		    required);
	for (uint32_t i = 0; i < k->nkeys; i++)
		drop(cx, properties, required, k->keys[i].to);
	for (uint32_t i = 0; i < k->nrefs; i++)
		drop(cx, properties, required, k->refs[i].to);
	n = asset_first(asset_get(k->constants, "create"));
	for (; n; n = n->next)
		drop(cx, properties, required, asset_key(n));
	list = asset_new_node(cx, ASSET_ARRAY);
	for (n = asset_first(required); n; n = n->next)
		asset_add(cx, list, asset_share(cx, n));
	if (list->len)
		asset_set(cx, out, "required", list);
	for (n = asset_first(k->files); n; n = n->next)
		not_needed(c, out, asset_get_text(n, "at"));
	return out;
}

static struct asset_node *
text_schema(struct asset_ctx *cx, struct asset_str description)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);

	asset_set(cx, out, "type", asset_new_text(cx, "string"));
	asset_set(cx, out, "minLength", asset_new_int(cx, 1));
	set_text(cx, out, "description", description);
	return out;
}

static struct asset_node *
key_schema(struct asset_ctx *cx, const struct asset_kind_info *k)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT), *n;
	struct asset_node *required = asset_new_node(cx, ASSET_ARRAY);
	struct asset_node *properties = asset_new_node(cx, ASSET_OBJECT);

	for (uint32_t i = 0; i < k->nkeys; i++) {
		n = asset_set_str(cx, properties, k->keys[i].name,
		    text_schema(cx, none));
		if (k->keys[i].fallback.n)
			set_text(cx, n, "default", k->keys[i].fallback);
		else
			asset_add(cx, required,
			    asset_new_str(cx, k->keys[i].name));
	}
	asset_set(cx, out, "type", asset_new_text(cx, "object"));
	asset_set(cx, out, "properties", properties);
	asset_set(cx, out, "required", required);
	asset_set(cx, out, "additionalProperties", asset_new_bool(cx, false));
	return out;
}

static struct asset_node *
refs_schema(struct asset_ctx *cx, const struct asset_kind_info *k)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT), *n;
	struct asset_node *required = asset_new_node(cx, ASSET_ARRAY);
	struct asset_node *properties = asset_new_node(cx, ASSET_OBJECT);

	for (uint32_t i = 0; i < k->nrefs; i++) {
		const struct asset_kind_info *target =
		    asset_kind_find(cx, k->refs[i].kind);

		if (k->refs[i].derived)
			continue;
		n = asset_new_node(cx, ASSET_OBJECT);
		set_text(cx, n, "description", target->title);
		asset_set_str(cx, properties, k->refs[i].name, n);
		if (!k->refs[i].optional)
			asset_add(cx, required,
			    asset_new_str(cx, k->refs[i].name));
	}
	asset_set(cx, out, "type", asset_new_text(cx, "object"));
	asset_set(cx, out, "properties", properties);
	if (required->len)
		asset_set(cx, out, "required", required);
	asset_set(cx, out, "additionalProperties", asset_new_bool(cx, false));
	return out;
}

struct asset_node *
asset_schema_kind(struct asset_ctx *cx, const struct asset_operations *all,
    const struct asset_kind_info *k)
{
	struct copier c = copier(cx, asset_operation_find(all, k->ops.create),
	    "#/schemas/");
	struct asset_node *out = kind_head(cx, k);

	asset_set(cx, out, "key", key_schema(cx, k));
	asset_set(cx, out, "refs", refs_schema(cx, k));
	asset_set(cx, out, "spec", spec_schema(&c, k));
	if (k->secrets)
		asset_set(cx, out, "secrets", asset_clone(cx, k->secrets));
	if (k->defaults)
		asset_set(cx, out, "defaults", asset_clone(cx, k->defaults));
	asset_set(cx, out, "schemas", c.schemas);
	return out;
}

/* ---- JSON Schema ---- */

static struct asset_node *
json_schema(struct asset_ctx *cx, struct asset_str title)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);

	asset_set(cx, out, "$schema", asset_new_text(cx,
	    "https://json-schema.org/draft/2020-12/schema"));
	set_text(cx, out, "title", title);
	return out;
}

struct asset_node *
asset_json_schema_operation(struct asset_ctx *cx,
    const struct asset_operation *op)
{
	struct copier c = copier(cx, op, "#/$defs/");
	const struct asset_node *body = asset_operation_body(cx, op);
	struct asset_node *out = json_schema(cx, op->id), *n;

	if (!body)
		return NULL;
	for (n = asset_first(copy(&c, body)); n; n = n->next)
		asset_set_str(cx, out, asset_key(n), asset_share(cx, n));
	asset_set(cx, out, "$defs", c.schemas);
	return out;
}

struct asset_node *
asset_json_schema_kind(struct asset_ctx *cx,
    const struct asset_operations *all, const struct asset_kind_info *k)
{
	struct copier c = copier(cx, asset_operation_find(all, k->ops.create),
	    "#/$defs/");
	struct asset_node *out = json_schema(cx, k->title), *p, *n;

	asset_set(cx, out, "type", asset_new_text(cx, "object"));
	p = asset_set(cx, out, "properties", asset_new_node(cx, ASSET_OBJECT));
	n = asset_set(cx, p, "kind", asset_new_node(cx, ASSET_OBJECT));
	set_text(cx, n, "const", k->name);
	asset_set(cx, p, "key", key_schema(cx, k));
	asset_set(cx, p, "refs", refs_schema(cx, k));
	asset_set(cx, p, "spec", spec_schema(&c, k));
	n = asset_set(cx, out, "required", asset_new_node(cx, ASSET_ARRAY));
	asset_add(cx, n, asset_new_text(cx, "kind"));
	asset_add(cx, n, asset_new_text(cx, "key"));
	asset_set(cx, out, "additionalProperties", asset_new_bool(cx, false));
	asset_set(cx, out, "$defs", c.schemas);
	return out;
}
