/* Plans for people and for shells. */
#ifndef ASSET_EMIT_EMIT_PLAN_H
#define ASSET_EMIT_EMIT_PLAN_H

#include "core/buf.h"
#include "tree/node.h"

/* A row of formats/texts with the counts of the plan's summary. */
struct asset_str asset_plan_counts(struct asset_ctx *,
    const struct asset_node *plan, const char *row);

#endif
