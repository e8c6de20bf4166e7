/* From a schema's keywords to the ops that run for each kind of instance. */
#include "model/validate.h"

#include "model/ref.h"
#include "core/banned.h"

enum { MOST_OPS = 40, ANY_KIND = (1 << ASSET_VKINDS) - 1 };

/* The ops of one schema; `list` has them by `order`. */
struct draft {
	struct asset_vop ops[MOST_OPS];
	uint8_t kinds[MOST_OPS], order[MOST_OPS], list[MOST_OPS];
	uint32_t n;
};

/* ---- types ---- */

static void
add_type(struct asset_vschema *s, struct asset_str name, bool *numbers)
{
	for (unsigned k = 0; k < ASSET_VKINDS; k++)
		if (asset_str_is(name, asset_kind_name(k)))
			s->types |= (uint8_t)(1 << k);
	if (asset_str_is(name, "number"))
		*numbers = true;
	if (asset_str_is(name, "integer")) {
		s->types |= 1 << ASSET_NUMBER;
		s->whole = true;
	}
	if (asset_str_is(name, "file") &&
	    s->res->dialect == ASSET_SCHEMA_DRAFT4)
		s->types |= 1 << ASSET_STRING;
}

/* "nullable", beside the type or as one of the parts of an allOf: what stands
 * in the others is not meant to rule null out. */
static bool
is_nullable(const struct asset_vschema *s)
{
	const struct asset_node *c = asset_first(asset_get(s->node, "allOf"));

	if (s->res->dialect < ASSET_SCHEMA_OAS30)
		return false;
	if (asset_get_true(s->node, "nullable") ||
	    asset_get_true(s->node, "x-nullable"))
		return true;
	while (c && !asset_get_true(c, "nullable"))
		c = c->next;
	return c != NULL;
}

static void
read_types(struct asset_vschema *s)
{
	const struct asset_node *type = asset_vword_get(s, "type");
	bool numbers = false;

	s->types = 0;
	if (asset_is(type, ASSET_STRING))
		add_type(s, asset_text(type), &numbers);
	else if (asset_is(type, ASSET_ARRAY))
		for (struct asset_node *c = asset_first(type); c; c = c->next)
			add_type(s, asset_text(c), &numbers);
	if (numbers)
		s->whole = false;
	if (!s->types)
		s->types = ANY_KIND;
	s->nullable = is_nullable(s);
	if (s->nullable)
		s->types |= 1 << ASSET_NULL;
}

/* ---- ops ---- */

static bool
has_fn(const struct draft *d, asset_vop_fn *fn)
{
	for (uint32_t i = 0; i < d->n; i++)
		if (d->ops[i].fn == fn)
			return true;
	return false;
}

static void
find_schemas(struct asset_validator *v, const struct asset_vword *w,
    struct asset_vop *op)
{
	uint32_t i = 0;

	if (w->holds & 1 << ASSET_HOLDS_ONE)
		op->one = asset_vschema_find(v, op->value);
	if (!(w->holds & 1 << ASSET_HOLDS_LIST) ||
	    op->value->kind != ASSET_ARRAY)
		return;
	op->list = asset_alloc(v->cx,
	    (op->value->len + (size_t)1) * sizeof *op->list);
	for (struct asset_node *c = asset_first(op->value); c; c = c->next) {
		op->list[i] = asset_vschema_find(v, c);
		i += op->list[i] != NULL;
	}
	op->n = i;
}

static void
add_op(struct asset_validator *v, struct asset_vschema *s, struct draft *d,
    const struct asset_node *value)
{
	const struct asset_vword *w = asset_vword_find(s->res,
	    asset_key(value));
	uint8_t at = (uint8_t)d->n;
	struct asset_vop *op = &d->ops[at];
	uint32_t i;

	if (!w || !w->kinds || (w->joined && has_fn(d, w->fn)) ||
	    d->n == MOST_OPS)
		return;
	*op = (struct asset_vop){ .fn = w->fn, .word = w->word,
	    .value = value };
	find_schemas(v, w, op);
	if (!w->make(v, s, op))
		return;
	for (i = d->n++; i && d->order[d->list[i - 1]] > w->order; i--)
		d->list[i] = d->list[i - 1];
	d->list[i] = at;
	d->kinds[at] = w->kinds;
	d->order[at] = w->order;
	s->marks |= w->vocabulary == ASSET_VOCAB_UNEVALUATED;
}

/* A kind that has the same ops, or `kind` itself. */
static unsigned
twin(const struct draft *d, unsigned kind)
{
	unsigned k = 0;

	for (; k < kind; k++) {
		uint32_t i = 0;

		while (i < d->n && (d->kinds[i] >> k & 1) ==
		    (d->kinds[i] >> kind & 1))
			i++;
		if (i == d->n)
			break;
	}
	return k;
}

/* One list of ops for each kind that is let in, ended by an op without a
 * function. */
static void
arrange(struct asset_validator *v, struct asset_vschema *s,
    const struct draft *d)
{
	for (unsigned kind = 0; kind < ASSET_VKINDS; kind++) {
		struct asset_vop *ops;
		uint32_t n = 0;

		if (!(s->types >> kind & 1))
			continue;
		s->ops[kind] = s->ops[twin(d, kind)];
		for (uint32_t i = 0; i < d->n; i++)
			n += d->kinds[i] >> kind & 1;
		if (!n || s->ops[kind])
			continue;
		ops = asset_alloc(v->cx, (n + 1) * sizeof *ops);
		ops[n] = (struct asset_vop){ 0 };
		n = 0;
		for (uint32_t i = 0; i < d->n; i++)
			if (d->kinds[d->list[i]] >> kind & 1)
				ops[n++] = d->ops[d->list[i]];
		s->ops[kind] = ops;
	}
}

/* True, or an empty schema, takes anything; false takes nothing. */
static void
compile_bool(struct asset_validator *v, struct asset_vschema *s,
    struct draft *d)
{
	s->types = ANY_KIND;
	if (!s->never)
		return;
	d->ops[0] = (struct asset_vop){ .fn = asset_vop_never,
	    .word = s->word ? s->word : "false", .value = s->node };
	d->kinds[0] = ANY_KIND;
	d->list[0] = 0;
	d->n = 1;
	arrange(v, s, d);
}

void
asset_vschema_compile(struct asset_validator *v, struct asset_vschema *s)
{
	struct draft d;

	s->compiled = true;
	d.n = 0;
	if (s->node->kind == ASSET_BOOL) {
		compile_bool(v, s, &d);
		return;
	}
	if (s->res->dialect >= ASSET_SCHEMA_DRAFT7 &&
	    asset_ref_text(s->node)) {
		s->types = ANY_KIND;
		add_op(v, s, &d, asset_ref_text(s->node));
		arrange(v, s, &d);
		return;
	}
	read_types(s);
	for (struct asset_node *c = asset_first(s->node); c; c = c->next)
		add_op(v, s, &d, c);
	arrange(v, s, &d);
}
