/* What the merging of definitions and of packages shares: the report. */
#ifndef ASSET_DIFF_MERGE_H
#define ASSET_DIFF_MERGE_H

#include "tree/node.h"

struct asset_outcome {
	struct asset_ctx *cx;
	struct asset_node *report; /* as the platform's import answers */
	struct asset_node *success, *failure, *ignore, *resources;
	uint32_t conflicts;
	bool lost; /* the output cannot hold something */
};

void asset_outcome_init(struct asset_outcome *, struct asset_ctx *);
/* {"path", "method", "action"} in success. */
void asset_outcome_success(struct asset_outcome *, struct asset_str method,
    struct asset_str path, const char *action);
/* {"path", "method", "error_code", "error_msg"} in failure. */
void asset_outcome_failure(struct asset_outcome *, struct asset_str method,
    struct asset_str path, struct asset_str code);
/* {"kind", "key", "action"} and, with a code, {"error_code", "error_msg"}.
 * Actions "conflict" and "fail" are counted. */
void asset_outcome_resource(struct asset_outcome *, struct asset_str kind,
    struct asset_str key, const char *action, struct asset_str code);

#endif
