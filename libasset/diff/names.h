/* Definitions that come along with an operation: which names they get where
 * the base uses the same name for something else. */
#ifndef ASSET_DIFF_NAMES_H
#define ASSET_DIFF_NAMES_H

#include "core/map.h"
#include "tree/node.h"

struct asset_names {
	struct asset_ctx *cx;
	struct asset_node *out;           /* the merged definition */
	const struct asset_node *from;    /* the incoming one */
	struct asset_map entries; /* "section name" to its struct */
	struct asset_map refs;    /* the same to those that refer to it */
	struct asset_node **waiting; /* copies whose references are not done */
	uint32_t nwaiting, room;
};

/* Finds out which names mean the same in both. `replaced` are the keys of
 * operations of the merged definition (asset_names_id) that will give way:
 * what only they use gives way as well. */
void asset_names_init(struct asset_names *, struct asset_ctx *,
    struct asset_node *out, const struct asset_node *from,
    const struct asset_map *replaced);
/* Makes `n`, a copy from the incoming definition, refer to what the merged
 * one has; what it refers to comes along. */
void asset_names_settle(struct asset_names *, struct asset_node *n);
/* The name of a security scheme in the merged definition; it comes along. */
struct asset_str asset_names_scheme(struct asset_names *, struct asset_str);
/* Would asset_names_scheme give another name? */
bool asset_names_renames_scheme(struct asset_names *, struct asset_str);

/* ---- inside ---- */

/* Sections of a definition whose entries others refer to by name; security
 * schemes, the last, by requirements and not by $ref. */
enum { ASSET_SECTIONS = 4, ASSET_SCHEMES = 3 };
const char *asset_section_name(int section);
/* What stands for an entry in a map. */
struct asset_str asset_section_key(struct asset_ctx *, int section,
    struct asset_str name);
/* The section and name that a reference object names; -1: none. */
int asset_section_ref(struct asset_ctx *, const struct asset_node *,
    struct asset_str *name);
/* What stands for an operation in a map. */
struct asset_str asset_names_id(struct asset_ctx *,
    const struct asset_node *);
/* The entries that of all operations only replaced ones use. */
void asset_names_freed(struct asset_ctx *, const struct asset_node *root,
    const struct asset_map *replaced, struct asset_map *freed);

#endif
