/* Input text with a name and line numbers. */
#ifndef ASSET_CORE_SOURCE_H
#define ASSET_CORE_SOURCE_H

#include "core/ctx.h"

struct asset_source {
	const char *name;  /* as the user wrote it, or "(stdin)" */
	const char *data;  /* followed by at least 8 NUL bytes */
	uint32_t size;
	uint16_t index;    /* in the context's list */
	uint32_t nlines;   /* 0: not counted yet */
	uint32_t *lines;   /* offset of each line's first byte */
	uint32_t *blocks;  /* characters before each; NULL: not counted yet */
	struct asset_hidden *hidden;
};

/* A place in a source; src NULL: no place. */
struct asset_place {
	struct asset_source *src;
	uint32_t off, len;
};

struct asset_position {
	uint32_t line, column; /* 1-based; the column counts characters */
};

/* The whole file; "-" is standard input. Problems are diagnostics. */
int asset_source_read(struct asset_ctx *, struct asset_source **,
    const char *path);
/* Takes the text as it is (no copy); it must have 8 NUL bytes behind it. */
struct asset_source *asset_source_wrap(struct asset_ctx *, const char *name,
    const char *data, size_t size);
/* Copies the text. */
struct asset_source *asset_source_copy(struct asset_ctx *, const char *name,
    const char *data, size_t size);
struct asset_position asset_source_position(struct asset_ctx *,
    struct asset_source *, uint32_t off);
/* From now on nobody sees these bytes: asset_source_text has "*" for them.
 * For secrets, on whose lines other things may be wrong. */
void asset_source_hide(struct asset_ctx *, struct asset_place);
/* The text there, as it may be shown. */
struct asset_str asset_source_text(struct asset_ctx *, struct asset_place);
/* Line `line` (1-based) without its end. */
struct asset_place asset_source_line(struct asset_ctx *,
    struct asset_source *, uint32_t line);

#endif
