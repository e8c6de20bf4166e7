/* One tree for JSON and YAML. A node is 40 bytes; its text points into the
 * source wherever the source holds it as it is. */
#ifndef ASSET_TREE_NODE_H
#define ASSET_TREE_NODE_H

#include "core/ctx.h"
#include "core/diag.h"
#include "core/source.h"

enum {
	ASSET_NODE_HEAD = 1,   /* a container with a struct asset_head */
	ASSET_NODE_PLACED = 2, /* src and off say where it stands */
	ASSET_NODE_KEYED = 4,  /* its key stands in the same source */
	ASSET_NODE_COPY = 8,   /* its text was decoded, not pointed at */
	ASSET_NODE_KEY_COPY = 16,
	ASSET_NODE_QUOTED = 32,  /* a YAML scalar in quotes or a block */
	ASSET_NODE_ALIAS = 64    /* shares its children with an anchor */
};

enum { ASSET_INDEX_FROM = 16 }; /* members from which an object is indexed */

struct asset_head {
	struct asset_node *first, *last;
	uint32_t mask;              /* slots - 1, or 0: no index */
	struct asset_node **slots;  /* by key, linear probing */
};

struct asset_node {
	const char *key; /* NULL: not a member of an object */
	union {
		const char *text;
		struct asset_node *first; /* container without a head */
		struct asset_head *head;
	} u;
	struct asset_node *next;
	uint32_t keylen;
	uint32_t len; /* bytes of text, or number of children */
	uint32_t off; /* where the value starts in its source */
	uint8_t kind;
	uint8_t flags;
	uint16_t src; /* index of the source in the context */
};

struct asset_doc {
	struct asset_source *src;
	struct asset_node *root;
	enum asset_format format;
	struct asset_doc *next; /* further documents of a YAML stream */
	struct asset_comment *comments; /* YAML: see read/read_yaml.h */
};

static inline bool
asset_is_container(const struct asset_node *n)
{
	return n->kind >= ASSET_ARRAY;
}

static inline struct asset_node *
asset_first(const struct asset_node *n)
{
	if (!n || !asset_is_container(n))
		return NULL;
	return n->flags & ASSET_NODE_HEAD ? n->u.head->first : n->u.first;
}

static inline struct asset_str
asset_text(const struct asset_node *n)
{
	if (!n || asset_is_container(n))
		return (struct asset_str){ NULL, 0 };
	return (struct asset_str){ n->u.text, n->len };
}

static inline struct asset_str
asset_key(const struct asset_node *n)
{
	return (struct asset_str){ n->key, n->keylen };
}

static inline bool
asset_is(const struct asset_node *n, enum asset_kind kind)
{
	return n && n->kind == kind;
}

/* "null", "boolean", ... as JSON Schema calls them. */
const char *asset_kind_name(unsigned kind);

/* A string with exactly this text? */
static inline bool
asset_is_text(const struct asset_node *n, const char *text)
{
	return asset_is(n, ASSET_STRING) && asset_str_is(asset_text(n), text);
}

/* ---- finding ---- */

/* The member with this key, or NULL (also when n is NULL or no object). */
struct asset_node *asset_get_str(const struct asset_node *, struct asset_str);
/* The same in the first of several objects that has one. */
struct asset_node *asset_get_any(const struct asset_node *objects,
    struct asset_str key);
/* Inline: the length of a literal is known to the compiler. */
static inline struct asset_node *
asset_get(const struct asset_node *n, const char *key)
{
	return asset_get_str(n, asset_str(key));
}

/* Its text when it is a string; {NULL, 0} otherwise. */
static inline struct asset_str
asset_get_text(const struct asset_node *n, const char *key)
{
	n = asset_get(n, key);
	return asset_text(asset_is(n, ASSET_STRING) ? n : NULL);
}

bool asset_get_true(const struct asset_node *, const char *key);
struct asset_node *asset_item(const struct asset_node *, uint32_t index);
/* An integer within int64_t, else `other`. */
int64_t asset_int(const struct asset_node *, int64_t other);

/* ---- places ---- */

/* Where the key stands (an item's or root's: its value); no place for a
 * node that was built. */
struct asset_place asset_key_place(const struct asset_ctx *,
    const struct asset_node *);
struct asset_place asset_value_place(const struct asset_ctx *,
    const struct asset_node *);

/* ---- building ---- */

struct asset_node *asset_new_node(struct asset_ctx *, enum asset_kind);
struct asset_node *asset_new_str(struct asset_ctx *, struct asset_str);
struct asset_node *asset_new_text(struct asset_ctx *, const char *);
struct asset_node *asset_new_bool(struct asset_ctx *, bool);
struct asset_node *asset_new_int(struct asset_ctx *, int64_t);
/* A shallow copy: shares children, has no key. Append to it only after
 * asset_clone. */
struct asset_node *asset_share(struct asset_ctx *, const struct asset_node *);
/* A deep copy, places kept. */
struct asset_node *asset_clone(struct asset_ctx *, const struct asset_node *);
/* Append to an array. Returns the child. */
struct asset_node *asset_add(struct asset_ctx *, struct asset_node *array,
    struct asset_node *child);
/* Set a member; one of the same key is replaced in place. The key is copied.
 * Returns the child. */
struct asset_node *asset_set(struct asset_ctx *, struct asset_node *object,
    const char *key, struct asset_node *child);
struct asset_node *asset_set_str(struct asset_ctx *, struct asset_node *object,
    struct asset_str key, struct asset_node *child);
/* Take a member or item out. */
void asset_remove(struct asset_ctx *, struct asset_node *parent,
    struct asset_node *child);
/* Members sorted by key, at every depth. */
void asset_sort(struct asset_ctx *, struct asset_node *);

/* For readers and builders: index an object whose children are linked. With
 * `duplicates`, called for each later member of an equal key. */
void asset_index(struct asset_ctx *, struct asset_node *object,
    struct asset_node *last,
    void (*duplicate)(struct asset_ctx *, struct asset_node *first,
        struct asset_node *again));

/* ---- comparing ---- */

/* Equal JSON data: member order does not matter, 1.0 equals 1. */
bool asset_equal(const struct asset_node *, const struct asset_node *);

#endif
