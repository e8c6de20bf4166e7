/* Zip archives: the same members give the same bytes, anywhere, any time. */
#ifndef ASSET_EMIT_EMIT_ZIP_H
#define ASSET_EMIT_EMIT_ZIP_H

#include "read/member.h"

/* Members must be sorted, and their names safe. */
int asset_emit_zip(struct asset_ctx *, const struct asset_members *,
    struct asset_str *out);

#endif
