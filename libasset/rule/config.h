/* Settings: which rules count, and how much (.asset.yaml). */
#ifndef ASSET_RULE_CONFIG_H
#define ASSET_RULE_CONFIG_H

#include "rule/rule.h"

struct asset_config {
	int8_t *severity; /* by place in asset_rules; 0: as the row says, -1:
	                   * off, else enum asset_severity */
	int8_t sets[ASSET_RULESETS]; /* 0: by the definition, 1 on, -1 off */
};

/* NULL: no settings. Rulesets do not count here. */
bool asset_config_off(const struct asset_config *, const struct asset_rule *);
/* Is the ruleset with this place in formats/rulesets on, by the settings or
 * because the definition has extensions that it is for? */
bool asset_ruleset_on(const struct asset_config *, unsigned set,
    const struct asset_doc *);
/* Its place, or -1. */
int asset_ruleset_find(struct asset_str id);
/* Gives the context's diagnostics the severity of the settings, and takes
 * out those that are off. */
void asset_config_apply(struct asset_ctx *, const struct asset_config *);

#endif
