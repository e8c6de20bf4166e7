/* Settings of lint as files and options give them: layers, of which a later one
 * wins, exceptions, and which files each is about. */
#ifndef ASSET_RULE_CONFIG_H
#define ASSET_RULE_CONFIG_H

#include "rule/rule.h"

struct asset_files;

enum { ASSET_OFF = -1, ASSET_ON = 127 }; /* besides enum asset_severity */

/* What a layer says of a rule. */
struct asset_setting {
	struct asset_setting *next;
	const struct asset_rule *rule;
	int8_t severity; /* 0: nothing; ASSET_ON: that of its row */
	const struct asset_node *with; /* options, or NULL */
};

struct asset_layer {
	struct asset_layer *next;
	const struct asset_files *files; /* NULL: all */
	uint8_t base;                    /* enum asset_base; 0: not said */
	int8_t sets[ASSET_RULESETS];     /* 0: not said, 1 on, -1 off */
	struct asset_setting *settings, *last;
	bool only; /* rules that it does not name are off */
};

struct asset_config {
	struct asset_layer *layers, *last;
	struct asset_exceptions *exceptions; /* NULL: none */
	struct asset_baseline *baseline;     /* the same */
	bool no_baseline; /* those that files name are not read */
	struct asset_str folder;             /* of the settings file */
};

struct asset_layer *asset_layer_new(struct asset_ctx *, struct asset_config *);
/* Chooses a base or turns a group on or off. False: no such ruleset. */
bool asset_layer_ruleset(struct asset_layer *, struct asset_str name, bool on);
/* For each rule that a name, which may have "*" in it, stands for. The number
 * of rules: 0, and nothing is done, when there is none that can be set. */
uint32_t asset_layer_rules(struct asset_ctx *, struct asset_layer *,
    struct asset_str name, int severity, const struct asset_node *with);
/* Which rules a name stands for, by place; the number of them. */
uint32_t asset_rules_named(struct asset_ctx *, struct asset_str name,
    bool *which);
/* The rule of the most similar name. */
struct asset_str asset_rule_near(struct asset_str name);

/* Reads a settings file, and those that it extends, behind the layers that
 * are there. ASSET_ESYNTAX: diagnostics say what is wrong. */
int asset_config_read(struct asset_ctx *, struct asset_config *,
    const char *path);

/* The form of a settings file as JSON Schema (2020-12): in short, for people,
 * and with all names, for editors. */
struct asset_node *asset_config_schema(struct asset_ctx *);
struct asset_node *asset_json_schema_config(struct asset_ctx *);

/* The place of a ruleset, or -1; *base: 0 for a group of rules. */
int asset_ruleset_find(struct asset_str id, uint8_t *base);
/* The ruleset of the most similar name. */
struct asset_str asset_ruleset_near(struct asset_str name);
/* The extensions that the group with this place is for, or NULL. */
const struct asset_node *asset_ruleset_when(unsigned at);
/* Has the definition (NULL: none) one of them? */
bool asset_ruleset_fits(unsigned at, const struct asset_doc *);

#endif
