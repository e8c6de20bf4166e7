/* Values by hash, for uniqueItems and long enums. */
#include "model/validate.h"

#include "core/banned.h"

static uint64_t
hash_of(const struct asset_node *n)
{
	uint64_t h = n->kind;
	struct asset_decimal d;

	switch (n->kind) {
	case ASSET_NUMBER:
		d = asset_decimal(asset_text(n));
		return asset_decimal_hash(&d);
	case ASSET_ARRAY:
		for (struct asset_node *c = asset_first(n); c; c = c->next)
			h = (h ^ hash_of(c)) * 0x9E3779B97F4A7C15u + 1;
		return h;
	case ASSET_OBJECT:
		for (struct asset_node *c = asset_first(n); c; c = c->next)
			h += (asset_str_hash(asset_key(c)) ^ hash_of(c) * 3) *
			    0x9E3779B97F4A7C15u;
		return h;
	default:
		return asset_str_hash(asset_text(n)) + h;
	}
}

uint32_t
asset_vvalues_mask(uint32_t count)
{
	uint32_t mask = 31;

	while (mask < count + (uint64_t)count / 2 && mask < UINT32_MAX / 2)
		mask = mask * 2 + 1;
	return mask;
}

struct asset_vvalue *
asset_vvalue_at(const struct asset_vvalues *t, const struct asset_node *n,
    uint64_t *steps)
{
	uint64_t h = hash_of(n);
	uint32_t i = (uint32_t)(h ^ h >> 32) & t->mask;

	for (; t->all[i].node; i = (i + 1) & t->mask) {
		if (t->all[i].hash == h && asset_equal(t->all[i].node, n))
			return &t->all[i];
		++*steps;
	}
	t->all[i].hash = h;
	return &t->all[i];
}
