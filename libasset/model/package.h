/* Asset packages: objects by natural key, and their side files. */
#ifndef ASSET_MODEL_PACKAGE_H
#define ASSET_MODEL_PACKAGE_H

#include "model/kind.h"

/* One reference of an object, worked out. */
struct asset_use {
	const struct asset_ref_info *info;
	struct asset_str id;      /* "app:orders" */
	struct asset_str to;      /* concrete: "body:/scripts/0/ds_id" */
	struct asset_str builtin; /* the platform's own id, or {NULL, 0} */
	struct asset_object *target; /* NULL: builtin, or outside */
	const struct asset_node *at; /* where the reference stands */
};

struct asset_object {
	const struct asset_kind_info *kind;
	struct asset_str id; /* "datasource:orders/orders-db" */
	const struct asset_node *root; /* as read */
	const struct asset_node *key;  /* complete: fallbacks filled in */
	const struct asset_node *refs; /* NULL: none */
	const struct asset_node *spec; /* side files put in; never NULL */
	struct asset_str path;         /* file inside the package */
	struct asset_use *uses;
	uint32_t nuses;
	uint32_t index; /* position in the sorted list */
	struct asset_object *next; /* chain of the package's index */
};

/* A file of the package as it was read. */
struct asset_member {
	struct asset_str path;
	struct asset_str bytes;
	struct asset_source *src; /* of a text file that was parsed */
	bool object; /* holds objects; else a side file */
};

struct asset_package {
	const char *name; /* as the user wrote it */
	bool zip;
	bool foreign; /* a zip that is not of this profile: members only */
	struct asset_node *manifest; /* NULL: none */
	struct asset_node *params;   /* params.json, NULL: none */
	struct asset_object **objects; /* sorted: tier, kind, id */
	uint32_t count, room;
	struct asset_object **index; /* by id */
	uint32_t mask;
	struct asset_member *members; /* sorted by path */
	uint32_t nmembers, members_room;
};

/* Opens a folder or a zip ("-" is a zip on standard input). What is wrong
 * with the content is a diagnostic, and the rest is there. ASSET_EIO,
 * ASSET_ELIMIT, ASSET_ESYNTAX: nothing could be read. */
int asset_package_open(struct asset_ctx *, struct asset_package **,
    const char *path);
/* An empty one, to add objects to. */
struct asset_package *asset_package_new(struct asset_ctx *, const char *name);
/* A new object; `refs` may be NULL. NULL (and a diagnostic) when the key is
 * not complete. Call asset_package_link after the last one. */
struct asset_object *asset_package_add(struct asset_ctx *,
    struct asset_package *, const struct asset_kind_info *,
    const struct asset_node *key, const struct asset_node *refs,
    const struct asset_node *spec);
/* Sorts, indexes, resolves references; reports duplicates and references
 * that lead nowhere. */
void asset_package_link(struct asset_ctx *, struct asset_package *);

struct asset_object *asset_package_find(const struct asset_package *,
    struct asset_str id);
/* The bytes of a member; false when there is none of this path. */
bool asset_package_file(const struct asset_package *, struct asset_str path,
    struct asset_str *bytes);

#endif
