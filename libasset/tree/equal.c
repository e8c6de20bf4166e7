/* Equality of JSON data. */
#include "tree/node.h"

#include <stdlib.h>

#include "core/banned.h"

/* A number as digits and an exponent, so that 1.0, 1 and 10e-1 are equal. */
struct decimal {
	struct asset_str text;
	uint32_t from, to; /* significant digits within text, dot skipped */
	long exponent;     /* of the last significant digit */
	bool minus;
};

static struct decimal
decimal_of(struct asset_str t)
{
	struct decimal d = { .text = t };
	uint32_t i = 0, end = 0, dot = UINT32_MAX;

	if (t.n && (t.s[0] == '-' || t.s[0] == '+'))
		d.minus = t.s[i++] == '-';
	while (end < t.n && t.s[end] != 'e' && t.s[end] != 'E')
		end++;
	if (end < t.n) {
		char digits[16] = { 0 };

		memcpy(digits, t.s + end + 1,
		    t.n - end - 1 < 15 ? t.n - end - 1 : 15);
		d.exponent = strtol(digits, NULL, 10);
	}
	for (uint32_t k = i; k < end; k++)
		if (t.s[k] == '.')
			dot = k;
	while (i < end && (t.s[i] == '0' || t.s[i] == '.'))
		i++;
	d.from = i;
	d.to = end;
	if (dot != UINT32_MAX)
		d.exponent -= (long)(end - dot - 1);
	while (d.to > d.from &&
	    (t.s[d.to - 1] == '0' || t.s[d.to - 1] == '.')) {
		d.exponent += t.s[d.to - 1] == '0';
		d.to--;
	}
	if (d.from == d.to)
		d = (struct decimal){ .text = t };
	return d;
}

static bool
numbers_equal(struct asset_str x, struct asset_str y)
{
	struct decimal a = decimal_of(x), b = decimal_of(y);
	uint32_t i = a.from, k = b.from;

	if (a.minus != b.minus || a.exponent != b.exponent)
		return false;
	for (;;) {
		if (i < a.to && x.s[i] == '.')
			i++;
		if (k < b.to && y.s[k] == '.')
			k++;
		if (i == a.to || k == b.to)
			return i == a.to && k == b.to;
		if (x.s[i++] != y.s[k++])
			return false;
	}
}

static bool
members_equal(const struct asset_node *a, const struct asset_node *b)
{
	for (struct asset_node *c = asset_first(a); c; c = c->next) {
		struct asset_node *d = asset_get_str(b, asset_key(c));

		/* Of members with one key, the first counts. */
		if (!d || (!asset_equal(c, d) &&
		    asset_get_str(a, asset_key(c)) == c))
			return false;
	}
	return true;
}

bool
asset_equal(const struct asset_node *a, const struct asset_node *b)
{
	struct asset_node *c, *d;

	if (!a || !b)
		return a == b;
	if (a == b)
		return true;
	if (a->kind != b->kind)
		return false;
	if (a->kind == ASSET_NUMBER)
		return numbers_equal(asset_text(a), asset_text(b));
	if (a->kind == ASSET_NULL)
		return true;
	if (!asset_is_container(a))
		return asset_str_eq(asset_text(a), asset_text(b));
	if (a->len != b->len)
		return false;
	if (a->kind == ASSET_OBJECT)
		return members_equal(a, b);
	for (c = asset_first(a), d = asset_first(b); c && d;
	    c = c->next, d = d->next)
		if (!asset_equal(c, d))
			return false;
	return true;
}
