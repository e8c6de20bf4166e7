/* Data without a meaning of its own, compared value by value. */
#ifndef ASSET_DIFF_VALUE_H
#define ASSET_DIFF_VALUE_H

#include "diff/change.h"

struct asset_values {
	struct asset_changes *changes;
	const char *on;         /* with `field`: which rows say it */
	struct asset_str field;
	/* The members by which the items of an array without order are told
	 * apart (an empty list: by their whole value), or NULL: it has an
	 * order. `order` NULL: all have one. */
	const struct asset_node *(*order)(const struct asset_values *,
	    const struct asset_spot *);
	const void *arg;
};

/* The rows are "added", "removed", "changed", and "reordered" for an array
 * whose items are the same. Items that have names are compared by name. */
void asset_diff_value(const struct asset_values *, const struct asset_spot *);

#endif
