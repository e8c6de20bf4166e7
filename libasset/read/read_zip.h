/* Zip archives (libzip): every member unpacked, within limits. */
#ifndef ASSET_READ_READ_ZIP_H
#define ASSET_READ_READ_ZIP_H

#include "read/member.h"

/* Do the first bytes look like a zip? */
bool asset_is_zip(struct asset_str bytes);
/* The members, sorted. Each one that is not safe or not whole is a
 * diagnostic; the others are there, and the result is ASSET_ESYNTAX. A limit
 * ends the reading with ASSET_ELIMIT. */
int asset_read_zip(struct asset_ctx *, const struct asset_source *,
    struct asset_members *);

#endif
