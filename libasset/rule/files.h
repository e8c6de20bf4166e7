/* Which files a part of the settings is about. */
#ifndef ASSET_RULE_FILES_H
#define ASSET_RULE_FILES_H

#include "tree/node.h"

struct asset_files;

/* The patterns, a text or a list, of a settings file in the folder. */
struct asset_files *asset_files_new(struct asset_ctx *, struct asset_str folder,
    const struct asset_node *patterns);
/* `path` as asset_files_path gives it. */
bool asset_files_match(const struct asset_files *, struct asset_str path);
/* Is each of them one file, not a pattern? */
bool asset_files_plain(const struct asset_files *);

/* The path without symbolic links and "..", from the root on. */
struct asset_str asset_files_path(struct asset_ctx *, const char *path);
/* The folder of such a path, and its last name. */
struct asset_str asset_files_folder(struct asset_str path);
struct asset_str asset_files_name(struct asset_str path);
/* Is there a file of this path from the folder on? */
bool asset_files_there(struct asset_ctx *, struct asset_str folder,
    struct asset_str path);
/* The path as seen from the folder, when it is below; else as it is. */
struct asset_str asset_files_below(struct asset_str folder,
    struct asset_str path);

/* The path from the folder on, with ".." where it is not below. */
struct asset_str asset_files_relative(struct asset_ctx *,
    struct asset_str folder, struct asset_str path);

#endif
