/* formats/, compiled in: {"kinds": {"app": {...}}, "openapi": {...}, ...}, a
 * member for each folder and in it one for each file. */
#ifndef ASSET_MODEL_FORMATS_H
#define ASSET_MODEL_FORMATS_H

#include "tree/node.h"

extern const struct asset_node *const asset_formats;

#endif
