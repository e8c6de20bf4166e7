/* Addresses of hosts and of mail. */
#include "model/format.h"

#include "core/idna.h"
#include "core/utf8.h"
#include "core/banned.h"

bool
asset_format_ipv4(struct asset_ctx *cx, struct asset_str t)
{
	struct asset_scan s = { t.s, t.s + t.n };

	(void)cx;
	for (int part = 0; part < 4; part++) {
		const char *from = s.p;
		int v = 0;

		if (part && !asset_scan_is(&s, '.'))
			return false;
		from = s.p;
		if (asset_scan_digits(&s) - 1 > 2)
			return false;
		for (const char *p = from; p < s.p; p++)
			v = v * 10 + (*p - '0');
		if (v > 255 || (*from == '0' && s.p - from > 1))
			return false;
	}
	return s.p == s.end;
}

bool
asset_format_ipv6(struct asset_ctx *cx, struct asset_str t)
{
	struct asset_scan s = { t.s, t.s + t.n };
	bool gap = false;
	int groups = 0;

	if (t.n > 1 && t.s[0] == ':' && t.s[1] == ':') {
		gap = true;
		s.p += 2;
	}
	while (s.p < s.end) {
		const char *from = s.p;

		while (s.p < s.end && asset_is_hex(*s.p))
			s.p++;
		if (s.p < s.end && *s.p == '.')
			return groups + (gap ? 1 : 2) <= 8 && (gap ||
			    groups == 6) && groups <= 6 &&
			    asset_format_ipv4(cx, (struct asset_str){ from,
			    (uint32_t)(s.end - from) });
		if (s.p == from || s.p - from > 4)
			return false;
		groups++;
		if (s.p == s.end)
			break;
		if (!asset_scan_is(&s, ':') || s.p == s.end)
			return false;
		if (asset_scan_is(&s, ':')) {
			if (gap)
				return false;
			gap = true;
		}
	}
	return gap ? groups < 8 : groups == 8;
}

/* The next label; *rest moves on. False at the end. */
static bool
label(struct asset_str *rest, struct asset_str *one, bool wide)
{
	static const char *const dots[] = {
		".", "\xe3\x80\x82", "\xef\xbc\x8e", "\xef\xbd\xa1"
	};

	if (!rest->s)
		return false;
	*one = *rest;
	for (uint32_t i = 0; i < rest->n; i++)
		for (size_t k = 0; k < (wide ? 4 : 1); k++) {
			uint32_t n = (uint32_t)strlen(dots[k]);

			if (rest->n - i < n ||
			    memcmp(rest->s + i, dots[k], n) != 0)
				continue;
			one->n = i;
			rest->s += i + n;
			rest->n -= i + n;
			return true;
		}
	rest->s = NULL;
	return true;
}

bool
asset_format_hostname(struct asset_ctx *cx, struct asset_str t)
{
	struct asset_str one;

	if (!t.n || t.n > 253)
		return false;
	while (label(&t, &one, false))
		if (!asset_idna_ascii(cx, one))
			return false;
	return true;
}

bool
asset_format_idn_hostname(struct asset_ctx *cx, struct asset_str t)
{
	struct asset_str one;
	uint32_t bytes = 0, n;
	bool rtl = asset_idna_rtl(t);

	if (!t.n)
		return false;
	while (label(&t, &one, true)) {
		n = asset_idna_label(cx, one, rtl);
		bytes += n + 1;
		if (!n || bytes > 254)
			return false;
	}
	return true;
}

/* ---- mail ---- */

static bool
is_atom(char c)
{
	return asset_is_letter(c) || asset_is_digit(c) || (c &&
	    strchr("!#$%&'*+-/=?^_`{|}~", c)) || c & 0x80;
}

static bool
local_part(struct asset_str s)
{
	bool dot = true;

	if (s.n > 1 && s.s[0] == '"') {
		for (uint32_t i = 1; i + 1 < s.n; i++) {
			if (s.s[i] == '"' || (unsigned char)s.s[i] < ' ')
				return false;
			if (s.s[i] == '\\' && ++i + 1 >= s.n)
				return false;
		}
		return s.s[s.n - 1] == '"';
	}
	for (uint32_t i = 0; i < s.n; i++) {
		if (s.s[i] == '.' ? dot : !is_atom(s.s[i]))
			return false;
		dot = s.s[i] == '.';
	}
	return !dot;
}

static bool
domain(struct asset_ctx *cx, struct asset_str s, asset_format_fn *host)
{
	struct asset_str in = { s.s + 1, s.n - 2 };

	if (s.n < 3 || s.s[0] != '[')
		return host(cx, s);
	if (s.s[s.n - 1] != ']')
		return false;
	if (in.n > 5 && asset_str_case_eq(ASSET_S("IPv6:"),
	    (struct asset_str){ in.s, 5 }))
		return asset_format_ipv6(cx, (struct asset_str){ in.s + 5,
		    in.n - 5 });
	return asset_format_ipv4(cx, in);
}

static bool
email(struct asset_ctx *cx, struct asset_str t, asset_format_fn *host)
{
	uint32_t at = t.n;

	while (at && t.s[at - 1] != '@')
		at--;
	return at > 1 && local_part((struct asset_str){ t.s, at - 1 }) &&
	    domain(cx, (struct asset_str){ t.s + at, t.n - at }, host);
}

bool
asset_format_email(struct asset_ctx *cx, struct asset_str t)
{
	for (uint32_t i = 0; i < t.n; i++)
		if (t.s[i] & 0x80)
			return false;
	return email(cx, t, asset_format_hostname);
}

bool
asset_format_idn_email(struct asset_ctx *cx, struct asset_str t)
{
	return email(cx, t, asset_format_idn_hostname);
}
