/* What the formats ask of a report (asset_report_tree). */
#ifndef ASSET_EMIT_EMIT_REPORT_H
#define ASSET_EMIT_EMIT_REPORT_H

#include "core/buf.h"
#include "core/map.h"
#include "tree/node.h"

/* The first finding of a report; the others follow by ->next. */
const struct asset_node *asset_report_first(const struct asset_node *report);
enum asset_severity asset_finding_severity(const struct asset_node *finding);
/* A path without "./" in front. */
struct asset_str asset_report_path(struct asset_str);
/* A number that tells it apart from those before it that have the same file
 * and fingerprint: 1, 2, ... Start with an empty map. */
unsigned asset_finding_number(struct asset_ctx *, struct asset_map *,
    const struct asset_node *finding);

/* A file of the report and its findings. */
struct asset_suite {
	struct asset_suite *next;
	struct asset_str name; /* empty: findings that have no file */
	struct asset_suite_item {
		const struct asset_node *finding;
		struct asset_suite_item *next;
	} *first, **end;
};

/* The files that were checked, those without findings too, and then the others
 * that findings are in. */
struct asset_suite *asset_report_suites(struct asset_ctx *,
    const struct asset_node *report);

/* "2 errors, 1 hint", and with `files` " in 3 files": of a report's summary. */
void asset_report_counts(struct asset_buf *, const struct asset_node *summary,
    bool files);
/* "12 further findings are not shown"; nothing when there are none besides
 * `more`. False then. */
bool asset_report_more(struct asset_buf *, const struct asset_node *report,
    unsigned more);

#endif
