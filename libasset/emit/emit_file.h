/* A file, written all or nothing. */
#ifndef ASSET_EMIT_EMIT_FILE_H
#define ASSET_EMIT_EMIT_FILE_H

#include "core/diag.h"

/* What asset_write_file does, for use inside asset_try: into a temporary file
 * beside `path`, synced, then renamed over it. On failure the old file is as
 * it was, the diagnostic is "file-unwritable" and the result ASSET_EIO. */
int asset_emit_file(struct asset_ctx *, const char *path, struct asset_str);
/* "file-unwritable" with the reason in errno; returns ASSET_EIO. */
int asset_report_unwritable(struct asset_ctx *, const char *path);
/* write(2) until all is written; 0, or -1 with errno. */
int asset_write_all(int fd, struct asset_str bytes);

#endif
