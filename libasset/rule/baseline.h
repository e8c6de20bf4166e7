/* A baseline: the findings that were there when it was written. Its file is JSON:
 * {"format": "asset-baseline/1", "files": {PATH: {"RULE FINGERPRINT": COUNT}}},
 * with paths from the folder that it is in. */
#ifndef ASSET_RULE_BASELINE_H
#define ASSET_RULE_BASELINE_H

#include "tree/node.h"

struct asset_baseline;

extern const char asset_baseline_format[];

/* Diagnostics say what is wrong with it. */
int asset_baseline_read(struct asset_ctx *, struct asset_baseline **,
    const struct asset_node **root, const char *path);
/* Takes the findings that it lists for the file of cx->choice out of the
 * context, and counts in it how many, and, when the check is `whole`, how many
 * do not occur any more. */
void asset_baseline_apply(struct asset_ctx *, const struct asset_baseline *,
    bool whole);
/* Counts those in files that are not there any more. */
void asset_baseline_count(struct asset_ctx *, const struct asset_baseline *);
/* "RULE FINGERPRINT" of a finding. */
struct asset_str asset_baseline_key(struct asset_ctx *,
    const struct asset_diag *);

#endif
