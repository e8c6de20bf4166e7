/* Bodies of requests to the management API. */
#ifndef ASSET_RULE_REQUEST_H
#define ASSET_RULE_REQUEST_H

#include "tree/node.h"

struct asset_package;

/* Checks a tree as the body of an operation, by its id. */
void asset_request_body(struct asset_ctx *, const struct asset_node *root,
    const char *operation);
/* Checks the values of the objects' specs by what the create operations of
 * their kinds take; not those of a definition, which is checked itself, nor
 * data sources: rule/datasource.h. */
void asset_request_objects(struct asset_ctx *, const struct asset_package *);

#endif
