#include "core/decimal.h"

#include "core/banned.h"

enum { BASE = 1000000000, MOST_DIGITS = 4096 };

static const int64_t most_exponent = INT64_MAX / 4;

static int64_t
exponent_of(const char *s, const char *end)
{
	bool minus = s < end && *s == '-';
	int64_t v = 0;

	if (s < end && (*s == '-' || *s == '+'))
		s++;
	for (; s < end && v < most_exponent / 10; s++)
		v = v * 10 + (*s - '0');
	if (s < end)
		v = most_exponent;
	return minus ? -v : v;
}

struct asset_decimal
asset_decimal(struct asset_str t)
{
	struct asset_decimal d = { .text = t };
	uint32_t i = 0, end = 0, dot = UINT32_MAX;

	if (t.n && (t.s[0] == '-' || t.s[0] == '+'))
		d.minus = t.s[i++] == '-';
	for (; end < t.n && (t.s[end] | 32) != 'e'; end++)
		if (t.s[end] == '.')
			dot = end;
	if (end < t.n)
		d.exponent = exponent_of(t.s + end + 1, t.s + t.n);
	while (i < end && (t.s[i] == '0' || t.s[i] == '.'))
		i++;
	d.from = i;
	d.to = end;
	if (dot != UINT32_MAX)
		d.exponent -= (int64_t)end - dot - 1;
	while (d.to > d.from &&
	    (t.s[d.to - 1] == '0' || t.s[d.to - 1] == '.')) {
		d.exponent += t.s[d.to - 1] == '0';
		d.to--;
	}
	d.digits = d.to - d.from -
	    (dot != UINT32_MAX && dot > d.from && dot < d.to);
	if (!d.digits)
		d = (struct asset_decimal){ .text = t };
	return d;
}

/* The next significant digit; *at moves on. */
static int
digit(const struct asset_decimal *d, uint32_t *at)
{
	if (*at < d->to && d->text.s[*at] == '.')
		++*at;
	return *at < d->to ? d->text.s[(*at)++] - '0' : -1;
}

static int
cmp_absolute(const struct asset_decimal *a, const struct asset_decimal *b)
{
	int64_t x = a->exponent + a->digits, y = b->exponent + b->digits;
	uint32_t i = a->from, k = b->from;

	if (x != y)
		return x < y ? -1 : 1;
	for (;;) {
		int c = digit(a, &i), d = digit(b, &k);

		if (c != d)
			return c < d ? -1 : 1;
		if (c < 0)
			return 0;
	}
}

int
asset_decimal_cmp(const struct asset_decimal *a,
    const struct asset_decimal *b)
{
	int x = !a->digits ? 0 : a->minus ? -1 : 1;
	int y = !b->digits ? 0 : b->minus ? -1 : 1;

	if (x != y || !x)
		return x - y;
	return x * cmp_absolute(a, b);
}

uint64_t
asset_decimal_hash(const struct asset_decimal *d)
{
	uint64_t h = (uint64_t)d->exponent * 2 + d->minus;
	uint32_t i = d->from;

	for (int c; (c = digit(d, &i)) >= 0;)
		h = (h ^ (uint64_t)c) * 0x9E3779B97F4A7C15u;
	return h ^ h >> 29;
}

bool
asset_decimal_small(struct asset_str t, int64_t *out)
{
	bool minus = t.n && t.s[0] == '-';
	int64_t v = 0;

	if (t.n > 18)
		return false;
	for (uint32_t i = minus; i < t.n; i++) {
		if ((unsigned char)(t.s[i] - '0') > 9)
			return false;
		v = v * 10 + (t.s[i] - '0');
	}
	*out = minus ? -v : v;
	return true;
}

/* ---- remainders ---- */

/* What is left of a number modulo b, digit by digit. */
struct rest {
	uint32_t *b, *r; /* limbs, least first; r has one more */
	uint32_t n;
};

static void
put_digits(struct rest *m, const struct asset_decimal *b)
{
	uint32_t at = b->from, left = b->digits;

	for (int c; (c = digit(b, &at)) >= 0;) {
		uint32_t limb = --left / 9;

		m->b[limb] = m->b[limb] * 10 + (uint32_t)c;
	}
}

static bool
not_less(const struct rest *m)
{
	if (m->r[m->n])
		return true;
	for (uint32_t i = m->n; i-- > 0;)
		if (m->r[i] != m->b[i])
			return m->r[i] > m->b[i];
	return true;
}

static void
push_digit(struct rest *m, uint32_t c)
{
	uint64_t carry = c;

	for (uint32_t i = 0; i <= m->n; i++) {
		uint64_t v = (uint64_t)m->r[i] * 10 + carry;

		m->r[i] = (uint32_t)(v % BASE);
		carry = v / BASE;
	}
	while (not_less(m)) {
		int64_t borrow = 0;

		for (uint32_t i = 0; i <= m->n; i++) {
			int64_t v = (int64_t)m->r[i] - borrow -
			    (i < m->n ? m->b[i] : 0);

			borrow = v < 0;
			m->r[i] = (uint32_t)(v + borrow * BASE);
		}
	}
}

static bool
multiple_of_large(struct asset_ctx *cx, const struct asset_decimal *a,
    const struct asset_decimal *b, int64_t zeros)
{
	uint32_t at = a->from;
	struct rest m = { .n = (b->digits + 8) / 9 };

	m.b = asset_zalloc(cx, m.n * sizeof *m.b);
	m.r = asset_zalloc(cx, (m.n + 1) * sizeof *m.r);
	put_digits(&m, b);
	for (int c; (c = digit(a, &at)) >= 0;)
		push_digit(&m, (uint32_t)c);
	while (zeros--)
		push_digit(&m, 0);
	for (uint32_t i = 0; i < m.n; i++)
		if (m.r[i])
			return false;
	return true;
}

bool
asset_decimal_multiple(struct asset_ctx *cx, const struct asset_decimal *a,
    const struct asset_decimal *b)
{
	int64_t zeros = a->exponent - b->exponent;
	uint32_t at = b->from;
	uint64_t m = 0, r = 0;

	if (!a->digits)
		return true;
	if (!b->digits || zeros < 0) /* a's last digit is not 0 */
		return false;
	/* More zeros than b has factors of 2 and 5 change nothing. */
	if (zeros > 4 * (int64_t)b->digits)
		zeros = 4 * (int64_t)b->digits;
	if (b->digits > 18)
		return a->digits <= MOST_DIGITS && b->digits <= MOST_DIGITS &&
		    multiple_of_large(cx, a, b, zeros);
	for (int c; (c = digit(b, &at)) >= 0;)
		m = m * 10 + (uint64_t)c;
	at = a->from;
	for (int c; (c = digit(a, &at)) >= 0;)
		r = (r * 10 + (uint64_t)c) % m;
	while (zeros--)
		r = r * 10 % m;
	return r == 0;
}
