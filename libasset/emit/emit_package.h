/* A package as files. */
#ifndef ASSET_EMIT_EMIT_PACKAGE_H
#define ASSET_EMIT_EMIT_PACKAGE_H

#include "model/package.h"

/* All files in their canonical form, sorted, with a new manifest.json, whose
 * tree is returned. An object without a path gets one. */
struct asset_node *asset_emit_package(struct asset_ctx *,
    struct asset_package *, struct asset_members *out);

#endif
