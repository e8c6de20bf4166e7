/* A difference as text for people. */
#ifndef ASSET_EMIT_EMIT_DIFF_H
#define ASSET_EMIT_EMIT_DIFF_H

#include "core/buf.h"
#include "tree/node.h"

/* A line "FILE:LINE:COLUMN: LEVEL: KEY: MESSAGE [ID]" each, the worst first,
 * and a line that counts them; nothing when there are none. */
struct asset_str asset_emit_diff(struct asset_ctx *,
    const struct asset_node *result);

/* The same in Markdown, for a comment on a change: a heading and a list for
 * each level. */
struct asset_str asset_emit_diff_markdown(struct asset_ctx *,
    const struct asset_node *result);

#endif
