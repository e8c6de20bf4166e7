/* What the platform takes, made from formats/: operations and kinds as JSON
 * Schema and as OpenAPI documents of their own. */
#ifndef ASSET_MODEL_SCHEMA_H
#define ASSET_MODEL_SCHEMA_H

#include "model/kind.h"
#include "model/operation.h"

/* {"operations": [...], "kinds": [...], "extensions": [...]}; operations by
 * area. */
struct asset_node *asset_schema_list(struct asset_ctx *,
    const struct asset_operations *);
/* Parameters, body and answers; "schemas" holds what they refer to. */
struct asset_node *asset_schema_operation(struct asset_ctx *,
    const struct asset_operation *);
/* Key, references and spec. */
struct asset_node *asset_schema_kind(struct asset_ctx *,
    const struct asset_operations *, const struct asset_kind_info *);

/* JSON Schema (2020-12) of a request body, or NULL when there is none. */
struct asset_node *asset_json_schema_operation(struct asset_ctx *,
    const struct asset_operation *);
/* JSON Schema (2020-12) of an object's file in a package. */
struct asset_node *asset_json_schema_kind(struct asset_ctx *,
    const struct asset_operations *, const struct asset_kind_info *);

/* Vendor extensions: all; a row's value in words of JSON Schema with what people
 * ask about it; JSON Schema (2020-12) of its value. */
struct asset_node *asset_schema_extensions(struct asset_ctx *);
struct asset_node *asset_schema_extension(struct asset_ctx *,
    const struct asset_node *row);
struct asset_node *asset_json_schema_extension(struct asset_ctx *,
    const struct asset_node *row);

/* JSON Schema (2020-12) of a definition, as far as its extensions go. */
struct asset_node *asset_json_schema_definition(struct asset_ctx *,
    struct asset_str title);

/* An OpenAPI document of these operations, with what they refer to: components
 * of one name are the same in all areas. */
struct asset_node *asset_schema_openapi(struct asset_ctx *,
    const struct asset_operation *const *, uint32_t n);
/* All operations, by area, path and method; NULL ends them. */
const struct asset_operation **asset_operations_by_area(struct asset_ctx *,
    const struct asset_operations *);
/* The operations of a kind; NULL ends them. */
const struct asset_operation **asset_kind_operations(struct asset_ctx *,
    const struct asset_operations *, const struct asset_kind_info *,
    uint32_t *n);

#endif
