#include "core/ecma.h"

#include "core/buf.h"
#include "core/utf8.h"
#include "core/banned.h"

/* White space and line ends, and all else, as the inside of a class. */
#define SPACE "\\t-\\r \xc2\xa0\xe1\x9a\x80\xe2\x80\x80-\xe2\x80\x8a" \
    "\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaf\xe2\x81\x9f\xe3\x80\x80\xef\xbb\xbf"
#define NO_SPACE "\\x00-\\x08\\x0e-\\x1f!-\xc2\x9f\xc2\xa1-\xe1\x99\xbf" \
    "\xe1\x9a\x81-\xe1\xbf\xbf\xe2\x80\x8b-\xe2\x80\xa7\xe2\x80\xaa-\xe2\x80\xae" \
    "\xe2\x80\xb0-\xe2\x81\x9e\xe2\x81\xa0-\xe2\xbf\xbf" \
    "\xe3\x80\x81-\xef\xbb\xbe\xef\xbc\x80-\xf4\x8f\xbf\xbf"
#define NO_LINE_END "[^\\n\\r\xe2\x80\xa8\xe2\x80\xa9]"

/* Long names of general categories; PCRE2 knows the short ones. */
static const char *const categories[][2] = {
	{ "Cased_Letter", "L&" }, { "Close_Punctuation", "Pe" },
	{ "Connector_Punctuation", "Pc" }, { "Control", "Cc" },
	{ "Currency_Symbol", "Sc" }, { "Dash_Punctuation", "Pd" },
	{ "Decimal_Number", "Nd" }, { "Enclosing_Mark", "Me" },
	{ "Final_Punctuation", "Pf" }, { "Format", "Cf" },
	{ "Initial_Punctuation", "Pi" }, { "LC", "L&" }, { "Letter", "L" },
	{ "Letter_Number", "Nl" }, { "Line_Separator", "Zl" },
	{ "Lowercase_Letter", "Ll" }, { "Mark", "M" },
	{ "Math_Symbol", "Sm" }, { "Modifier_Letter", "Lm" },
	{ "Modifier_Symbol", "Sk" }, { "Nonspacing_Mark", "Mn" },
	{ "Number", "N" }, { "Open_Punctuation", "Ps" }, { "Other", "C" },
	{ "Other_Letter", "Lo" }, { "Other_Number", "No" },
	{ "Other_Punctuation", "Po" }, { "Other_Symbol", "So" },
	{ "Paragraph_Separator", "Zp" }, { "Private_Use", "Co" },
	{ "Punctuation", "P" }, { "Separator", "Z" },
	{ "Space_Separator", "Zs" }, { "Spacing_Mark", "Mc" },
	{ "Surrogate", "Cs" }, { "Symbol", "S" },
	{ "Titlecase_Letter", "Lt" }, { "Unassigned", "Cn" },
	{ "Uppercase_Letter", "Lu" }, { "digit", "Nd" }, { "punct", "P" }
};

struct walk {
	struct asset_buf out;
	struct asset_str in;
	uint32_t i;
	bool inside; /* of a class */
};

static struct asset_str
category(struct asset_str name)
{
	static const char *const prefixes[] = {
		"General_Category=", "gc="
	};

	for (size_t k = 0; k < 2; k++)
		if (asset_str_starts(name, prefixes[k])) {
			name.s += strlen(prefixes[k]);
			name.n -= (uint32_t)strlen(prefixes[k]);
		}
	for (size_t k = 0; k < sizeof categories / sizeof *categories; k++)
		if (asset_str_is(name, categories[k][0]))
			return asset_str(categories[k][1]);
	return name;
}

/* \p{...} or \P{...}; w->i is at the letter. */
static void
property(struct walk *w)
{
	struct asset_str rest = { w->in.s + w->i, w->in.n - w->i }, name;
	const char *end = memchr(rest.s, '}', rest.n);

	asset_buf_char(&w->out, '\\');
	asset_buf_char(&w->out, rest.s[0]);
	w->i++;
	if (rest.n < 3 || rest.s[1] != '{' || !end)
		return;
	name = (struct asset_str){ rest.s + 2, (uint32_t)(end - rest.s) - 2 };
	w->i += name.n + 2;
	asset_buf_char(&w->out, '{');
	asset_buf_str(&w->out, category(name));
	asset_buf_char(&w->out, '}');
}

/* The four hexadecimal digits of \uXXXX at `at`, or -1. */
static int32_t
unit(struct asset_str s, uint32_t at)
{
	int32_t v = 0;

	if (at + 6 > s.n || s.s[at] != '\\' || s.s[at + 1] != 'u')
		return -1;
	for (uint32_t i = at + 2; i < at + 6; i++) {
		char c = s.s[i], l = (char)(c | 32);

		if (c >= '0' && c <= '9')
			v = v * 16 + (c - '0');
		else if (l >= 'a' && l <= 'f')
			v = v * 16 + (l - 'a' + 10);
		else
			return -1;
	}
	return v;
}

/* A pair of surrogates as the character that it means. */
static bool
pair(struct walk *w)
{
	int32_t high = unit(w->in, w->i), low = unit(w->in, w->i + 6);
	char text[4];

	if (high < 0xd800 || high > 0xdbff || low < 0xdc00 || low > 0xdfff)
		return false;
	asset_buf_add(&w->out, text, asset_utf8_encode(text, 0x10000u +
	    ((uint32_t)(high - 0xd800) << 10) + (uint32_t)(low - 0xdc00)));
	w->i += 12;
	return true;
}

/* An escape that stands for several characters? */
static bool
is_class(char c)
{
	return c && strchr("sSdDwWpP", c);
}

/* Behind such an escape in a class: itself, no range. */
static void
hyphen(struct walk *w)
{
	if (!w->inside || w->i + 1 >= w->in.n || w->in.s[w->i] != '-')
		return;
	asset_buf_puts(&w->out, "\\-");
	w->i++;
}

static void
escape(struct walk *w)
{
	char c;

	if (pair(w))
		return;
	if (++w->i == w->in.n) {
		asset_buf_char(&w->out, '\\');
		return;
	}
	c = w->in.s[w->i];
	if (c == 'p' || c == 'P') {
		property(w);
		hyphen(w);
		return;
	}
	w->i++;
	if (c == 's' || c == 'S') {
		asset_buf_puts(&w->out, w->inside ? "" : "[");
		asset_buf_puts(&w->out, c == 's' ? SPACE : NO_SPACE);
		asset_buf_puts(&w->out, w->inside ? "" : "]");
	} else if (c == 'v') {
		asset_buf_puts(&w->out, "\\x0b");
	} else {
		asset_buf_char(&w->out, '\\');
		asset_buf_char(&w->out, c);
	}
	if (is_class(c))
		hyphen(w);
}

/* "[" outside of a class: "[]" is nothing, "[^]" anything. */
static void
open_class(struct walk *w)
{
	struct asset_str rest = { w->in.s + w->i, w->in.n - w->i };

	if (rest.n > 1 && rest.s[1] == ']') {
		asset_buf_puts(&w->out, "(?!)");
		w->i += 2;
	} else if (rest.n > 2 && rest.s[1] == '^' && rest.s[2] == ']') {
		asset_buf_puts(&w->out, "(?s:.)");
		w->i += 3;
	} else {
		w->inside = true;
		asset_buf_char(&w->out, '[');
		w->i++;
	}
}

/* "-" before \s or \w in a class: itself, no range. */
static bool
is_hyphen(const struct walk *w)
{
	return w->inside && w->i + 2 < w->in.n && w->in.s[w->i] == '-' &&
	    w->in.s[w->i + 1] == '\\' && is_class(w->in.s[w->i + 2]);
}

/* "{1,100000}": PCRE2 counts to 65535, and a text is longer than that as good
 * as never. */
static void
count(struct walk *w)
{
	struct asset_str rest = { w->in.s + w->i, w->in.n - w->i };
	const char *end = memchr(rest.s, '}', rest.n);
	uint32_t n = end ? (uint32_t)(end - rest.s) : 0, i = n;

	while (i > 1 && rest.s[i - 1] >= '0' && rest.s[i - 1] <= '9')
		i--;
	if (i < 3 || rest.s[i - 1] != ',' || rest.s[1] < '0' ||
	    rest.s[1] > '9' || n - i < 5 ||
	    (n - i == 5 && memcmp(rest.s + i, "65535", 5) <= 0))
		i = 1;
	asset_buf_add(&w->out, rest.s, i);
	w->i += i > 1 ? n : 1;
}

struct asset_str
asset_ecma_translate(struct asset_ctx *cx, struct asset_str pattern)
{
	struct walk w = { .in = pattern };

	asset_buf_init(&w.out, cx);
	while (w.i < pattern.n) {
		char c = pattern.s[w.i];

		if (c == '\\') {
			escape(&w);
		} else if (!w.inside && c == '[') {
			open_class(&w);
		} else if (!w.inside && c == '.') {
			asset_buf_puts(&w.out, NO_LINE_END);
			w.i++;
		} else if (!w.inside && c == '{') {
			count(&w);
		} else {
			if ((w.inside && c == '[') || is_hyphen(&w))
				asset_buf_char(&w.out, '\\');
			if (c == ']')
				w.inside = false;
			asset_buf_char(&w.out, c);
			w.i++;
		}
	}
	return asset_buf_text(&w.out);
}

/* ---- what is only PCRE2 ---- */

/* "(?" and what follows, when it is no group of ECMA 262. */
static uint32_t
foreign_group(struct asset_str s)
{
	static const char *const openings[] = {
		"(?:", "(?=", "(?!", "(?<"
	};
	uint32_t n = 2;

	if (s.n < 2 || (s.s[1] != '?' && s.s[1] != '*'))
		return 0;
	for (size_t k = 0; k < sizeof openings / sizeof *openings; k++)
		if (asset_str_starts(s, openings[k]))
			return 0;
	while (n < s.n && n < 12 && !strchr(":)<>|#", s.s[n]))
		n++;
	return n < s.n ? n + 1 : n;
}

/* Is it an escape with a meaning, or of a character that has one? */
static bool
is_escape(char c)
{
	return c && strchr("dDsSwWbBtnvfrcxu0123456789kpP^$\\.*+?()[]{}|/-",
	    c);
}

static bool
is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* With `strict` escapes of other characters are foreign, too. */
static struct asset_str
foreign(struct asset_str s, bool strict)
{
	bool inside = false, repeated = false;
	uint32_t n;

	for (uint32_t i = 0; i < s.n; i++) {
		struct asset_str rest = { s.s + i, s.n - i };
		char c = s.s[i];
		bool again = c == '+' || c == '*' || c == '?';

		if (c == '\\') {
			c = ++i < s.n ? s.s[i] : 0;
			if (!is_escape(c) && (strict || is_letter(c)))
				return (struct asset_str){ rest.s, c ? 2 : 1 };
		} else if (!inside && c == '(' && (n = foreign_group(rest))) {
			return (struct asset_str){ rest.s, n };
		} else if (!inside && repeated && (c == '+' || c == '*')) {
			return (struct asset_str){ s.s + i - 1, 2 };
		} else if (c == '[' || c == ']') {
			inside = c == '[' && !(i + 1 < s.n && !inside &&
			    s.s[i + 1] == ']');
		}
		repeated = !inside && again && s.s[i] == c;
	}
	return (struct asset_str){ NULL, 0 };
}

struct asset_str
asset_ecma_foreign(struct asset_str s)
{
	return foreign(s, false);
}

bool
asset_ecma_only(struct asset_str s)
{
	return !foreign(s, true).s;
}
