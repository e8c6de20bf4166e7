/* Vendor extensions: the rows of formats/extensions/. */
#ifndef ASSET_MODEL_EXTENSION_H
#define ASSET_MODEL_EXTENSION_H

#include "tree/node.h"

/* The row of an extension, or NULL. */
const struct asset_node *asset_extension(struct asset_str name);
/* Does the row stand on objects of this type? */
bool asset_extension_at(const struct asset_node *row, const char *type);
/* Adds to `body` what the values of `object`, an object of `type`, become in
 * the management API, those of extensions with the prefix; for an extension that is absent, what that means. A
 * value that the row does not know adds nothing. `params` takes declarations
 * of parameters for what only an instance knows. */
void asset_extension_become(struct asset_ctx *, const char *prefix,
    const char *type,
    const struct asset_node *object, struct asset_node *body,
    struct asset_node *params);
/* "${param:...}" for a thing of this name in the instance, whose id nobody
 * knows yet; declares it in `params` by the row's `param` and `says`. */
struct asset_str asset_extension_param(struct asset_ctx *,
    const struct asset_node *becomes, struct asset_str name,
    struct asset_node *params);

/* A schema of a value, or the part that it says it is. */
const struct asset_node *asset_extension_schema(const struct asset_node *);

enum { ASSET_LACKS = 16 };

struct asset_lack {
	struct asset_str name;
	bool sure; /* the sources agree that it must be there */
};

/* The members that `value` has to have and has not; how many. */
uint32_t asset_extension_lacks(const struct asset_node *schema,
    const struct asset_node *value, struct asset_lack[ASSET_LACKS]);

#endif
