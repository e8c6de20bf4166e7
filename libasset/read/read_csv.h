/* CSV (RFC 4180): rows of cells, each with its place. */
#ifndef ASSET_READ_CSV_H
#define ASSET_READ_CSV_H

#include "core/diag.h"

struct asset_csv_cell {
	struct asset_str text;  /* quotes taken away */
	struct asset_place at;
};

struct asset_csv_row {
	struct asset_csv_cell *cells;
	uint32_t n;
};

struct asset_csv {
	struct asset_csv_row *rows; /* the first is the title row */
	uint32_t n, room;
	uint32_t blank;             /* rows without any text, left out */
	struct asset_place first_blank;
};

/* 0, ASSET_ESYNTAX or ASSET_ELIMIT, with a diagnostic. A byte order mark at
 * the start is skipped; rows end with LF, CR LF or CR. A cell counts as a node
 * for the limits. */
int asset_read_csv(struct asset_ctx *, struct asset_source *,
    struct asset_csv *);

#endif
