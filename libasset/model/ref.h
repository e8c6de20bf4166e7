/* References: where a {"$ref": "file.yaml#/pointer"} leads. Files are read
 * once, and only inside the folder of the first document; nothing else is
 * touched, and no reference is ever expanded. */
#ifndef ASSET_MODEL_REF_H
#define ASSET_MODEL_REF_H

#include "tree/node.h"

struct asset_refs;

enum asset_ref_status {
	ASSET_REF_OK,
	ASSET_REF_MISSING, /* nothing stands there */
	ASSET_REF_FILE,    /* the file is missing or cannot be read */
	ASSET_REF_OUTSIDE, /* leaves the folder: not read */
	ASSET_REF_REMOTE,  /* needs the network: not read */
	ASSET_REF_CYCLE    /* leads back to itself over references only */
};

/* One for each different text in each document; made when first asked for. */
struct asset_ref {
	struct asset_str text;
	enum asset_ref_status status;
	const struct asset_node *root; /* of the document it leads into */
	struct asset_str pointer;      /* in that document, decoded */
	const struct asset_node *to;   /* what stands there, or NULL */
	const struct asset_node *end;  /* after further references, or NULL */
	const struct asset_node *stop; /* MISSING: the last node on the way */
	struct asset_str token;        /* MISSING: what it does not have */
	const void *mark;              /* for the one who walks */
	uint32_t stamp;
	bool followed;
	bool apart; /* found by $id or $anchor; pointer starts at root */
};

struct asset_refs *asset_refs_new(struct asset_ctx *, struct asset_doc *);
/* The text of a reference object: an object with a string "$ref", else NULL
 * (a schema's property may well be named so). */
const struct asset_node *asset_ref_text(const struct asset_node *);
/* Where a reference object leads: one step and all steps. NULL when `n` is
 * no reference object. */
struct asset_ref *asset_ref_get(struct asset_refs *,
    const struct asset_node *n);
/* The node itself, or what its references lead to in the end; NULL when they
 * lead nowhere. */
const struct asset_node *asset_ref_follow(struct asset_refs *,
    const struct asset_node *n);
/* The member of ref->stop of the most similar name; {NULL, 0} for none. */
struct asset_str asset_ref_near(const struct asset_ref *);

#endif
