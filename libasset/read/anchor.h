/* The anchors of one YAML document, by name. */
#ifndef ASSET_READ_ANCHOR_H
#define ASSET_READ_ANCHOR_H

#include "tree/node.h"

struct asset_anchor {
	struct asset_str name;
	struct asset_node *node;
	uint64_t values; /* in it, what aliases repeat counted each time */
	uint32_t height; /* levels of containers, 0 for a scalar */
	bool open;       /* its container has not ended yet */
};

struct asset_anchors {
	struct asset_anchor **slots; /* linear probing */
	uint32_t n, room;            /* room: 0 or a power of two */
};

struct asset_anchor *asset_anchor_find(const struct asset_anchors *,
    struct asset_str name);
/* The one of this name, made when there is none: YAML lets a later anchor
 * take over a name. The name is copied. */
struct asset_anchor *asset_anchor_make(struct asset_ctx *,
    struct asset_anchors *, struct asset_str name);

#endif
