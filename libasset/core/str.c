#include "core/str.h"

#include "core/banned.h"

int
asset_str_cmp(struct asset_str a, struct asset_str b)
{
	uint32_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.s, b.s, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

static unsigned char
lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
}

bool
asset_str_case_eq(struct asset_str a, struct asset_str b)
{
	if (a.n != b.n)
		return false;
	for (uint32_t i = 0; i < a.n; i++)
		if (lower(a.s[i]) != lower(b.s[i]))
			return false;
	return true;
}

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9E3779B97F4A7C15u;
	return h ^ h >> 32;
}

uint64_t
asset_str_hash(struct asset_str a)
{
	uint64_t h = a.n, v = 0;
	uint32_t i = 0;

	for (; i + 8 <= a.n; i += 8) {
		memcpy(&v, a.s + i, 8);
		h = mix(h, v);
	}
	if (i < a.n) {
		v = 0;
		memcpy(&v, a.s + i, a.n - i);
		h = mix(h, v);
	}
	return h ^ h >> 29;
}

unsigned
asset_str_distance(struct asset_str a, struct asset_str b, unsigned most)
{
	unsigned row[65];

	if (a.n > 64 || b.n > 64)
		return most + 1;
	for (uint32_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (uint32_t i = 1; i <= a.n; i++) {
		unsigned diagonal = row[0], least = row[0] = i;

		for (uint32_t j = 1; j <= b.n; j++) {
			unsigned up = row[j], best = diagonal;

			if (lower(a.s[i - 1]) != lower(b.s[j - 1]))
				best++;
			if (up + 1 < best)
				best = up + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			diagonal = up;
			row[j] = best;
			if (best < least)
				least = best;
		}
		if (least > most)
			return most + 1;
	}
	return row[b.n];
}

struct asset_guess
asset_guess_new(struct asset_str word)
{
	return (struct asset_guess){ word, { "", 0 }, asset_near_limit(word) };
}

void
asset_guess_try(struct asset_guess *g, struct asset_str candidate)
{
	unsigned d = asset_str_distance(g->word, candidate, g->least);

	if (candidate.n && d < g->least) {
		g->best = candidate;
		g->least = d;
	}
}

const char *
asset_nearest(const char *word, const char *const *candidates)
{
	struct asset_str w = asset_str(word);
	unsigned least = w.n / 3 + 2;
	const char *best = NULL;

	for (; *candidates; candidates++) {
		unsigned d = asset_str_distance(w, asset_str(*candidates),
		    least);

		if (d < least) {
			least = d;
			best = *candidates;
		}
	}
	return best;
}
