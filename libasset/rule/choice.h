/* What holds for one file: which rules run, and how much each counts. */
#ifndef ASSET_RULE_CHOICE_H
#define ASSET_RULE_CHOICE_H

#include "core/map.h"
#include "rule/config.h"

struct asset_choice {
	const struct asset_config *config; /* or NULL */
	uint8_t base;                      /* enum asset_base */
	int8_t sets[ASSET_RULESETS];       /* 0: by the definition */
	bool only;        /* nothing but what `severity` turns on */
	const bool *on;   /* which rules ran, by place; NULL: not known */
	int8_t *severity; /* by place in asset_rules, as in a layer */
	const struct asset_node **with; /* the same; NULL: no options */
	struct asset_str path;          /* of the file, real */
	const bool *fits;         /* exceptions that are for the file */
	struct asset_map fits_of; /* the same by the name of a source */
};

/* Makes cx->choice for a file. NULL: no settings. */
void asset_choice_make(struct asset_ctx *, const struct asset_config *,
    const char *path);
/* Which rules run over the definition (NULL: none that is known), by place in asset_rules: those of the
 * base, of the groups that the settings ask for or the definition has
 * extensions for, and those that the settings name. */
const bool *asset_choice_rules(struct asset_ctx *, const struct asset_doc *);
/* The options of a rule, over what its row says; NULL: none. */
const struct asset_node *asset_choice_with(struct asset_ctx *,
    const struct asset_rule *);
/* After the check of the file; was it `whole`? */
void asset_choice_end(struct asset_ctx *, bool whole);
/* Gives the context's diagnostics the severity of the settings, and takes out
 * those that are off or have an exception. */
void asset_choice_apply(struct asset_ctx *);

#endif
