/* Definitions that come along with an operation: which names they get where
 * the base uses the same name for something else. */
#ifndef ASSET_DIFF_NAMES_H
#define ASSET_DIFF_NAMES_H

#include "core/map.h"
#include "tree/node.h"

struct asset_names {
	struct asset_ctx *cx;
	struct asset_node *out;           /* the merged definition */
	const struct asset_node *from;    /* the incoming one */
	struct asset_map entries; /* "section name" to its struct */
	struct asset_map refs;    /* the same to those that refer to it */
	struct asset_node **waiting; /* copies whose references are not done */
	uint32_t nwaiting, room;
};

/* Finds out which names mean the same in both. */
void asset_names_init(struct asset_names *, struct asset_ctx *,
    struct asset_node *out, const struct asset_node *from);
/* Makes `n`, a copy from the incoming definition, refer to what the merged
 * one has; what it refers to comes along. */
void asset_names_settle(struct asset_names *, struct asset_node *n);
/* The name of a security scheme in the merged definition; it comes along. */
struct asset_str asset_names_scheme(struct asset_names *, struct asset_str);
/* Would asset_names_scheme give another name? */
bool asset_names_renames_scheme(struct asset_names *, struct asset_str);

#endif
