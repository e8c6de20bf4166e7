/* API definitions inside a package: their operations are objects, too. */
#ifndef ASSET_MODEL_PACKAGE_DEFINITION_H
#define ASSET_MODEL_PACKAGE_DEFINITION_H

#include "model/package.h"

/* Is the file named like a definition of some kind of object? */
bool asset_package_is_definition(struct asset_ctx *, struct asset_str path);
/* Adds the objects of all definitions that stand beside the object that owns
 * them. */
void asset_package_definitions(struct asset_ctx *, struct asset_package *);

#endif
