/* Changes as they are found: which row of formats/changes/ each one is, and
 * the tree that is handed out. */
#ifndef ASSET_DIFF_CHANGE_H
#define ASSET_DIFF_CHANGE_H

#include "core/map.h"
#include "tree/pointer.h"

enum { ASSET_OLD, ASSET_NEW };

/* What changes are attributed to: "api" "GET /pets", "schema" "Pet". */
struct asset_unit {
	struct asset_str kind, key;
};

/* What a spot is, in words for people and in steps of a path. */
enum asset_spot_type {
	ASSET_SPOT_SILENT, /* no words of its own */
	ASSET_SPOT_PARAMETER,
	ASSET_SPOT_BODY,
	ASSET_SPOT_RESPONSE,
	ASSET_SPOT_HEADER,
	ASSET_SPOT_PROPERTY,
	ASSET_SPOT_ITEMS,
	ASSET_SPOT_OTHERS /* additionalProperties */
};

/* A place that both sides have, or one of them. A walk makes a chain of these
 * on its stack; asset_spot_keep moves it to the arena. */
struct asset_spot {
	const struct asset_spot *up;
	const struct asset_unit *unit;
	const struct asset_node *node[2]; /* NULL: not there */
	struct asset_str at[2]; /* pointer; s NULL: up's and the own step */
	uint32_t index[2];      /* of an item */
	struct asset_str name;  /* step that does not depend on the order */
	struct asset_str word;  /* further word of a parameter: its `in` */
	enum asset_spot_type type;
	uint16_t depth;
	bool kept;
};

struct asset_changes {
	struct asset_ctx *cx;
	struct asset_map rows;  /* "on field when" to a row */
	struct asset_map known; /* fingerprints */
	struct asset_node *list;
	const struct asset_node *words; /* formats/words/diff */
	int64_t levels[3];
};

void asset_changes_init(struct asset_changes *, struct asset_ctx *);
/* Reports the change if the tables have a row for it: what is not there is
 * by intent no change. `a` and `b` are the words for %2 and %3; %1 is the
 * spot in words and %4 the field. False: no row. */
bool asset_change(struct asset_changes *, const char *on,
    struct asset_str field, const char *when, const struct asset_spot *,
    struct asset_str a, struct asset_str b);
/* The row, or NULL. */
const struct asset_node *asset_change_row(const struct asset_changes *,
    const char *on, struct asset_str field, const char *when);
/* {"summary": ..., "changes": [...]} */
struct asset_node *asset_changes_result(struct asset_changes *);
/* Where a change of such a result stands, {"file", "line", "column"}: its new
 * place, else its old one, or NULL. */
const struct asset_node *asset_change_place(const struct asset_node *change);

/* A child spot: members or items of the parent's nodes. */
struct asset_spot asset_spot_child(const struct asset_spot *up,
    const struct asset_node *old, const struct asset_node *new,
    enum asset_spot_type, struct asset_str name);
/* The first spot of a chain; pointers are given. */
struct asset_spot asset_spot_root(const struct asset_unit *,
    const struct asset_node *old, struct asset_str old_at,
    const struct asset_node *new, struct asset_str new_at);
const struct asset_spot *asset_spot_keep(struct asset_ctx *,
    const struct asset_spot *);
struct asset_str asset_spot_pointer(struct asset_ctx *,
    const struct asset_spot *, int side);

#endif
