/* Settings: which rules count, and how much (.asset.yaml). */
#ifndef ASSET_RULE_CONFIG_H
#define ASSET_RULE_CONFIG_H

#include "rule/rule.h"

struct asset_config {
	int8_t *severity; /* by place in asset_rules; 0: as the row says, -1:
	                   * off, else enum asset_severity */
	int8_t sets[ASSET_RULESETS]; /* 0: by the definition, 1 on, -1 off */
	uint8_t base;                /* enum asset_base; 0: recommended */
};

enum asset_base asset_config_base(const struct asset_config *);
/* Which rules run over the definition, by place in asset_rules: those of the
 * base, of the groups that the settings ask for or the definition has
 * extensions for, and those that the settings name. NULL: no settings. */
void asset_config_choose(const struct asset_config *,
    const struct asset_doc *, bool *on);
/* The place of a ruleset, or -1; *base: 0 for a group of rules. */
int asset_ruleset_find(struct asset_str id, uint8_t *base);
/* Gives the context's diagnostics the severity of the settings, and takes
 * out those that are off. */
void asset_config_apply(struct asset_ctx *, const struct asset_config *);

#endif
