/* The operations of a definition, and what makes two of them the same API:
 * method, full path and match mode. */
#ifndef ASSET_DIFF_API_H
#define ASSET_DIFF_API_H

#include "core/map.h"
#include "tree/node.h"

struct asset_api {
	struct asset_str method;   /* "GET"; "ANY": every other method */
	struct asset_str field;    /* its key in the path item: "get" */
	struct asset_str path;     /* base path and path */
	struct asset_str mode;     /* "NORMAL" or "SWA" */
	struct asset_str key;      /* "GET /v1/pets/{id}" */
	struct asset_str shape;    /* "GET /v1/pets/{}" */
	struct asset_str pointer;  /* of the operation */
	const struct asset_node *member; /* of "paths": its key is the path */
	const struct asset_node *item;   /* what it holds, $ref followed */
	const struct asset_node *op;
	struct asset_str item_pointer;
	bool taken; /* for the reader's use */
};

struct asset_apis {
	const struct asset_node *root;
	struct asset_str base; /* base path without a final slash */
	struct asset_api *all; /* in file order */
	uint32_t count, room;
};

/* The node that a local reference leads to, at most 64 steps; NULL: none,
 * or in another file. *pointer is where it stands. A node that is no
 * reference is itself, and *pointer stays as it is. */
const struct asset_node *asset_follow(struct asset_ctx *,
    const struct asset_node *root, const struct asset_node *,
    struct asset_str *pointer);
/* The "basePath" of a definition without a final slash. */
struct asset_str asset_base_path(const struct asset_node *root);
struct asset_apis *asset_apis_list(struct asset_ctx *,
    const struct asset_node *root);
/* Is it the key of an operation in a path item? */
bool asset_is_method(struct asset_str key);
/* The path with the names of its variables left out: "/a/{}". */
struct asset_str asset_path_shape(struct asset_ctx *, struct asset_str path);

#endif
