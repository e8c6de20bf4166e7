/* Bodies of requests to the management API. */
#ifndef ASSET_RULE_REQUEST_H
#define ASSET_RULE_REQUEST_H

#include "tree/node.h"

/* Checks a tree as the body of an operation, by its id. */
void asset_request_body(struct asset_ctx *, const struct asset_node *root,
    const char *operation);

#endif
