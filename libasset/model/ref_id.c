#include "model/ref_id.h"

#include "core/map.h"
#include "core/banned.h"

struct asset_ids {
	struct asset_resource document;
	struct asset_map resources; /* address: struct asset_resource */
	struct asset_map anchors;   /* root and name: node */
	struct asset_map around;    /* reference: its resource, if it has one */
};

/* A key for what is about one node. */
static struct asset_str
key_of(struct asset_ctx *cx, const struct asset_node *n, struct asset_str s)
{
	return asset_strf(cx, "%p %.*s", (const void *)n, ASSET_P(s));
}

bool
asset_ids_likely(const struct asset_source *src)
{
	return memmem(src->data, src->size, "$id", 3) ||
	    memmem(src->data, src->size, "nchor", 5);
}

/* ---- addresses ---- */

static uint32_t
scheme_length(struct asset_str s)
{
	uint32_t i = 0;

	while (i < s.n && s.s[i] != '/' && s.s[i] != '?' && s.s[i] != '#')
		if (s.s[i++] == ':')
			return i;
	return 0;
}

/* The length of "https://host" in front. */
static uint32_t
authority_length(struct asset_str s)
{
	uint32_t i = scheme_length(s);

	if (s.n < i + 2 || memcmp(s.s + i, "//", 2) != 0)
		return i;
	for (i += 2; i < s.n && s.s[i] != '/';)
		i++;
	return i;
}

/* Takes "." and ".." out of a path that begins at `from`. */
static struct asset_str
tidy(char *s, uint32_t n, uint32_t from)
{
	uint32_t to = from;

	for (uint32_t i = from, end; i < n; i = end + 1) {
		for (end = i; end < n && s[end] != '/';)
			end++;
		if (end - i == 2 && memcmp(s + i, "..", 2) == 0) {
			if (to > from)
				to--;
			while (to > from && s[to - 1] != '/')
				to--;
			continue;
		}
		if (end - i == 1 && s[i] == '.')
			continue;
		memmove(s + to, s + i, end - i);
		to += end - i;
		if (end < n)
			s[to++] = '/';
	}
	return (struct asset_str){ s, to };
}

static struct asset_str
join(struct asset_ctx *cx, struct asset_str base, struct asset_str s)
{
	uint32_t keep = base.n, from;
	struct asset_str all;

	if (scheme_length(s))
		return s;
	from = authority_length(base);
	if (asset_str_starts(s, "/"))
		keep = from;
	while (keep > from && base.s[keep - 1] != '/')
		keep--;
	base.n = keep;
	all = asset_strf(cx, "%.*s%.*s", ASSET_P(base), ASSET_P(s));
	if (from < all.n && all.s[from] == '/')
		from++;
	return tidy((char *)(uintptr_t)all.s, all.n, from);
}

/* ---- the index ---- */

static void
note_anchor(struct asset_ctx *cx, struct asset_ids *ids,
    const struct asset_resource *in, const struct asset_node *n,
    const char *key)
{
	const struct asset_node *name = asset_get(n, key);

	if (asset_is(name, ASSET_STRING))
		asset_map_add(cx, &ids->anchors, key_of(cx, in->root,
		    asset_text(name)), (void *)(uintptr_t)n);
}

static const struct asset_resource *
note_id(struct asset_ctx *cx, struct asset_ids *ids,
    const struct asset_resource *in, const struct asset_node *n)
{
	struct asset_str id = asset_get_text(n, "$id");
	struct asset_resource *r;

	if (!id.n || n == ids->document.root)
		return in;
	if (id.s[id.n - 1] == '#')
		id.n--;
	r = asset_zalloc(cx, sizeof *r);
	r->uri = join(cx, in->uri, id);
	r->root = n;
	asset_map_add(cx, &ids->resources, r->uri, r);
	return r;
}

static void
index_node(struct asset_ctx *cx, struct asset_ids *ids,
    const struct asset_resource *in, const struct asset_node *n)
{
	if (n->kind == ASSET_OBJECT) {
		in = note_id(cx, ids, in, n);
		note_anchor(cx, ids, in, n, "$anchor");
		note_anchor(cx, ids, in, n, "$dynamicAnchor");
		if (in != &ids->document && asset_get(n, "$ref"))
			asset_map_add(cx, &ids->around, key_of(cx, n,
			    ASSET_S("")), (void *)(uintptr_t)in);
	}
	for (struct asset_node *c = asset_first(n); c; c = c->next)
		if (asset_is_container(c))
			index_node(cx, ids, in, c);
}

struct asset_ids *
asset_ids_new(struct asset_ctx *cx, const struct asset_node *root,
    struct asset_str uri)
{
	struct asset_ids *ids = asset_zalloc(cx, sizeof *ids);
	const struct asset_node *self = asset_get(root, "$self");

	if (!self)
		self = asset_get(root, "$id");
	ids->document.root = root;
	ids->document.uri = asset_is(self, ASSET_STRING) ?
	    join(cx, uri, asset_text(self)) : uri;
	asset_map_add(cx, &ids->resources, ids->document.uri,
	    &ids->document);
	index_node(cx, ids, &ids->document, root);
	return ids;
}

const struct asset_resource *
asset_ids_around(struct asset_ctx *cx, const struct asset_ids *ids,
    const struct asset_node *n)
{
	return ids->around.n ? asset_map_get(&ids->around, key_of(cx, n,
	    ASSET_S(""))) : NULL;
}

const struct asset_node *
asset_ids_resource(struct asset_ctx *cx, const struct asset_ids *ids,
    const struct asset_resource *from, struct asset_str address)
{
	const struct asset_resource *r;

	if (!from)
		from = &ids->document;
	r = asset_map_get(&ids->resources, join(cx, from->uri, address));
	return r ? r->root : NULL;
}

const struct asset_node *
asset_ids_anchor(struct asset_ctx *cx, const struct asset_ids *ids,
    const struct asset_node *root, struct asset_str name)
{
	return asset_map_get(&ids->anchors, key_of(cx, root, name));
}
