/* Exceptions of the settings: findings that are known and meant. */
#ifndef ASSET_RULE_EXCEPTION_H
#define ASSET_RULE_EXCEPTION_H

#include "core/buf.h"
#include "core/map.h"
#include "rule/config.h"
#include "tree/node.h"

struct asset_exceptions;

struct asset_exceptions *asset_exceptions_new(struct asset_ctx *);
/* Adds one as it stands in a settings file of the folder; `rules` by place in
 * asset_rules. */
void asset_exceptions_add(struct asset_exceptions *,
    const struct asset_node *, struct asset_str folder, const bool *rules,
    int severity);
/* Notes that a file is there, and that it is checked with these rules. */
void asset_exceptions_meet(const struct asset_exceptions *,
    struct asset_str path);
void asset_exceptions_see(const struct asset_exceptions *,
    struct asset_str path, const bool *on);
/* What a finding in a file, by its real path, counts as: ASSET_OFF, a
 * severity, or 0 when there is no exception for it. */
int asset_exceptions_find(const struct asset_exceptions *,
    const struct asset_diag *, struct asset_str path);
/* "exception-unused" for those that were for a checked file and fitted
 * nothing. `whole`: all files below the folder of the settings were checked;
 * else only those are reported that name one of the checked files. */
void asset_exceptions_unused(struct asset_ctx *,
    const struct asset_exceptions *, bool whole);

#endif
