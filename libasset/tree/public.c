/* The public view of nodes and documents. */
#include "tree/node.h"
#include "core/banned.h"

const struct asset_node *
asset_doc_root(const struct asset_doc *doc)
{
	return doc->root;
}

const struct asset_doc *
asset_doc_next(const struct asset_doc *doc)
{
	return doc->next;
}

enum asset_format
asset_doc_format(const struct asset_doc *doc)
{
	return doc->format;
}

enum asset_kind
asset_node_kind(const struct asset_node *n)
{
	return (enum asset_kind)n->kind;
}

struct asset_str
asset_node_text(const struct asset_node *n)
{
	return asset_text(n);
}

struct asset_str
asset_node_key(const struct asset_node *n)
{
	return asset_key(n);
}

uint32_t
asset_node_count(const struct asset_node *n)
{
	return asset_is_container(n) ? n->len : 0;
}

const struct asset_node *
asset_node_first(const struct asset_node *n)
{
	return asset_first(n);
}

const struct asset_node *
asset_node_next(const struct asset_node *n)
{
	return n->next;
}

const struct asset_node *
asset_node_get(const struct asset_node *n, const char *key)
{
	return asset_get(n, key);
}
