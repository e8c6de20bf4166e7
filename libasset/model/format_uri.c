/* URIs and IRIs, templates and pointers, UUIDs and base64. */
#include "model/format.h"

#include "core/utf8.h"
#include "core/banned.h"

/* ---- URI and IRI (RFC 3986, 3987) ---- */

static bool
is_wide(uint32_t c, bool query)
{
	return (c >= 0xa0 && c <= 0xd7ff) || (c >= 0xf900 && c <= 0xfdcf) ||
	    (c >= 0xfdf0 && c <= 0xffef) || (c >= 0x10000 &&
	    c <= 0xefffd && (c & 0xfffe) != 0xfffe) ||
	    (query && ((c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000));
}

/* Characters that may stand in a part; `more` are those of this part. */
static bool
part(struct asset_scan *s, const char *more, const char *ends, bool wide,
    bool query)
{
	while (s->p < s->end && !strchr(ends, *s->p)) {
		char c = *s->p;
		uint32_t code;
		unsigned n;

		if (c == '%') {
			if (s->end - s->p < 3 || !asset_is_hex(s->p[1]) ||
			    !asset_is_hex(s->p[2]))
				return false;
			s->p += 3;
		} else if (c & 0x80) {
			n = asset_utf8_decode(s->p, s->end, &code);
			if (!wide || !n || !is_wide(code, query))
				return false;
			s->p += n;
		} else if (c && (asset_is_letter(c) || asset_is_digit(c) ||
		    strchr("-._~!$&'()*+,;=", c) || strchr(more, c))) {
			s->p++;
		} else {
			return false;
		}
	}
	return true;
}

static bool
address(struct asset_ctx *cx, struct asset_str in)
{
	uint32_t i = 1;

	if (in.n && (in.s[0] | 32) == 'v') {
		while (i < in.n && asset_is_hex(in.s[i]))
			i++;
		return i > 1 && i + 1 < in.n && in.s[i] == '.';
	}
	return asset_format_ipv6(cx, in);
}

/* After "//": user, host and port. */
static bool
authority(struct asset_ctx *cx, struct asset_scan *s, bool wide)
{
	struct asset_scan user = *s;
	const char *close;

	if (part(&user, ":", "@/?#", wide, false) && user.p < user.end &&
	    *user.p == '@')
		s->p = user.p + 1;
	if (asset_scan_is(s, '[')) {
		close = memchr(s->p, ']', (size_t)(s->end - s->p));
		if (!close || !address(cx, (struct asset_str){ s->p,
		    (uint32_t)(close - s->p) }))
			return false;
		s->p = close + 1;
	} else if (!part(s, "", ":/?#", wide, false)) {
		return false;
	}
	if (asset_scan_is(s, ':'))
		asset_scan_digits(s);
	return s->p == s->end || strchr("/?#", *s->p);
}

static bool
scheme(struct asset_scan *s)
{
	const char *p = s->p;

	while (p < s->end && (asset_is_letter(*p) || (p > s->p &&
	    (asset_is_digit(*p) || *p == '+' || *p == '-' || *p == '.'))))
		p++;
	if (p == s->p || p == s->end || *p != ':')
		return false;
	s->p = p + 1;
	return true;
}

static bool
reference(struct asset_ctx *cx, struct asset_str t, bool absolute, bool wide)
{
	struct asset_scan s = { t.s, t.s + t.n };
	bool has_scheme;

	if (!t.n)
		return !absolute;
	has_scheme = scheme(&s);
	if (absolute && !has_scheme)
		return false;
	if (s.end - s.p > 1 && s.p[0] == '/' && s.p[1] == '/') {
		s.p += 2;
		if (!authority(cx, &s, wide))
			return false;
	} else if (!has_scheme && !part(&s, "@", "/?#", wide, false)) {
		return false; /* a colon in the first step */
	}
	if (!part(&s, ":@/", "?#", wide, false))
		return false;
	if (asset_scan_is(&s, '?') && !part(&s, ":@/?", "#", wide, true))
		return false;
	if (asset_scan_is(&s, '#') && !part(&s, ":@/?", "", wide, false))
		return false;
	return s.p == s.end;
}

bool
asset_format_uri(struct asset_ctx *cx, struct asset_str t)
{
	return reference(cx, t, true, false);
}

bool
asset_format_uri_reference(struct asset_ctx *cx, struct asset_str t)
{
	return reference(cx, t, false, false);
}

bool
asset_format_iri(struct asset_ctx *cx, struct asset_str t)
{
	return reference(cx, t, true, true);
}

bool
asset_format_iri_reference(struct asset_ctx *cx, struct asset_str t)
{
	return reference(cx, t, false, true);
}

/* ---- templates (RFC 6570) ---- */

static bool
is_name(char c)
{
	return asset_is_letter(c) || asset_is_digit(c) || c == '_';
}

static bool
name(struct asset_scan *s)
{
	const char *from = s->p;
	bool dot = true;

	while (s->p < s->end && (is_name(*s->p) || *s->p == '%' ||
	    (*s->p == '.' && !dot))) {
		dot = *s->p == '.';
		if (*s->p == '%' && (s->end - s->p < 3 ||
		    !asset_is_hex(s->p[1]) || !asset_is_hex(s->p[2])))
			return false;
		s->p += *s->p == '%' ? 3 : 1;
	}
	return s->p > from && !dot;
}

static bool
expression(struct asset_scan *s)
{
	if (s->p < s->end && *s->p && strchr("+#./;?&=,!@|", *s->p))
		s->p++;
	do {
		if (!name(s))
			return false;
		if (asset_scan_is(s, ':')) {
			uint32_t n = s->p < s->end && *s->p != '0' ?
			    asset_scan_digits(s) : 0;

			if (n < 1 || n > 4)
				return false;
		} else {
			asset_scan_is(s, '*');
		}
	} while (asset_scan_is(s, ','));
	return asset_scan_is(s, '}');
}

bool
asset_format_uri_template(struct asset_ctx *cx, struct asset_str t)
{
	struct asset_scan s = { t.s, t.s + t.n };

	(void)cx;
	while (s.p < s.end) {
		char c = *s.p;

		if (asset_scan_is(&s, '{')) {
			if (!expression(&s))
				return false;
		} else if (c == '%') {
			if (s.end - s.p < 3 || !asset_is_hex(s.p[1]) ||
			    !asset_is_hex(s.p[2]))
				return false;
			s.p += 3;
		} else if ((unsigned char)c <= ' ' || c == 0x7f ||
		    strchr("\"<>\\^`{|}", c)) {
			return false;
		} else {
			s.p++;
		}
	}
	return true;
}

/* ---- pointers, UUIDs, base64 ---- */

bool
asset_format_json_pointer(struct asset_ctx *cx, struct asset_str t)
{
	(void)cx;
	for (uint32_t i = 0; i < t.n; i++) {
		if (i == 0 && t.s[i] != '/')
			return false;
		if (t.s[i] == '~' && (i + 1 == t.n || (t.s[i + 1] != '0' &&
		    t.s[i + 1] != '1')))
			return false;
	}
	return true;
}

bool
asset_format_relative_json_pointer(struct asset_ctx *cx, struct asset_str t)
{
	struct asset_scan s = { t.s, t.s + t.n };
	uint32_t n = asset_scan_digits(&s);

	if (!n || (n > 1 && t.s[0] == '0'))
		return false;
	if (asset_scan_is(&s, '#'))
		return s.p == s.end;
	return asset_format_json_pointer(cx, (struct asset_str){ s.p,
	    (uint32_t)(s.end - s.p) });
}

bool
asset_format_uuid(struct asset_ctx *cx, struct asset_str t)
{
	(void)cx;
	if (t.n != 36)
		return false;
	for (uint32_t i = 0; i < t.n; i++)
		if (i == 8 || i == 13 || i == 18 || i == 23 ?
		    t.s[i] != '-' : !asset_is_hex(t.s[i]))
			return false;
	return true;
}

bool
asset_format_byte(struct asset_ctx *cx, struct asset_str t)
{
	uint32_t n = t.n;

	(void)cx;
	while (n && n + 2 > t.n && t.s[n - 1] == '=')
		n--;
	for (uint32_t i = 0; i < n; i++)
		if (!asset_is_letter(t.s[i]) && !asset_is_digit(t.s[i]) &&
		    t.s[i] != '+' && t.s[i] != '/')
			return false;
	return t.n % 4 == 0;
}
