/* A list of members as a folder. */
#ifndef ASSET_EMIT_EMIT_DIR_H
#define ASSET_EMIT_EMIT_DIR_H

#include "read/member.h"

/* Writes below `path` and nowhere else. A new or empty folder appears whole
 * or not at all; one that holds a package is brought up to date, file by
 * file; any other is refused. */
int asset_emit_dir(struct asset_ctx *, const char *path,
    const struct asset_members *);

#endif
