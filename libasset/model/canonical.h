/* The one form of an object that everything writes and compares. */
#ifndef ASSET_MODEL_CANONICAL_H
#define ASSET_MODEL_CANONICAL_H

#include "model/package.h"

/* A copy of a spec: members sorted, arrays without order sorted. */
struct asset_node *asset_canonical_spec(struct asset_ctx *,
    const struct asset_kind_info *, const struct asset_node *spec);
/* {"key", "kind", "refs", "spec"} and what else was read. Contents that
 * belong into side files are taken out and added to `files`. */
struct asset_node *asset_canonical_object(struct asset_ctx *,
    const struct asset_object *, struct asset_members *files);

#endif
