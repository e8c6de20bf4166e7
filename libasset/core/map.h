/* A hash from text to anything; lives in a context's arena. */
#ifndef ASSET_CORE_MAP_H
#define ASSET_CORE_MAP_H

#include "core/ctx.h"

struct asset_map_slot;

struct asset_map {
	struct asset_map_slot *slots;
	uint32_t n, mask;
};

/* The value of a key; a new key has the value NULL. The key is not copied
 * and must live as long as the map. The pointer holds until the next call. */
void **asset_map_at(struct asset_ctx *, struct asset_map *, struct asset_str);
/* False, and nothing changes, when the key has a value already. */
bool asset_map_add(struct asset_ctx *, struct asset_map *, struct asset_str,
    void *value);
/* How often this was called for the key: 1, 2, ... */
unsigned asset_map_count(struct asset_ctx *, struct asset_map *,
    struct asset_str);
void *asset_map_get(const struct asset_map *, struct asset_str);

#endif
