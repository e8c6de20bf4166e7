/* Texts of formats/ with their words filled in, and values as words. */
#ifndef ASSET_DIFF_SAYS_H
#define ASSET_DIFF_SAYS_H

#include "core/buf.h"
#include "tree/node.h"

/* %1 to %9 stand for args[0] on; what is missing is left out. */
struct asset_str asset_says(struct asset_ctx *, struct asset_str text,
    const struct asset_str *args, unsigned n);
/* A value on one line, short enough for a message. */
struct asset_str asset_value_words(struct asset_ctx *,
    const struct asset_node *);
/* The whole value as compact JSON with sorted members: equal data, equal
 * text, but for numbers that are written in two ways. */
struct asset_str asset_value_key(struct asset_ctx *,
    const struct asset_node *);
/* The same for a security scheme: its description is no content. */
struct asset_str asset_scheme_key(struct asset_ctx *,
    const struct asset_node *);
/* ASCII letters in lower case. */
struct asset_str asset_lower(struct asset_ctx *, struct asset_str);
/* "a, b, c" */
void asset_words_add(struct asset_buf *, struct asset_str);

#endif
