/* Importing one package into another. */
#ifndef ASSET_DIFF_MERGE_PACKAGE_H
#define ASSET_DIFF_MERGE_PACKAGE_H

#include "diff/merge.h"
#include "model/package.h"

struct asset_merge_options;

/* The package with every name that the prefix changes changed, and all
 * references to it; linked. The package itself without a prefix. */
struct asset_package *asset_merge_prefix(struct asset_ctx *,
    struct asset_package *, const char *prefix);
int asset_merge_package(struct asset_outcome *,
    const struct asset_merge_options *, struct asset_package *base,
    struct asset_package *incoming, struct asset_package **out);

#endif
