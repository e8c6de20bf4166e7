/* Files that the platform imports: CSV of devices and products, lists of
 * topics and dictionaries. formats/imports/ has the columns. */
#ifndef ASSET_RULE_IMPORT_H
#define ASSET_RULE_IMPORT_H

#include "tree/node.h"

/* Does the first line have the titles of a device file? */
bool asset_import_is_device(const struct asset_source *);
int asset_import_device(struct asset_ctx *, struct asset_source *);
int asset_import_product(struct asset_ctx *, struct asset_source *);
void asset_import_topic(struct asset_ctx *, const struct asset_node *root);
void asset_import_dictionary(struct asset_ctx *,
    const struct asset_node *root);

#endif
