/* Data sources, against the table of their types in formats/datasources/. */
#ifndef ASSET_RULE_DATASOURCE_H
#define ASSET_RULE_DATASOURCE_H

#include "tree/node.h"

/* A body of the management API, a package object, an answer, or an array of
 * these. */
bool asset_datasource_is(const struct asset_node *root);
void asset_datasource_check(struct asset_ctx *, const struct asset_node *root);
/* One data source; `part`: of a package, so that keys and references stand
 * elsewhere and values may be variables. `pointer`: where it is. */
void asset_datasource_check_one(struct asset_ctx *, const struct asset_node *,
    bool part, struct asset_str pointer);

/* What a type takes: {"type", "title", "content": [{"when", "schema"}]}, or
 * NULL when there is none of this name. */
struct asset_node *asset_datasource_schema(struct asset_ctx *,
    struct asset_str name);
/* {TYPE: title} */
struct asset_node *asset_datasource_types(struct asset_ctx *);

#endif
