#include "tree/node.h"

#include <stdlib.h>

#include "core/banned.h"

const char *
asset_kind_name(unsigned kind)
{
	static const char *const names[] = {
		[ASSET_NULL] = "null",
		[ASSET_BOOL] = "boolean",
		[ASSET_NUMBER] = "number",
		[ASSET_STRING] = "string",
		[ASSET_ARRAY] = "array",
		[ASSET_OBJECT] = "object"
	};

	return names[kind];
}

/* ---- finding ---- */

static struct asset_node *
find_slot(const struct asset_head *h, struct asset_str key, uint64_t hash,
    uint32_t *at)
{
	uint32_t i = (uint32_t)hash & h->mask;

	for (; h->slots[i]; i = (i + 1) & h->mask)
		if (asset_str_eq(asset_key(h->slots[i]), key))
			break;
	*at = i;
	return h->slots[i];
}

static inline bool
has_index(const struct asset_node *n)
{
	return n->flags & ASSET_NODE_HEAD && n->u.head->mask;
}

static inline struct asset_node *
find(const struct asset_node *n, struct asset_str key, uint64_t hash)
{
	uint32_t at;

	if (!asset_is(n, ASSET_OBJECT))
		return NULL;
	if (has_index(n))
		return find_slot(n->u.head, key, hash, &at);
	for (struct asset_node *c = asset_first(n); c; c = c->next)
		if (asset_str_eq(asset_key(c), key))
			return c;
	return NULL;
}

struct asset_node *
asset_get_str(const struct asset_node *n, struct asset_str key)
{
	bool hashed = asset_is(n, ASSET_OBJECT) && has_index(n);

	return find(n, key, hashed ? asset_str_hash(key) : 0);
}

struct asset_node *
asset_get_any(const struct asset_node *objects, struct asset_str key)
{
	uint64_t hash = asset_str_hash(key);
	struct asset_node *found = NULL;

	for (struct asset_node *o = asset_first(objects); o && !found;
	    o = o->next)
		found = find(o, key, hash);
	return found;
}

bool
asset_get_true(const struct asset_node *n, const char *key)
{
	struct asset_node *c = asset_get(n, key);

	return asset_is(c, ASSET_BOOL) && asset_text(c).s[0] == 't';
}

struct asset_node *
asset_item(const struct asset_node *n, uint32_t index)
{
	struct asset_node *c = asset_first(n);

	while (c && index--)
		c = c->next;
	return c;
}

int64_t
asset_int(const struct asset_node *n, int64_t other)
{
	struct asset_str t = asset_text(n);
	int64_t v = 0;
	bool minus;

	if (!asset_is(n, ASSET_NUMBER) || t.n == 0 || t.n > 18)
		return other;
	minus = t.s[0] == '-';
	for (uint32_t i = minus; i < t.n; i++) {
		if (t.s[i] < '0' || t.s[i] > '9')
			return other;
		v = v * 10 + (t.s[i] - '0');
	}
	return minus ? -v : v;
}

/* ---- places ---- */

/* Text that was decoded is preceded by its offset in the source. */
static uint32_t
text_offset(const struct asset_source *src, const char *text, bool copied)
{
	uint32_t off;

	if (!copied)
		return (uint32_t)(text - src->data);
	memcpy(&off, text - sizeof off, sizeof off);
	return off;
}

/* The token at off, in either syntax: a quoted one to its end. */
static uint32_t
token_length(const struct asset_source *src, uint32_t off, uint32_t len)
{
	char quote = src->data[off];

	if (quote != '"' && quote != '\'')
		return len;
	for (uint32_t i = off + 1; i < src->size; i++) {
		if (src->data[i] == '\\' && quote == '"')
			i++;
		else if (quote == '\'' && src->data[i] == quote &&
		    src->data[i + 1] == quote)
			i++; /* YAML doubles it within single quotes */
		else if (src->data[i] == quote)
			return i + 1 - off;
	}
	return 1;
}

struct asset_place
asset_value_place(const struct asset_ctx *cx, const struct asset_node *n)
{
	struct asset_place p = { NULL, 0, 0 };

	if (!n || !(n->flags & ASSET_NODE_PLACED))
		return p;
	p.src = cx->sources[n->src];
	p.off = n->off;
	p.len = asset_is_container(n) ? 1 :
	    token_length(p.src, p.off, n->len);
	return p;
}

struct asset_place
asset_key_place(const struct asset_ctx *cx, const struct asset_node *n)
{
	struct asset_place p;

	if (!n || !(n->flags & ASSET_NODE_KEYED))
		return asset_value_place(cx, n);
	p.src = cx->sources[n->src];
	p.off = text_offset(p.src, n->key, n->flags & ASSET_NODE_KEY_COPY);
	if (p.off && !(n->flags & ASSET_NODE_KEY_COPY) &&
	    (p.src->data[p.off - 1] == '"' || p.src->data[p.off - 1] == '\''))
		p.off--;
	p.len = token_length(p.src, p.off, n->keylen);
	return p;
}

/* ---- building ---- */

struct asset_node *
asset_new_node(struct asset_ctx *cx, enum asset_kind kind)
{
	struct asset_node *n = asset_zalloc(cx, sizeof *n);

	n->kind = (uint8_t)kind;
	if (kind == ASSET_NULL) {
		n->u.text = "null";
		n->len = 4;
	}
	return n;
}

struct asset_node *
asset_new_str(struct asset_ctx *cx, struct asset_str s)
{
	struct asset_node *n = asset_new_node(cx, ASSET_STRING);

	n->u.text = s.s ? s.s : "";
	n->len = s.n;
	return n;
}

struct asset_node *
asset_new_text(struct asset_ctx *cx, const char *s)
{
	return asset_new_str(cx, asset_str_copy(cx, asset_str(s)));
}

struct asset_node *
asset_new_bool(struct asset_ctx *cx, bool v)
{
	struct asset_node *n = asset_new_node(cx, ASSET_BOOL);

	n->u.text = v ? "true" : "false";
	n->len = v ? 4 : 5;
	return n;
}

struct asset_node *
asset_new_int(struct asset_ctx *cx, int64_t v)
{
	struct asset_node *n = asset_new_node(cx, ASSET_NUMBER);
	struct asset_str s = asset_strf(cx, "%lld", (long long)v);

	n->u.text = s.s;
	n->len = s.n;
	return n;
}

struct asset_node *
asset_share(struct asset_ctx *cx, const struct asset_node *from)
{
	struct asset_node *n = asset_alloc(cx, sizeof *n);

	*n = *from;
	n->key = NULL;
	n->keylen = 0;
	n->next = NULL;
	n->flags &= (uint8_t)~(ASSET_NODE_KEYED | ASSET_NODE_KEY_COPY);
	return n;
}

struct asset_node *
asset_clone(struct asset_ctx *cx, const struct asset_node *from)
{
	struct asset_node *n = asset_share(cx, from);

	if (!asset_is_container(from))
		return n;
	n->u.first = NULL;
	n->len = 0;
	n->flags &= (uint8_t)~ASSET_NODE_HEAD;
	for (struct asset_node *c = asset_first(from); c; c = c->next) {
		struct asset_node *copy = asset_clone(cx, c);

		if (n->kind == ASSET_ARRAY)
			asset_add(cx, n, copy);
		else
			asset_set_str(cx, n, asset_key(c), copy);
		copy->flags |= c->flags &
		    (ASSET_NODE_KEYED | ASSET_NODE_KEY_COPY);
		copy->key = c->key;
	}
	return n;
}

static struct asset_head *
head_of(struct asset_ctx *cx, struct asset_node *n)
{
	struct asset_head *h;

	if (n->flags & ASSET_NODE_HEAD)
		return n->u.head;
	h = asset_zalloc(cx, sizeof *h);
	h->first = h->last = n->u.first;
	while (h->last && h->last->next)
		h->last = h->last->next;
	n->u.head = h;
	n->flags |= ASSET_NODE_HEAD;
	return h;
}

static void
append(struct asset_head *h, struct asset_node *parent,
    struct asset_node *child)
{
	child->next = NULL;
	if (h->last)
		h->last->next = child;
	else
		h->first = child;
	h->last = child;
	parent->len++;
}

struct asset_node *
asset_add(struct asset_ctx *cx, struct asset_node *array,
    struct asset_node *child)
{
	append(head_of(cx, array), array, child);
	return child;
}

void
asset_index(struct asset_ctx *cx, struct asset_node *object,
    struct asset_node *last,
    void (*duplicate)(struct asset_ctx *, struct asset_node *first,
        struct asset_node *again))
{
	struct asset_head *h;
	uint32_t slots = 32, at;

	if (object->flags & ASSET_NODE_HEAD) {
		h = object->u.head;
	} else {
		h = asset_zalloc(cx, sizeof *h);
		h->first = object->u.first;
		h->last = last;
		object->u.head = h;
		object->flags |= ASSET_NODE_HEAD;
	}
	while (slots < object->len + object->len / 2)
		slots *= 2;
	h->slots = asset_zalloc(cx, slots * sizeof *h->slots);
	h->mask = slots - 1;
	for (struct asset_node *c = h->first; c; c = c->next) {
		struct asset_node *first = find_slot(h, asset_key(c), asset_str_hash(asset_key(c)), &at);

		if (!first)
			h->slots[at] = c;
		else if (duplicate)
			duplicate(cx, first, c);
	}
}

static void
replace(struct asset_head *h, struct asset_node *old, struct asset_node *new)
{
	struct asset_node **link = &h->first, *before = NULL;
	uint32_t at;

	while (*link != old) {
		before = *link;
		link = &before->next;
	}
	*link = new ? new : old->next;
	if (new)
		new->next = old->next;
	if (h->last == old)
		h->last = new ? new : before;
	if (h->mask && new && find_slot(h, asset_key(old), asset_str_hash(asset_key(old)), &at) == old)
		h->slots[at] = new;
}

struct asset_node *
asset_set_str(struct asset_ctx *cx, struct asset_node *object,
    struct asset_str key, struct asset_node *child)
{
	struct asset_head *h = head_of(cx, object);
	struct asset_node *old = asset_get_str(object, key);
	uint32_t at;

	if (old == child)
		return child;
	child->flags &= (uint8_t)~(ASSET_NODE_KEYED | ASSET_NODE_KEY_COPY);
	if (old) {
		child->key = old->key;
		child->keylen = old->keylen;
		replace(h, old, child);
		return child;
	}
	child->key = asset_str_copy(cx, key).s;
	child->keylen = key.n;
	append(h, object, child);
	if (h->mask && object->len < h->mask - h->mask / 4) {
		find_slot(h, key, asset_str_hash(key), &at);
		h->slots[at] = child;
	} else if (object->len >= ASSET_INDEX_FROM) {
		asset_index(cx, object, child, NULL);
	}
	return child;
}

struct asset_node *
asset_set(struct asset_ctx *cx, struct asset_node *object, const char *key,
    struct asset_node *child)
{
	return asset_set_str(cx, object, asset_str(key), child);
}

void
asset_remove(struct asset_ctx *cx, struct asset_node *parent,
    struct asset_node *child)
{
	struct asset_head *h = head_of(cx, parent);

	replace(h, child, NULL);
	parent->len--;
	if (h->mask)
		asset_index(cx, parent, h->last, NULL);
}

static int
by_key(const void *a, const void *b)
{
	const struct asset_node *x = *(struct asset_node *const *)a;
	const struct asset_node *y = *(struct asset_node *const *)b;

	return asset_str_cmp(asset_key(x), asset_key(y));
}

void
asset_sort(struct asset_ctx *cx, struct asset_node *n)
{
	struct asset_node **all, *c;
	struct asset_head *h;
	uint32_t i = 0;

	for (c = asset_first(n); c; c = c->next)
		asset_sort(cx, c);
	if (n->kind != ASSET_OBJECT || n->len < 2)
		return;
	h = head_of(cx, n);
	all = asset_alloc(cx, n->len * sizeof *all);
	for (c = h->first; c; c = c->next)
		all[i++] = c;
	qsort(all, i, sizeof *all, by_key);
	h->first = all[0];
	h->last = all[i - 1];
	h->last->next = NULL;
	while (--i)
		all[i - 1]->next = all[i];
}
