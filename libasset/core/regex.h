/* Patterns of ECMA 262, run by PCRE2: see core/ecma.h. Each match has a limit
 * on its backtracking steps, so that no pattern hangs. An escape without
 * meaning is the character itself. */
#ifndef ASSET_CORE_REGEX_H
#define ASSET_CORE_REGEX_H

#include "core/ctx.h"

struct asset_regex;

enum asset_match { ASSET_MATCH_NO, ASSET_MATCH_YES, ASSET_MATCH_LIMIT };

/* NULL when the pattern is not valid; *why then says so, *at is about the byte.
 * *why empty: it may be valid, but cannot be run here (a lookbehind without
 * fixed length, or very large). */
struct asset_regex *asset_regex_new(struct asset_ctx *, struct asset_str,
    struct asset_str *why, uint32_t *at);
/* Anywhere in the text, which must be valid UTF-8. */
enum asset_match asset_regex_match(struct asset_regex *, struct asset_str);

#endif
