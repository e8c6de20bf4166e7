#include "rule/import.h"

#include "core/map.h"
#include "model/operation.h"
#include "model/validator.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* The list: the root, or its only member that is one. */
static const struct asset_node *
list_of(const struct asset_node *root)
{
	const struct asset_node *found = NULL;

	if (root->kind != ASSET_OBJECT)
		return root;
	for (const struct asset_node *n = asset_first(root); n; n = n->next) {
		if (n->kind != ASSET_ARRAY)
			continue;
		if (found)
			return root;
		found = n;
	}
	return found ? found : root;
}

/* What is missing, the file may say in another way. */
static bool
tells(struct asset_violation *v, const void *arg)
{
	(void)arg;
	v->pointer = none;
	return strcmp(v->keyword, "required") != 0;
}

static void
check_item(struct asset_ctx *cx, struct asset_validator *v,
    const struct asset_node *schema, const struct asset_node *item)
{
	struct asset_violations all = { .most = 1000 };

	asset_validator_check(v, schema, item, &all);
	asset_violations_keep(&all, tells, NULL);
	asset_violations_report(cx, &all);
}

/* Each item, as if it were the body of the operation. */
static void
check(struct asset_ctx *cx, const struct asset_node *root,
    const char *operation, const char *key)
{
	const struct asset_operation *op = asset_operation_find(
	    asset_operations_open(cx), asset_str(operation));
	const struct asset_node *schema = asset_operation_body(cx, op);
	const struct asset_node *n = list_of(root);
	struct asset_validator *v = asset_validator_new(cx, op->doc,
	    ASSET_SCHEMA_OAS31, ASSET_VALIDATE_REQUEST);
	struct asset_map seen = { 0 };

	asset_report_str(cx, "import-format-open", asset_value_place(cx,
	    root), asset_str(operation), none, none);
	if (n->kind == ASSET_OBJECT) {
		check_item(cx, v, schema, n);
		return;
	}
	for (n = asset_first(n); n; n = n->next) {
		struct asset_str name = asset_get_text(n, key);

		check_item(cx, v, schema, n);
		if (!name.n)
			continue;
		if (!asset_map_get(&seen, name))
			*asset_map_at(cx, &seen, name) = &seen;
		else
			asset_report_str(cx, "import-name-twice",
			    asset_value_place(cx, asset_get(n, key)), name,
			    none, none);
	}
}

void
asset_import_topic(struct asset_ctx *cx, const struct asset_node *root)
{
	check(cx, root, "CreateMqsInstanceTopic", "name");
}

void
asset_import_dictionary(struct asset_ctx *cx, const struct asset_node *root)
{
	check(cx, root, "CreateDictionary", "code");
}
