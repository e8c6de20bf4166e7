#include "read/read_json.h"

#include "core/utf8.h"
#include "read/json_escape.h"
#include "read/text.h"
#include "core/banned.h"

/* An open container. */
struct level {
	struct asset_node *node, *last;
	uint64_t seen; /* asset_key_bit of each key so far */
	bool twice;    /* a bit came twice */
};

struct reader {
	struct asset_ctx *cx;
	struct asset_source *src;
	const char *base, *p, *end; /* *end is NUL */
	struct level *stack, *top;
	uint32_t room; /* levels in the stack */
	uint64_t nodes;
	struct asset_node *pool, *pool_end;
};

enum { POOL = 512 };

static int
fail_at(struct reader *r, const char *id, const char *at, uint32_t len)
{
	struct asset_place place = { r->src, (uint32_t)(at - r->base), len };

	asset_report_str(r->cx, id, place, (struct asset_str){ at, len },
	    ASSET_S(""), ASSET_S(""));
	return ASSET_ESYNTAX;
}

/* The offending text: one character, or nothing at the end. */
static int
fail(struct reader *r, const char *id)
{
	uint32_t c;

	if (r->p >= r->end)
		return fail_at(r, "json-truncated", r->end, 0);
	return fail_at(r, id, r->p, asset_utf8_decode(r->p, r->end, &c));
}

static struct asset_node *
new_node(struct reader *r)
{
	if (r->pool == r->pool_end) {
		size_t n = (size_t)(r->end - r->p) / 2 + 1;

		if (n > POOL) /* a node needs two bytes of text */
			n = POOL;
		r->pool = asset_alloc(r->cx, n * sizeof *r->pool);
		r->pool_end = r->pool + n;
	}
	return r->pool++;
}

static inline void
skip_space(struct reader *r)
{
	const char *p = r->p;

	if (*p > ' ') {
		return;
	}
	for (;;) {
		uint64_t v;

		while (*p == '\n' || *p == '\r' || *p == '\t')
			p++;
		if (*p != ' ')
			break;
		memcpy(&v, p, 8);
		while (v == 0x2020202020202020u) {
			p += 8;
			memcpy(&v, p, 8);
		}
		while (*p == ' ')
			p++;
	}
	r->p = p;
}

/* ---- strings ---- */

/* Has a byte that ends a run of plain string text: a quote, a backslash, a
 * control character, or a byte over 0x7f. */
static inline uint64_t
special_bytes(uint64_t v)
{
	const uint64_t ones = 0x0101010101010101u, high = ones << 7;
	uint64_t quote = v ^ ones * '"', slash = v ^ ones * '\\';

	return ((quote - ones) | (slash - ones) | (v - ones * 0x20) | v) &
	    high;
}

/* A string with escapes, from the first of them on; `start` is behind the
 * quote. */
static int
read_escaped(struct reader *r, const char *start, const char *p,
    const char **text, uint32_t *len)
{
	const char *close = p;
	char *out, *o;

	while (*close != '"' && close < r->end)
		close += *close == '\\' ? 2 : 1;
	if (close >= r->end)
		return fail_at(r, "json-string-open", start - 1, 1);
	o = out = asset_text_room(r->cx, (uint32_t)(start - 1 - r->base),
	    (size_t)(close - start));
	memcpy(o, start, (size_t)(p - start));
	o += p - start;
	while (p < close) {
		uint32_t c;
		unsigned n;

		if ((unsigned char)*p < 0x20)
			return fail_at(r, "json-control", p, 1);
		if (*p != '\\') {
			*o++ = *p++;
			continue;
		}
		if (p[1] != 'u') {
			*o = asset_json_escape(p[1]);
			if (!*o++)
				return fail_at(r, "json-escape", p, 2);
			p += 2;
			continue;
		}
		n = asset_json_unicode(p, &c);
		if (!n || p + n > close)
			return fail_at(r, "json-escape", p, 2);
		o += asset_utf8_encode(o, c);
		p += n;
	}
	*text = out;
	*len = (uint32_t)(o - out);
	r->p = close + 1;
	return 0;
}

/* The string at r->p, which is a quote. *copied: its text was decoded. */
static inline int
read_string(struct reader *r, const char **text, uint32_t *len, bool *copied)
{
	const char *start = r->p + 1, *p = start;

	*copied = false;
	for (;;) {
		uint64_t v, found;

		memcpy(&v, p, 8);
		found = special_bytes(v);
		if (!found) {
			p += 8;
			continue;
		}
		p += __builtin_ctzll(found) >> 3;
		if (*p == '"') {
			*text = start;
			*len = (uint32_t)(p - start);
			r->p = p + 1;
			return 0;
		}
		if (*p == '\\') {
			*copied = true;
			return read_escaped(r, start, p, text, len);
		}
		if (p >= r->end)
			return fail_at(r, "json-string-open", start - 1, 1);
		if ((unsigned char)*p < 0x20)
			return fail_at(r, "json-control", p, 1);
		p++;
	}
}

/* ---- numbers and literals ---- */

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
read_number(struct reader *r)
{
	const char *start = r->p, *p = start;

	if (*p == '-')
		p++;
	if (!is_digit(*p) || (*p == '0' && is_digit(p[1])))
		goto bad;
	while (is_digit(*p))
		p++;
	if (*p == '.') {
		if (!is_digit(*++p))
			goto bad;
		while (is_digit(*p))
			p++;
	}
	if (*p == 'e' || *p == 'E') {
		p++;
		if (*p == '+' || *p == '-')
			p++;
		if (!is_digit(*p))
			goto bad;
		while (is_digit(*p))
			p++;
	}
	r->p = p;
	return 0;
bad:
	while (p < r->end && (is_digit(*p) || strchr("+-.eE", *p)))
		p++;
	return fail_at(r, "json-number", start, (uint32_t)(p - start));
}

static int
bad_word(struct reader *r)
{
	const char *p = r->p;

	while ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z'))
		p++;
	if (p == r->p)
		return fail(r, "json-value");
	return fail_at(r, "json-word", r->p, (uint32_t)(p - r->p));
}

static int
read_word(struct reader *r, struct asset_node *n)
{
	if (memcmp(r->p, "true", 4) == 0) {
		n->kind = ASSET_BOOL;
		n->len = 4;
	} else if (memcmp(r->p, "false", 5) == 0) {
		n->kind = ASSET_BOOL;
		n->len = 5;
	} else if (memcmp(r->p, "null", 4) == 0) {
		n->kind = ASSET_NULL;
		n->len = 4;
	} else {
		return bad_word(r);
	}
	n->u.text = r->p;
	r->p += n->len;
	return 0;
}

static inline int
read_scalar(struct reader *r, struct asset_node *n)
{
	const char *start = r->p;
	bool copied;

	if (*start == '"') {
		n->kind = ASSET_STRING;
		if (read_string(r, &n->u.text, &n->len, &copied) != 0)
			return ASSET_ESYNTAX;
		if (copied)
			n->flags |= ASSET_NODE_COPY;
		return 0;
	}
	if (*start == '-' || is_digit(*start)) {
		if (read_number(r) != 0)
			return ASSET_ESYNTAX;
		n->kind = ASSET_NUMBER;
		n->u.text = start;
		n->len = (uint32_t)(r->p - start);
		return 0;
	}
	return read_word(r, n);
}

/* ---- containers ---- */

static int
push(struct reader *r, struct asset_node *n)
{
	uint32_t used = (uint32_t)(r->top - r->stack) + 1;

	if (used > r->cx->limits.depth) {
		struct asset_place at = { r->src, n->off, 1 };

		return asset_diag_limit(r->cx, at, "depth",
		    r->cx->limits.depth);
	}
	if (used == r->room) {
		r->stack = asset_grow(r->cx, r->stack, &r->room,
		    sizeof *r->stack);
		r->top = r->stack + used - 1;
	}
	r->top++;
	*r->top = (struct level){ .node = n };
	n->u.first = NULL;
	n->len = 0;
	return 0;
}

/* Few members, two of which may have the same key. */
static void
check_duplicates(struct reader *r, struct asset_node *object)
{
	for (struct asset_node *a = object->u.first; a; a = a->next)
		for (struct asset_node *b = a->next; b; b = b->next)
			if (asset_str_eq(asset_key(a), asset_key(b)))
				asset_report_duplicate(r->cx, a, b);
}

static void
pop(struct reader *r)
{
	struct level *l = r->top--;

	if (l->node->kind != ASSET_OBJECT)
		return;
	if (l->node->len >= ASSET_INDEX_FROM)
		asset_index(r->cx, l->node, l->last, asset_report_duplicate);
	else if (l->twice)
		check_duplicates(r, l->node);
}

static inline int
read_key(struct reader *r, struct asset_node *n)
{
	bool copied;
	uint64_t bit;

	if (*r->p != '"')
		return fail(r, *r->p == '}' ? "json-trailing-comma" :
		    *r->p == '\'' ? "json-single-quote" : "json-key");
	if (read_string(r, &n->key, &n->keylen, &copied) != 0)
		return ASSET_ESYNTAX;
	n->flags |= copied ? ASSET_NODE_KEYED | ASSET_NODE_KEY_COPY :
	    ASSET_NODE_KEYED;
	bit = asset_key_bit(n->key, n->keylen);
	r->top->twice |= (r->top->seen & bit) != 0;
	r->top->seen |= bit;
	skip_space(r);
	if (*r->p != ':')
		return fail(r, "json-colon");
	r->p++;
	skip_space(r);
	return 0;
}

/* A new child of the open container; at the root there is none. */
static struct asset_node *
add_child(struct reader *r)
{
	struct asset_node *n = new_node(r);

	*n = (struct asset_node){ .flags = ASSET_NODE_PLACED,
		.src = r->src->index };
	if (r->top->last)
		r->top->last->next = n;
	else if (r->top->node)
		r->top->node->u.first = n;
	r->top->last = n;
	if (r->top->node)
		r->top->node->len++;
	return n;
}

/* Behind a value: close what ends here. *more: another child follows. */
static int
close_containers(struct reader *r, bool *more)
{
	while (r->top->node) {
		char close = r->top->node->kind == ASSET_OBJECT ? '}' : ']';

		skip_space(r);
		if (*r->p == ',') {
			r->p++;
			skip_space(r);
			*more = true;
			return 0;
		}
		if (*r->p != close)
			return fail(r, close == '}' ? "json-object-end" :
			    "json-array-end");
		r->p++;
		pop(r);
	}
	*more = false;
	return 0;
}

/* Opens the container at r->p. *empty: it was closed at once. */
static int
open_container(struct reader *r, struct asset_node *n, bool *empty)
{
	char close = *r->p == '{' ? '}' : ']';

	n->kind = *r->p == '{' ? ASSET_OBJECT : ASSET_ARRAY;
	if (push(r, n) != 0)
		return ASSET_ELIMIT;
	r->p++;
	skip_space(r);
	*empty = *r->p == close;
	if (*empty) {
		r->p++;
		pop(r);
	}
	return 0;
}

static int
read_value(struct reader *r, struct asset_node **root)
{
	bool more = true, empty;
	int e;

	while (more) {
		struct asset_node *n = add_child(r);

		if (!r->top->node)
			*root = n;
		else if (r->top->node->kind == ASSET_OBJECT &&
		    read_key(r, n) != 0)
			return ASSET_ESYNTAX;
		n->off = (uint32_t)(r->p - r->base);
		if (++r->nodes > r->cx->limits.nodes)
			return asset_diag_limit(r->cx,
			    asset_value_place(r->cx, n), "nodes",
			    r->cx->limits.nodes);
		if (*r->p == '{' || *r->p == '[') {
			e = open_container(r, n, &empty);
			if (e != 0)
				return e;
			if (!empty)
				continue;
		} else if (*r->p == ']' && r->top->node) {
			return fail(r, "json-trailing-comma");
		} else if (read_scalar(r, n) != 0) {
			return ASSET_ESYNTAX;
		}
		if (close_containers(r, &more) != 0)
			return ASSET_ESYNTAX;
	}
	return 0;
}

int
asset_read_json(struct asset_ctx *cx, struct asset_source *src,
    struct asset_doc **out)
{
	struct reader r = { .cx = cx, .src = src, .base = src->data,
		.p = src->data, .end = src->data + src->size };
	struct asset_doc *doc = asset_zalloc(cx, sizeof *doc);
	int e;

	if (src->size >= 3 && memcmp(r.p, "\xef\xbb\xbf", 3) == 0)
		r.p += 3;
	r.stack = asset_grow(cx, NULL, &r.room, sizeof *r.stack);
	r.top = r.stack;
	*r.top = (struct level){ 0 };
	skip_space(&r);
	e = read_value(&r, &doc->root);
	if (e != 0)
		return e;
	skip_space(&r);
	if (r.p < r.end)
		return fail(&r, "json-trailing-text");
	doc->src = src;
	doc->format = ASSET_FORMAT_JSON;
	*out = doc;
	return 0;
}
