/* Decoded text: a copy that remembers where it stood in the source. */
#ifndef ASSET_READ_TEXT_H
#define ASSET_READ_TEXT_H

#include "tree/node.h"

/* Room for `size` bytes of text decoded from offset `off`; tree/node.h says
 * how the offset is found again. */
static inline char *
asset_text_room(struct asset_ctx *cx, uint32_t off, size_t size)
{
	char *s = asset_alloc(cx, sizeof off + size + 1);

	memcpy(s, &off, sizeof off);
	return s + sizeof off;
}

/* Reports `again`, a second member of the key of `first`. */
void asset_report_duplicate(struct asset_ctx *, struct asset_node *first,
    struct asset_node *again);

/* One bit of 64 for a key: a clear bit means that no equal key was seen. */
static inline uint64_t
asset_key_bit(const char *s, uint32_t n)
{
	uint32_t h = n;

	if (n)
		h = h * 31 + (unsigned char)s[0] * 7u +
		    (unsigned char)s[n - 1] * 13u + (unsigned char)s[n / 2];
	return (uint64_t)1 << (h & 63);
}

#endif
