/* Resource kinds: a typed view of formats/kinds/. No kind is known by name
 * in code; what differs between them is said there. */
#ifndef ASSET_MODEL_KIND_H
#define ASSET_MODEL_KIND_H

#include "tree/node.h"

/* Where a member of a target's key comes from. In the data: NAME is a member
 * of the object's own key, "." the reference's own value, "/x/y" a place in
 * the spec, "=TEXT" a fixed text, "@REF" the value of another reference. */
enum asset_from {
	ASSET_FROM_KEY,
	ASSET_FROM_VALUE,
	ASSET_FROM_SPEC,
	ASSET_FROM_TEXT,
	ASSET_FROM_REF
};

struct asset_key_source {
	struct asset_str member; /* of the target's key */
	enum asset_from from;
	struct asset_str what; /* key member, pointer, text or reference */
};

struct asset_key_info {
	struct asset_str name;
	struct asset_str to;       /* "body:/pointer", or none */
	struct asset_str fallback; /* its value when absent, or none */
};

/* A reference to another object. In an object's "refs" its value is the text
 * of the member that comes from ".", or an object of key members that differ
 * from those of the data, or (when `to` holds a "*") an array of these, one
 * an item, null for none. A derived reference has no value: everything in it
 * comes from the object's key. A key member "-" means: no reference. */
struct asset_ref_info {
	struct asset_str name;
	struct asset_str kind; /* of the target */
	struct asset_str to;   /* "body:/pointer", "path:NAME", or none */
	struct asset_str same_as; /* absent equals this own key member */
	struct asset_key_source *sources;
	uint32_t nsources;
	bool optional;
	bool derived;
	bool after; /* only an order, and only when the target is there */
};

/* Operation ids of the management API; {NULL, 0}: there is none. */
struct asset_kind_ops {
	struct asset_str create, update, remove, list, show;
};

struct asset_kind_info {
	struct asset_str name, title;
	const struct asset_node *root; /* all of it, for the rest of the data */
	uint32_t index; /* position in asset_kinds */
	int tier;
	bool many;    /* its file holds an array of objects */
	bool replace; /* no update: taken back and made again */
	struct asset_str file;   /* pattern of the file's name */
	struct asset_str rename; /* key member that a prefix changes */
	struct asset_str owner;  /* reference whose target's deletion takes it
	                          * along */
	struct asset_key_info *keys;
	uint32_t nkeys;
	struct asset_ref_info *refs;
	uint32_t nrefs;
	struct asset_kind_ops ops;
	struct asset_str id_capture; /* pointer into the create answer */
	struct asset_str id_path;    /* path parameter of the other calls */
	struct asset_str items;      /* pointer into the list answer */
	/* Arrays or objects as in the data; NULL when it has none. */
	const struct asset_node *secrets;       /* pointers into the spec */
	const struct asset_node *server;        /* pointers into the spec */
	const struct asset_node *defaults;      /* pointer: value */
	const struct asset_node *unordered;     /* pointer: [member, ...] */
	const struct asset_node *files;         /* see formats/kinds */
	const struct asset_node *constants;     /* operation: {pointer: value} */
	const struct asset_node *builtin;       /* [{key, id}] */
	const struct asset_node *create_fields; /* what create takes */
	const struct asset_node *update_fields; /* what update takes */
	const struct asset_node *create_only;   /* never compared */
	const struct asset_node *locked;        /* {by: kind, fields: [...]} */
	const struct asset_node *again_after;   /* references */
	const struct asset_node *makes;         /* objects that create makes */
};

struct asset_kinds {
	struct asset_kind_info **list; /* sorted by tier, then name */
	uint32_t count;
};

/* Made on first use, the same for the whole life of a context. */
const struct asset_kinds *asset_kinds(struct asset_ctx *);
const struct asset_kind_info *asset_kind_find(struct asset_ctx *,
    struct asset_str name);
const struct asset_ref_info *asset_kind_ref(const struct asset_kind_info *,
    struct asset_str name);

/* The sources of a target's key as the data writes them. */
struct asset_key_source *asset_kind_sources(struct asset_ctx *,
    const struct asset_node *key, uint32_t *n);

/* "datasource:orders/orders-db", in NFC. Members that `key` lacks take their
 * fallback. {NULL, 0} when a member is missing or no text. */
struct asset_str asset_kind_id(struct asset_ctx *,
    const struct asset_kind_info *, const struct asset_node *key);
/* The key without the kind: "orders/orders-db". */
struct asset_str asset_kind_key_text(struct asset_ctx *,
    const struct asset_kind_info *, const struct asset_node *key);
/* The platform's own id of an object that exists everywhere, or {NULL, 0}. */
struct asset_str asset_kind_builtin(struct asset_ctx *,
    const struct asset_kind_info *, struct asset_str id);
/* The file that an object of this key is written to. */
struct asset_str asset_kind_file(struct asset_ctx *,
    const struct asset_kind_info *, const struct asset_node *key);

/* Call fn for each node that a pattern ("/scripts/x/content" with "*" for x,
 * any item or member) leads to. `pointer` is the node's own pointer. */
void asset_kind_each(struct asset_ctx *, const struct asset_node *spec,
    struct asset_str pattern,
    void (*fn)(struct asset_ctx *, void *arg, const struct asset_node *,
        struct asset_str pointer), void *arg);
/* Does a pointer into the spec lead to a secret (or into one)? */
bool asset_kind_secret(struct asset_ctx *, const struct asset_kind_info *,
    struct asset_str pointer);

#endif
