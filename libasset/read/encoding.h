/* Is a source text in UTF-8? */
#ifndef ASSET_READ_ENCODING_H
#define ASSET_READ_ENCODING_H

#include "core/source.h"

/* 0, or ASSET_ESYNTAX and a diagnostic at the first byte that is wrong. */
int asset_check_encoding(struct asset_ctx *, struct asset_source *);

#endif
