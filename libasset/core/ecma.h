/* Patterns of ECMA 262 (with its flag u) as PCRE2 writes them. What is no
 * ECMA 262 but PCRE2 knows is left alone: "(?i)" or "\Z" in a definition mean
 * what their author expected of them. */
#ifndef ASSET_CORE_ECMA_H
#define ASSET_CORE_ECMA_H

#include "core/ctx.h"

struct asset_str asset_ecma_translate(struct asset_ctx *, struct asset_str);
/* The first part that is no ECMA 262, or means another thing there: a group
 * such as "(?i)", an escape such as "\\A", "++"; {NULL, 0} when there is
 * none. */
struct asset_str asset_ecma_foreign(struct asset_str);
/* Nothing but ECMA 262 in it? A quick look: groups and escapes; whether it
 * compiles is the other half. */
bool asset_ecma_only(struct asset_str);

#endif
