/* manifest.json of a package that is written. */
#ifndef ASSET_EMIT_EMIT_MANIFEST_H
#define ASSET_EMIT_EMIT_MANIFEST_H

#include "model/package.h"

/* `groups` are the objects by file, `files` all other files, sorted. What
 * the package's old manifest says beyond them is kept. */
struct asset_node *asset_emit_manifest(struct asset_ctx *,
    struct asset_package *, const struct asset_node *groups,
    const struct asset_members *files);
/* [{"name", "used": [{"object", "path", "pointer"}]}], sorted by name. */
struct asset_node *asset_required_secrets(struct asset_ctx *,
    struct asset_package *);

#endif
