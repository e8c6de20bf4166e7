/* Two packages, object by object. */
#ifndef ASSET_DIFF_DIFF_PACKAGE_H
#define ASSET_DIFF_DIFF_PACKAGE_H

#include "diff/change.h"
#include "model/package.h"

/* The changes are added to `changes`. */
int asset_diff_package(struct asset_changes *, struct asset_package *old,
    struct asset_package *new);
/* One object that both have. */
void asset_diff_object(struct asset_changes *, const struct asset_object *old,
    const struct asset_object *new);
/* Files that belong to no object. */
int asset_diff_files(struct asset_changes *, struct asset_package *old,
    struct asset_package *new);

#endif
