/* Inside the validator: what its files share. */
#ifndef ASSET_MODEL_VALIDATE_H
#define ASSET_MODEL_VALIDATE_H

#include "core/decimal.h"
#include "core/map.h"
#include "core/regex.h"
#include "model/validator.h"
#include "tree/pointer.h"

enum { /* vocabularies of 2020-12 */
	ASSET_VOCAB_CORE = 1,
	ASSET_VOCAB_APPLICATOR = 2,
	ASSET_VOCAB_UNEVALUATED = 4,
	ASSET_VOCAB_VALIDATION = 8,
	ASSET_VOCAB_FORMAT = 16,
	ASSET_VOCAB_ASSERTION = 32, /* format as an assertion */
	ASSET_VOCAB_CONTENT = 64,
	ASSET_VOCAB_ALL = 127 - ASSET_VOCAB_ASSERTION
};

/* What "$id" begins: a schema with a URI of its own. */
struct asset_vresource {
	struct asset_str uri;
	const struct asset_node *root;
	struct asset_vschema *schema; /* of the root; NULL: not a schema */
	enum asset_schema_dialect dialect;
	unsigned vocabularies;
	const uint8_t *words;     /* of the validator */
	struct asset_map anchors; /* name: struct asset_vschema */
	struct asset_map dynamic; /* those of $dynamicAnchor */
};

struct asset_vrun;
struct asset_vat;
struct asset_vop;

typedef bool asset_vop_fn(struct asset_vrun *, const struct asset_vop *,
    const struct asset_vat *);

/* One keyword, ready to run. */
struct asset_vop {
	asset_vop_fn *fn;
	const char *word;
	const struct asset_node *value;
	struct asset_vschema *one;   /* its schema, or ... */
	struct asset_vschema **list; /* ... schemas */
	uint32_t n;                  /* of the list, or the number it says */
	bool small;                  /* the bound fits: */
	int64_t bound;
	struct asset_decimal number;
	void *more;                  /* what the keyword's file made of it */
};

enum { ASSET_VKINDS = ASSET_OBJECT + 1 };

/* A schema. Compiled when it is first met. */
struct asset_vschema {
	const struct asset_node *node;
	struct asset_vresource *res;
	uint8_t types;  /* bits 1 << enum asset_kind */
	bool whole;     /* of numbers only whole ones */
	bool nullable;  /* null is right, whatever else is said */
	bool compiled;
	bool never;     /* false */
	bool marks;     /* has unevaluatedItems or unevaluatedProperties */
	/* By kind of instance; the last has no fn. NULL: none. */
	const struct asset_vop *ops[ASSET_VKINDS];
	const char *word; /* that holds it; NULL: no other schema does */
};

struct asset_vslot {
	const struct asset_node *node;
	struct asset_vschema *schema;
};

struct asset_validator {
	struct asset_ctx *cx;
	const struct asset_node *root;
	enum asset_schema_dialect dialect;
	unsigned flags;
	struct asset_vresource *top;
	struct asset_map resources; /* URI: struct asset_vresource */
	struct asset_map documents; /* URI: const struct asset_node */
	struct asset_map patterns;  /* text: struct asset_vpattern */
	struct asset_refs *refs;    /* NULL: other files are not read */
	struct asset_vslot *slots;  /* by node */
	uint32_t nslots, mask;
	uint8_t words[256]; /* by hash: 1 + the place in asset_vwords */
	bool indexed; /* all that an OpenAPI document may hold */
	uint64_t left;    /* of what all checks may take together */
	uint32_t guesses; /* names looked at for "did you mean" */
};

/* Which members or items a schema and those it applies have looked at. */
struct asset_vmarks {
	uint64_t *bits, few[2];
};

/* A schema at an instance; chained to the one that applies it. */
struct asset_vat {
	const struct asset_vat *up;
	const struct asset_vschema *schema;
	const struct asset_node *node;
	const struct asset_path *path;
	struct asset_vmarks *marks; /* NULL: nobody asks */
	uint32_t depth; /* frames in all */
	uint32_t stay;  /* of them on this instance */
};

struct asset_vrun {
	struct asset_validator *v;
	struct asset_violations *out; /* NULL: yes or no is enough */
	struct asset_violations *all; /* what was asked for */
	uint64_t budget;
	const char *stop; /* a row's id: the schema cannot be run */
	const struct asset_node *outer; /* string whose JSON is looked into */
	unsigned levels; /* of such strings within strings */
};

/* ---- schemas and references ---- */

/* The schema of a node, found or made; `res` says where it stands. */
struct asset_vschema *asset_vschema_at(struct asset_validator *,
    const struct asset_node *, struct asset_vresource *res);
/* The schema of a node that was met before, or NULL. */
struct asset_vschema *asset_vschema_find(const struct asset_validator *,
    const struct asset_node *);
/* What a reference leads to, or NULL. */
struct asset_vschema *asset_vschema_ref(struct asset_validator *,
    struct asset_vresource *, struct asset_str ref);
/* The same by asset_refs: `n` holds the reference and may lead into a file. */
struct asset_vschema *asset_vschema_file(struct asset_validator *,
    const struct asset_node *n);
void asset_vschema_compile(struct asset_validator *, struct asset_vschema *);
struct asset_vresource *asset_vresource_new(struct asset_validator *,
    const struct asset_node *root, struct asset_str uri,
    const struct asset_vresource *outer);

/* What its "$schema" says of it. */
void asset_vresource_dialect(struct asset_validator *,
    struct asset_vresource *);

/* How a keyword holds schemas. */
enum asset_vholds {
	ASSET_HOLDS_NONE, ASSET_HOLDS_ONE, ASSET_HOLDS_LIST, ASSET_HOLDS_MAP
};

struct asset_vword {
	const char *word;
	uint8_t dialects; /* bits 1 << enum asset_schema_dialect */
	uint8_t vocabulary;
	uint8_t holds; /* bits 1 << enum asset_vholds */
	uint8_t kinds; /* of instances it looks at; 0: no op */
	uint8_t order; /* when it runs: smaller first */
	bool joined;   /* one op for all the keywords of its function */
	asset_vop_fn *fn;
	/* False: the keyword has no effect. */
	bool (*make)(struct asset_validator *, struct asset_vschema *,
	    struct asset_vop *);
};

extern const struct asset_vword asset_vwords[];
void asset_vwords_index(struct asset_validator *);
/* The keyword, if it means something in the resource; else NULL. */
const struct asset_vword *asset_vword_find(const struct asset_vresource *,
    struct asset_str);
/* Its value in a schema, if it means something there; else NULL. */
const struct asset_node *asset_vword_get(const struct asset_vschema *,
    const char *word);

/* A pattern, compiled once; a short one without operators is compared. */
struct asset_vpattern *asset_vpattern_get(struct asset_validator *,
    struct asset_str);
/* One that took too many steps costs much of the budget, and is not tried
 * again. */
enum asset_match asset_vpattern_match(struct asset_vrun *,
    struct asset_vpattern *, struct asset_str);
/* Is the text a pattern of ECMA 262? */
bool asset_vpattern_valid(struct asset_validator *, struct asset_str);

/* ---- running ---- */

bool asset_v_check(struct asset_vrun *, const struct asset_vat *up,
    struct asset_vschema *, const struct asset_node *,
    const struct asset_path *, struct asset_vmarks *);
/* The same at the instance of `at`. */
bool asset_v_here(struct asset_vrun *, const struct asset_vat *at,
    struct asset_vschema *, struct asset_vmarks *);
/* The same without a report. */
bool asset_v_quiet(struct asset_vrun *, const struct asset_vat *at,
    struct asset_vschema *, struct asset_vmarks *);
/* Ends the run: the schema or the instance is beyond what is done. */
bool asset_v_stop(struct asset_vrun *, const struct asset_vat *,
    const char *word, const char *id, struct asset_str a);

/* Add a violation of keyword `word`; returns false. */
bool asset_v_fail(struct asset_vrun *, const struct asset_vat *,
    const char *word, const char *id, struct asset_str a,
    struct asset_str b);
/* The same about a child of the instance, or its key. */
bool asset_v_fail_child(struct asset_vrun *, const struct asset_vat *,
    const char *word, const char *id, const struct asset_node *child,
    uint32_t index, struct asset_str a, struct asset_str b);
void asset_v_append(struct asset_violations *, struct asset_violations *);
/* Nothing more to find out? */
static inline bool
asset_v_enough(const struct asset_vrun *r)
{
	return !r->out || r->stop ||
	    (r->out->most && r->out->n >= r->out->most);
}

/* Is there time for another look at a name? Guesses for each of thousands of
 * values are no help. */
static inline bool
asset_v_guess(struct asset_vrun *r)
{
	return r->v->guesses < 200000 && ++r->v->guesses;
}

void asset_v_marks_init(struct asset_ctx *, struct asset_vmarks *,
    const struct asset_node *);
void asset_v_marks_add(struct asset_vmarks *, const struct asset_vmarks *,
    const struct asset_node *);
static inline void
asset_v_mark(struct asset_vmarks *m, uint32_t i)
{
	m->bits[i / 64] |= UINT64_C(1) << i % 64;
}
static inline bool
asset_v_marked(const struct asset_vmarks *m, uint32_t i)
{
	return m->bits[i / 64] >> i % 64 & 1;
}

/* Many values, found by hash: a table of mask + 1 slots, free at first. */
struct asset_vvalue {
	const struct asset_node *node;
	uint64_t hash;
	uint32_t index;
};
struct asset_vvalues {
	struct asset_vvalue *all;
	uint32_t mask;
};
/* The mask of a table with room for so many. */
uint32_t asset_vvalues_mask(uint32_t count);
/* The slot of an equal value, or a free one that is for this value. */
struct asset_vvalue *asset_vvalue_at(const struct asset_vvalues *,
    const struct asset_node *, uint64_t *steps);

/* Formats by name; true for kinds of values that a format says nothing of. */
bool asset_format_known(struct asset_str name);
bool asset_format_valid(struct asset_validator *, struct asset_str name,
    const struct asset_node *);

asset_vop_fn asset_vop_never, asset_vop_ref, asset_vop_dynamic_ref,
    asset_vop_enum, asset_vop_const, asset_vop_all_of, asset_vop_any_of,
    asset_vop_one_of, asset_vop_not, asset_vop_if, asset_vop_bound,
    asset_vop_multiple_of, asset_vop_length, asset_vop_pattern,
    asset_vop_format, asset_vop_content, asset_vop_size, asset_vop_items,
    asset_vop_contains, asset_vop_unique, asset_vop_unevaluated_items,
    asset_vop_members, asset_vop_names, asset_vop_dependent_required,
    asset_vop_dependent, asset_vop_unevaluated_members;

/* Makers of what an op holds, beyond schemas and numbers. */
bool asset_vop_make_members(struct asset_validator *, struct asset_vschema *,
    struct asset_vop *);
bool asset_vop_make_items(struct asset_validator *, struct asset_vschema *,
    struct asset_vop *);

#endif
