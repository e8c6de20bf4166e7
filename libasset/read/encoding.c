#include "read/encoding.h"

#include "core/diag.h"
#include "core/utf8.h"
#include "core/banned.h"

/* The name of the encoding that the first bytes show, when it is another than
 * UTF-8: by its byte order mark, or by the NULs of ASCII text in it. */
static const char *
other_encoding(const struct asset_source *src)
{
	static const struct {
		const char *bytes, *mask; /* mask: x, the byte; 1, not NUL */
		uint32_t n;
		const char *name;
	} starts[] = {
		{ "\xff\xfe\0\0", "xxxx", 4, "UTF-32" },
		{ "\0\0\xfe\xff", "xxxx", 4, "UTF-32" },
		{ "\xff\xfe", "xx", 2, "UTF-16" },
		{ "\xfe\xff", "xx", 2, "UTF-16" },
		{ "\0\0\0\0", "xxx1", 4, "UTF-32" },
		{ "\0\0\0\0", "1xxx", 4, "UTF-32" },
		{ "\0\0\0\0", "x1x1", 4, "UTF-16" },
		{ "\0\0\0\0", "1x1x", 4, "UTF-16" },
		{ "\0\0", "x1", 2, "UTF-16" },
	};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		uint32_t k, n = starts[i].n;

		if (n > src->size)
			continue;
		for (k = 0; k < n; k++)
			if (starts[i].mask[k] == 'x' ?
			    src->data[k] != starts[i].bytes[k] : !src->data[k])
				break;
		if (k == n)
			return starts[i].name;
	}
	return NULL;
}

int
asset_check_encoding(struct asset_ctx *cx, struct asset_source *src)
{
	const char *end = src->data + src->size, *bad;
	const char *other = other_encoding(src);
	struct asset_place at = { src, 0, 1 };

	if (other) {
		at.len = 0;
		asset_report(cx, "encoding-utf16", at, other, NULL);
		return ASSET_ESYNTAX;
	}
	bad = asset_utf8_check(src->data, end);
	if (bad) {
		at.off = (uint32_t)(bad - src->data);
		asset_report(cx, "encoding-utf8", at,
		    asset_printf(cx, "%02x", (unsigned char)*bad), NULL);
		return ASSET_ESYNTAX;
	}
	bad = memchr(src->data, 0, src->size);
	if (bad) {
		at.off = (uint32_t)(bad - src->data);
		asset_report(cx, "encoding-nul", at, NULL);
		return ASSET_ESYNTAX;
	}
	return 0;
}
