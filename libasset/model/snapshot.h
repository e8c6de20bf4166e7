/* Recorded answers of an instance, read as a package: asset-snapshot/1. Which
 * answers show objects of a kind, and where, is said in formats/kinds. */
#ifndef ASSET_MODEL_SNAPSHOT_H
#define ASSET_MODEL_SNAPSHOT_H

#include "model/package.h"

/* Does the text name the format? */
bool asset_snapshot_detect(struct asset_str bytes);
/* Adds the objects to the package. ASSET_ESYNTAX after a diagnostic. */
int asset_snapshot_read(struct asset_ctx *, struct asset_package *,
    struct asset_source *);

#endif
