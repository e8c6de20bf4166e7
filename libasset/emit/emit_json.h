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

/* JSON written piece by piece, two spaces a level. Start with level 0 and a
 * buffer. In an array, and at the top, the key is NULL. */
struct asset_json {
	struct asset_buf buf;
	unsigned level;
	bool filled; /* the container has a child */
};

void asset_json_open(struct asset_json *, const char *key, char bracket);
void asset_json_close(struct asset_json *, char bracket);
void asset_json_str(struct asset_json *, const char *key, struct asset_str);
/* A number or a word as it is. */
void asset_json_raw(struct asset_json *, const char *key, struct asset_str);

#endif
