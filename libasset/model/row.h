/* The row of formats/ behind a diagnostic: its text and severity. */
#ifndef ASSET_MODEL_ROW_H
#define ASSET_MODEL_ROW_H

#include "core/buf.h"
#include "core/diag.h"
#include "tree/node.h"

/* Row `id` of any file in a folder of formats/ ("rules", "changes"), or
 * NULL. */
const struct asset_node *asset_row(const char *folder, struct asset_str id);

/* A walk over every row that can be explained: rules, changes, error codes.
 * Start with zeros. */
struct asset_row_walk {
	unsigned source;
	const struct asset_node *file, *row;
};

/* The next row, or NULL at the end. Its key is what it is called. */
const struct asset_node *asset_row_next(struct asset_row_walk *);

/* The row's text for people with %1 %2 %3 filled in; arguments are shown
 * escaped and cut where they are long. What stands in [[ ]] is left out when
 * an argument in it is empty. */
struct asset_str asset_row_text(struct asset_ctx *, const struct asset_node *row,
    const char *field, const struct asset_str args[ASSET_DIAG_ARGS]);
/* The row's text with "..." for every argument. */
struct asset_str asset_row_outline(struct asset_ctx *,
    const struct asset_node *row, const char *field);

/* The diagnostic's own severity, else its row's. */
enum asset_severity asset_diag_severity(const struct asset_diag *);
/* Does it say that the run could not be done (exit status 2)? */
bool asset_diag_fatal(const struct asset_diag *);
/* May the source line be printed? `show: false` in a row: the text there is
 * an address outside, which is never echoed. */
bool asset_diag_shown(const struct asset_diag *);
struct asset_str asset_diag_message(struct asset_ctx *,
    const struct asset_diag *);

/* A word that messages are made of: a member of formats/words/kinds. */
struct asset_str asset_word(const char *name);

/* "error", "warning", "info", "hint". */
const char *asset_severity_name(enum asset_severity);
/* 0 when it is none of them. */
enum asset_severity asset_severity_of(struct asset_str name);

#endif
