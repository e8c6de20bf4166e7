/* All of formats/ as static nodes: asset_formats. */
#include "gen.h"

#include <stdlib.h>

FILE *
gen_open(struct asset_ctx *cx, const char *folder, const char *name)
{
	const char *path = asset_printf(cx, "%s/%s", folder, name);
	FILE *f = fopen(path, "w");

	if (!f)
		perror(path);
	else
		fprintf(f, "/* Made from formats/ by tools/gen. */\n");
	return f;
}

int
gen_close(FILE *f)
{
	bool bad = ferror(f) != 0;

	return fclose(f) != 0 || bad;
}

void
gen_string(FILE *f, struct asset_str s)
{
	fputc('"', f);
	for (uint32_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c < 0x20 || c == '"' || c == '\\' || c == '?' || c >= 0x7f)
			fprintf(f, "\\%03o", c);
		else
			fputc(c, f);
	}
	fputc('"', f);
}

struct counters {
	FILE *f;
	uint32_t node, head;
};

/* Nodes are numbered as they are written: a node, then its children's
 * subtrees. So the subtree of a node numbered i is i .. i + size - 1. */
static uint32_t
subtree_size(const struct asset_node *n)
{
	uint32_t size = 1;

	for (struct asset_node *c = asset_first(n); c; c = c->next)
		size += subtree_size(c);
	return size;
}

static bool
has_head(const struct asset_node *n)
{
	return n->kind == ASSET_OBJECT && n->len >= ASSET_INDEX_FROM;
}

static uint32_t
child_number(const struct asset_node *n, const struct asset_node *child,
    uint32_t number)
{
	uint32_t at = number + 1;

	for (struct asset_node *c = asset_first(n); c != child; c = c->next)
		at += subtree_size(c);
	return at;
}

/* The index of a large object: its slots, then its head. */
static void
write_head(struct asset_ctx *cx, struct counters *k, struct asset_node *n,
    uint32_t number)
{
	struct asset_head *h;
	uint32_t last = child_number(n, n->u.head->last, number);

	asset_index(cx, n, n->u.head->last, NULL);
	h = n->u.head;
	fprintf(k->f, "static struct asset_node *const S%u[] = {\n",
	    (unsigned)k->head);
	for (uint32_t i = 0; i <= h->mask; i++) {
		if (h->slots[i])
			fprintf(k->f, "\tN(%u),\n",
			    (unsigned)child_number(n, h->slots[i], number));
		else
			fprintf(k->f, "\t0,\n");
	}
	fprintf(k->f, "};\n");
	fprintf(k->f, "static const struct asset_head H%u = { N(%u), N(%u), "
	    "%u, (struct asset_node **)(uintptr_t)S%u };\n",
	    (unsigned)k->head, (unsigned)number + 1, (unsigned)last,
	    (unsigned)h->mask, (unsigned)k->head);
	k->head++;
}

static void
write_heads(struct asset_ctx *cx, struct counters *k, struct asset_node *n)
{
	uint32_t number = k->node++;

	if (has_head(n))
		write_head(cx, k, n, number);
	for (struct asset_node *c = asset_first(n); c; c = c->next)
		write_heads(cx, k, c);
}

static void
write_value(struct counters *k, const struct asset_node *n, uint32_t number)
{
	if (has_head(n)) {
		fprintf(k->f, "{ .head = (struct asset_head *)(uintptr_t)&H%u }",
		    (unsigned)k->head++);
	} else if (!asset_is_container(n)) {
		fprintf(k->f, "{ .text = ");
		gen_string(k->f, asset_text(n));
		fprintf(k->f, " }");
	} else if (n->len) {
		fprintf(k->f, "{ .first = N(%u) }", (unsigned)number + 1);
	} else {
		fprintf(k->f, "{ .first = 0 }");
	}
}

static void
write_nodes(struct counters *k, const struct asset_node *n)
{
	uint32_t number = k->node++;

	fprintf(k->f, "\t{ ");
	if (n->key)
		gen_string(k->f, asset_key(n));
	else
		fprintf(k->f, "0");
	fprintf(k->f, ", ");
	write_value(k, n, number);
	if (n->next)
		fprintf(k->f, ", N(%u)", (unsigned)(number + subtree_size(n)));
	else
		fprintf(k->f, ", 0");
	fprintf(k->f, ", %u, %u, 0, %u, %u, 0 },\n", (unsigned)n->keylen,
	    (unsigned)n->len, (unsigned)n->kind,
	    has_head(n) ? (unsigned)ASSET_NODE_HEAD : 0u);
	for (struct asset_node *c = asset_first(n); c; c = c->next)
		write_nodes(k, c);
}

int
gen_nodes(struct asset_ctx *cx, struct asset_node *root, const char *to)
{
	struct counters k = { gen_open(cx, to, "formats.c"), 0, 0 };

	if (!k.f)
		return 1;
	fprintf(k.f, "#include \"model/formats.h\"\n\n"
	    "static const struct asset_node nodes[%u];\n"
	    "#define N(i) ((struct asset_node *)(uintptr_t)&nodes[i])\n\n",
	    (unsigned)subtree_size(root));
	write_heads(cx, &k, root);
	k.node = k.head = 0;
	fprintf(k.f, "\nstatic const struct asset_node nodes[] = {\n");
	write_nodes(&k, root);
	fprintf(k.f, "};\n\n"
	    "const struct asset_node *const asset_formats = nodes;\n");
	return gen_close(k.f);
}
