/* Names of hosts in any script: IDNA 2008 (RFC 5890 to 5893). */
#ifndef ASSET_CORE_IDNA_H
#define ASSET_CORE_IDNA_H

#include "core/ctx.h"

/* Letters, digits and hyphens, at most 63; an "xn--" label must be one that
 * stands for a valid name. */
bool asset_idna_ascii(struct asset_ctx *, struct asset_str label);
/* In any script: bytes of its ASCII form, or 0 when it is not valid. `rtl`: a
 * label of the name is written from right to left. */
uint32_t asset_idna_label(struct asset_ctx *, struct asset_str label,
    bool rtl);
bool asset_idna_rtl(struct asset_str name);

#endif
