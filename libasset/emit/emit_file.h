/* A file, written all or nothing. */
#ifndef ASSET_EMIT_EMIT_FILE_H
#define ASSET_EMIT_EMIT_FILE_H

#include "core/ctx.h"

/* Into a temporary file beside `path`, synced, then renamed over it. On
 * failure the old file is as it was, the diagnostic is "file-unwritable", and
 * the result ASSET_EIO. Calls asset_alloc: use it inside asset_try. */
int asset_emit_file(struct asset_ctx *, const char *path, struct asset_str);

#endif
