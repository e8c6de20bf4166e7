/* What the functions of rules share. */
#ifndef ASSET_RULE_FN_H
#define ASSET_RULE_FN_H

#include "rule/lint.h"

/* A member of the row's `with`. */
const struct asset_node *asset_with(struct asset_lint *,
    const struct asset_rule *, const char *key);
/* Is the text like one of the patterns? */
bool asset_like(const struct asset_node *globs, struct asset_str);
/* Has the object one of the fields? */
bool asset_has_any(const struct asset_node *, const struct asset_node *fields);
/* Is it this type, or a list that has it? */
bool asset_is_type(const struct asset_node *type, struct asset_str);
/* The type of a parameter or header: its own, or that of its schema. */
const struct asset_node *asset_type_of(struct asset_lint *,
    const struct asset_node *parameter);
/* May a member of components have it? */
bool asset_is_component_name(struct asset_str);
/* Does a reference with this text lead nowhere? */
bool asset_leads_nowhere(struct asset_lint *, const struct asset_node *text);

#endif
