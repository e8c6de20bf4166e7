/* Text with a length: a view that owns nothing. */
#ifndef ASSET_CORE_STR_H
#define ASSET_CORE_STR_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "asset.h"

#define ASSET_S(literal) ((struct asset_str){ (literal), sizeof(literal) - 1 })
/* For printf's "%.*s". */
#define ASSET_P(str) (int)(str).n, (str).s

static inline struct asset_str
asset_str(const char *s)
{
	return (struct asset_str){ s, s ? (uint32_t)strlen(s) : 0 };
}

/* Most keys and words are short: two loads that may overlap, and no call. */
static inline bool
asset_bytes_eq(const char *a, const char *b, uint32_t n)
{
	uint64_t v[4];
	uint32_t w[4];

	if (n > 16)
		return memcmp(a, b, n) == 0;
	if (n >= 8) {
		memcpy(&v[0], a, 8);
		memcpy(&v[1], b, 8);
		memcpy(&v[2], a + n - 8, 8);
		memcpy(&v[3], b + n - 8, 8);
		return v[0] == v[1] && v[2] == v[3];
	}
	if (n >= 4) {
		memcpy(&w[0], a, 4);
		memcpy(&w[1], b, 4);
		memcpy(&w[2], a + n - 4, 4);
		memcpy(&w[3], b + n - 4, 4);
		return w[0] == w[1] && w[2] == w[3];
	}
	return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] &&
	    a[n - 1] == b[n - 1]);
}

static inline bool
asset_str_eq(struct asset_str a, struct asset_str b)
{
	return a.n == b.n && asset_bytes_eq(a.s, b.s, a.n);
}

static inline bool
asset_str_is(struct asset_str a, const char *s)
{
	return asset_str_eq(a, asset_str(s));
}

static inline bool
asset_str_starts(struct asset_str a, const char *prefix)
{
	size_t n = strlen(prefix);

	return a.n >= n && memcmp(a.s, prefix, n) == 0;
}

static inline bool
asset_str_ends(struct asset_str a, const char *suffix)
{
	size_t n = strlen(suffix);

	return a.n >= n && memcmp(a.s + a.n - n, suffix, n) == 0;
}

/* Byte order, shorter first: the order of every sorted output. */
int asset_str_cmp(struct asset_str, struct asset_str);
/* ASCII letters compare equal in either case. */
bool asset_str_case_eq(struct asset_str, struct asset_str);
uint64_t asset_str_hash(struct asset_str);
/* Edit distance, for "did you mean"; stops counting above `most`. */
unsigned asset_str_distance(struct asset_str, struct asset_str, unsigned most);
/* Names at this edit distance or more are not alike. */
static inline unsigned
asset_near_limit(struct asset_str name)
{
	return name.n < 2 ? 1 : name.n < 4 ? 2 : name.n / 3 + 2;
}

/* The candidate most alike so far; best is empty while none is alike. */
struct asset_guess {
	struct asset_str word, best;
	unsigned least;
};

struct asset_guess asset_guess_new(struct asset_str word);
void asset_guess_try(struct asset_guess *, struct asset_str candidate);

#endif
