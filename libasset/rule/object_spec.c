/* Objects of a package against what creates them. */
#include "model/object.h"
#include "model/operation.h"
#include "model/validator.h"
#include "model/variable.h"
#include "rule/request.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* What creates objects of a kind; they come kind by kind. */
struct maker {
	struct asset_ctx *cx;
	const struct asset_operations *all;
	const struct asset_kind_info *kind;
	const struct asset_node *schema; /* NULL: it has no body */
	struct asset_validator *v;
};

/* What says something of the value itself. What is missing may stand in the
 * key, in a reference, in a side file. */
static bool
tells(struct asset_violation *v, const void *arg)
{
	static const char *const words[] = { "type", "enum", "const",
		"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
		"multipleOf", "minLength", "maxLength", "pattern", "format",
		"minItems", "maxItems" };
	const struct maker *m = arg;

	if (asset_variable_in(asset_text(v->instance)) ||
	    asset_kind_secret(m->cx, m->kind, v->pointer))
		return false;
	v->pointer = none;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i], v->keyword) == 0)
			return true;
	return false;
}

static void
use_kind(struct maker *m, const struct asset_kind_info *kind)
{
	const struct asset_operation *op = asset_operation_find(m->all,
	    kind->ops.create);

	m->kind = kind;
	m->schema = op ? asset_operation_body(m->cx, op) : NULL;
	if (m->schema)
		m->v = asset_validator_new(m->cx, op->doc, ASSET_SCHEMA_OAS31,
		    ASSET_VALIDATE_FORMATS | ASSET_VALIDATE_REQUEST);
}

static void
check_spec(const struct maker *m, const struct asset_node *spec)
{
	struct asset_violations all = { .most = 1000 };

	asset_validator_check(m->v, m->schema, spec, &all);
	asset_violations_keep(&all, tells, m);
	asset_violations_report(m->cx, &all);
}

void
asset_request_objects(struct asset_ctx *cx, const struct asset_package *package)
{
	struct maker m = { .cx = cx, .all = asset_operations_open(cx) };

	for (uint32_t i = 0; i < package->count; i++) {
		const struct asset_object *o = package->objects[i];

		if (o->derived || asset_str_is(o->kind->name, "datasource"))
			continue;
		if (o->kind != m.kind)
			use_kind(&m, o->kind);
		if (m.schema)
			check_spec(&m, o->spec);
	}
}
