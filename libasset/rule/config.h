/* Settings: which rules count, and how much (.asset.yaml). */
#ifndef ASSET_RULE_CONFIG_H
#define ASSET_RULE_CONFIG_H

#include "rule/rule.h"

struct asset_config {
	int8_t *severity; /* by place in asset_rules; 0: as the row says, -1:
	                   * off, else enum asset_severity */
};

/* NULL: no settings. */
bool asset_config_off(const struct asset_config *, const struct asset_rule *);
/* Gives the context's diagnostics the severity of the settings, and takes
 * out those that are off. */
void asset_config_apply(struct asset_ctx *, const struct asset_config *);

#endif
