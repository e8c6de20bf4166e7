/* What an unquoted YAML scalar means: the core schema of YAML 1.2, and where
 * readers of YAML 1.1 see something else. */
#ifndef ASSET_READ_SCALAR_H
#define ASSET_READ_SCALAR_H

#include "core/ctx.h"

enum asset_scalar {
	ASSET_SCALAR_TEXT,
	ASSET_SCALAR_NULL,
	ASSET_SCALAR_TRUE,
	ASSET_SCALAR_FALSE,
	ASSET_SCALAR_JSON,      /* a number that JSON writes the same way */
	ASSET_SCALAR_DECIMAL,   /* one that it does not: 007, +1, .5, 5. */
	ASSET_SCALAR_OCTAL,     /* 0o17 */
	ASSET_SCALAR_HEX,       /* 0x1F */
	ASSET_SCALAR_NOT_FINITE /* .inf, .nan: JSON has no such number */
};

enum asset_scalar asset_scalar_core(struct asset_str);
enum asset_kind asset_scalar_kind(enum asset_scalar);
/* A number's text in JSON; {NULL, 0} when 64 bits cannot hold an octal or
 * hexadecimal one, or there is none. */
struct asset_str asset_scalar_number(struct asset_ctx *, enum asset_scalar,
    struct asset_str);
/* The type that YAML 1.1 gives it where that is another value than in 1.2,
 * else NULL. */
const char *asset_scalar_older(struct asset_str);
/* Text in any version of YAML, without quotes? */
bool asset_scalar_is_text(struct asset_str);

#endif
