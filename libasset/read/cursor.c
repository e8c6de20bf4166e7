#include "read/cursor.h"

#include "core/banned.h"

static const uint64_t HIGH = 0x8080808080808080u;

void
asset_cursor_init(struct asset_cursor *c, const struct asset_source *src)
{
	uint64_t v, all = 0;

	*c = (struct asset_cursor){ .src = src };
	if (src->size >= 3 && memcmp(src->data, "\xef\xbb\xbf", 3) == 0)
		c->start = 3;
	for (uint32_t i = c->start; i < src->size; i += 8) {
		memcpy(&v, src->data + i, 8);
		all |= v;
	}
	c->ascii = !(all & HIGH);
	c->off = c->start;
}

uint32_t
asset_cursor_move(struct asset_cursor *c, uint64_t index)
{
	const char *start = c->src->data + c->start;
	const char *end = c->src->data + c->src->size;
	const char *p = c->src->data + c->off;

	while (c->index > index && p > start) {
		do
			p--;
		while (p > start && (*p & 0xc0) == 0x80);
		c->index--;
	}
	while (c->index < index && p < end) {
		uint64_t v;

		memcpy(&v, p, 8);
		if (index - c->index >= 8 && end - p >= 8 && !(v & HIGH)) {
			p += 8;
			c->index += 8;
			continue;
		}
		do
			p++;
		while (p < end && (*p & 0xc0) == 0x80);
		c->index++;
	}
	c->off = (uint32_t)(p - c->src->data);
	return c->off;
}
