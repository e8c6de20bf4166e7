/* Asset packages: objects by natural key, and their side files. */
#ifndef ASSET_MODEL_PACKAGE_H
#define ASSET_MODEL_PACKAGE_H

#include "model/kind.h"
#include "read/member.h"

struct asset_object;

/* One reference of an object, worked out. */
struct asset_use {
	const struct asset_ref_info *info;
	struct asset_str id;      /* "app:orders" */
	struct asset_str to;      /* concrete: "body:/scripts/0/ds_id" */
	struct asset_str builtin; /* the platform's own id, or {NULL, 0} */
	struct asset_object *target; /* NULL: builtin, or outside */
	/* When `target` is an object that makes the one meant: its row of
	 * `makes`. */
	const struct asset_node *made;
	const struct asset_node *at; /* where the reference stands */
};

struct asset_object {
	const struct asset_kind_info *kind;
	struct asset_str id; /* "datasource:orders/orders-db" */
	const struct asset_node *root; /* as read, or NULL */
	const struct asset_node *key;  /* complete: fallbacks filled in */
	const struct asset_node *refs; /* NULL: none */
	const struct asset_node *spec; /* side files put in; never NULL */
	struct asset_str path;         /* file inside the package, or none */
	struct asset_use *uses;
	uint32_t nuses, uses_room;
	uint32_t index; /* position in the sorted list */
	bool derived;   /* from a definition file: not written as JSON */
};

/* A ${param:NAME} or ${secret:NAME} in an object. */
struct asset_variable {
	struct asset_str name; /* none: its syntax is wrong */
	struct asset_str text; /* as written */
	bool secret;
	const struct asset_object *object;
	struct asset_str pointer; /* into the spec */
	const struct asset_node *at;
};

/* What stands at a path, by the role of struct asset_member. */
enum asset_role {
	ASSET_ROLE_OTHER,    /* kept as it is */
	ASSET_ROLE_MANIFEST,
	ASSET_ROLE_PARAMS,
	ASSET_ROLE_OBJECTS,  /* JSON objects */
	ASSET_ROLE_SIDE,     /* belongs into an object */
	ASSET_ROLE_DEFINITION,
	ASSET_ROLE_BROKEN    /* a definition that could not be read */
};

struct asset_package {
	const char *name; /* as the user wrote it */
	bool zip;
	bool recorded; /* made from answers, model/snapshot.h: references may
	                * lead out of it */
	bool foreign; /* not of this profile: members only */
	bool damaged; /* not what its manifest lists */
	const struct asset_node *manifest; /* NULL: none */
	const struct asset_node *params;   /* of params.json, NULL: none */
	const struct asset_node *secrets;
	struct asset_object **objects; /* sorted: tier, kind, id */
	uint32_t count, room;
	struct asset_object **slots; /* by id, linear probing */
	uint32_t mask;
	struct asset_variable *variables; /* in the order of objects */
	uint32_t nvariables, variables_room;
	struct asset_node *made; /* id: {"by": id, "row": makes row} */
	struct asset_node *outside; /* id: entry of external_refs */
	struct asset_members files;
};

/* asset_package_open (asset.h) without the objects: the files and the
 * manifest. */
int asset_package_files(struct asset_ctx *, struct asset_package **,
    const char *path);
/* An empty one, to add objects to. */
struct asset_package *asset_package_new(struct asset_ctx *, const char *name);
/* A new object; `refs` may be NULL. NULL when the key is not complete. Call
 * asset_package_link after the last one. */
struct asset_object *asset_package_add(struct asset_ctx *,
    struct asset_package *, const struct asset_kind_info *,
    const struct asset_node *key, const struct asset_node *refs,
    const struct asset_node *spec);
/* Sorts, indexes, resolves references; reports duplicates and references
 * that lead nowhere. May be called again after further additions. */
void asset_package_link(struct asset_ctx *, struct asset_package *);

struct asset_object *asset_package_find(const struct asset_package *,
    struct asset_str id);
/* The object whose creation makes the one of this id as well; *row is its
 * row of `makes`. NULL: none. */
struct asset_object *asset_package_maker(const struct asset_package *,
    struct asset_str id, const struct asset_node **row);

#endif
