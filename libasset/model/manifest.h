/* manifest.json of a package. */
#ifndef ASSET_MODEL_MANIFEST_H
#define ASSET_MODEL_MANIFEST_H

#include "model/package.h"

#define ASSET_PROFILE "roma-asset-profile"
#define ASSET_PROFILE_VERSION "1.0"

/* Is this the manifest of a package of our profile? */
bool asset_manifest_known(const struct asset_node *manifest);
/* The version (ASSET_ESYNTAX: nothing can be done with it), and for a zip
 * that the files are the listed ones (package->damaged). */
int asset_manifest_check(struct asset_ctx *, struct asset_package *);
/* "content_digest" of entries that are sorted by path. */
struct asset_str asset_manifest_digest(struct asset_ctx *,
    const struct asset_node *entries);

#endif
