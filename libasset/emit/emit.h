/* The output formats: a row and a function each, from a tree to text. */
#ifndef ASSET_EMIT_EMIT_H
#define ASSET_EMIT_EMIT_H

#include "core/buf.h"
#include "tree/node.h"

/* X(name): asset_emit_NAME below, and asset_print_NAME in asset.h, which says
 * what is printed. */
#define ASSET_EMITTERS(X) \
	X(json) X(yaml) X(diff) X(diff_markdown) X(merge) X(plan) X(curl) \
	X(schema) X(sarif) X(junit) X(checkstyle) X(github) X(gitlab) \
	X(markdown) X(rules)

#define ASSET_DECLARE(name) \
	struct asset_str asset_emit_##name(struct asset_ctx *, \
	    const struct asset_node *);
ASSET_EMITTERS(ASSET_DECLARE)
#undef ASSET_DECLARE

#endif
