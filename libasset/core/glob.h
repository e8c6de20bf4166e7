/* Patterns for paths, as shells have them: "*" and "?" stand for characters
 * other than "/", "**" between slashes for any number of folders, "[a-z]" and
 * "[!a]" for one character, "{a,b}" for either; "\" takes away the meaning of
 * the next character. */
#ifndef ASSET_CORE_GLOB_H
#define ASSET_CORE_GLOB_H

#include "core/ctx.h"

struct asset_glob;

struct asset_glob *asset_glob_new(struct asset_ctx *, struct asset_str pattern);
/* Time grows with the length of both, whatever they are. */
bool asset_glob_match(const struct asset_glob *, struct asset_str text);
/* Has the pattern a character with a meaning? */
bool asset_glob_is(struct asset_str pattern);

#endif
