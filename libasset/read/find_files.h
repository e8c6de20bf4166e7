/* The files below a folder. */
#ifndef ASSET_READ_FIND_FILES_H
#define ASSET_READ_FIND_FILES_H

#include "core/glob.h"
#include "tree/node.h"

struct asset_search {
	const char *const *suffixes;   /* a name ends with one; the list ends
	                                  with NULL */
	const struct asset_glob *glob; /* a path matches; NULL: any does */
	uint32_t folders;              /* one within the other */
};

/* Adds the paths of all regular files below a folder ("": the current one, and
 * not named) that are looked for to an array, sorted. Names that start with
 * "." and node_modules are left out, symbolic links to folders not followed. */
int asset_find_files(struct asset_ctx *, struct asset_node *into,
    const char *folder, const struct asset_search *);

#endif
