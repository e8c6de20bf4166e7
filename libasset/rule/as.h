/* What a file may be, besides a definition or a package: a table. */
#ifndef ASSET_RULE_AS_H
#define ASSET_RULE_AS_H

#include "tree/node.h"

struct asset_as {
	const char *name; /* for --as */
	const char *word; /* its text holds it; NULL: is not detected */
	const char *starts; /* with one of these keys, each behind a blank,
	                       when it is long; NULL: it is not */
	/* Of a tree, or of text that is neither JSON nor YAML. */
	bool (*is_tree)(const struct asset_node *root);
	void (*check_tree)(struct asset_ctx *, const struct asset_node *root);
	bool (*is_text)(const struct asset_source *);
	int (*check_text)(struct asset_ctx *, struct asset_source *);
	/* Of a tree; the name goes on with ":" and more: `what`. */
	void (*check_what)(struct asset_ctx *, const struct asset_node *root,
	    const char *what);
	bool object; /* goes on as an object of a package */
};

/* *what: behind a ":" in the name, or NULL. */
const struct asset_as *asset_as_find(const char *name, const char **what);
/* Does the text hold the word of a type that the tree tells? */
bool asset_as_may_be(const struct asset_source *);
/* May a long text start with the key? */
bool asset_as_may_start(struct asset_str key);
/* What the content says it is; NULL: nothing of the table. */
const struct asset_as *asset_as_text(const struct asset_source *);
const struct asset_as *asset_as_tree(const struct asset_node *root);

#endif
