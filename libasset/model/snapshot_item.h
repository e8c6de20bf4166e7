/* One item of a recorded answer, read as an object of one kind. */
#ifndef ASSET_MODEL_SNAPSHOT_ITEM_H
#define ASSET_MODEL_SNAPSHOT_ITEM_H

#include "model/operation.h"
#include "model/package.h"

struct asset_reader {
	struct asset_ctx *cx;
	struct asset_package *pkg;
	const struct asset_operations *ops;
	struct asset_node *answers; /* operation: [answer] */
	struct asset_node *ids;     /* "KIND ID": key of that object */
	struct asset_node *drafts;  /* identity: {key, refs, spec} */
	bool *done;                 /* by the kind's index */
};

/* One item of an answer, read as one kind. */
struct asset_answer_item {
	const struct asset_kind_info *kind;
	const struct asset_node *source; /* its row of `read` */
	const struct asset_node *answer, *node;
	struct asset_node *body; /* the item in the form of a create call */
};

/* Remember which object an id stands for. */
void asset_reader_know(struct asset_reader *, const struct asset_kind_info *,
    struct asset_str id, const struct asset_node *key);
/* Makes a draft of the object, or adds to the one that is there. */
void asset_reader_item(struct asset_reader *, struct asset_answer_item *);

#endif
