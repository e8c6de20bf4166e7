/* The rules, and where they run: tables made from formats/rules/ and from
 * the grammars. */
#ifndef ASSET_RULE_RULE_H
#define ASSET_RULE_RULE_H

#include "model/grammar.h"
#include "tree/pointer.h"

struct asset_lint;
struct asset_rule;

/* A node on the way of the walk; lives on its stack. */
struct asset_visit {
	struct asset_path path; /* first: path.up is the visit above */
	const struct asset_visit *up;
	const struct asset_node *node;
	const struct asset_type *type;
};

typedef void asset_rule_fn(struct asset_lint *, const struct asset_rule *,
    const struct asset_visit *);

/* The bases of formats/rulesets.yaml: each holds the one before. */
enum asset_base {
	ASSET_MINIMAL = 1,
	ASSET_RECOMMENDED,
	ASSET_ALL
};

/* A row of formats/rules/. */
struct asset_rule {
	const char *id;
	uint8_t base;        /* enum asset_base: the least that has it */
	uint8_t set;         /* 0, or 1 + its ruleset's place in formats/ */
	asset_rule_fn *call; /* NULL: reported by the code that finds it */
};

struct asset_end_rule {
	const struct asset_type *root; /* of the grammar */
	const struct asset_rule *rule;
};

extern const struct asset_rule asset_rules[]; /* sorted by id */
extern const uint32_t asset_nrules;
/* Lists that end with NULL; NULL: none. By place in asset_types and
 * asset_fields. */
extern const struct asset_rule *const *const asset_type_rules[];
extern const struct asset_rule *const *const asset_field_rules[];
extern const uint32_t asset_ntypes, asset_nfields;
/* Rules that run after the walk; ends with a NULL rule. */
extern const struct asset_end_rule asset_end_rules[];

enum { ASSET_RULESETS = 8 }; /* at most */

/* NULL: there is no such rule. */
const struct asset_rule *asset_rule_find(struct asset_str id);
/* The group that it is in, else the least base that has it. */
struct asset_str asset_rule_ruleset(const struct asset_rule *);

#endif
