/* Data without a meaning of its own, compared value by value. */
#ifndef ASSET_DIFF_VALUE_H
#define ASSET_DIFF_VALUE_H

#include "diff/change.h"

struct asset_values {
	struct asset_changes *changes;
	const char *on;         /* with `field`: which rows say it */
	struct asset_str field;
	/* Must this spot's values not be shown? NULL: all may. */
	bool (*secret)(const struct asset_values *, const struct asset_spot *);
	const void *arg;
};

/* The rows are "added", "removed", "changed", and "hidden" for a secret.
 * Arrays whose items have different names are compared by name. */
void asset_diff_value(const struct asset_values *, const struct asset_spot *);

#endif
