#include "core/utf8.h"

#include <string.h>

#include "core/banned.h"

unsigned
asset_utf8_decode(const char *text, const char *end, uint32_t *c)
{
	const unsigned char *p = (const unsigned char *)text;
	size_t room = (size_t)(end - text);
	unsigned n;
	uint32_t v, least;

	if (!room)
		return 0;
	if (p[0] < 0x80) {
		*c = p[0];
		return 1;
	}
	if (p[0] >= 0xc2 && p[0] < 0xe0)
		n = 2, v = p[0] & 0x1f, least = 0x80;
	else if ((p[0] & 0xf0) == 0xe0)
		n = 3, v = p[0] & 0x0f, least = 0x800;
	else if (p[0] >= 0xf0 && p[0] < 0xf5)
		n = 4, v = p[0] & 0x07, least = 0x10000;
	else
		return 0;
	if (room < n)
		return 0;
	for (unsigned i = 1; i < n; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		v = v << 6 | (p[i] & 0x3f);
	}
	if (v < least || v > 0x10ffff || (v >= 0xd800 && v < 0xe000))
		return 0;
	*c = v;
	return n;
}

unsigned
asset_utf8_encode(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

const char *
asset_utf8_check(const char *p, const char *end)
{
	while (p < end) {
		uint64_t v;
		uint32_t c;
		unsigned n;

		while (end - p >= 8) {
			memcpy(&v, p, 8);
			if (v & 0x8080808080808080u)
				break;
			p += 8;
		}
		if (p == end)
			break;
		n = asset_utf8_decode(p, end, &c);
		if (!n)
			return p;
		p += n;
	}
	return NULL;
}

size_t
asset_utf8_length(struct asset_str text)
{
	size_t n = 0;

	for (uint32_t i = 0; i < text.n; i++)
		n += (text.s[i] & 0xc0) != 0x80;
	return n;
}
