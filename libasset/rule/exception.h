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
/* Which of them are for a file, by its real path. */
const bool *asset_exceptions_fit(struct asset_ctx *,
    const struct asset_exceptions *, struct asset_str path);
/* Notes that such a file is there, and that it is checked by rules that are
 * `on`. */
void asset_exceptions_meet(const struct asset_exceptions *, const bool *fits);
void asset_exceptions_see(struct asset_ctx *, const struct asset_exceptions *,
    const bool *fits, const bool *on);
/* What a finding in such a file counts as: ASSET_OFF, a severity, or 0 when
 * there is no exception for it. */
int asset_exceptions_find(const struct asset_exceptions *,
    const struct asset_diag *, const bool *fits);
/* "exception-unused" for those that were for a checked file and fitted
 * nothing. `whole`: all files below the folder of the settings were checked;
 * else only those are reported that name one of the checked files. */
void asset_exceptions_unused(struct asset_ctx *,
    const struct asset_exceptions *, bool whole);

#endif
