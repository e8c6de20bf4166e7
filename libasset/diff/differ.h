/* One comparison of two definitions: what its parts share. */
#ifndef ASSET_DIFF_DIFFER_H
#define ASSET_DIFF_DIFFER_H

#include "diff/api.h"
#include "diff/change.h"

/* Which operation of the new side is which of the old one. */
struct asset_matches {
	const struct asset_apis *old, *new;
	struct asset_api **with; /* for each old one, or NULL */
	bool moved; /* some match but for the base path */
};

struct asset_pair; /* two schemas that wait for their turn */

struct asset_differ {
	struct asset_ctx *cx;
	struct asset_changes *changes;
	const struct asset_node *root[2];
	struct asset_map units; /* name of a schema to its struct asset_unit */
	struct asset_map pairs; /* of schemas: done or waiting */
	struct asset_map renamed; /* security schemes: old name to new node */
	struct asset_pair *first, *last;
	struct asset_node *nothing;  /* {}: takes any value */
	struct asset_node *variable; /* a path parameter nobody declared */
	int error;
};

/* What flows: requests may only get wider, responses only narrower. */
#define ASSET_REQUEST "request"
#define ASSET_RESPONSE "response"

/* Compare the schemas (or the parameters, headers: they look the same) of a
 * spot; NULL on a side: no limits there. What they refer to is put in a
 * queue that asset_diff_schemas works off, each pair once. */
void asset_diff_schema(struct asset_differ *, const struct asset_spot *,
    const char *on);
void asset_diff_schemas(struct asset_differ *);

void asset_diff_operation(struct asset_differ *, const struct asset_api *old,
    const struct asset_api *new, const struct asset_unit *);
void asset_diff_parameters(struct asset_differ *, const struct asset_api *old,
    const struct asset_api *new, const struct asset_spot *operation);
void asset_diff_responses(struct asset_differ *,
    const struct asset_spot *operation);
/* What the operations take from the root, if any does on both sides. */
void asset_diff_inherited(struct asset_differ *,
    const struct asset_spot *root, const struct asset_matches *);
/* Who may call: two lists of requirements. */
void asset_diff_security(struct asset_differ *, const struct asset_spot *);
/* The schemes themselves. */
void asset_diff_schemes(struct asset_differ *, const struct asset_spot *root);
/* Arrays of text as sets: what was added and removed. */
void asset_diff_set(struct asset_differ *, const char *on, const char *field,
    const struct asset_spot *);
/* The members whose names start as the platform's own do. */
void asset_diff_extensions(struct asset_differ *, const struct asset_spot *);

/* Two definitions; what changed is added. */
int asset_diff_definition(struct asset_changes *, const struct asset_node *old,
    const struct asset_node *new);

#endif
