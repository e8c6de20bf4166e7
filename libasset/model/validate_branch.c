/* Keywords that apply other schemas at the same place. */
#include "model/validate.h"

#include "core/buf.h"
#include "model/ref.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

bool
asset_vop_never(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	return asset_v_fail(r, at, op->word, "schema-never", none, none);
}

/* ---- references ---- */

bool
asset_vop_ref(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	if (!op->one)
		return asset_v_stop(r, at, op->word, "schema-ref",
		    asset_text(op->value));
	return asset_v_here(r, at, op->one, at->marks);
}

/* The outermost schema resource on the way that has the anchor. */
bool
asset_vop_dynamic_ref(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	struct asset_vschema *to = op->one, *s;
	const struct asset_str *name = op->more;

	for (const struct asset_vat *a = at; a && name; a = a->up) {
		s = asset_map_get(&a->schema->res->dynamic, *name);
		if (s)
			to = s;
	}
	if (!to)
		return asset_v_stop(r, at, op->word, "schema-ref",
		    asset_text(op->value));
	return asset_v_here(r, at, to, at->marks);
}

/* ---- all, not, if ---- */

bool
asset_vop_all_of(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	bool ok = true;

	for (uint32_t i = 0; i < op->n; i++)
		if (!asset_v_here(r, at, op->list[i], at->marks)) {
			ok = false;
			if (asset_v_enough(r))
				break;
		}
	return ok;
}

bool
asset_vop_not(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	if (!asset_v_quiet(r, at, op->one, NULL))
		return !r->stop;
	return asset_v_fail(r, at, op->word, "schema-not", none, none);
}

/* A branch that fails has looked at nothing. */
static bool
branch(struct asset_vrun *r, const struct asset_vat *at,
    struct asset_vschema *s)
{
	struct asset_vmarks own;
	bool ok;

	if (!at->marks)
		return asset_v_quiet(r, at, s, NULL);
	asset_v_marks_init(r->v->cx, &own, at->node);
	ok = asset_v_quiet(r, at, s, &own);
	if (ok)
		asset_v_marks_add(at->marks, &own, at->node);
	return ok;
}

bool
asset_vop_if(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	const struct asset_node *n = asset_vword_get(at->schema,
	    branch(r, at, op->one) ? "then" : "else");
	struct asset_vschema *s = n ? asset_vschema_find(r->v, n) : NULL;

	return (!s || asset_v_here(r, at, s, at->marks)) && !r->stop;
}

/* ---- the branch that was most likely meant ---- */

struct attempt {
	struct asset_violations found;
	uint32_t depth; /* of the shallowest violation */
	bool other;     /* a const or enum says it is another branch */
};

static uint32_t
slashes(struct asset_str pointer)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < pointer.n; i++)
		n += pointer.s[i] == '/';
	return n;
}

static void
try_branch(struct asset_vrun *r, const struct asset_vat *at,
    struct asset_vschema *s, struct attempt *a)
{
	struct asset_violations *out = r->out;
	struct asset_str here = asset_path_pointer(r->v->cx, at->path);

	*a = (struct attempt){ .depth = UINT32_MAX };
	r->out = &a->found;
	asset_v_here(r, at, s, NULL);
	r->out = out;
	for (struct asset_violation *x = a->found.first; x; x = x->next) {
		uint32_t d = slashes(x->pointer) - slashes(here);

		if (d < a->depth)
			a->depth = d;
		if (d == 1 && (strcmp(x->keyword, "const") == 0 ||
		    strcmp(x->keyword, "enum") == 0))
			a->other = true;
	}
}

static bool
is_root(const struct asset_vat *at, const struct attempt *a, const char *word)
{
	return a->found.n == 1 && a->found.first->instance == at->node &&
	    strcmp(a->found.first->keyword, word) == 0;
}

/* Is a the better guess? The instance has the right kind, names the branch
 * by a constant, has fewer faults, or has them deeper inside. */
static bool
better(const struct asset_vat *at, const struct attempt *a,
    const struct attempt *b)
{
	bool x = is_root(at, a, "type"), y = is_root(at, b, "type");

	if (x != y)
		return y;
	if (a->other != b->other)
		return b->other;
	if ((a->depth > 0) != (b->depth > 0))
		return a->depth > 0;
	return a->found.n < b->found.n;
}

/* Does an earlier branch ask for the same? */
static bool
is_named(const struct attempt *all, uint32_t n)
{
	uint32_t i = 0;

	while (i < n && !asset_str_eq(all[i].found.first->args[0],
	    all[n].found.first->args[0]))
		i++;
	return i < n;
}

/* All that the branches ask for is one kind, or one value, or one member:
 * said in one sentence. */
static bool
say_all(struct asset_vrun *r, const struct asset_vat *at,
    const struct asset_vop *op, const struct attempt *all)
{
	static const struct {
		const char *word, *id;
	} rows[] = {
		{ "type", "schema-type" },
		{ "const", "schema-enum" },
		{ "enum", "schema-enum" },
		{ "required", "schema-required-one" }
	};

	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
		struct asset_buf b;
		uint32_t i, n = 0;

		asset_buf_init(&b, r->v->cx);
		for (i = 0; i < op->n && is_root(at, &all[i],
		    rows[k].word); i++) {
			if (is_named(all, i))
				continue;
			if (n++)
				asset_buf_puts(&b, ", ");
			asset_buf_str(&b, all[i].found.first->args[0]);
		}
		if (i < op->n)
			continue;
		asset_v_fail(r, at, op->word, n == 1 ?
		    all[0].found.first->id : rows[k].id, asset_buf_text(&b),
		    all[0].found.first->args[1]);
		return true;
	}
	return false;
}

/* The branch that OpenAPI's discriminator names, or NULL. */
static struct asset_vschema *
discriminated(const struct asset_vop *op, const struct asset_vat *at)
{
	const struct asset_node *d = asset_get(at->schema->node,
	    "discriminator");
	const struct asset_node *value = asset_get_str(at->node,
	    asset_get_text(d, "propertyName"));
	struct asset_str name = asset_text(value), to;

	if (!asset_is(value, ASSET_STRING))
		return NULL;
	to = asset_text(asset_get_str(asset_get(d, "mapping"), name));
	for (uint32_t i = 0; i < op->n; i++) {
		const struct asset_node *ref = asset_ref_text(
		    op->list[i]->node);
		struct asset_str text = asset_text(ref);

		if (!ref)
			continue;
		if (to.s && asset_str_eq(to, text))
			return op->list[i];
		while (memchr(text.s, '/', text.n)) {
			text.s++;
			text.n--;
		}
		if (asset_str_eq(to.s ? to : name, text))
			return op->list[i];
	}
	return NULL;
}

static bool
none_fits(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	struct attempt *all, *best;
	struct asset_vschema *named;

	if (!r->out || r->stop)
		return false;
	named = discriminated(op, at);
	if (named)
		return asset_v_here(r, at, named, NULL);
	all = best = asset_alloc(r->v->cx, op->n * sizeof *all);
	for (uint32_t i = 0; i < op->n; i++) {
		try_branch(r, at, op->list[i], &all[i]);
		if (i && better(at, &all[i], best))
			best = &all[i];
	}
	if (op->n > 1 && say_all(r, at, op, all))
		return false;
	if (!best->found.first)
		return asset_v_fail(r, at, op->word, "schema-one-of-none",
		    none, none);
	asset_v_append(r->out, &best->found);
	return false;
}

bool
asset_vop_any_of(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	bool ok = false;

	for (uint32_t i = 0; i < op->n && (!ok || at->marks); i++)
		if (branch(r, at, op->list[i]))
			ok = true;
	return ok || none_fits(r, op, at);
}

/* Of several branches that fit, does the discriminator name one? */
static bool
is_chosen(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	struct asset_vschema *named = discriminated(op, at);

	return named && asset_v_quiet(r, at, named, NULL);
}

bool
asset_vop_one_of(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	uint32_t fits = 0, which[2] = { 0, 0 };

	for (uint32_t i = 0; i < op->n && fits < 2; i++)
		if (branch(r, at, op->list[i]))
			which[fits++] = i + 1;
	if (fits == 1 || (fits > 1 && is_chosen(r, op, at)))
		return !r->stop;
	if (!fits)
		return none_fits(r, op, at);
	if (!r->out)
		return false;
	return asset_v_fail(r, at, op->word, "schema-one-of-many",
	    asset_strf(r->v->cx, "%u", (unsigned)which[0]),
	    asset_strf(r->v->cx, "%u", (unsigned)which[1]));
}
