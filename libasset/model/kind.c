#include "model/kind.h"

#include <stdlib.h>

#include "model/formats.h"
#include "core/banned.h"

static uint32_t
children(const struct asset_node *n)
{
	return n && asset_is_container(n) ? n->len : 0;
}

static void
read_keys(struct asset_ctx *cx, struct asset_kind_info *k)
{
	const struct asset_node *keys = asset_get(k->root, "key");

	k->keys = asset_zalloc(cx, (children(keys) + 1) * sizeof *k->keys);
	for (const struct asset_node *m = asset_first(keys); m; m = m->next)
		k->keys[k->nkeys++] = (struct asset_key_info){
		    asset_key(m), asset_get_text(m, "to"),
		    asset_get_text(m, "default") };
}

static struct asset_key_source
read_source(const struct asset_node *m)
{
	struct asset_key_source s = { .member = asset_key(m),
		.from = ASSET_FROM_KEY, .what = asset_text(m) };

	switch (s.what.n ? s.what.s[0] : 0) {
	case '.':
		s.from = ASSET_FROM_VALUE;
		break;
	case '/':
		s.from = ASSET_FROM_SPEC;
		return s;
	case '=':
		s.from = ASSET_FROM_TEXT;
		break;
	case '@':
		s.from = ASSET_FROM_REF;
		break;
	default:
		return s;
	}
	s.what.s++;
	s.what.n--;
	return s;
}

struct asset_key_source *
asset_kind_sources(struct asset_ctx *cx, const struct asset_node *key,
    uint32_t *n)
{
	struct asset_key_source *s;

	s = asset_zalloc(cx, (children(key) + 1) * sizeof *s);
	*n = 0;
	for (const struct asset_node *m = asset_first(key); m; m = m->next)
		s[(*n)++] = read_source(m);
	return s;
}

static void
read_refs(struct asset_ctx *cx, struct asset_kind_info *k)
{
	const struct asset_node *refs = asset_get(k->root, "refs");

	k->refs = asset_zalloc(cx, (children(refs) + 1) * sizeof *k->refs);
	for (const struct asset_node *m = asset_first(refs); m; m = m->next) {
		struct asset_ref_info *r = &k->refs[k->nrefs++];

		r->name = asset_key(m);
		r->kind = asset_get_text(m, "kind");
		r->to = asset_get_text(m, "to");
		r->same_as = asset_get_text(m, "same_as");
		r->optional = asset_get_true(m, "optional");
		r->after = asset_get_true(m, "after");
		r->sources = asset_kind_sources(cx, asset_get(m, "key"),
		    &r->nsources);
		r->derived = true;
		for (uint32_t i = 0; i < r->nsources; i++)
			if (r->sources[i].from == ASSET_FROM_VALUE)
				r->derived = false;
	}
}

static struct asset_kind_info *
read_kind(struct asset_ctx *cx, const struct asset_node *n)
{
	struct asset_kind_info *k = asset_zalloc(cx, sizeof *k);
	const struct asset_node *ops = asset_get(n, "operations");
	const struct asset_node *id = asset_get(n, "id");

	k->root = n;
	k->name = asset_get_text(n, "kind");
	k->title = asset_get_text(n, "title");
	k->tier = (int)asset_int(asset_get(n, "tier"), 0);
	k->many = asset_get_true(n, "many");
	k->replace = asset_get_true(n, "replace");
	k->file = asset_get_text(n, "file");
	k->rename = asset_get_text(n, "rename");
	k->owner = asset_get_text(n, "owner");
	k->ops = (struct asset_kind_ops){ asset_get_text(ops, "create"),
	    asset_get_text(ops, "update"), asset_get_text(ops, "delete"),
	    asset_get_text(ops, "list"), asset_get_text(ops, "show") };
	k->id_capture = asset_get_text(id, "capture");
	k->id_path = asset_get_text(id, "path");
	k->items = asset_get_text(n, "items");
	k->secrets = asset_get(n, "secrets");
	k->server = asset_get(n, "server");
	k->defaults = asset_get(n, "defaults");
	k->unordered = asset_get(n, "unordered");
	k->files = asset_get(n, "files");
	k->constants = asset_get(n, "constants");
	k->builtin = asset_get(n, "builtin");
	k->create_fields = asset_get(n, "create_fields");
	k->update_fields = asset_get(n, "update_fields");
	k->create_only = asset_get(n, "create_only");
	k->locked = asset_get(n, "locked");
	k->again_after = asset_get(n, "again_after");
	k->makes = asset_get(n, "makes");
	read_keys(cx, k);
	read_refs(cx, k);
	return k;
}

static int
by_tier(const void *a, const void *b)
{
	const struct asset_kind_info *x, *y;

	x = *(struct asset_kind_info *const *)a;
	y = *(struct asset_kind_info *const *)b;
	if (x->tier != y->tier)
		return x->tier < y->tier ? -1 : 1;
	return asset_str_cmp(x->name, y->name);
}

const struct asset_kinds *
asset_kinds(struct asset_ctx *cx)
{
	const struct asset_node *all = asset_get(asset_formats, "kinds");
	struct asset_kinds *kinds;

	if (cx->kinds)
		return cx->kinds;
	kinds = asset_zalloc(cx, sizeof *kinds);
	kinds->list = asset_alloc(cx,
	    (children(all) + 1) * sizeof *kinds->list);
	for (const struct asset_node *n = asset_first(all); n; n = n->next)
		kinds->list[kinds->count++] = read_kind(cx, n);
	if (kinds->count)
		qsort(kinds->list, kinds->count, sizeof *kinds->list,
		    by_tier);
	for (uint32_t i = 0; i < kinds->count; i++)
		kinds->list[i]->index = i;
	cx->kinds = kinds;
	return kinds;
}

const struct asset_kind_info *
asset_kind_find(struct asset_ctx *cx, struct asset_str name)
{
	const struct asset_kinds *kinds = asset_kinds(cx);

	for (uint32_t i = 0; i < kinds->count; i++)
		if (asset_str_eq(kinds->list[i]->name, name))
			return kinds->list[i];
	return NULL;
}

const struct asset_ref_info *
asset_kind_ref(const struct asset_kind_info *k, struct asset_str name)
{
	for (uint32_t i = 0; i < k->nrefs; i++)
		if (asset_str_eq(k->refs[i].name, name))
			return &k->refs[i];
	return NULL;
}
