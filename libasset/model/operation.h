/* The management API: a typed view of formats/openapi/. */
#ifndef ASSET_MODEL_OPERATION_H
#define ASSET_MODEL_OPERATION_H

#include "tree/node.h"

struct asset_operation {
	struct asset_str id;     /* "CreateRomaApp" */
	struct asset_str method; /* "POST" */
	struct asset_str path;   /* "/v2/{project_id}/..." */
	struct asset_str area;   /* file that describes it: "apps" */
	const struct asset_node *root; /* its OpenAPI operation object */
	const struct asset_node *item; /* the path item around it */
	const struct asset_node *doc;  /* the document, to resolve $ref in */
};

struct asset_operations {
	struct asset_operation *list; /* sorted by id */
	uint32_t count;
};

struct asset_operations *asset_operations_open(struct asset_ctx *);
/* NULL when there is none of this id. */
const struct asset_operation *asset_operation_find(
    const struct asset_operations *, struct asset_str id);

/* What a "$ref" inside the operation's document leads to, however many there
 * are in a row; any other node is returned as it is. NULL: nowhere. */
const struct asset_node *asset_operation_resolve(struct asset_ctx *,
    const struct asset_operation *, const struct asset_node *);
/* The schema of the JSON request body, or NULL. */
const struct asset_node *asset_operation_body(struct asset_ctx *,
    const struct asset_operation *);
/* The statuses of a success, an array of numbers. */
struct asset_node *asset_operation_statuses(struct asset_ctx *,
    const struct asset_operation *);
/* A copy of `value` without the members that the schema does not have. */
struct asset_node *asset_operation_cut(struct asset_ctx *,
    const struct asset_operation *, const struct asset_node *schema,
    const struct asset_node *value);

#endif
