/* Values in a definition - examples, defaults, enum members - against their
 * schemas. One validator serves a document; it is made for the first value
 * that a look at its type does not settle. */
#ifndef ASSET_RULE_VALUE_H
#define ASSET_RULE_VALUE_H

#include "model/validator.h"
#include "rule/lint.h"

enum asset_value_role {
	ASSET_VALUE_SENT = 1,     /* in requests ... */
	ASSET_VALUE_ANSWERED = 2, /* ... in answers; neither: may be either */
	ASSET_VALUE_MEMBER = 4,   /* of the schema's own enum */
	ASSET_VALUE_WRITTEN = 8   /* a string may stand for a container */
};

/* `v` is at the value; roles of ASSET_VALUE_*. What is wrong is reported as
 * the rule, with what the schema asks for. */
void asset_value_check(struct asset_lint *, const struct asset_rule *,
    const struct asset_visit *v, const struct asset_node *schema,
    unsigned roles);
/* The validator of the document. */
struct asset_validator *asset_value_validator(struct asset_lint *);

#endif
