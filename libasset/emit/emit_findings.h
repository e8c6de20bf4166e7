/* Diagnostics of a context as findings: text for people, JSON for scripts. */
#ifndef ASSET_EMIT_EMIT_FINDINGS_H
#define ASSET_EMIT_EMIT_FINDINGS_H

#include "core/ctx.h"
#include "tree/node.h"

/* The context's diagnostics in file order, an array of their count. */
struct asset_diag **asset_sorted_diags(struct asset_ctx *);
/* Adds the diagnostics that were only counted to the numbers by severity. */
void asset_lost_count(const struct asset_ctx *, unsigned *count);

#endif
