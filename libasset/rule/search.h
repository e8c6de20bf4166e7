/* Searching for files to check, without reading all of what is none. */
#ifndef ASSET_RULE_SEARCH_H
#define ASSET_RULE_SEARCH_H

#include "core/source.h"

/* A folder with a manifest, or a file that starts like a zip. */
bool asset_is_package(struct asset_ctx *, const char *path);
/* Does the text hold a word that tells a definition, or a type of rule/as.h? */
bool asset_may_be_checked(const struct asset_source *);
/* Is the start of a file like that of one? True also when it cannot be read. */
bool asset_may_start(struct asset_ctx *, const char *path);

#endif
