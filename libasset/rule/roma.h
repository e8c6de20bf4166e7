/* What the rules of ruleset roma share: the parts of a definition as the
 * gateway sees them. */
#ifndef ASSET_RULE_ROMA_H
#define ASSET_RULE_ROMA_H

#include "rule/lint.h"

/* A visit of a member (or of item number `index`), for reports below a visited
 * node. */
struct asset_visit asset_visit_below(const struct asset_visit *up,
    const struct asset_node *child, uint32_t index);
/* A finding at the value (or, for a container, the key) of a member of a
 * visited object. Returns the diagnostic. */
struct asset_diag *asset_lint_below(struct asset_lint *,
    const struct asset_rule *, const struct asset_visit *up,
    const struct asset_node *child, struct asset_str, struct asset_str);

/* The path of an operation that stands under paths, else {NULL, 0}. */
struct asset_str asset_api_path(const struct asset_visit *operation);

/* The first extension of a custom backend that an operation has, or NULL. */
const struct asset_node *asset_custom_backend(const struct asset_node *op);

/* ---- request parameters ---- */

struct asset_param {
	const struct asset_node *at; /* in the list, maybe a reference */
	const struct asset_node *to; /* the parameter itself */
};

/* Those of an operation, then those of its path item that it does not
 * replace. */
struct asset_params {
	const struct asset_node *operation;
	struct asset_param *list;
	uint32_t n, room;
	bool open; /* there may be more: a reference leads nowhere, or
	            * orchestration rules make some */
	struct asset_map places, names; /* of many: index + 1 of the first */
};

/* Made once for the rules that visit the same operation. */
const struct asset_params *asset_params_of(struct asset_lint *,
    const struct asset_visit *operation);
/* The first in this place with this name, or NULL. */
const struct asset_param *asset_params_find(struct asset_lint *,
    const struct asset_params *, struct asset_str in, struct asset_str name);
/* Is there one of this name, or may there be? */
bool asset_params_has(struct asset_lint *, const struct asset_params *,
    struct asset_str name);
/* The name that is spelled most alike; {"", 0}: none is. */
struct asset_str asset_params_near(struct asset_lint *,
    const struct asset_params *, struct asset_str name);
/* Equal places and names; names of headers in either case. */
bool asset_param_same(struct asset_str in, struct asset_str name,
    struct asset_str in2, struct asset_str name2);
/* A key for a map by place and name, alike for what is the same. */
struct asset_str asset_param_place(struct asset_ctx *, struct asset_str in,
    struct asset_str name);
enum { ASSET_FEW = 16 }; /* up to so many are compared one by one */

/* ---- backends ---- */

/* The default backend of an operation and those of its policies. Does not
 * move: its visits point at each other. */
struct asset_backends {
	const struct asset_visit *operation;
	struct asset_visit policies, backend, end;
	const struct asset_node *next;
	uint32_t index;
	bool started;
	bool policy; /* the present one */
};

bool asset_backends_next(struct asset_backends *);
/* The member that its type calls for (httpEndpoints, ...), as a visit with a
 * node; NULL when there is none. */
const struct asset_visit *asset_backends_end(struct asset_backends *);

/* Texts that are equal but for the case of letters. */
bool asset_node_is_case(const struct asset_node *, const char *);

#endif
