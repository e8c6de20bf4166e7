/* What the rules about vendor extensions share. */
#ifndef ASSET_RULE_EXTENSION_H
#define ASSET_RULE_EXTENSION_H

#include "rule/lint.h"

/* The row of a visited extension, or NULL. */
const struct asset_node *asset_extension_of(const struct asset_visit *);
/* The row of a visited extension that stands where it may; NULL: any other
 * member. */
const struct asset_node *asset_extension_here(const struct asset_visit *);

#endif
