#include "core/punycode.h"

#include "core/banned.h"

enum { BASE = 36, LEAST = 1, MOST = 26, SKEW = 38, DAMP = 700 };

static uint32_t
adapt(uint32_t delta, uint32_t count, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	delta += delta / count;
	for (; delta > (BASE - LEAST) * MOST / 2; k += BASE)
		delta /= BASE - LEAST;
	return k + (BASE - LEAST + 1) * delta / (delta + SKEW);
}

static uint32_t
threshold(uint32_t k, uint32_t bias)
{
	return k <= bias ? LEAST : k >= bias + MOST ? MOST : k - bias;
}

static char
digit(uint32_t v)
{
	return (char)(v < 26 ? 'a' + v : '0' + (v - 26));
}

/* A number of variable length; false when there is no room. */
static bool
put(char *out, uint32_t *n, uint32_t v, uint32_t bias)
{
	for (uint32_t k = BASE;; k += BASE) {
		uint32_t t = threshold(k, bias);

		if (*n == ASSET_PUNYCODE_MOST)
			return false;
		if (v < t) {
			out[(*n)++] = digit(v);
			return true;
		}
		out[(*n)++] = digit(t + (v - t) % (BASE - t));
		v = (v - t) / (BASE - t);
	}
}

uint32_t
asset_punycode_encode(const uint32_t *s, uint32_t len, char *out)
{
	uint32_t next = 0x80, delta = 0, bias = 72, n = 0, done, plain;

	for (uint32_t i = 0; i < len && n + 1 < ASSET_PUNYCODE_MOST; i++)
		if (s[i] < 0x80)
			out[n++] = (char)s[i];
	done = plain = n;
	if (n)
		out[n++] = '-';
	while (done < len) {
		uint32_t least = UINT32_MAX;

		for (uint32_t i = 0; i < len; i++)
			if (s[i] >= next && s[i] < least)
				least = s[i];
		if (least == UINT32_MAX)
			return 0;
		delta += (least - next) * (done + 1);
		next = least;
		for (uint32_t i = 0; i < len; i++) {
			delta += s[i] < next;
			if (s[i] != next)
				continue;
			if (!put(out, &n, delta, bias))
				return 0;
			bias = adapt(delta, done + 1, done == plain);
			delta = 0;
			done++;
		}
		delta++;
		next++;
	}
	return n;
}

static uint32_t
value(char c)
{
	if (c >= '0' && c <= '9')
		return (uint32_t)(c - '0') + 26;
	c |= 32;
	return c >= 'a' && c <= 'z' ? (uint32_t)(c - 'a') : BASE;
}

static bool
get(struct asset_str s, uint32_t *at, uint32_t bias, uint32_t *v)
{
	uint64_t weight = 1, sum = *v;

	for (uint32_t k = BASE;; k += BASE) {
		uint32_t t = threshold(k, bias), d;

		if (*at == s.n || (d = value(s.s[(*at)++])) == BASE)
			return false;
		sum += d * weight;
		if (sum > INT32_MAX)
			return false;
		*v = (uint32_t)sum;
		if (d < t)
			return true;
		weight *= BASE - t;
		if (weight > INT32_MAX)
			return false;
	}
}

uint32_t
asset_punycode_decode(struct asset_str s, uint32_t *out)
{
	uint32_t next = 0x80, at = 0, bias = 72, n = 0, i = 0;
	uint32_t plain = s.n;

	while (plain && s.s[plain - 1] != '-')
		plain--;
	if (s.n > ASSET_PUNYCODE_MOST || plain == 1)
		return 0;
	for (; n + 1 < plain; n++)
		out[n] = (unsigned char)s.s[n];
	for (at = plain; at < s.n; i++) {
		uint32_t old = i;

		if (!get(s, &at, bias, &i) || n == ASSET_PUNYCODE_MOST)
			return 0;
		bias = adapt(i - old, n + 1, old == 0);
		next += i / (n + 1);
		i %= n + 1;
		if (next > 0x10ffff || (next >= 0xd800 && next < 0xe000))
			return 0;
		memmove(out + i + 1, out + i, (n - i) * sizeof *out);
		out[i] = next;
		n++;
	}
	return n;
}
