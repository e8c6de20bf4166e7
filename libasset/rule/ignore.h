/* Findings that the file itself says to leave out. */
#ifndef ASSET_RULE_IGNORE_H
#define ASSET_RULE_IGNORE_H

#include "core/glob.h"
#include "rule/lint.h"

enum { ASSET_IGNORED = -1 }; /* a severity: to be taken out */

/* A rule, or several: "owasp-*". */
struct asset_ignored_name {
	struct asset_str text;
	struct asset_glob *glob; /* NULL: one rule */
};

struct asset_ignored_name asset_ignored_name(struct asset_ctx *,
    struct asset_str);
/* Marks the finding when it is of the rule. */
bool asset_ignore_diag(const struct asset_ignored_name *, struct asset_diag *);
/* Marks the findings that members "x-asset-ignore" name. */
void asset_ignore_members(struct asset_lint *);
/* Says that a name which is to be ignored is no rule, or that the rule found
 * nothing. */
void asset_ignore_check(struct asset_lint *, struct asset_str name,
    struct asset_place, struct asset_str pointer, bool used);
asset_rule_fn asset_rule_ignore_member;

#endif
