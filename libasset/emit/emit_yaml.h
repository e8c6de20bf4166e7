/* A tree as YAML text that people like to read (through libyaml). */
#ifndef ASSET_EMIT_EMIT_YAML_H
#define ASSET_EMIT_EMIT_YAML_H

#include "tree/node.h"

/* Block style, two spaces a level, lines of any length, text of several lines
 * as a literal block. What some reader of YAML 1.1 or 1.2 would not take for
 * text is quoted; numbers stay as written. Reading it gives equal data. */
struct asset_str asset_emit_yaml(struct asset_ctx *,
    const struct asset_node *);

#endif
