/* Objects of a package against what creates them. */
#include "model/object.h"
#include "model/operation.h"
#include "model/validator.h"
#include "model/variable.h"
#include "rule/request.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* What says something of the value itself. What is missing may stand in the
 * key, in a reference, in a side file. */
static bool
tells(struct asset_ctx *cx, const struct asset_kind_info *kind,
    const struct asset_violation *v)
{
	static const char *const words[] = { "type", "enum", "const",
		"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
		"multipleOf", "minLength", "maxLength", "pattern", "format",
		"minItems", "maxItems" };

	if (asset_variable_in(asset_text(v->instance)) ||
	    asset_kind_secret(cx, kind, v->pointer))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i], v->keyword) == 0)
			return true;
	return false;
}

/* What creates objects of a kind; they come kind by kind. */
struct maker {
	const struct asset_operations *all;
	const struct asset_kind_info *kind;
	const struct asset_node *schema; /* NULL: it has no body */
	struct asset_validator *v;
};

static void
use_kind(struct asset_ctx *cx, struct maker *m,
    const struct asset_kind_info *kind)
{
	const struct asset_operation *op = asset_operation_find(m->all,
	    kind->ops.create);

	m->kind = kind;
	m->schema = op ? asset_operation_body(cx, op) : NULL;
	if (m->schema)
		m->v = asset_validator_new(cx, op->doc, ASSET_SCHEMA_OAS31,
		    ASSET_VALIDATE_FORMATS | ASSET_VALIDATE_REQUEST);
}

static void
check_spec(struct asset_ctx *cx, const struct maker *m,
    const struct asset_node *spec)
{
	struct asset_violations all = { .most = 1000 }, said = { 0 };
	struct asset_violation *v, *next;

	asset_validator_check(m->v, m->schema, spec, &all);
	for (v = all.first; v; v = next) {
		next = v->next;
		v->next = NULL;
		if (!tells(cx, m->kind, v))
			continue;
		v->pointer = none;
		if (said.last)
			said.last->next = v;
		else
			said.first = v;
		said.last = v;
		said.n++;
	}
	asset_violations_report(cx, &said);
}

void
asset_request_objects(struct asset_ctx *cx, const struct asset_package *package)
{
	struct maker m = { .all = asset_operations_open(cx) };

	for (uint32_t i = 0; i < package->count; i++) {
		const struct asset_object *o = package->objects[i];

		if (o->derived || asset_str_is(o->kind->name, "datasource"))
			continue;
		if (o->kind != m.kind)
			use_kind(cx, &m, o->kind);
		if (m.schema)
			check_spec(cx, &m, o->spec);
	}
}
