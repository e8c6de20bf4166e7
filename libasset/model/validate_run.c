/* Running a schema's ops at an instance, and saying what is wrong. */
#include "model/validate.h"

#include "core/banned.h"

enum {
	MOST_DEPTH = 4000,
	LOOK_BACK = 101, /* levels on one instance */
	COST = 200       /* of a violation, in schemas applied */
};

/* ---- marks ---- */

void
asset_v_marks_init(struct asset_ctx *cx, struct asset_vmarks *m,
    const struct asset_node *n)
{
	uint32_t words = asset_is_container(n) ? n->len / 64 + 1 : 1;

	m->few[0] = m->few[1] = 0;
	m->bits = words <= 2 ? m->few :
	    asset_zalloc(cx, words * sizeof *m->bits);
}

void
asset_v_marks_add(struct asset_vmarks *m, const struct asset_vmarks *from,
    const struct asset_node *n)
{
	uint32_t words = asset_is_container(n) ? n->len / 64 + 1 : 1;

	for (uint32_t i = 0; i < words; i++)
		m->bits[i] |= from->bits[i];
}

/* ---- violations ---- */

static struct asset_violation *
add(struct asset_vrun *r, const struct asset_vat *at, const char *word,
    const char *id)
{
	struct asset_ctx *cx = r->v->cx;
	struct asset_violation *x = asset_zalloc(cx, sizeof *x);
	struct asset_violations *all = r->out;

	r->budget -= r->budget < COST ? r->budget : COST;
	x->id = id;
	x->keyword = word;
	x->instance = at->node;
	x->outer = r->outer;
	x->levels = r->levels;
	x->schema = at->schema->node;
	if (all->last)
		all->last->next = x;
	else
		all->first = x;
	all->last = x;
	all->n++;
	return x;
}

bool
asset_v_fail(struct asset_vrun *r, const struct asset_vat *at,
    const char *word, const char *id, struct asset_str a, struct asset_str b)
{
	struct asset_violation *x;

	if (!r->out)
		return false;
	x = add(r, at, word, id);
	x->args[0] = a;
	x->args[1] = b;
	x->pointer = asset_path_pointer(r->v->cx, at->path);
	return false;
}

bool
asset_v_fail_child(struct asset_vrun *r, const struct asset_vat *at,
    const char *word, const char *id, const struct asset_node *child,
    uint32_t index, struct asset_str a, struct asset_str b)
{
	struct asset_path path = { at->path, asset_key(child), index };
	struct asset_vat here = *at;

	if (!r->out)
		return false;
	here.node = child;
	here.path = &path;
	asset_v_fail(r, &here, word, id, a, b);
	r->out->last->on_key = child->key != NULL;
	return false;
}

void
asset_v_append(struct asset_violations *to, struct asset_violations *from)
{
	if (!from->first)
		return;
	if (to->last)
		to->last->next = from->first;
	else
		to->first = from->first;
	to->last = from->last;
	to->n += from->n;
}

bool
asset_v_stop(struct asset_vrun *r, const struct asset_vat *at,
    const char *word, const char *id, struct asset_str a)
{
	if (r->stop)
		return false;
	r->stop = id;
	r->out = r->all;
	return asset_v_fail(r, at, word, id, a, (struct asset_str){ 0 });
}

/* ---- types ---- */

static bool
has_type(const struct asset_vschema *s, const struct asset_node *n)
{
	struct asset_decimal d;
	int64_t small;

	if (!(s->types >> n->kind & 1))
		return false;
	if (!s->whole || n->kind != ASSET_NUMBER ||
	    asset_decimal_small(asset_text(n), &small))
		return true;
	d = asset_decimal(asset_text(n));
	return asset_decimal_whole(&d);
}

static bool
wrong_type(struct asset_vrun *r, const struct asset_vat *at)
{
	const struct asset_vschema *s = at->schema;
	bool first = true;
	struct asset_buf b;

	if (!r->out)
		return false;
	asset_buf_init(&b, r->v->cx);
	for (unsigned i = 1; i <= ASSET_VKINDS; i++) {
		unsigned k = i % ASSET_VKINDS; /* null comes last */

		if (s->types >> k & 1) {
			asset_buf_puts(&b, first ? "" : ", ");
			asset_buf_puts(&b, k == ASSET_NUMBER && s->whole ?
			    "integer" : asset_kind_name(k));
			first = false;
		}
	}
	return asset_v_fail(r, at, "type", "schema-type", asset_buf_text(&b),
	    asset_str(asset_kind_name(at->node->kind)));
}

/* ---- running ---- */

static bool
run_ops(struct asset_vrun *r, const struct asset_vat *at)
{
	const struct asset_vop *op = at->schema->ops[at->node->kind];
	bool ok = true;

	for (; op->fn; op++)
		if (!op->fn(r, op, at)) {
			ok = false;
			if (asset_v_enough(r))
				break;
		}
	return ok;
}

/* With marks of its own: unevaluatedX asks for them. */
static bool
run_marked(struct asset_vrun *r, struct asset_vat *at)
{
	struct asset_vmarks own, *outer = at->marks;
	bool ok;

	asset_v_marks_init(r->v->cx, &own, at->node);
	at->marks = &own;
	ok = run_ops(r, at);
	if (ok && outer)
		asset_v_marks_add(outer, &own, at->node);
	return ok;
}

/* Was the schema applied at this instance before, on the way here? */
static bool
is_loop(const struct asset_vat *at)
{
	for (const struct asset_vat *a = at->up; a && a->node == at->node;
	    a = a->up)
		if (a->schema == at->schema)
			return true;
	return false;
}

bool
asset_v_check(struct asset_vrun *r, const struct asset_vat *up,
    struct asset_vschema *s, const struct asset_node *n,
    const struct asset_path *path, struct asset_vmarks *marks)
{
	struct asset_vat at = { up, s, n, path, marks, 0, 0 };

	if (!s->compiled)
		asset_vschema_compile(r->v, s);
	if (r->stop)
		return false;
	if (up) {
		at.depth = up->depth + 1;
		at.stay = up->node == n ? up->stay + 1 : 0;
	}
	if (at.stay && at.stay % LOOK_BACK == 0 && is_loop(&at))
		return asset_v_stop(r, &at, "$ref", "schema-loop",
		    ASSET_S(""));
	if (at.depth > MOST_DEPTH)
		return asset_v_stop(r, &at, "$ref", "schema-depth",
		    ASSET_S(""));
	if (!r->budget)
		return asset_v_stop(r, &at, "$ref", "schema-budget",
		    ASSET_S(""));
	r->budget--;
	if (n->kind == ASSET_NULL && s->nullable)
		return true;
	if (!has_type(s, n))
		return wrong_type(r, &at);
	if (!s->ops[n->kind])
		return true;
	if (s->marks)
		return run_marked(r, &at) && !r->stop;
	return run_ops(r, &at) && !r->stop;
}

bool
asset_v_here(struct asset_vrun *r, const struct asset_vat *at,
    struct asset_vschema *s, struct asset_vmarks *marks)
{
	return asset_v_check(r, at, s, at->node, at->path, marks);
}

bool
asset_v_quiet(struct asset_vrun *r, const struct asset_vat *at,
    struct asset_vschema *s, struct asset_vmarks *marks)
{
	struct asset_violations *out = r->out;
	bool ok;

	r->out = NULL;
	ok = asset_v_here(r, at, s, marks);
	r->out = out;
	return ok;
}
