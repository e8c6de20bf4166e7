/* Memory that is given back all at once. */
#ifndef ASSET_CORE_ARENA_H
#define ASSET_CORE_ARENA_H

#include <stddef.h>

struct asset_block;

struct asset_arena {
	struct asset_block *blocks; /* newest first */
	char *next, *end;           /* free room in the newest small block */
	size_t total;               /* bytes taken from malloc */
};

/* NULL when malloc fails; aligned for any type, not cleared. */
void *asset_arena_alloc(struct asset_arena *, size_t);
/* Give back one item early, if it was large enough for a block of its own; a
 * table that grew leaves no copy behind. Otherwise nothing happens. */
void asset_arena_give_back(struct asset_arena *, void *, size_t);
void asset_arena_free(struct asset_arena *);

#endif
