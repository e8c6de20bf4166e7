/* Which format a source is in, and reading it. */
#ifndef ASSET_READ_OPEN_H
#define ASSET_READ_OPEN_H

#include "tree/node.h"

/* The documents in a source (one, or more of a YAML stream). Its content
 * decides between JSON and YAML; its name only helps to choose whose errors
 * to report. ASSET_ESYNTAX, ASSET_ELIMIT: *out is NULL, the diagnostics say
 * why. */
int asset_read_source(struct asset_ctx *, struct asset_source *,
    struct asset_doc **out);
/* Each text is a source of the context, of which it can have 65535: when it
 * has more than this, leave the rest to the files. */
enum { ASSET_MOST_TEXTS = 30000 };

/* The document in a text; NULL when there is none. Nothing is reported. */
struct asset_doc *asset_open_quietly(struct asset_ctx *, const char *name,
    struct asset_str text);

#endif
