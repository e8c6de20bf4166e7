/* The files below a folder. */
#ifndef ASSET_READ_FIND_FILES_H
#define ASSET_READ_FIND_FILES_H

#include "tree/node.h"

/* Adds the paths of all regular files below a folder whose names end with
 * one of `suffixes` (the list ends with NULL) to an array, sorted. Names that
 * start with "." are left out, symbolic links to folders not followed. */
int asset_find_files(struct asset_ctx *, struct asset_node *into,
    const char *folder, const char *const *suffixes);

#endif
