#include "read/scalar.h"

#include <inttypes.h>

#include "core/banned.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The index of the first byte from i on that is none of `set`. */
static uint32_t
skip(struct asset_str t, uint32_t i, const char *set)
{
	while (i < t.n && t.s[i] && strchr(set, t.s[i]))
		i++;
	return i;
}

static uint32_t
skip_digits(struct asset_str t, uint32_t i)
{
	while (i < t.n && is_digit(t.s[i]))
		i++;
	return i;
}

/* One of the words in lower case, Capitalized or UPPER CASE. */
static bool
is_word(struct asset_str t, const char *word)
{
	size_t n = strlen(word);
	bool upper = true, lower = true;

	if (t.n != n || (t.s[0] | 0x20) != (word[0] | 0x20))
		return false;
	for (size_t i = 1; i < n; i++) {
		upper = upper && t.s[i] == (word[i] & ~0x20);
		lower = lower && t.s[i] == word[i];
	}
	if (t.s[0] == word[0] && word[0] != '.')
		return lower;
	return upper || lower;
}

static bool
is_not_finite(struct asset_str t)
{
	if (is_word(t, ".nan") || asset_str_is(t, ".NaN"))
		return true;
	if (t.s[0] == '-' || t.s[0] == '+')
		t = (struct asset_str){ t.s + 1, t.n - 1 };
	return t.n == 4 && (is_word(t, ".inf") || asset_str_is(t, ".Inf"));
}

static enum asset_scalar
number(struct asset_str t)
{
	bool sign = t.s[0] == '-' || t.s[0] == '+';
	uint32_t whole, end, fraction = 0;
	bool same = t.s[0] != '+';

	if (t.n > 2 && t.s[0] == '0' && t.s[1] == 'o')
		return skip(t, 2, "01234567") == t.n ?
		    ASSET_SCALAR_OCTAL : ASSET_SCALAR_TEXT;
	if (t.n > 2 && t.s[0] == '0' && t.s[1] == 'x')
		return skip(t, 2, "0123456789abcdefABCDEF") == t.n ?
		    ASSET_SCALAR_HEX : ASSET_SCALAR_TEXT;
	end = skip_digits(t, sign);
	whole = end - sign;
	if (whole == 0 || (whole > 1 && t.s[sign] == '0'))
		same = false;
	if (end < t.n && t.s[end] == '.') {
		uint32_t from = end + 1;

		end = skip_digits(t, from);
		fraction = end - from;
		same = same && fraction;
	}
	if (whole + fraction == 0)
		return is_not_finite(t) ? ASSET_SCALAR_NOT_FINITE :
		    ASSET_SCALAR_TEXT;
	if (end < t.n && (t.s[end] | 0x20) == 'e') {
		uint32_t from = end + 1;

		from += from < t.n && (t.s[from] == '-' || t.s[from] == '+');
		end = skip_digits(t, from);
		if (end == from)
			return ASSET_SCALAR_TEXT;
	}
	if (end != t.n)
		return ASSET_SCALAR_TEXT;
	return same ? ASSET_SCALAR_JSON : ASSET_SCALAR_DECIMAL;
}

enum asset_scalar
asset_scalar_core(struct asset_str t)
{
	if (t.n == 0)
		return ASSET_SCALAR_NULL;
	switch (t.s[0]) {
	case '~':
		return t.n == 1 ? ASSET_SCALAR_NULL : ASSET_SCALAR_TEXT;
	case 'n': case 'N':
		return is_word(t, "null") ? ASSET_SCALAR_NULL :
		    ASSET_SCALAR_TEXT;
	case 't': case 'T':
		return is_word(t, "true") ? ASSET_SCALAR_TRUE :
		    ASSET_SCALAR_TEXT;
	case 'f': case 'F':
		return is_word(t, "false") ? ASSET_SCALAR_FALSE :
		    ASSET_SCALAR_TEXT;
	case '0': case '1': case '2': case '3': case '4':
	case '5': case '6': case '7': case '8': case '9':
	case '-': case '+': case '.':
		return number(t);
	default:
		return ASSET_SCALAR_TEXT;
	}
}

enum asset_kind
asset_scalar_kind(enum asset_scalar s)
{
	static const enum asset_kind kinds[] = {
		[ASSET_SCALAR_TEXT] = ASSET_STRING,
		[ASSET_SCALAR_NULL] = ASSET_NULL,
		[ASSET_SCALAR_TRUE] = ASSET_BOOL,
		[ASSET_SCALAR_FALSE] = ASSET_BOOL,
		[ASSET_SCALAR_JSON] = ASSET_NUMBER,
		[ASSET_SCALAR_DECIMAL] = ASSET_NUMBER,
		[ASSET_SCALAR_OCTAL] = ASSET_NUMBER,
		[ASSET_SCALAR_HEX] = ASSET_NUMBER,
		[ASSET_SCALAR_NOT_FINITE] = ASSET_STRING,
	};

	return kinds[s];
}

/* 007.5 as 7.5, +1 as 1, .5 as 0.5, 5. as 5.0, 5.e1 as 5.0e1 */
static struct asset_str
decimal(struct asset_ctx *cx, struct asset_str t)
{
	bool sign = t.s[0] == '-' || t.s[0] == '+';
	uint32_t from = skip(t, sign, "0"), end = skip_digits(t, from);
	char *s = asset_alloc(cx, (size_t)t.n + 3);
	uint32_t n = 0;

	if (t.s[0] == '-')
		s[n++] = '-';
	if (from == end)
		s[n++] = '0';
	for (uint32_t i = from; i < t.n; i++) {
		s[n++] = t.s[i];
		if (t.s[i] == '.' && (i + 1 == t.n || !is_digit(t.s[i + 1])))
			s[n++] = '0';
	}
	s[n] = 0;
	return (struct asset_str){ s, n };
}

static struct asset_str
with_base(struct asset_ctx *cx, struct asset_str t, unsigned shift)
{
	uint64_t v = 0;

	for (uint32_t i = 2; i < t.n; i++) {
		unsigned d = (unsigned)(is_digit(t.s[i]) ? t.s[i] - '0' :
		    (t.s[i] | 0x20) - 'a' + 10);

		if (v >> (64 - shift))
			return (struct asset_str){ NULL, 0 };
		v = v << shift | d;
	}
	return asset_strf(cx, "%" PRIu64, v);
}

struct asset_str
asset_scalar_number(struct asset_ctx *cx, enum asset_scalar s,
    struct asset_str t)
{
	switch (s) {
	case ASSET_SCALAR_JSON:
		return t;
	case ASSET_SCALAR_DECIMAL:
		return decimal(cx, t);
	case ASSET_SCALAR_OCTAL:
		return with_base(cx, t, 3);
	case ASSET_SCALAR_HEX:
		return with_base(cx, t, 4);
	default:
		return (struct asset_str){ NULL, 0 };
	}
}

/* 2020-01-31, or that and a time of the day; NULL when it is none. */
static const char *
date(struct asset_str t)
{
	uint32_t a, b;

	if (t.n < 8 || skip_digits(t, 0) != 4 || t.s[4] != '-')
		return NULL;
	a = skip_digits(t, 5);
	if (a - 5 < 1 || a - 5 > 2 || a >= t.n || t.s[a] != '-')
		return NULL;
	b = skip_digits(t, a + 1);
	if (b - a - 1 < 1 || b - a - 1 > 2)
		return NULL;
	if (b == t.n)
		return t.n == 10 ? "date" : NULL;
	return strchr("Tt \t", t.s[b]) && b + 1 < t.n &&
	    strchr("0123456789 \t", t.s[b + 1]) ? "time" : NULL;
}

/* 190:20:30, each group but the first below 60. */
static bool
is_sexagesimal(struct asset_str t, uint32_t from)
{
	uint32_t i = skip(t, from, "0123456789_"), groups = 0;

	if (i == from || t.s[from] == '_')
		return false;
	for (; i < t.n && t.s[i] == ':'; groups++) {
		uint32_t end = skip_digits(t, i + 1), n = end - i - 1;

		if (n < 1 || n > 2 || (n == 2 && t.s[i + 1] > '5'))
			return false;
		i = end;
	}
	if (groups && i < t.n && t.s[i] == '.')
		i = skip(t, i + 1, "0123456789_");
	return groups && i == t.n;
}

static const char *
older_number(struct asset_str t)
{
	uint32_t from = t.s[0] == '-' || t.s[0] == '+', end;

	if (from == t.n || !is_digit(t.s[from]))
		return NULL;
	if (date(t))
		return date(t);
	if (is_sexagesimal(t, from))
		return "number";
	if (t.s[from] == '0' && t.n - from > 1) {
		char c = t.s[from + 1];

		if (c == 'o' && from == 0 && asset_scalar_core(t))
			return "string";
		if (c == 'b' && t.n - from > 2)
			return skip(t, from + 2, "01_") == t.n ?
			    "number" : NULL;
		if (c == 'x' && t.n - from > 2 && (from ||
		    !asset_scalar_core(t)))
			return skip(t, from + 2,
			    "0123456789abcdefABCDEF_") == t.n ?
			    "number" : NULL;
		if (skip_digits(t, from) == t.n)
			return skip(t, from, "01234567") == t.n ?
			    "octal number" : "string";
	}
	end = skip(t, from, "0123456789_");
	if (memchr(t.s, '_', t.n) == NULL)
		return NULL;
	if (end < t.n && t.s[end] == '.')
		end = skip(t, end + 1, "0123456789_");
	return end == t.n ? "number" : NULL;
}

const char *
asset_scalar_older(struct asset_str t)
{
	if (t.n < 2)
		return NULL;
	switch (t.s[0]) {
	case 'y': case 'Y':
		return is_word(t, "yes") ? "boolean" : NULL;
	case 'n': case 'N':
		return is_word(t, "no") ? "boolean" : NULL;
	case 'o': case 'O':
		return is_word(t, "on") || is_word(t, "off") ?
		    "boolean" : NULL;
	case '0': case '1': case '2': case '3': case '4':
	case '5': case '6': case '7': case '8': case '9':
	case '-': case '+':
		return older_number(t);
	default:
		return NULL;
	}
}

bool
asset_scalar_is_text(struct asset_str t)
{
	if (t.n == 1 && strchr("yYnN=", t.s[0]))
		return false;
	return asset_scalar_core(t) == ASSET_SCALAR_TEXT &&
	    !asset_str_is(t, "<<") && !asset_scalar_older(t);
}
