/* JSON pointers (RFC 6901), and the path of a walk. */
#ifndef ASSET_TREE_POINTER_H
#define ASSET_TREE_POINTER_H

#include "core/buf.h"
#include "tree/node.h"

/* One step of a walk; lives on the walker's stack. */
struct asset_path {
	const struct asset_path *up; /* NULL: the root */
	struct asset_str key;        /* of a member; s NULL: an item */
	uint32_t index;              /* of an item */
};

struct asset_str asset_path_pointer(struct asset_ctx *,
    const struct asset_path *);
/* Adds "/key" with ~ and / escaped. */
void asset_pointer_add(struct asset_buf *, struct asset_str key);
/* The node a pointer leads to, or NULL. "" is the root. */
struct asset_node *asset_pointer_get(struct asset_ctx *,
    const struct asset_node *root, struct asset_str pointer);
/* The same, and objects on the way are made; sets the value at the end.
 * ASSET_EUSAGE when something that is no object is in the way. */
int asset_pointer_set(struct asset_ctx *, struct asset_node *root,
    struct asset_str pointer, struct asset_node *value);
/* Next token of a pointer, unescaped; *rest moves on. False at the end. */
bool asset_pointer_token(struct asset_ctx *, struct asset_str *rest,
    struct asset_str *token);
/* %41 as A, for a pointer inside a URL; other text as it is. */
struct asset_str asset_percent_decode(struct asset_ctx *, struct asset_str);

#endif
