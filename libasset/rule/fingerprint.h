/* What a finding is, whatever moves in the file or around it. */
#ifndef ASSET_RULE_FINGERPRINT_H
#define ASSET_RULE_FINGERPRINT_H

#include "core/diag.h"

/* 16 lower-case hexadecimal digits, the same everywhere and for ever. */
struct asset_str asset_fingerprint(struct asset_ctx *,
    const struct asset_str *parts, size_t n);
/* That of the rule, the pointer (without one, the text of the source line) and
 * the words of the message: no file name, no line number, no language. Equal
 * findings of a file have equal ones. */
struct asset_str asset_diag_fingerprint(struct asset_ctx *,
    const struct asset_diag *);

#endif
