/* Builds trees from the events of a YAML stream: keys, anchors, merge keys,
 * tags and limits. Knows no parser. */
#ifndef ASSET_READ_YAML_TREE_H
#define ASSET_READ_YAML_TREE_H

#include "read/anchor.h"

/* A member's key that waits for its value. */
struct asset_yaml_key {
	const char *s;
	uint32_t n;
	uint8_t flags;
	bool set, merge;
};

/* An open container. */
struct asset_yaml_frame {
	struct asset_node *node, *last;
	struct asset_node *merges; /* values of "<<", the newest first */
	struct asset_anchor *anchor;
	uint64_t before;           /* tree->values when it began */
	uint64_t seen;             /* asset_key_bit of each key */
	uint32_t height;           /* levels of containers in it */
	uint32_t column;           /* 0-based */
	bool flow, twice;          /* twice: one bit of `seen` came again */
	struct asset_yaml_key key;
};

struct asset_yaml_tree {
	struct asset_ctx *cx;
	struct asset_source *src;
	struct asset_doc *doc, **next_doc;
	struct asset_anchors anchors;
	struct asset_yaml_frame *frames;
	uint32_t depth, room;
	uint64_t values;   /* what aliases repeat counted each time */
	uint64_t repeated; /* ... and that alone */
};

/* A scalar as the parser gives it. */
struct asset_word {
	struct asset_str text;
	uint32_t off;
	bool copied; /* the text is asset_text_room's, not in the source */
	bool quoted; /* or in a block */
	const char *anchor, *tag; /* or NULL */
};

/* The events. All offsets are bytes; non-zero is what ends the reading. */
void asset_yaml_document(struct asset_yaml_tree *);
int asset_yaml_scalar(struct asset_yaml_tree *, const struct asset_word *);
int asset_yaml_alias(struct asset_yaml_tree *, struct asset_str name,
    uint32_t off);
int asset_yaml_open(struct asset_yaml_tree *, enum asset_kind,
    const struct asset_word *, uint32_t column, bool flow);
void asset_yaml_close(struct asset_yaml_tree *, uint32_t off,
    uint32_t column);

/* ---- yaml_scalar.c ---- */

/* The value of a scalar; what is odd about it is reported. */
struct asset_node *asset_yaml_value(struct asset_yaml_tree *,
    const struct asset_word *);
/* Would YAML 1.1 take this key for a boolean? Then a hint says so. */
void asset_yaml_check_key(struct asset_yaml_tree *, const struct asset_word *);
/* Reports a tag that does not fit a container. */
void asset_yaml_check_tag(struct asset_yaml_tree *, enum asset_kind,
    const struct asset_word *);
struct asset_node *asset_yaml_node(struct asset_yaml_tree *, enum asset_kind,
    uint32_t off);
/* A report about `text`, which stands at off. */
void asset_yaml_report(struct asset_yaml_tree *, const char *id, uint32_t off,
    struct asset_str text);

#endif
