/* Labels of host names in ASCII (RFC 3492), without their "xn--". */
#ifndef ASSET_CORE_PUNYCODE_H
#define ASSET_CORE_PUNYCODE_H

#include "core/str.h"

enum { ASSET_PUNYCODE_MOST = 64 }; /* room that both forms need */

/* How many were written, or 0. */
uint32_t asset_punycode_encode(const uint32_t *, uint32_t n, char *out);
uint32_t asset_punycode_decode(struct asset_str, uint32_t *out);

#endif
