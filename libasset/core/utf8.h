/* UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates. */
#ifndef ASSET_CORE_UTF8_H
#define ASSET_CORE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "core/str.h"

/* Bytes of the code point at p (1 to 4), or 0 when it is not valid. */
unsigned asset_utf8_decode(const char *p, const char *end, uint32_t *c);
/* Writes at most 4 bytes; returns how many. */
unsigned asset_utf8_encode(char *out, uint32_t c);
/* The first byte that is not valid, or NULL. */
const char *asset_utf8_check(const char *p, const char *end);
/* Code points in valid text. */
size_t asset_utf8_length(struct asset_str);

#endif
