/* What the formats ask of a report (asset_report_tree). */
#ifndef ASSET_EMIT_EMIT_REPORT_H
#define ASSET_EMIT_EMIT_REPORT_H

#include "core/map.h"
#include "tree/node.h"

/* The first finding of a report; the others follow by ->next. */
const struct asset_node *asset_report_first(const struct asset_node *report);
enum asset_severity asset_finding_severity(const struct asset_node *finding);
/* A number that tells it apart from those before it that have the same file
 * and fingerprint: 1, 2, ... Start with an empty map. */
unsigned asset_finding_number(struct asset_ctx *, struct asset_map *,
    const struct asset_node *finding);

#endif
