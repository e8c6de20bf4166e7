/* The files of a folder or an archive, with their bytes. */
#ifndef ASSET_READ_MEMBER_H
#define ASSET_READ_MEMBER_H

#include "core/ctx.h"
#include "core/diag.h"
#include "core/source.h"

struct asset_member {
	struct asset_str path;  /* "apps/orders/app.json" */
	struct asset_str bytes; /* followed by 8 NUL bytes */
	struct asset_source *src; /* NULL until asset_member_source */
	uint8_t role; /* free for the owner of the list */
};

struct asset_members {
	const char *name; /* of the folder or archive, as the user wrote it */
	const char *between; /* "/" or "!/" in the names of sources */
	struct asset_member *list;
	uint32_t count, room;
	uint64_t total; /* bytes of all */
};

/* Copies nothing. The bytes must be followed by 8 NUL bytes. */
struct asset_member *asset_member_add(struct asset_ctx *,
    struct asset_members *, struct asset_str path, struct asset_str bytes);
/* By path, in byte order. */
void asset_members_sort(struct asset_members *);
/* In a sorted list; NULL when there is none. */
struct asset_member *asset_member_find(const struct asset_members *,
    struct asset_str path);
/* The member as input of a reader: "orders.zip!/apps/orders/app.json". */
struct asset_source *asset_member_source(struct asset_ctx *,
    const struct asset_members *, struct asset_member *);
struct asset_place asset_member_place(struct asset_ctx *,
    const struct asset_members *, struct asset_member *);
/* A place for a member that was not read: only its name. */
struct asset_place asset_path_place(struct asset_ctx *,
    const struct asset_members *, struct asset_str path);

/* Is a name safe to be written below a folder? Else the id of the diagnostic
 * that says why not. */
const char *asset_member_unsafe(struct asset_str path);
/* Reports names that a file system may take for one, and files that are
 * folders too. 0 or ASSET_ESYNTAX. */
int asset_members_check(struct asset_ctx *, const struct asset_members *);

#endif
