/* Plans: the requests that bring an instance from one state to another. */
#ifndef ASSET_PLAN_PLAN_H
#define ASSET_PLAN_PLAN_H

#include "core/buf.h"
#include "model/operation.h"
#include "model/package.h"

enum asset_action {
	ASSET_LOOKUP, /* ask for the id of an object that is there */
	ASSET_CREATE,
	ASSET_UPDATE,
	ASSET_DELETE
};

struct asset_step;

/* What becomes of one object. */
struct asset_item {
	const struct asset_object *want; /* NULL: not in the desired package */
	const struct asset_object *have; /* NULL: not in the target */
	const struct asset_object *named; /* in neither, only referred to */
	struct asset_item *maker; /* object whose create call makes it */
	struct asset_str made_at; /* where that call's answer has its id */
	struct asset_item *makes, *also; /* what it makes; the next of these */
	bool create, update, remove; /* create and remove: made again */
	bool used; /* a desired object refers to it */
	const struct asset_node *changes; /* pointers; NULL: none */
	struct asset_str why, why_remove;
	struct asset_step *lookup, *step, *removal; /* NULL: none */
};

static inline const struct asset_object *
asset_item_object(const struct asset_item *item)
{
	return item->want ? item->want : item->have ? item->have :
	    item->named;
}

struct asset_edge {
	struct asset_step *step;
	struct asset_edge *next;
};

/* One request. */
struct asset_step {
	enum asset_action action;
	struct asset_item *item;
	struct asset_str id;         /* "app:orders", "lookup:app:orders" */
	struct asset_edge *needs;    /* steps that come first */
	struct asset_edge *followers;
	uint32_t nneeds, waiting, mark;
	uint32_t phase, rank; /* order where references leave it open */
	struct asset_node *out;
	struct asset_step *next; /* in the order in which they were made */
};

struct asset_plan {
	struct asset_ctx *cx;
	struct asset_package *want, *have; /* have: NULL is an empty target */
	struct asset_package *outside; /* what they only refer to */
	struct asset_node *named; /* identities of these */
	const struct asset_operations *ops;
	const struct asset_node *params; /* {NAME: value} from the caller */
	bool prune;
	/* Items of the packages' objects, by their index. */
	struct asset_item **wanted, **found, **outer;
	struct asset_step *steps, *last;
	struct asset_step **order;
	uint32_t nsteps;
	struct asset_node *variables; /* {NAME: its row} */
	uint32_t mark;
};

/* ---- plan/text.c: text with placeholders ---- */

/* The text of a document as a plan holds it: "${param:x}" replaced,
 * "${secret:x}" a placeholder, braces that could be taken for one escaped. A
 * text that is one parameter whose value is no text becomes that value. */
struct asset_node *asset_plan_text(struct asset_plan *, struct asset_str);
/* A literal, with braces escaped. */
struct asset_str asset_plan_literal(struct asset_ctx *, struct asset_str);
/* "{{app:orders.id}}" */
struct asset_str asset_plan_id(struct asset_ctx *, struct asset_str identity);
/* "app:orders.id", as captures name it. */
struct asset_str asset_plan_id_name(struct asset_ctx *,
    struct asset_str identity);
/* A deep copy in which every text went through asset_plan_text. */
struct asset_node *asset_plan_fill(struct asset_plan *,
    const struct asset_node *);
/* The same for comparing: parameters with a value are replaced, and nothing
 * else. */
struct asset_node *asset_plan_known(struct asset_plan *,
    const struct asset_package *, const struct asset_node *);
/* Declare a variable that comes from outside. */
void asset_plan_variable(struct asset_plan *, struct asset_str name,
    bool secret);
/* The environment variable of a plan variable: "ASSET_TOKEN". */
struct asset_str asset_plan_env(struct asset_ctx *, struct asset_str name);

/* ---- plan/item.c: objects of all packages ---- */

/* An item for each object of the desired and the current package, for those
 * that they make, and for those that they refer to outside of both. */
void asset_plan_items(struct asset_plan *);
/* The item of an identity, or NULL. */
struct asset_item *asset_plan_item(struct asset_plan *, struct asset_str id);

/* ---- plan/decide.c: which objects need what ---- */

void asset_plan_decide(struct asset_plan *);

/* ---- plan/step.c: requests and what they need ---- */

void asset_plan_steps(struct asset_plan *);
/* What stands for the id of an object in a step; the step will wait for it.
 * `user` needs it. */
struct asset_str asset_plan_ref(struct asset_plan *, struct asset_step *user,
    struct asset_item *);
void asset_step_needs(struct asset_plan *, struct asset_step *,
    struct asset_step *first);

/* ---- plan/order.c ---- */

/* Fills plan->order; false after a "plan-cycle" diagnostic. */
bool asset_plan_sort(struct asset_plan *);

/* ---- plan/request.c: path, query and body of a step ---- */

void asset_step_request(struct asset_plan *, struct asset_step *);

#endif
