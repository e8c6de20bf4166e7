#include "rule/rule.h"

#include "core/banned.h"

const struct asset_rule *
asset_rule_find(struct asset_str id)
{
	uint32_t low = 0, high = asset_nrules;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int c = asset_str_cmp(asset_str(asset_rules[middle].id), id);

		if (c == 0)
			return &asset_rules[middle];
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
