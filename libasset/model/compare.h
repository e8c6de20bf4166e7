/* Two states of one object: what of it counts, and where they differ. */
#ifndef ASSET_MODEL_COMPARE_H
#define ASSET_MODEL_COMPARE_H

#include "model/package.h"

/* A copy of the spec with references put in as identities ("app_id":
 * "app:orders"), and without what does not count: what the server makes,
 * secrets, what is never compared, nulls, values that equal a default.
 * Arrays without order are sorted. */
struct asset_node *asset_compare_form(struct asset_ctx *,
    const struct asset_object *, const struct asset_node *spec);
/* Take out what a pattern leads to; with `value`, only what equals it. An
 * object that is empty then goes too. */
void asset_compare_drop(struct asset_ctx *, struct asset_node *,
    struct asset_str pattern, const struct asset_node *value);
/* A copy without nulls: absent and null mean the same to the platform. */
struct asset_node *asset_compare_present(struct asset_ctx *,
    const struct asset_node *);
/* JSON pointers to where two such forms differ, an array of strings in the
 * order of the document. `recorded`: one of the two was read from answers,
 * which do not show everything. */
struct asset_node *asset_compare_changes(struct asset_ctx *,
    const struct asset_kind_info *, const struct asset_node *old,
    const struct asset_node *new, bool recorded);

#endif
