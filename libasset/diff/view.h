/* A schema as its parts say it: itself and all that "allOf" adds. */
#ifndef ASSET_DIFF_VIEW_H
#define ASSET_DIFF_VIEW_H

#include "diff/api.h"

struct asset_part {
	const struct asset_node *node;
	struct asset_str at;   /* its pointer; s NULL: the schema itself */
	bool relative;         /* the pointer starts at the schema */
	struct asset_str name; /* of the definition it comes from, or none */
};

struct asset_view {
	struct asset_part *parts;
	uint32_t count, room;
	struct asset_part own;
	struct asset_map required; /* names */
};

/* ASSET_ELIMIT (and a diagnostic) when there are too many parts. */
int asset_view_init(struct asset_ctx *, struct asset_view *,
    const struct asset_node *root, const struct asset_node *schema);
/* The first part's member, or NULL. */
const struct asset_node *asset_view_get(const struct asset_view *,
    const char *key, const struct asset_part **);
/* A property, and the part that has it. */
const struct asset_node *asset_view_property(const struct asset_view *,
    struct asset_str name, const struct asset_part **);
bool asset_view_requires(const struct asset_view *, struct asset_str name);
/* "Pet" of "/definitions/Pet"; any other pointer is its own name. */
struct asset_str asset_schema_name(struct asset_ctx *,
    struct asset_str pointer);

#endif
