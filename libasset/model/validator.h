/* JSON Schema: which values of an instance break which keyword. One validator
 * serves a document and those added to it; it compiles a schema when it is
 * first asked for and keeps it. */
#ifndef ASSET_MODEL_VALIDATOR_H
#define ASSET_MODEL_VALIDATOR_H

#include "tree/node.h"

struct asset_validator;

/* What a schema without "$schema" is written in. */
enum asset_schema_dialect {
	ASSET_SCHEMA_2020,
	ASSET_SCHEMA_OAS31, /* 2020-12, discriminator, readOnly, writeOnly */
	ASSET_SCHEMA_2019,  /* without $recursiveRef */
	ASSET_SCHEMA_DRAFT7,
	ASSET_SCHEMA_OAS30, /* nullable; a $ref has no siblings */
	ASSET_SCHEMA_DRAFT4 /* and the schemas of Swagger 2.0 */
};

enum {
	ASSET_VALIDATE_FORMATS = 1, /* "format" asserts */
	ASSET_VALIDATE_CONTENT = 2, /* look into JSON inside strings */
	ASSET_VALIDATE_REQUEST = 4, /* readOnly members are not sent ... */
	ASSET_VALIDATE_ANSWER = 8,  /* ... writeOnly ones not returned */
	ASSET_VALIDATE_EXAMPLE = 16, /* ... and are no fault where they are */
	ASSET_VALIDATE_MEMBER = 32   /* a member of the schema's own enum */
};

/* One thing that is wrong. Its text is the row `id` of formats/rules/. */
struct asset_violation {
	struct asset_violation *next;
	const char *id;
	const char *keyword;
	struct asset_str args[ASSET_DIAG_ARGS];
	const struct asset_node *instance;
	struct asset_str pointer; /* of the instance; goes on inside JSON */
	const struct asset_node *schema; /* that holds the keyword */
	bool on_key;              /* the instance's key is at fault */
	const struct asset_node *outer; /* the string in whose JSON the
	                                 * instance stands, or NULL */
	unsigned levels;          /* of such strings within strings */
};

struct asset_violations {
	struct asset_violation *first, *last;
	uint32_t n;
	uint32_t most; /* stop after so many; 0: never */
};

/* `root` is what "#/..." in a schema begins at: a schema or a whole OpenAPI
 * document. `flags` of ASSET_VALIDATE_*. Nodes must not change any more. */
struct asset_validator *asset_validator_new(struct asset_ctx *,
    const struct asset_node *root, enum asset_schema_dialect, unsigned flags);
/* Another document that references may lead to, by its URI. */
void asset_validator_add(struct asset_validator *, struct asset_str uri,
    const struct asset_node *root);
/* References into other files are followed as these say. What one leads to
 * that cannot be found takes any value: to report it is not our part then. */
struct asset_refs;
void asset_validator_files(struct asset_validator *, struct asset_refs *);
/* A schema whose "$id" and "$schema" hold for those within it: said before one
 * of those is used. False: its dialect is not known. */
bool asset_validator_resource(struct asset_validator *,
    const struct asset_node *schema);
/* Is it known what the words of a dialect mean? */
bool asset_validator_dialect(struct asset_validator *, struct asset_str uri);
/* From now on values are of this side: _REQUEST, _ANSWER, or both when it may
 * be either; and _MEMBER. One of the sides was among the flags at first. */
void asset_validator_side(struct asset_validator *, unsigned side);
/* All further checks together apply at most so many schemas. */
void asset_validator_budget(struct asset_validator *, uint64_t);
/* Is the instance valid? The schema is the root or any node below it. With
 * `out` NULL it stops at the first violation. A schema that cannot be used (a
 * reference to nowhere or in a circle, an impossible pattern) is a violation
 * too. */
bool asset_validator_check(struct asset_validator *,
    const struct asset_node *schema, const struct asset_node *instance,
    struct asset_violations *out);
/* What became of a pattern. */
enum asset_pattern {
	ASSET_PATTERN_OK,
	ASSET_PATTERN_WRONG,
	ASSET_PATTERN_UNTRIED, /* may be right, and cannot be run here */
	ASSET_PATTERN_COSTLY   /* took too many steps */
};
enum asset_pattern asset_validator_pattern(struct asset_validator *,
    struct asset_str);
/* Where to point: the value or key; within a string the token there. */
struct asset_place asset_violation_place(const struct asset_ctx *,
    const struct asset_violation *);
/* Leaves out what keep(), which may change it, does not want. */
void asset_violations_keep(struct asset_violations *,
    bool (*keep)(struct asset_violation *, const void *arg), const void *arg);
/* Each as a diagnostic at its place. */
void asset_violations_report(struct asset_ctx *,
    const struct asset_violations *);

#endif
