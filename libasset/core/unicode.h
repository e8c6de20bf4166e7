/* Unicode normal forms (utf8proc). */
#ifndef ASSET_CORE_UNICODE_H
#define ASSET_CORE_UNICODE_H

#include "core/ctx.h"

/* Canonical composition (NFC). Text that is no valid UTF-8 stays as it is. */
struct asset_str asset_nfc(struct asset_ctx *, struct asset_str);
/* Two names that a file system may take for one have an equal form: NFC and
 * case folded. */
struct asset_str asset_casefold(struct asset_ctx *, struct asset_str);
/* Columns that it takes on a terminal: 0, 1 or 2. */
unsigned asset_char_width(uint32_t);

#endif
