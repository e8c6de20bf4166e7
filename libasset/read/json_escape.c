#include "read/json_escape.h"

#include "core/banned.h"

static int
hex4(const char *p, uint32_t *c)
{
	*c = 0;
	for (int i = 0; i < 4; i++) {
		char x = p[i];

		*c <<= 4;
		if (x >= '0' && x <= '9')
			*c |= (uint32_t)(x - '0');
		else if ((x | 32) >= 'a' && (x | 32) <= 'f')
			*c |= (uint32_t)((x | 32) - 'a' + 10);
		else
			return 0;
	}
	return 1;
}

unsigned
asset_json_unicode(const char *p, uint32_t *c)
{
	uint32_t low;

	if (!hex4(p + 2, c))
		return 0;
	if (*c < 0xd800 || *c > 0xdfff)
		return 6;
	if (*c > 0xdbff || p[6] != '\\' || p[7] != 'u' ||
	    !hex4(p + 8, &low) || low < 0xdc00 || low > 0xdfff)
		return 0;
	*c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
	return 12;
}

char
asset_json_escape(char c)
{
	switch (c) {
	case '"':
	case '\\':
	case '/':
		return c;
	case 'b':
		return '\b';
	case 'f':
		return '\f';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case 't':
		return '\t';
	default:
		return 0;
	}
}
