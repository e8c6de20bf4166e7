/* Numbers as the text that JSON has for them, exact at any size. */
#ifndef ASSET_CORE_DECIMAL_H
#define ASSET_CORE_DECIMAL_H

#include "core/ctx.h"

/* Digits and an exponent, so that 1.0, 1 and 10e-1 are the same. */
struct asset_decimal {
	struct asset_str text;
	uint32_t from, to; /* significant digits within text, dot skipped */
	int64_t exponent;  /* of the last significant digit */
	uint32_t digits;   /* 0: the number is zero */
	bool minus;
};

struct asset_decimal asset_decimal(struct asset_str);
/* Below zero, zero or above, as a is less, equal or greater. */
int asset_decimal_cmp(const struct asset_decimal *a,
    const struct asset_decimal *b);
static inline bool
asset_decimal_whole(const struct asset_decimal *a)
{
	return a->exponent >= 0;
}
/* Is a a whole multiple of b? b must not be zero. */
bool asset_decimal_multiple(struct asset_ctx *, const struct asset_decimal *a,
    const struct asset_decimal *b);
/* A hash that equal numbers share. */
uint64_t asset_decimal_hash(const struct asset_decimal *);
/* Text of at most 18 digits and a sign only? */
bool asset_decimal_small(struct asset_str, int64_t *);

#endif
