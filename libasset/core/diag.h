/* What is wrong with a document: an id, a place and the words to fill in.
 * Text, severity, reason and remedy are rows of formats/rules/. */
#ifndef ASSET_CORE_DIAG_H
#define ASSET_CORE_DIAG_H

#include "core/source.h"

enum { ASSET_DIAG_ARGS = 3 };

struct asset_diag {
	struct asset_diag *next;
	const char *id;
	const struct asset_node *row; /* of the id; NULL: not yet looked up */
	struct asset_str args[ASSET_DIAG_ARGS]; /* %1 %2 %3 of the row's text */
	struct asset_place at, also;            /* also: a second place */
	struct asset_str pointer;               /* JSON pointer, or {NULL, 0} */
	int severity;                           /* 0: as in the row */
	const char *because; /* NULL, or the row whose text, of the same
	                      * arguments, goes on behind this one's */
};

/* Diagnostics that are too many to keep, counted by id and severity. */
struct asset_lost {
	struct asset_lost *next;
	struct asset_diag diag; /* nothing else of it */
	unsigned n;
};

/* Counts one. What is returned is another one at the next call; only its
 * severity will be seen. */
struct asset_diag *asset_diag_lose(struct asset_ctx *, const char *id);

/* The strings after `at` fill in the text; end them with NULL. They are
 * copied. */
struct asset_diag *asset_report(struct asset_ctx *, const char *id,
    struct asset_place at, ...) __attribute__((sentinel));
/* The same with lengths, for text from documents. */
struct asset_diag *asset_report_str(struct asset_ctx *, const char *id,
    struct asset_place at, struct asset_str, struct asset_str,
    struct asset_str);
/* "limit-exceeded": returns ASSET_ELIMIT. */
int asset_diag_limit(struct asset_ctx *, struct asset_place, const char *name,
    uint64_t value);

/* How far the list of diagnostics is; {NULL, 0} is its start. */
struct asset_mark {
	struct asset_diag *last;
	size_t n;
};

struct asset_mark asset_mark(const struct asset_ctx *);
/* Takes out of the list, and returns, what was reported since the mark. */
struct asset_diag *asset_diags_take(struct asset_ctx *, struct asset_mark);
/* Removes what was reported since the mark and keep() does not want. */
void asset_diags_keep(struct asset_ctx *, struct asset_mark,
    bool (*keep)(struct asset_diag *, const void *arg), const void *arg);

#endif
