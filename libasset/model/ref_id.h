/* The names that JSON Schema (OpenAPI 3.1) gives to places: $id and $anchor. */
#ifndef ASSET_MODEL_REF_ID_H
#define ASSET_MODEL_REF_ID_H

#include "core/source.h"
#include "tree/node.h"

struct asset_ids;

/* A schema with an $id: references below it start there. */
struct asset_resource {
	struct asset_str uri;
	const struct asset_node *root;
};

/* Could the text have such names? */
bool asset_ids_likely(const struct asset_source *);
/* All names in a document that is called `uri`. */
struct asset_ids *asset_ids_new(struct asset_ctx *, const struct asset_node *,
    struct asset_str uri);
/* The resource that a reference object stands in; NULL: the document. */
const struct asset_resource *asset_ids_around(struct asset_ctx *,
    const struct asset_ids *, const struct asset_node *);
/* What the address, as seen from a resource (NULL: the document), names: a
 * resource, or NULL. */
const struct asset_node *asset_ids_resource(struct asset_ctx *,
    const struct asset_ids *, const struct asset_resource *from,
    struct asset_str address);
/* The node with this $anchor in the resource with this root, or NULL. */
const struct asset_node *asset_ids_anchor(struct asset_ctx *,
    const struct asset_ids *, const struct asset_node *root,
    struct asset_str name);

#endif
