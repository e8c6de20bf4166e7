/* A tree as JSON text: stable, exact numbers, no raw control characters. */
#ifndef ASSET_EMIT_EMIT_JSON_H
#define ASSET_EMIT_EMIT_JSON_H

#include "core/buf.h"
#include "tree/node.h"

/* On one line, without a final LF; emit/emit.h has the form for a file. */
struct asset_str asset_emit_json_compact(struct asset_ctx *,
    const struct asset_node *);
/* A string with its quotes. */
void asset_emit_json_string(struct asset_buf *, struct asset_str);

#endif
