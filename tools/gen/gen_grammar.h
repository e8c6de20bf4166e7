/* The grammars of formats/oas/, resolved: what gen_rules also needs. */
#ifndef ASSET_GEN_GRAMMAR_H
#define ASSET_GEN_GRAMMAR_H

#include "gen.h"

struct gen_type;

struct gen_field {
	struct gen_field *next;
	struct asset_str key;
	struct gen_type *type;
	const struct asset_node *from;
	uint32_t number; /* in asset_fields */
};

struct gen_type {
	struct gen_type *next, *base;
	struct asset_str name, grammar;
	const struct asset_node *spec;
	struct gen_field *fields, *last, *keys, *cases;
	struct gen_type *items, *other;
	uint32_t nfields, number, shift, seed;
	int state; /* 0 new, 1 being resolved, 2 done */
	bool hidden; /* another type of the grammar has its name and extends it */
};

struct gen_grammar {
	struct asset_ctx *cx;
	struct gen_type *types, *last;
	uint32_t ntypes, nfields;
	FILE *f;
	bool bad;
};

/* Reads every grammar under formats/oas/: 0 or 1. */
int gen_grammar_read(struct asset_ctx *, struct gen_grammar *,
    const struct asset_node *root);
int gen_grammar_write(struct gen_grammar *, const struct asset_node *root,
    const char *to);
/* Says which rows of formats/rules/ are incomplete, or name what is not there;
 * `functions` is the folder of fn_*.c. */
int gen_rows_check(struct gen_grammar *, const struct asset_node *root,
    const char *functions);
/* The rules of formats/rules/, and where in the grammars they run. */
int gen_rules(struct gen_grammar *, const struct asset_node *root,
    const char *to);
/* The grammar that `file` extends, among those of `oas`, or NULL. */
const struct asset_node *gen_grammar_base(struct asset_node *oas,
    const struct asset_node *file);
/* The named type of a grammar, or NULL. */
struct gen_type *gen_type_find(const struct gen_grammar *,
    struct asset_str grammar, struct asset_str name);
/* A row of the type or of what it extends, or NULL. */
const struct asset_node *gen_type_get(const struct gen_type *, const char *);
/* Message with the place of a node. */
void gen_complain(struct asset_ctx *, const struct asset_node *at,
    const char *what, struct asset_str which);

#endif
