/* What the unit tests share. */
#ifndef ASSET_TESTS_UNIT_H
#define ASSET_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "asset.h"

static inline int
new_ctx(void **state)
{
	*state = asset_new(NULL);
	return *state ? 0 : -1;
}

static inline int
free_ctx(void **state)
{
	asset_free(*state);
	return 0;
}

/* A test function with a context of its own. */
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, new_ctx, free_ctx)

#endif
