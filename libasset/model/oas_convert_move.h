/* Where the targets of references went. A document is converted once with
 * references changed by the rows; when one of them then leads to another
 * place than before, its new place is looked up and a second run is made. */
#ifndef ASSET_MODEL_OAS_CONVERT_MOVE_H
#define ASSET_MODEL_OAS_CONVERT_MOVE_H

#include "core/map.h"
#include "tree/pointer.h"

struct asset_convert;

/* A node of the old document that is referred to. */
struct asset_spot {
	const struct asset_node *in;
	struct asset_str pointer; /* in the new document; s NULL: none */
};

/* One for each different text of a local reference. */
struct asset_move {
	struct asset_str text;       /* in the old document */
	struct asset_str row;        /* by the rows of the table */
	struct asset_str now;        /* in the new one; s NULL: no such place */
	const struct asset_node *to; /* what stands there, or NULL */
	struct asset_spot *spot;
	struct asset_move *next;
	bool named;  /* it is a name in a section of the table */
	bool used;   /* the new document has it */
	bool active; /* its target is being put in its place */
};

/* A node of the new document that was made from one of the old. */
struct asset_twin {
	const struct asset_node *in, *out;
	const void *id;
};

struct asset_moves {
	struct asset_map by_text, by_node, by_id;
	struct asset_move *first, *last;
	struct asset_twin *twins;
	uint32_t ntwins, room;
	uint32_t copied; /* containers that were put in place of references */
	bool decided;    /* this is the second run */
};

/* The move of a local reference, made when it is met first. */
struct asset_move *asset_convert_move(struct asset_convert *,
    struct asset_str text);
void asset_convert_twin(struct asset_convert *, const struct asset_node *in,
    const struct asset_node *out);
/* After the first run: is a second one needed? */
bool asset_convert_decide(struct asset_convert *);
/* When `in` refers to what has no place of its own any more: what to put in
 * place of it, until asset_convert_leave. Else NULL. */
struct asset_move *asset_convert_enter(struct asset_convert *,
    const struct asset_node *in);
void asset_convert_leave(struct asset_convert *, struct asset_move *);

#endif
