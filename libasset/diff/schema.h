/* Inside the comparison of schemas: two views of one spot. */
#ifndef ASSET_DIFF_SCHEMA_H
#define ASSET_DIFF_SCHEMA_H

#include "diff/differ.h"
#include "diff/view.h"

struct asset_schemas {
	struct asset_differ *d;
	const struct asset_spot *spot;
	struct asset_view view[2];
	const char *on;
};

/* The spot of a member `key` that stands in these parts; a part that is not
 * the schema itself gives its own pointer. */
struct asset_spot asset_schema_member(const struct asset_schemas *,
    const struct asset_node *const node[2],
    const struct asset_part *const part[2], enum asset_spot_type,
    struct asset_str name);
/* Type, format, limits: all that is not a schema itself. False when the types
 * have nothing in common, so that a closer look says nothing more. */
bool asset_schema_fields(const struct asset_schemas *);

#endif
