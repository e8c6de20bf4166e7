/* A folder as a list of members. */
#ifndef ASSET_READ_READ_DIR_H
#define ASSET_READ_READ_DIR_H

#include "read/member.h"

bool asset_is_dir(const char *path);
/* All regular files below, sorted; names that start with "." are left out
 * and symbolic links refused. The results are those of asset_read_zip. */
int asset_read_dir(struct asset_ctx *, const char *path,
    struct asset_members *);

#endif
