/* What the objects of a definition may hold: tables made from formats/oas/,
 * where swagger2.yaml says what each word means. */
#ifndef ASSET_MODEL_GRAMMAR_H
#define ASSET_MODEL_GRAMMAR_H

#include "tree/node.h"

enum {
	ASSET_TYPE_ANY = 1,      /* not looked into */
	ASSET_TYPE_REF = 2,      /* {"$ref": ...} may stand in its place */
	ASSET_TYPE_INTEGER = 4,  /* of numbers only whole ones */
	ASSET_TYPE_PLAIN = 8,    /* nothing to check but its kind */
	ASSET_TYPE_POSITIVE = 16,    /* above zero */
	ASSET_TYPE_NOT_NEGATIVE = 32, /* zero or above */
	ASSET_TYPE_MEMBER = 64,  /* a $ref is one field among the others */
	ASSET_TYPE_OPEN = 128    /* unknown fields are legal */
};

struct asset_field {
	struct asset_str key;
	const struct asset_type *type;
	uint32_t required; /* its bit in asset_type.required, or 0 */
};

/* Members of keys that match a glob, or a case of a union. */
struct asset_key_type {
	struct asset_str key;
	const struct asset_type *type;
};

struct asset_type {
	const char *name;
	const char *title;     /* "a path item" */
	struct asset_str like; /* pattern: a text that matches */
	uint8_t kinds;         /* bits 1 << enum asset_kind */
	uint8_t flags;
	uint8_t nfields;
	uint8_t shift;         /* of the hash, see asset_field_slot */
	uint32_t seed;
	uint32_t required;     /* bits of the fields that must be there */
	const struct asset_field *fields;
	const uint8_t *slots;  /* hash to index + 1; NULL: no fields */
	const struct asset_key_type *keys; /* these end with a NULL type */
	const struct asset_type *other;
	const struct asset_type *items;
	const struct asset_type *same; /* what a $ref in its place leads to */
	const struct asset_str *values, *later, *earlier, *beside; /* end
	                                   with NULL */
	const char *pattern;
	const char *by; /* a union: the field that says which case it is */
	const struct asset_key_type *cases;
};

struct asset_grammar {
	const char *name, *title;
	const char *field;        /* of the root, whose text ... */
	struct asset_str version; /* ... matches this glob */
	bool partial;             /* has no rules of its own */
	const struct asset_type *root;
};

/* The whole ones first. */
extern const struct asset_grammar asset_grammars[];
extern const uint32_t asset_ngrammars;
extern const struct asset_type asset_types[];
extern const struct asset_field asset_fields[];

/* A hash that has no collisions among the fields of a type: the generator
 * looks for a seed. */
static inline uint32_t
asset_field_slot(struct asset_str key, uint32_t seed, unsigned shift)
{
	const unsigned char *s = (const unsigned char *)key.s;
	uint32_t h;

	if (key.n == 0)
		return 0;
	h = (uint32_t)s[0] | (uint32_t)s[key.n > 1] << 8 |
	    (uint32_t)s[(uint64_t)key.n * 5 / 8] << 16 |
	    (uint32_t)s[key.n - 1] << 24;
	return (h + key.n * 0x9E3779B1u) * seed >> shift;
}

static inline const struct asset_field *
asset_type_field(const struct asset_type *t, struct asset_str key)
{
	const struct asset_field *f;
	uint32_t at;

	if (!t->slots)
		return NULL;
	at = t->slots[asset_field_slot(key, t->seed, t->shift)];
	if (!at)
		return NULL;
	f = &t->fields[at - 1];
	return asset_str_eq(f->key, key) ? f : NULL;
}

/* "*" any rest, "[1-5]" one byte of a range, all else itself. */
bool asset_glob(struct asset_str glob, struct asset_str text);
/* The type of a member; NULL when the type has no such member. *field: its
 * row, or NULL. */
const struct asset_type *asset_type_member(const struct asset_type *,
    struct asset_str key, const struct asset_field **field);
/* A union's case for a node (it may be a union again); NULL when the field
 * does not say. */
const struct asset_type *asset_type_case(const struct asset_type *,
    const struct asset_node *);
/* The grammar whose field and version the root has, or NULL. */
const struct asset_grammar *asset_grammar_of(const struct asset_node *root);
/* The type that a grammar gives to the node a pointer leads to; NULL when
 * it is not looked into. */
const struct asset_type *asset_grammar_at(struct asset_ctx *,
    const struct asset_grammar *, const struct asset_node *root,
    struct asset_str pointer);

#endif
