/* Values in a data source: addresses, connection strings, login files. */
#ifndef ASSET_RULE_DATASOURCE_VALUE_H
#define ASSET_RULE_DATASOURCE_VALUE_H

#include "tree/node.h"

/* The object that is looked at, and what it is called in messages. */
struct asset_datasource {
	struct asset_ctx *cx;
	const struct asset_node *object;
	const struct asset_node *schema; /* of the object */
	struct asset_str label, pointer;
	bool narrow; /* the label has "with FIELD VALUE" */
};

/* The row of a type of data source, or NULL. */
const struct asset_node *asset_datasource_type(struct asset_str name);
/* What a part of the table says about the values of fields. */
void asset_datasource_values(const struct asset_datasource *,
    const struct asset_node *part);

#endif
