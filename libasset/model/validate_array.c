/* Keywords about the items of an array. */
#include "model/validate.h"

#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* prefixItems, items and additionalItems together. */
struct items {
	struct asset_vschema **first; /* by index */
	uint32_t nfirst;
	struct asset_vschema *rest;   /* NULL: anything */
	const char *first_word, *rest_word;
};

static struct asset_str
number(struct asset_vrun *r, uint32_t n)
{
	return r->out ? asset_strf(r->v->cx, "%u", (unsigned)n) : none;
}

/* minItems, maxItems, minProperties, maxProperties. */
bool
asset_vop_size(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	bool least = op->word[1] == 'i', items = op->word[3] == 'I';
	uint32_t n = at->node->len;

	if (least ? n >= op->n : n <= op->n)
		return true;
	return asset_v_fail(r, at, op->word, items ?
	    least ? "schema-min-items" : "schema-max-items" :
	    least ? "schema-min-members" : "schema-max-members",
	    number(r, op->n), number(r, n));
}

static void
set_first(struct asset_validator *v, struct items *m,
    const struct asset_node *list)
{
	if (!asset_is(list, ASSET_ARRAY))
		return;
	m->first = asset_alloc(v->cx, (list->len + (size_t)1) *
	    sizeof *m->first);
	for (struct asset_node *c = asset_first(list); c; c = c->next)
		m->first[m->nfirst++] = asset_vschema_find(v, c);
}

bool
asset_vop_make_items(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	struct items *m = asset_zalloc(v->cx, sizeof *m);
	const struct asset_node *first = asset_vword_get(s, "prefixItems");
	const struct asset_node *rest = asset_vword_get(s, "items");

	m->first_word = "prefixItems";
	m->rest_word = "items";
	if (asset_is(rest, ASSET_ARRAY)) {
		first = rest;
		rest = asset_vword_get(s, "additionalItems");
		m->first_word = "items";
		m->rest_word = "additionalItems";
	}
	set_first(v, m, first);
	if (rest)
		m->rest = asset_vschema_find(v, rest);
	op->more = m;
	return m->nfirst || m->rest;
}

bool
asset_vop_items(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	const struct items *m = op->more;
	struct asset_path path = { at->path, none, 0 };
	bool ok = true;
	uint32_t i = 0;

	for (struct asset_node *c = asset_first(at->node); c;
	    c = c->next, i++) {
		struct asset_vschema *s = i < m->nfirst ? m->first[i] :
		    m->rest;

		if (i >= m->nfirst && !s)
			break;
		path.index = i;
		if (at->marks)
			asset_v_mark(at->marks, i);
		if (s && r->out && s == m->rest && s->never) {
			asset_v_fail_child(r, at, m->rest_word,
			    "schema-items", c, i, number(r, m->nfirst), none);
			return false;
		}
		if (s && !asset_v_check(r, at, s, c, &path, NULL)) {
			ok = false;
			if (asset_v_enough(r))
				return false;
		}
	}
	return ok;
}

/* A whole number of a keyword beside "contains". */
static uint32_t
limit_of(const struct asset_vat *at, const char *word, uint32_t other)
{
	const struct asset_node *n = asset_vword_get(at->schema, word);
	struct asset_decimal d;
	int64_t v;

	if (!asset_is(n, ASSET_NUMBER))
		return other;
	if (!asset_decimal_small(asset_text(n), &v)) {
		d = asset_decimal(asset_text(n));
		for (v = 0; v <= UINT32_MAX && d.from < d.to; d.from++)
			if (d.text.s[d.from] != '.')
				v = v * 10 + (d.text.s[d.from] - '0');
		for (; v <= UINT32_MAX && d.exponent > 0; d.exponent--)
			v *= 10;
	}
	return v < 0 ? other : v > UINT32_MAX ? UINT32_MAX : (uint32_t)v;
}

bool
asset_vop_contains(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	uint32_t least = limit_of(at, "minContains", 1);
	uint32_t most = limit_of(at, "maxContains", UINT32_MAX);
	struct asset_path path = { at->path, none, 0 };
	struct asset_violations *out = r->out;
	uint32_t i = 0, n = 0;

	r->out = NULL;
	for (struct asset_node *c = asset_first(at->node); c;
	    c = c->next, i++) {
		path.index = i;
		if (!asset_v_check(r, at, op->one, c, &path, NULL))
			continue;
		n++;
		if (at->marks)
			asset_v_mark(at->marks, i);
	}
	r->out = out;
	if (n < least)
		return asset_v_fail(r, at, least == 1 ? op->word :
		    "minContains", "schema-contains-few", number(r, least),
		    number(r, n));
	if (n > most)
		return asset_v_fail(r, at, "maxContains",
		    "schema-contains-many", number(r, most), number(r, n));
	return true;
}

bool
asset_vop_unevaluated_items(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	struct asset_path path = { at->path, none, 0 };
	bool ok = true;
	uint32_t i = 0;

	for (struct asset_node *c = asset_first(at->node); c;
	    c = c->next, i++) {
		if (asset_v_marked(at->marks, i))
			continue;
		asset_v_mark(at->marks, i);
		path.index = i;
		if (r->out && op->one->never)
			ok = asset_v_fail_child(r, at, op->word,
			    "schema-unknown-item", c, i, none, none);
		else if (!asset_v_check(r, at, op->one, c, &path, NULL))
			ok = false;
		if (!ok && asset_v_enough(r))
			return false;
	}
	return ok;
}

/* ---- uniqueItems ---- */

/* The item that stood before and is equal, or NULL. */
static const struct asset_vvalue *
see(struct asset_vrun *r, const struct asset_vvalues *t,
    const struct asset_node *n, uint32_t index)
{
	uint64_t steps = 0;
	struct asset_vvalue *x = asset_vvalue_at(t, n, &steps);

	r->budget -= steps < r->budget ? steps : r->budget;
	if (x->node)
		return x;
	x->node = n;
	x->index = index;
	return NULL;
}

bool
asset_vop_unique(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	struct asset_vvalue few[32] = { 0 };
	struct asset_vvalues t = { few, asset_vvalues_mask(at->node->len) };
	size_t size = 0;
	uint32_t i = 0;
	bool ok = true;

	if (op->value->kind != ASSET_BOOL ||
	    asset_text(op->value).n != 4 || at->node->len < 2)
		return true; /* false, or one item */
	if (t.mask >= sizeof few / sizeof *few) {
		size = (t.mask + (size_t)1) * sizeof *t.all;
		t.all = asset_zalloc(r->v->cx, size);
	}
	for (struct asset_node *c = asset_first(at->node); c && (ok ||
	    !asset_v_enough(r)); c = c->next, i++) {
		const struct asset_vvalue *x = see(r, &t, c, i);

		if (x)
			ok = asset_v_fail_child(r, at, op->word,
			    "schema-unique", c, i, number(r, x->index),
			    none);
	}
	if (size)
		asset_arena_give_back(&r->v->cx->arena, t.all, size);
	return ok;
}
