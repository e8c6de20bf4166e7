#include "core/glob.h"

#include "core/banned.h"

/* A longer pattern has no braces; nor has what is behind so many steps. */
enum { LONGEST = 4096, MOST_STEPS = 1000 };

struct asset_glob {
	struct asset_str *list; /* without braces */
	uint32_t count, room, steps;
};

static bool
is_one_of(char c, const char *any)
{
	return c && strchr(any, c);
}

bool
asset_glob_is(struct asset_str pattern)
{
	for (uint32_t i = 0; i < pattern.n; i++)
		if (is_one_of(pattern.s[i], "*?[{\\"))
			return true;
	return false;
}

/* ---- braces ---- */

/* The next of the characters at `at` or behind that no "\" and no inner pair
 * of braces hides; the length when there is none. */
static uint32_t
find(struct asset_str s, uint32_t at, const char *any)
{
	uint32_t depth = 0;

	for (; at < s.n; at++) {
		if (s.s[at] == '\\')
			at++;
		else if (!depth && is_one_of(s.s[at], any))
			return at;
		else if (s.s[at] == '{')
			depth++;
		else if (s.s[at] == '}' && depth)
			depth--;
	}
	return s.n;
}

static void
add(struct asset_ctx *cx, struct asset_glob *g, struct asset_str pattern)
{
	if (g->count == g->room)
		g->list = asset_grow(cx, g->list, &g->room, sizeof *g->list);
	g->list[g->count++] = pattern;
}

/* Each choice of the first braces, and so on with what comes of it. */
static void
expand(struct asset_ctx *cx, struct asset_glob *g, struct asset_str pattern)
{
	uint32_t open = find(pattern, 0, "{"), close, at = open + 1, end;

	close = open < pattern.n ? find(pattern, at, "}") : pattern.n;
	if (close >= pattern.n || g->steps++ >= MOST_STEPS) {
		add(cx, g, pattern);
		return;
	}
	do {
		end = find(pattern, at, ",}");
		expand(cx, g, asset_strf(cx, "%.*s%.*s%.*s", (int)open,
		    pattern.s, (int)(end - at), pattern.s + at,
		    (int)(pattern.n - close - 1), pattern.s + close + 1));
		at = end + 1;
	} while (end < close);
}

struct asset_glob *
asset_glob_new(struct asset_ctx *cx, struct asset_str pattern)
{
	struct asset_glob *g = asset_zalloc(cx, sizeof *g);

	pattern = asset_str_copy(cx, pattern);
	if (pattern.n > LONGEST)
		add(cx, g, pattern);
	else
		expand(cx, g, pattern);
	return g;
}

/* ---- matching ---- */

/* "[...]" at s[at]: how long it is, 0 when it does not end; *yes: is the
 * character in it? */
static uint32_t
match_set(struct asset_str s, uint32_t at, unsigned char c, bool *yes)
{
	uint32_t i = at + 1;
	bool not = i < s.n && (s.s[i] == '!' || s.s[i] == '^'), in = false;

	i += not;
	for (uint32_t first = i; i < s.n && (s.s[i] != ']' || i == first); i++) {
		unsigned char low = (unsigned char)s.s[i], high = low;

		if (i + 2 < s.n && s.s[i + 1] == '-' && s.s[i + 2] != ']') {
			high = (unsigned char)s.s[i + 2];
			i += 2;
		}
		in |= low <= c && c <= high;
	}
	*yes = in != not && c != '/';
	return i < s.n ? i + 1 - at : 0;
}

/* How much of the pattern at p[i] takes the character; 0: it does not. */
static uint32_t
match_one(struct asset_str p, uint32_t i, char c)
{
	uint32_t n;
	bool yes;

	if (p.s[i] == '?')
		return c != '/';
	if (p.s[i] == '[') {
		n = match_set(p, i, (unsigned char)c, &yes);
		if (n)
			return yes ? n : 0;
	}
	if (p.s[i] == '\\' && i + 1 < p.n)
		return p.s[i + 1] == c ? 2 : 0;
	return p.s[i] == c;
}

/* "**" between slashes at p[i]? */
static bool
is_folders(struct asset_str p, uint32_t i)
{
	return (i == 0 || p.s[i - 1] == '/') && i + 1 < p.n &&
	    p.s[i] == '*' && p.s[i + 1] == '*' &&
	    (i + 2 == p.n || p.s[i + 2] == '/');
}

/* Where a "*" or "**" stands, and how far in the text what it takes goes. */
struct retry {
	uint32_t pattern, text;
	bool set;
};

/* Let the last "*" take one character more, else the last "**" a folder. */
static bool
try_again(struct asset_str t, struct retry *star, struct retry *folders,
    uint32_t *i, uint32_t *j)
{
	struct retry *r = star;

	if (star->set && star->text < t.n && t.s[star->text] != '/') {
		star->text++;
	} else {
		r = folders;
		star->set = false;
		while (r->set && r->text < t.n && t.s[r->text] != '/')
			r->text++;
		if (!r->set || r->text++ >= t.n)
			return false;
	}
	*i = r->pattern;
	*j = r->text;
	return true;
}

static bool
match(struct asset_str p, struct asset_str t)
{
	struct retry star = { 0 }, folders = { 0 };
	uint32_t i = 0, j = 0, n;
	bool whole; /* a character, not a byte */

	while (i < p.n || j < t.n) {
		if (i < p.n && is_folders(p, i)) {
			if (i + 2 == p.n)
				return true;
			i += 3;
			folders = (struct retry){ i, j, true };
			star.set = false;
			continue;
		}
		if (i < p.n && p.s[i] == '*') {
			star = (struct retry){ ++i, j, true };
			continue;
		}
		whole = i < p.n && is_one_of(p.s[i], "?[");
		n = i < p.n && j < t.n ? match_one(p, i, t.s[j]) : 0;
		if (n) {
			i += n;
			j++;
			while (whole && j < t.n && (t.s[j] & 0xc0) == 0x80)
				j++;
		} else if (!try_again(t, &star, &folders, &i, &j)) {
			return false;
		}
	}
	return true;
}

bool
asset_glob_match(const struct asset_glob *g, struct asset_str text)
{
	for (uint32_t i = 0; i < g->count; i++)
		if (match(g->list[i], text))
			return true;
	return false;
}
