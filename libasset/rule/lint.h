/* One check of one document: what the walk and the rules share. */
#ifndef ASSET_RULE_LINT_H
#define ASSET_RULE_LINT_H

#include "core/diag.h"
#include "core/map.h"
#include "model/ref.h"
#include "rule/rule.h"

struct asset_params;
struct asset_pending;
struct ignored;
struct asset_values;

struct asset_rule_state {
	const struct asset_node *with; /* of the rule's row */
	struct asset_map map, more;    /* for the rule's own use */
	uint32_t steps;
	uint32_t found;                /* findings; see cx->most */
	bool off;
};

struct asset_lint {
	struct asset_ctx *cx;
	struct asset_doc *doc;
	const struct asset_grammar *grammar;
	struct asset_refs *refs;
	struct asset_rule_state *states; /* by place in asset_rules */
	/* asset_type_rules and asset_field_rules without those that are off */
	const struct asset_rule *const **type_rules, *const **field_rules;
	struct asset_map used;           /* pointers that references name */
	struct asset_map patterns;       /* text: struct asset_regex */
	struct asset_pending *pending;
	struct asset_params *params; /* of the last operation: rule/roma.h */
	struct asset_values *values; /* rule/value.h, once asked for */
	/* What members "x-asset-ignore" name: rule/fn_ignore.c */
	struct asset_map ignored; /* by source and pointer */
	struct ignored *last_ignored;
	bool *named; /* for asset_rules_named */
	bool strict;      /* ref-sibling-any is on */
	uint32_t nclean;  /* sources without anything to ignore */
	bool keep_all;    /* findings may be taken out later */
	uint32_t guesses; /* names that "did you mean" may still look at */
};

/* Checks a definition by cx->choice. ASSET_ESYNTAX: it is none. */
int asset_lint_doc(struct asset_ctx *, struct asset_doc *);

/* ---- for rules ---- */

/* A finding with the pointer of the visited node. When there are too many of its
 * rule, it is only counted: what is returned is another one at the next call. */
struct asset_diag *asset_lint_add(struct asset_lint *,
    const struct asset_rule *, const struct asset_visit *,
    struct asset_place, struct asset_str, struct asset_str, struct asset_str);
/* A finding of a rule, with the pointer of the visited node. */
struct asset_diag *asset_lint_report(struct asset_lint *,
    const struct asset_rule *, const struct asset_visit *,
    struct asset_place, struct asset_str, struct asset_str);
/* The same at the key, or at the value, of the visited node. */
void asset_lint_key(struct asset_lint *, const struct asset_rule *,
    const struct asset_visit *, struct asset_str, struct asset_str);
void asset_lint_value(struct asset_lint *, const struct asset_rule *,
    const struct asset_visit *, struct asset_str, struct asset_str);
/* The rule's parameters and memory. */
struct asset_rule_state *asset_lint_state(struct asset_lint *,
    const struct asset_rule *);
/* The node, or what it refers to; NULL when that is nowhere. */
const struct asset_node *asset_lint_follow(struct asset_lint *,
    const struct asset_node *);
/* The steps of a pointer as a path; returns the last. */
const struct asset_path *asset_lint_steps(struct asset_lint *,
    struct asset_str pointer);
/* Does the text match the pattern? True when the pattern is not valid. */
bool asset_lint_match(struct asset_lint *, struct asset_str pattern,
    struct asset_str text);
/* The candidate of the most similar spelling; {NULL, 0}: none is. */
struct asset_str asset_lint_near(struct asset_lint *, struct asset_str word,
    const struct asset_node *candidates);
/* The next {name} of a path or an address; *rest moves behind it. False at
 * the end, and where the template is not well formed. */
bool asset_template_next(struct asset_str *rest, struct asset_str *name);
static inline bool
asset_is_swagger2(const struct asset_lint *l)
{
	return strcmp(l->grammar->field, "swagger") == 0;
}

static inline struct asset_str
asset_visit_key(const struct asset_visit *v)
{
	return v->path.key;
}

/* The pointer of a diagnostic; none when it would be very long, so that many
 * findings below one huge key do not fill the memory. */
void asset_lint_pointer(struct asset_lint *, struct asset_diag *,
    const struct asset_path *);

/* ---- the walk ---- */

/* Checks a node and all below it: structure, references, rules. */
void asset_walk(struct asset_lint *, struct asset_visit *);
/* What references lead to and the walk does not pass. */
void asset_walk_pending(struct asset_lint *);
/* A node that references: where it leads, and what stands beside. */
void asset_walk_ref(struct asset_lint *, const struct asset_visit *);

/* Findings of the walk itself. */
void asset_find_unknown(struct asset_lint *, const struct asset_visit *);
void asset_find_missing(struct asset_lint *, const struct asset_visit *,
    uint32_t seen);
void asset_find_kind(struct asset_lint *, const struct asset_visit *);
void asset_find_case(struct asset_lint *, const struct asset_visit *);
void asset_find_text(struct asset_lint *, const struct asset_visit *);
void asset_find_number(struct asset_lint *, const struct asset_visit *);

/* Takes out the findings that the file says to ignore. */
void asset_ignore_apply(struct asset_lint *);

#endif
