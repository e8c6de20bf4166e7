/* Equality of JSON data. */
#include "tree/node.h"

#include "core/decimal.h"
#include "core/banned.h"

static bool
numbers_equal(struct asset_str x, struct asset_str y)
{
	struct asset_decimal a, b;

	if (asset_str_eq(x, y))
		return true;
	a = asset_decimal(x);
	b = asset_decimal(y);
	return asset_decimal_cmp(&a, &b) == 0;
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
