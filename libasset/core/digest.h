/* SHA-256 and base64 (libcrypto). */
#ifndef ASSET_CORE_DIGEST_H
#define ASSET_CORE_DIGEST_H

#include "core/ctx.h"

/* 64 lower-case hexadecimal digits. */
struct asset_str asset_sha256(struct asset_ctx *, struct asset_str);
/* On one line, with padding. */
struct asset_str asset_base64(struct asset_ctx *, struct asset_str);
/* False when the text is not what asset_base64 makes. */
bool asset_base64_decode(struct asset_ctx *, struct asset_str text,
    struct asset_str *bytes);

#endif
