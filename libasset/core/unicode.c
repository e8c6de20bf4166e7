#include "core/unicode.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "core/banned.h"

static bool
is_ascii(struct asset_str s)
{
	for (uint32_t i = 0; i < s.n; i++)
		if (s.s[i] & 0x80)
			return false;
	return true;
}

static struct asset_str
map(struct asset_ctx *cx, struct asset_str s, utf8proc_option_t options)
{
	utf8proc_uint8_t *made = NULL;
	utf8proc_ssize_t n;
	struct asset_cleanup *owned;
	struct asset_str r;

	n = utf8proc_map((const utf8proc_uint8_t *)s.s,
	    (utf8proc_ssize_t)s.n, &made, options);
	if (n == UTF8PROC_ERROR_NOMEM)
		asset_out_of_memory(cx);
	if (n < 0)
		return s;
	owned = asset_cleanup_add(cx, free, made);
	r = asset_str_copy(cx, (struct asset_str){ (char *)made,
	    (uint32_t)n });
	asset_cleanup_run(owned);
	return r;
}

struct asset_str
asset_nfc(struct asset_ctx *cx, struct asset_str s)
{
	if (is_ascii(s))
		return s;
	return map(cx, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

struct asset_str
asset_casefold(struct asset_ctx *cx, struct asset_str s)
{
	return map(cx, s,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

unsigned
asset_char_width(uint32_t c)
{
	return (unsigned)utf8proc_charwidth((utf8proc_int32_t)c);
}
