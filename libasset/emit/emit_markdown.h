/* Text of documents in Markdown, where nothing in it must be markup. */
#ifndef ASSET_EMIT_EMIT_MARKDOWN_H
#define ASSET_EMIT_EMIT_MARKDOWN_H

#include "core/buf.h"

/* On one line, and fit for the cell of a table. Nobody is notified by an
 * "@name" in it, and no "#1" becomes a link. */
void asset_markdown_add(struct asset_buf *, struct asset_str);

#endif
