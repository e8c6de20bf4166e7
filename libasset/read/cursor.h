/* Characters counted from the start of a source, as byte offsets. */
#ifndef ASSET_READ_CURSOR_H
#define ASSET_READ_CURSOR_H

#include "core/source.h"

/* Moves both ways, so that places that mostly come in order are found in
 * linear time. */
struct asset_cursor {
	const struct asset_source *src;
	uint32_t start; /* behind a byte order mark, which counts nothing */
	bool ascii;     /* a character is a byte: there is nothing to move */
	uint32_t off;
	uint64_t index;
};

void asset_cursor_init(struct asset_cursor *, const struct asset_source *);
/* The offset of a character; the end of the text for those behind it. */
uint32_t asset_cursor_move(struct asset_cursor *, uint64_t index);

static inline uint32_t
asset_cursor_offset(struct asset_cursor *c, uint64_t index)
{
	if (c->ascii && index <= c->src->size - c->start)
		return c->start + (uint32_t)index;
	return asset_cursor_move(c, index);
}

#endif
