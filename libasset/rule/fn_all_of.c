/* Parts of an allOf that contradict one another: no value fits them all. */
#include "core/buf.h"
#include "core/decimal.h"
#include "rule/lint.h"
#include "core/banned.h"

enum { PARTS = 64, DEPTH = 16, BUDGET = 1000000 };

asset_rule_fn asset_rule_all_of_conflict;

struct part {
	const struct asset_node *node;
	unsigned branch; /* 0: beside the allOf; else which of its items + 1 */
};

struct all_of {
	struct asset_lint *lint;
	const struct asset_rule *rule;
	const struct asset_visit *visit;
	struct part parts[PARTS];
	uint32_t n;
	uint32_t *steps; /* taken in this document */
};

/* ---- the parts ---- */

static void
add_part(struct all_of *a, const struct asset_node *n, unsigned branch,
    int depth)
{
	const struct asset_node *end = asset_lint_follow(a->lint, n);

	if (end != n && asset_is(n, ASSET_OBJECT) && n->len > 1 &&
	    a->visit->up->type->flags & ASSET_TYPE_MEMBER &&
	    a->n < PARTS)
		a->parts[a->n++] = (struct part){ n, branch };
	for (uint32_t i = 0; i < a->n; i++)
		if (a->parts[i].node == end)
			return;
	if (!asset_is(end, ASSET_OBJECT) || a->n == PARTS || depth == DEPTH)
		return;
	a->parts[a->n++] = (struct part){ end, branch };
	if (branch == 0)
		return;
	for (struct asset_node *c = asset_first(asset_get(end, "allOf")); c;
	    c = c->next)
		add_part(a, c, branch, depth + 1);
}

/* ---- saying so ---- */

/* A keyword with its value; of lists the first few. */
static struct asset_str
shown(struct asset_ctx *cx, const struct asset_node *word)
{
	struct asset_buf b;
	uint32_t n = 0;

	asset_buf_init(&b, cx);
	asset_buf_str(&b, asset_key(word));
	asset_buf_puts(&b, ": ");
	if (!asset_is_container(word))
		asset_buf_str(&b, asset_text(word));
	for (struct asset_node *c = asset_first(word); c; c = c->next) {
		asset_buf_puts(&b, n ? ", " : "");
		asset_buf_str(&b, n == 4 ? ASSET_S("...") :
		    asset_is_container(c) ? ASSET_S("{...}") : asset_text(c));
		if (n++ == 4)
			break;
	}
	return asset_buf_text(&b);
}

static void
report(const struct all_of *a, const struct asset_node *here,
    const struct asset_node *there, struct asset_str member)
{
	struct asset_ctx *cx = a->lint->cx;

	asset_lint_add(a->lint, a->rule, a->visit, asset_key_place(cx, here),
	    shown(cx, here), shown(cx, there), member)->also =
	    asset_key_place(cx, there);
}

/* ---- contradictions ---- */

/* The kinds that a schema's type lets in, as bits; all without one. */
static unsigned
kinds(const struct asset_node *schema)
{
	const struct asset_node *type = asset_get(schema, "type");
	unsigned bits = 0;

	for (const struct asset_node *c = asset_is(type, ASSET_ARRAY) ?
	    asset_first(type) : type; c; c = c == type ? NULL : c->next)
		for (unsigned k = ASSET_NULL; k <= ASSET_OBJECT; k++)
			if (asset_is_text(c, asset_kind_name(k)) ||
			    (k == ASSET_NUMBER && asset_is_text(c, "integer")))
				bits |= 1u << k;
	if (asset_get_true(schema, "nullable") ||
	    asset_get_true(schema, "x-nullable"))
		bits |= 1u << ASSET_NULL;
	return asset_is_text(type, "file") || !type || !bits ? ~0u : bits;
}

static bool
share_value(const struct all_of *a, const struct asset_node *x,
    const struct asset_node *y)
{
	if ((uint64_t)x->len * y->len > BUDGET - *a->steps)
		return true;
	*a->steps += x->len * y->len;
	for (struct asset_node *c = asset_first(x); c; c = c->next)
		for (struct asset_node *d = asset_first(y); d; d = d->next)
			if (asset_equal(c, d))
				return true;
	return false;
}

/* Is there a number that is at least one keyword's and at most the other's? */
static bool
is_range(const struct asset_node *least, const struct asset_node *most)
{
	struct asset_decimal x, y;

	if (!asset_is(least, ASSET_NUMBER) || !asset_is(most, ASSET_NUMBER))
		return true;
	x = asset_decimal(asset_text(least));
	y = asset_decimal(asset_text(most));
	return asset_decimal_cmp(&x, &y) <= 0;
}

/* A kind of value must be left for the bound to matter. */
static const struct {
	const char *least, *most;
	unsigned kind;
} ranges[] = {
	{ "minimum", "maximum", ASSET_NUMBER },
	{ "minLength", "maxLength", ASSET_STRING },
	{ "minItems", "maxItems", ASSET_ARRAY },
	{ "minProperties", "maxProperties", ASSET_OBJECT }
};

/* Two schemas for one value: true when they contradict. */
static bool
check_pair(const struct all_of *a, const struct asset_node *x,
    const struct asset_node *y, struct asset_str member)
{
	const struct asset_node *p = asset_get(x, "enum");
	const struct asset_node *q = asset_get(y, "enum");
	unsigned both = kinds(x) & kinds(y);

	if (!both) {
		report(a, asset_get(y, "type"), asset_get(x, "type"), member);
		return true;
	}
	if (asset_is(p, ASSET_ARRAY) && asset_is(q, ASSET_ARRAY) &&
	    !(both >> ASSET_NULL == 1) && !share_value(a, p, q)) {
		report(a, q, p, member);
		return true;
	}
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		const char *least = ranges[i].least, *most = ranges[i].most;

		if (both != 1u << ranges[i].kind)
			continue;
		if (!is_range(asset_get(x, least), asset_get(y, most)))
			report(a, asset_get(y, most), asset_get(x, least),
			    member);
		else if (!is_range(asset_get(y, least), asset_get(x, most)))
			report(a, asset_get(y, least), asset_get(x, most),
			    member);
		else
			continue;
		return true;
	}
	return false;
}

/* A member that may never be there, since both describe it. */
static void
check_members(const struct all_of *a, const struct asset_node *x,
    const struct asset_node *y)
{
	const struct asset_node *p = asset_get(x, "properties");
	const struct asset_node *q = asset_get(y, "properties");

	if (!asset_is(p, ASSET_OBJECT) || !asset_is(q, ASSET_OBJECT))
		return;
	for (struct asset_node *c = asset_first(q); c; c = c->next) {
		const struct asset_node *d = asset_get_str(p, asset_key(c));

		if (!d || (*a->steps)++ > BUDGET)
			continue;
		check_pair(a, asset_lint_follow(a->lint, d),
		    asset_lint_follow(a->lint, c), asset_key(c));
	}
}

/* A member that one part asks for, and another does not let in. */
static void
check_closed(const struct all_of *a, const struct asset_node *closed,
    const struct asset_node *other)
{
	const struct asset_node *no = asset_get(closed,
	    "additionalProperties");
	const struct asset_node *known = asset_get(closed, "properties");
	const struct asset_node *list = asset_get(other, "required");

	if (!asset_is(no, ASSET_BOOL) || asset_get_true(closed,
	    "additionalProperties") || asset_get(closed, "patternProperties"))
		return;
	for (struct asset_node *c = asset_first(list); c; c = c->next)
		if ((*a->steps)++ < BUDGET &&
		    !asset_get_str(known, asset_text(c))) {
			report(a, no, list, asset_text(c));
			return;
		}
}

void
asset_rule_all_of_conflict(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct all_of a = { .lint = l, .rule = rule, .visit = v,
		.steps = &asset_lint_state(l, rule)->steps };
	unsigned branch = 1;

	add_part(&a, v->up->node, 0, 0);
	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		add_part(&a, c, branch++, 0);
	for (uint32_t i = 0; i < a.n; i++)
		for (uint32_t k = 0; k < i; k++) {
			const struct asset_node *x = a.parts[k].node;
			const struct asset_node *y = a.parts[i].node;

			if (a.parts[i].branch == a.parts[k].branch ||
			    (*a.steps)++ > BUDGET ||
			    check_pair(&a, x, y, ASSET_S("")))
				continue;
			check_members(&a, x, y);
			check_closed(&a, x, y);
			check_closed(&a, y, x);
		}
}
