#include "core/idna.h"

#include <utf8proc.h>

#include "core/punycode.h"
#include "core/utf8.h"
#include "core/banned.h"

struct range {
	uint32_t from, to;
};

static bool
in(const struct range *r, size_t n, uint32_t c)
{
	for (size_t i = 0; i < n; i++)
		if (c >= r[i].from && c <= r[i].to)
			return true;
	return false;
}
#define IN(ranges, c) in(ranges, sizeof ranges / sizeof *ranges, c)

/* RFC 5892, 2.6: what the derivation would get wrong. */
static const struct range always[] = {
	{ 0xdf, 0xdf }, { 0x3c2, 0x3c2 }, { 0x6fd, 0x6fe }, { 0xf0b, 0xf0b },
	{ 0x3007, 0x3007 }, { 0xb7, 0xb7 }, { 0x375, 0x375 },
	{ 0x5f3, 0x5f4 }, { 0x30fb, 0x30fb }, { 0x660, 0x669 },
	{ 0x6f0, 0x6f9 }, { 0x200c, 0x200d }
};
static const struct range never[] = {
	{ 0x640, 0x640 }, { 0x7fa, 0x7fa }, { 0x302e, 0x302f },
	{ 0x3031, 0x3035 }, { 0x303b, 0x303b }, { 0x1100, 0x11ff },
	{ 0xa960, 0xa97c }, { 0xd7b0, 0xd7fb }, { 0x20d0, 0x20ff },
	{ 0x1d100, 0x1d1ff }, { 0x1d200, 0x1d24f }
};
static const struct range greek[] = { { 0x370, 0x3ff }, { 0x1f00, 0x1fff } };
static const struct range hebrew[] = { { 0x591, 0x5f4 }, { 0xfb1d, 0xfb4f } };
static const struct range arabic[] = {
	{ 0x620, 0x6ff }, { 0x750, 0x77f }, { 0x8a0, 0x8ff }
};
static const struct range japanese[] = {
	{ 0x3041, 0x309f }, { 0x30a1, 0x30fa }, { 0x30fc, 0x30ff },
	{ 0x31f0, 0x31ff }, { 0x2e80, 0x2fdf }, { 0x3005, 0x3005 },
	{ 0x3007, 0x3007 }, { 0x3021, 0x3029 }, { 0x3400, 0x4dbf },
	{ 0x4e00, 0x9fff }, { 0xf900, 0xfaff }, { 0x20000, 0x3ffff }
};

/* Does it stay the same when it is normalized and case folded? */
static bool
stable(uint32_t c)
{
	utf8proc_int32_t out[32];
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, out,
	    32, UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE |
	    UTF8PROC_STABLE | UTF8PROC_IGNORE, NULL);

	if (n < 1 || n > 32)
		return false;
	n = utf8proc_normalize_utf32(out, n, UTF8PROC_COMPOSE |
	    UTF8PROC_STABLE);
	return n == 1 && out[0] == (utf8proc_int32_t)c;
}

static bool
is_mark(uint32_t c)
{
	utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);

	return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC ||
	    k == UTF8PROC_CATEGORY_ME;
}

static bool
allowed(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || c == '-';
	if (IN(always, c))
		return true;
	if (IN(never, c) || !stable(c))
		return false;
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		return true;
	default:
		return false;
	}
}

static bool
any(const uint32_t *s, uint32_t n, uint32_t from, uint32_t to)
{
	for (uint32_t i = 0; i < n; i++)
		if (s[i] >= from && s[i] <= to)
			return true;
	return false;
}

static bool
virama(uint32_t c)
{
	return utf8proc_get_property((utf8proc_int32_t)c)->combining_class ==
	    9;
}

/* RFC 5892, appendix A: characters that need certain neighbours. */
static bool
in_context(const uint32_t *s, uint32_t n, uint32_t i)
{
	uint32_t before = i ? s[i - 1] : 0, after = i + 1 < n ? s[i + 1] : 0;

	switch (s[i]) {
	case 0xb7:
		return before == 'l' && after == 'l';
	case 0x375:
		return IN(greek, after);
	case 0x5f3:
	case 0x5f4:
		return IN(hebrew, before);
	case 0x30fb:
		for (uint32_t k = 0; k < n; k++)
			if (IN(japanese, s[k]))
				return true;
		return false;
	case 0x200c:
		return virama(before) || (IN(arabic, before) &&
		    IN(arabic, after));
	case 0x200d:
		return virama(before);
	}
	if (s[i] >= 0x660 && s[i] <= 0x669)
		return !any(s, n, 0x6f0, 0x6f9);
	if (s[i] >= 0x6f0 && s[i] <= 0x6f9)
		return !any(s, n, 0x660, 0x669);
	return true;
}

#define C(name) (1u << UTF8PROC_BIDI_CLASS_##name)

static uint32_t
bidi_class(uint32_t c)
{
	return 1u << utf8proc_get_property((utf8proc_int32_t)c)->bidi_class;
}

/* RFC 5893: labels of a name with something written from right to left. */
static bool
bidi(const uint32_t *s, uint32_t n, bool rtl)
{
	uint32_t seen = 0, last = 0, first = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t c = bidi_class(s[i]);

		if (!i)
			first = c;
		seen |= c;
		if (c != C(NSM))
			last = c;
	}
	if (!rtl && !(seen & (C(R) | C(AL) | C(AN))))
		return true;
	if (first & (C(R) | C(AL)))
		return !(seen & ~(C(R) | C(AL) | C(AN) | C(EN) | C(ES) |
		    C(CS) | C(ET) | C(ON) | C(BN) | C(NSM))) &&
		    last & (C(R) | C(AL) | C(EN) | C(AN)) &&
		    (seen & (C(EN) | C(AN))) != (C(EN) | C(AN));
	return first & C(L) && last & (C(L) | C(EN)) &&
	    !(seen & (C(R) | C(AL) | C(AN)));
}

/* A label in its Unicode form. */
static bool
valid(const uint32_t *s, uint32_t n, bool rtl)
{
	if (!n || s[0] == '-' || s[n - 1] == '-' || is_mark(s[0]) ||
	    (n > 3 && s[2] == '-' && s[3] == '-'))
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (!allowed(s[i]) || !in_context(s, n, i))
			return false;
	return bidi(s, n, rtl);
}

bool
asset_idna_ascii(struct asset_ctx *cx, struct asset_str s)
{
	uint32_t text[ASSET_PUNYCODE_MOST], n;
	char again[ASSET_PUNYCODE_MOST];

	(void)cx;
	if (!s.n || s.n > 63 || s.s[0] == '-' || s.s[s.n - 1] == '-')
		return false;
	for (uint32_t i = 0; i < s.n; i++)
		if (s.s[i] & 0x80 || !allowed((unsigned char)s.s[i]))
			return false;
	if (s.n < 4 || s.s[2] != '-' || s.s[3] != '-')
		return true;
	if (!asset_str_case_eq(ASSET_S("xn--"),
	    (struct asset_str){ s.s, 4 }))
		return false;
	s = (struct asset_str){ s.s + 4, s.n - 4 };
	n = asset_punycode_decode(s, text);
	return n && valid(text, n, false) && any(text, n, 0x80, UINT32_MAX) &&
	    asset_str_case_eq(s, (struct asset_str){ again,
	    asset_punycode_encode(text, n, again) });
}

uint32_t
asset_idna_label(struct asset_ctx *cx, struct asset_str s, bool rtl)
{
	uint32_t text[ASSET_PUNYCODE_MOST], n = 0;
	char ascii[ASSET_PUNYCODE_MOST];
	const char *p = s.s, *end = s.s + s.n;

	while (p < end && n < ASSET_PUNYCODE_MOST) {
		unsigned bytes = asset_utf8_decode(p, end, &text[n++]);

		if (!bytes)
			return 0;
		p += bytes;
	}
	if (p < end)
		return 0;
	if (!any(text, n, 0x80, UINT32_MAX))
		return asset_idna_ascii(cx, s) &&
		    (!rtl || bidi(text, n, rtl)) ? s.n : 0;
	if (!valid(text, n, rtl))
		return 0;
	n = asset_punycode_encode(text, n, ascii);
	return n && n + 4 <= 63 ? n + 4 : 0;
}

bool
asset_idna_rtl(struct asset_str s)
{
	const char *p = s.s, *end = s.s + s.n;
	uint32_t c;

	for (unsigned n; p < end && (n = asset_utf8_decode(p, end, &c)); p += n)
		if (bidi_class(c) & (C(R) | C(AL) | C(AN)))
			return true;
	return false;
}
