/* Keywords about one value: numbers, strings, enum and const. */
#include "model/validate.h"

#include "core/buf.h"
#include "core/utf8.h"
#include "core/banned.h"

enum { SHOWN_VALUES = 24, SHOWN_BYTES = 60 };

static const struct asset_str none = { NULL, 0 };

/* ---- numbers ---- */

/* Below zero, zero, above: the instance against the keyword's number. */
static int
against(const struct asset_vop *op, const struct asset_node *n)
{
	struct asset_decimal d;
	int64_t v;

	if (op->small && asset_decimal_small(asset_text(n), &v))
		return v < op->bound ? -1 : v > op->bound;
	d = asset_decimal(asset_text(n));
	return asset_decimal_cmp(&d, &op->number);
}

/* In older dialects a boolean beside the bound. */
static bool
excludes(const struct asset_vat *at, const char *word)
{
	return at->schema->res->dialect >= ASSET_SCHEMA_OAS30 &&
	    asset_get_true(at->schema->node, word);
}

bool
asset_vop_bound(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	bool strict = op->word[0] == 'e';
	bool least = op->word[strict ? 10 : 1] == 'i';
	int c = against(op, at->node);

	if (least ? c > 0 : c < 0)
		return true;
	if (!strict)
		strict = excludes(at, least ? "exclusiveMinimum" :
		    "exclusiveMaximum");
	if (c == 0 && !strict)
		return true;
	return asset_v_fail(r, at, op->word, least ?
	    strict ? "schema-more-than" : "schema-minimum" :
	    strict ? "schema-less-than" : "schema-maximum",
	    asset_text(op->value), asset_text(at->node));
}

bool
asset_vop_multiple_of(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	struct asset_decimal d;
	int64_t v;

	if (op->small && asset_decimal_small(asset_text(at->node), &v)) {
		if (v % op->bound == 0)
			return true;
	} else {
		d = asset_decimal(asset_text(at->node));
		if (asset_decimal_multiple(r->v->cx, &d, &op->number))
			return true;
	}
	return asset_v_fail(r, at, op->word, "schema-multiple",
	    asset_text(op->value), asset_text(at->node));
}

/* ---- strings ---- */

static struct asset_str
count(struct asset_vrun *r, size_t n)
{
	return r->out ? asset_strf(r->v->cx, "%zu", n) : none;
}

bool
asset_vop_length(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	struct asset_str s = asset_text(at->node);
	bool least = op->word[1] == 'i';
	size_t n;

	if (least ? s.n / 4 >= op->n : s.n <= op->n)
		return true;
	n = asset_utf8_length(s);
	if (least ? n >= op->n : n <= op->n)
		return true;
	return asset_v_fail(r, at, op->word, least ? "schema-min-length" :
	    "schema-max-length", count(r, op->n), count(r, n));
}

bool
asset_vop_pattern(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	switch (asset_vpattern_match(r, op->more, asset_text(at->node))) {
	case ASSET_MATCH_YES:
		return true;
	case ASSET_MATCH_NO:
		return asset_v_fail(r, at, op->word, "schema-pattern",
		    asset_text(op->value), asset_text(at->node));
	case ASSET_MATCH_LIMIT:
		break;
	}
	return asset_v_fail(r, at, op->word, "schema-pattern-unusable",
	    asset_text(op->value), none);
}

bool
asset_vop_format(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	return asset_format_valid(r->v, asset_text(op->value), at->node) ||
	    asset_v_fail(r, at, op->word, "schema-format",
	    asset_text(op->value), asset_text(at->node));
}

/* ---- enum and const ---- */

/* A value on one line; containers are named, long text is cut. */
static void
add_value(struct asset_buf *b, const struct asset_node *n)
{
	struct asset_str s = asset_text(n);

	if (asset_is_container(n)) {
		asset_buf_puts(b, n->kind == ASSET_ARRAY ? "[...]" : "{...}");
		return;
	}
	if (n->kind == ASSET_STRING)
		asset_buf_char(b, '\'');
	if (s.n > SHOWN_BYTES) {
		for (s.n = SHOWN_BYTES; s.n && (s.s[s.n] & 0xc0) == 0x80;)
			s.n--;
		asset_buf_str(b, s);
		asset_buf_puts(b, "...");
	} else {
		asset_buf_str(b, s);
	}
	if (n->kind == ASSET_STRING)
		asset_buf_char(b, '\'');
}

static struct asset_str
shown(struct asset_vrun *r, const struct asset_node *n)
{
	struct asset_buf b;

	asset_buf_init(&b, r->v->cx);
	add_value(&b, n);
	return asset_buf_text(&b);
}

static struct asset_str
listed(struct asset_vrun *r, const struct asset_node *list)
{
	struct asset_buf b;
	uint32_t n = 0;

	asset_buf_init(&b, r->v->cx);
	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		if (n++)
			asset_buf_puts(&b, ", ");
		if (n > SHOWN_VALUES) {
			asset_buf_puts(&b, "...");
			break;
		}
		add_value(&b, c);
	}
	return asset_buf_text(&b);
}

/* The listed text that was most likely meant. */
static struct asset_str
nearest(struct asset_vrun *r, const struct asset_node *list,
    struct asset_str s)
{
	unsigned best = asset_near_limit(s);
	struct asset_str found = none;

	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		struct asset_str t = asset_text(c);
		unsigned d;

		if (c->kind != ASSET_STRING || !asset_v_guess(r))
			continue;
		if (asset_str_case_eq(s, t))
			return t;
		d = asset_str_distance(s, t, best);
		if (d < best) {
			best = d;
			found = t;
		}
	}
	return found;
}

static bool
is_listed(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_node *n)
{
	uint64_t steps = 0;

	if (op->more && !asset_is_container(n))
		return asset_vvalue_at(op->more, n, &steps)->node != NULL;
	for (struct asset_node *c = asset_first(op->value); c; c = c->next) {
		if (asset_is_container(c))
			r->budget -= r->budget > c->len ? c->len + 1 :
			    r->budget;
		if (asset_equal(c, n))
			return true;
	}
	return false;
}

bool
asset_vop_enum(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	const struct asset_node *n = at->node;
	struct asset_str near;

	if (r->v->flags & ASSET_VALIDATE_MEMBER && !at->up)
		return true;
	if (is_listed(r, op, n))
		return true;
	if (!r->out)
		return false;
	near = n->kind == ASSET_STRING ?
	    nearest(r, op->value, asset_text(n)) : none;
	return asset_v_fail(r, at, op->word, near.s ? "schema-enum-near" :
	    "schema-enum", listed(r, op->value), near.s ? near : shown(r, n));
}

bool
asset_vop_const(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	if (asset_equal(op->value, at->node))
		return true;
	if (!r->out)
		return false;
	return asset_v_fail(r, at, op->word, "schema-const",
	    shown(r, op->value), shown(r, at->node));
}
