/* The comments of a YAML file that speak to this program. */
#ifndef ASSET_READ_COMMENT_H
#define ASSET_READ_COMMENT_H

#include "core/source.h"

struct asset_comment {
	struct asset_comment *next; /* further down in the file */
	uint32_t off;               /* of its "#" */
	uint32_t line;              /* 1-based */
	struct asset_str text;      /* behind "#", to the end of the line */
};

/* Those with the word asset-ignore in them, in file order. What stands in a
 * quoted or block scalar looks the same here. */
struct asset_comment *asset_comments(struct asset_ctx *,
    struct asset_source *);
/* Makes the comment start behind a scalar, which its "#" is in. False: all of
 * it is. */
bool asset_comment_move(struct asset_comment *, const struct asset_source *,
    uint32_t end);

#endif
