/* Importing one definition into another, as the platform would. */
#ifndef ASSET_DIFF_MERGE_DEFINITION_H
#define ASSET_DIFF_MERGE_DEFINITION_H

#include "diff/api.h"
#include "diff/merge.h"
#include "diff/names.h"

struct asset_merge {
	struct asset_ctx *cx;
	const struct asset_merge_options *options;
	struct asset_node *out;       /* a copy of the base, then the result */
	const struct asset_node *from; /* the incoming definition */
	struct asset_names names;
	struct asset_outcome outcome;
	struct asset_map apis;  /* "GET /a/{} NORMAL" to its struct asset_api */
	struct asset_map calls; /* "GET /a/{}": the same whatever the mode */
	struct asset_map ids;   /* operationId to its struct asset_api */
	struct asset_map replaced; /* operations of the base that give way */
	struct asset_map items; /* shape of a full path to its path item */
	struct asset_map origins; /* the same to the incoming item, when what
	                           * its operations share was taken over */
	struct asset_str base;  /* base path of the result */
};

int asset_merge_definition(struct asset_merge *);

/* The policies and authorizers at the top of a definition. */
void asset_merge_policies(struct asset_merge *);

/* A copy of an incoming operation that means the same in the result, where it
 * stands in `item` at `path`: it has what it took from its path item and from
 * the top of its definition, and its variables are called as in `path`. */
struct asset_node *asset_merge_operation(struct asset_merge *,
    const struct asset_api *, const struct asset_node *item,
    struct asset_str path);
/* Makes the parameters of a path item those of its operations, unless `op`,
 * which is to join them, has them all. */
void asset_merge_push_down(struct asset_merge *, const struct asset_api *,
    struct asset_node *item, const struct asset_node *op);

#endif
