/* One object of a package: reading and checking its JSON form. */
#ifndef ASSET_MODEL_OBJECT_H
#define ASSET_MODEL_OBJECT_H

#include "model/package.h"

/* Reads {"kind", "key", "refs", "spec"} into the package. What is wrong is a
 * diagnostic; without a kind and a whole key there is no object. */
void asset_object_read(struct asset_ctx *, struct asset_package *,
    const struct asset_node *root, struct asset_str path);
/* Reports an object, or those of an array, of another kind than this. */
void asset_object_expect(struct asset_ctx *, const struct asset_node *root,
    const char *kind);
/* Puts the object's side files into its spec and marks their members. */
void asset_object_files(struct asset_ctx *, struct asset_package *,
    struct asset_object *);
/* Name of the n-th side file (from 1) of a row of `files`, beside the
 * object's own file; `holder` is the node that has the content. */
struct asset_str asset_object_side(struct asset_ctx *,
    const struct asset_object *, const struct asset_node *row,
    const struct asset_node *holder, unsigned n);
/* Splits the last step off the pattern of a row of `files`: the member of
 * the holder that has the content. */
struct asset_str asset_side_split(struct asset_str *at);
/* Secrets in clear text; they are hidden from messages. */
void asset_object_check_secrets(struct asset_ctx *,
    const struct asset_kind_info *, const struct asset_node *spec);
/* Server-made fields, and values that belong into key or refs. */
void asset_object_check(struct asset_ctx *, const struct asset_object *);

#endif
