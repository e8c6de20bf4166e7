/* JSON (RFC 8259, strict) into a tree. */
#ifndef ASSET_READ_READ_JSON_H
#define ASSET_READ_READ_JSON_H

#include "tree/node.h"

/* The text must be valid UTF-8. The first syntax error is a diagnostic and
 * ends the reading with ASSET_ESYNTAX. Members of equal keys are reported and
 * all kept; lookups find the first. */
int asset_read_json(struct asset_ctx *, struct asset_source *,
    struct asset_doc **);

#endif
