/* `asset schema`: what is called so. */
#include "emit/emit.h"
#include "model/extension.h"
#include "model/schema.h"
#include "rule/config.h"
#include "rule/datasource.h"
#include "core/banned.h"

enum { FARTHEST = 3 };

struct job {
	const char *name;
	enum asset_schema_form form;
	const struct asset_node **node;
	const char **nearest;
};

static void
consider(struct asset_str wanted, struct asset_str name, unsigned *best,
    const char **nearest, struct asset_ctx *cx)
{
	unsigned d = asset_str_case_eq(wanted, name) ? 0 :
	    asset_str_distance(wanted, name, *best);

	if (d >= *best)
		return;
	*best = d;
	*nearest = asset_cstr(cx, name);
}

static int
not_found(struct asset_ctx *cx, struct job *job,
    const struct asset_operations *all)
{
	const struct asset_kinds *kinds = asset_kinds(cx);
	const struct asset_node *n;
	struct asset_str name = asset_str(job->name);
	unsigned best = name.n / 3 + FARTHEST;

	*job->nearest = NULL;
	for (uint32_t i = 0; i < all->count; i++)
		consider(name, all->list[i].id, &best, job->nearest, cx);
	for (uint32_t i = 0; i < kinds->count; i++)
		consider(name, kinds->list[i]->name, &best, job->nearest, cx);
	n = asset_first(asset_schema_extensions(cx));
	for (; n; n = n->next)
		consider(name, asset_get_text(n, "extension"), &best,
		    job->nearest, cx);
	consider(name, ASSET_S("settings"), &best, job->nearest, cx);
	consider(name, ASSET_S("definition"), &best, job->nearest, cx);
	return ASSET_EUSAGE;
}

static const struct asset_node *
extension(struct asset_ctx *cx, const struct asset_node *row,
    enum asset_schema_form form)
{
	if (form == ASSET_SCHEMA_OPENAPI)
		return NULL;
	return form == ASSET_SCHEMA_JSON ?
	    asset_json_schema_extension(cx, row) :
	    asset_schema_extension(cx, row);
}

static int
make_schema(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	const struct asset_operations *all = asset_operations_open(cx);
	const struct asset_operation *op, **ops = &op;
	const struct asset_node *row;
	const struct asset_kind_info *k;
	struct asset_node *made;
	uint32_t n = 1;

	*job->node = NULL;
	if (!job->name) {
		*job->node = job->form == ASSET_SCHEMA_OPENAPI ?
		    asset_schema_openapi(cx, asset_operations_by_area(cx, all),
		    all->count) : asset_schema_list(cx, all);
		return 0;
	}
	if (job->form == ASSET_SCHEMA_TABLE &&
	    strncmp(job->name, "datasource/", 11) == 0)
		*job->node = asset_datasource_schema(cx,
		    asset_str(job->name + 11));
	if (*job->node)
		return 0;
	if (job->form == ASSET_SCHEMA_JSON &&
	    strcmp(job->name, "definition") == 0) {
		*job->node = asset_json_schema_definition(cx,
		    ASSET_S("definition"));
		return 0;
	}
	if (strcmp(job->name, "settings") == 0) {
		if (job->form != ASSET_SCHEMA_OPENAPI)
			*job->node = job->form == ASSET_SCHEMA_JSON ?
			    asset_json_schema_config(cx) :
			    asset_config_schema(cx);
		return 0;
	}
	row = asset_extension(asset_str(job->name));
	if (row) {
		*job->node = extension(cx, row, job->form);
		return 0;
	}
	op = asset_operation_find(all, asset_str(job->name));
	k = op ? NULL : asset_kind_find(cx, asset_str(job->name));
	if (!op && !k)
		return not_found(cx, job, all);
	if (job->form == ASSET_SCHEMA_OPENAPI) {
		if (k)
			ops = asset_kind_operations(cx, all, k, &n);
		*job->node = asset_schema_openapi(cx, ops, n);
	} else if (job->form == ASSET_SCHEMA_JSON) {
		*job->node = k ? asset_json_schema_kind(cx, all, k) :
		    asset_json_schema_operation(cx, op);
	} else {
		made = k ? asset_schema_kind(cx, all, k) :
		    asset_schema_operation(cx, op);
		if (k && asset_str_is(k->name, "datasource"))
			asset_set(cx, made, "types",
			    asset_datasource_types(cx));
		*job->node = made;
	}
	return 0;
}

int
asset_schema(struct asset_ctx *cx, const struct asset_node **out,
    const char *name, enum asset_schema_form form, const char **nearest)
{
	struct job job = { .name = name, .form = form, .node = out,
		.nearest = nearest };

	return asset_try(cx, make_schema, &job);
}
