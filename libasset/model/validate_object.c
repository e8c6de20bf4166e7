/* Keywords about the members of an object. */
#include "model/validate.h"

#include "model/ref.h"
#include "core/banned.h"

enum { NEED_BITS = 64, MOST_REFS = 8 };

static const struct asset_str none = { NULL, 0 };

/* A member that the schema names. */
struct member {
	struct asset_str key;
	struct asset_vschema *schema; /* NULL: only required */
	uint8_t need;                 /* its bit + 1, or 0 */
	bool needed;
	uint8_t absent; /* on the sides ASSET_VALIDATE_REQUEST, _ANSWER */
};

struct pattern {
	struct asset_vpattern *pattern;
	struct asset_str text;
	struct asset_vschema *schema;
};

/* properties, patternProperties, additionalProperties and required. */
struct members {
	struct member *list;
	uint32_t n, nneeds;
	uint32_t mask;
	uint32_t *slots; /* index + 1 by hash of the key */
	uint64_t needs;  /* bits of the first NEED_BITS */
	uint64_t absent[2]; /* of them those absent from requests, answers */
	struct pattern *patterns;
	uint32_t npatterns;
	struct asset_vschema *other;
};

static uint32_t
key_hash(struct asset_str key)
{
	uint64_t a = 0, b;

	if (key.n >= 8) {
		memcpy(&a, key.s, 8);
		memcpy(&b, key.s + key.n - 8, 8);
		a ^= b * 31;
	} else if (key.n) {
		a = (uint64_t)(unsigned char)key.s[0] |
		    (uint64_t)(unsigned char)key.s[key.n / 2] << 8 |
		    (uint64_t)(unsigned char)key.s[key.n - 1] << 16;
	}
	return (uint32_t)((a + key.n) * 0x9E3779B97F4A7C15u >> 40);
}

static struct member *
find_member(const struct members *m, struct asset_str key)
{
	uint32_t i = key_hash(key) & m->mask;

	for (; m->slots[i]; i = (i + 1) & m->mask)
		if (asset_str_eq(m->list[m->slots[i] - 1].key, key))
			return &m->list[m->slots[i] - 1];
	return NULL;
}

static struct member *
put_member(struct members *m, struct asset_str key)
{
	struct member *found = find_member(m, key);
	uint32_t i = key_hash(key) & m->mask;

	if (found)
		return found;
	while (m->slots[i])
		i = (i + 1) & m->mask;
	m->slots[i] = m->n + 1;
	m->list[m->n] = (struct member){ .key = key };
	return &m->list[m->n++];
}

enum { SIDES = ASSET_VALIDATE_REQUEST | ASSET_VALIDATE_ANSWER };

/* By "readOnly" and "writeOnly", in the schema or in what it refers to. */
static uint8_t
absent(struct asset_validator *v, struct asset_vschema *s)
{
	uint8_t sides = 0;

	for (int i = 0; s && i < MOST_REFS; i++) {
		const struct asset_node *ref = asset_ref_text(s->node);

		if (asset_get_true(s->node, "readOnly"))
			sides |= ASSET_VALIDATE_REQUEST;
		if (asset_get_true(s->node, "writeOnly"))
			sides |= ASSET_VALIDATE_ANSWER;
		s = ref ? asset_vschema_ref(v, s->res, asset_text(ref)) : NULL;
	}
	return sides;
}

static void
add_properties(struct asset_validator *v, struct members *m,
    const struct asset_node *all)
{
	for (struct asset_node *c = asset_first(all); c; c = c->next) {
		struct member *p = put_member(m, asset_key(c));

		if (p->schema)
			continue;
		p->schema = asset_vschema_find(v, c);
		if (v->flags & SIDES)
			p->absent = absent(v, p->schema);
	}
}

static void
add_required(struct members *m, const struct asset_node *list)
{
	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		struct member *p;

		if (c->kind != ASSET_STRING)
			continue;
		p = put_member(m, asset_text(c));
		if (p->needed)
			continue;
		p->needed = true;
		if (m->nneeds < NEED_BITS) {
			p->need = (uint8_t)(m->nneeds + 1);
			m->needs |= UINT64_C(1) << m->nneeds;
			for (int i = 0; i < 2; i++)
				if (p->absent & ASSET_VALIDATE_REQUEST << i)
					m->absent[i] |= UINT64_C(1) <<
					    m->nneeds;
		}
		m->nneeds++;
	}
}

static void
add_patterns(struct asset_validator *v, struct members *m,
    const struct asset_node *all)
{
	m->patterns = asset_alloc(v->cx,
	    (all->len + (size_t)1) * sizeof *m->patterns);
	for (struct asset_node *c = asset_first(all); c; c = c->next)
		m->patterns[m->npatterns++] = (struct pattern){
			asset_vpattern_get(v, asset_key(c)), asset_key(c),
			asset_vschema_find(v, c) };
}

bool
asset_vop_make_members(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	const struct asset_node *all = asset_vword_get(s, "properties");
	const struct asset_node *need = asset_vword_get(s, "required");
	const struct asset_node *patterns = asset_vword_get(s,
	    "patternProperties");
	const struct asset_node *other = asset_vword_get(s,
	    "additionalProperties");
	struct members *m = asset_zalloc(v->cx, sizeof *m);
	uint32_t most = (asset_is(all, ASSET_OBJECT) ? all->len : 0) +
	    (asset_is(need, ASSET_ARRAY) ? need->len : 0);

	for (m->mask = 7; m->mask < most * 3;)
		m->mask = m->mask * 2 + 1;
	m->slots = asset_zalloc(v->cx,
	    (m->mask + (size_t)1) * sizeof *m->slots);
	m->list = asset_alloc(v->cx, (most + (size_t)1) * sizeof *m->list);
	if (asset_is(all, ASSET_OBJECT))
		add_properties(v, m, all);
	if (asset_is(need, ASSET_ARRAY))
		add_required(m, need);
	if (asset_is(patterns, ASSET_OBJECT))
		add_patterns(v, m, patterns);
	if (other)
		m->other = asset_vschema_find(v, other);
	op->more = m;
	return m->n || m->npatterns || m->other;
}

/* ---- running ---- */

static struct asset_str
near_key(struct asset_vrun *r, const struct members *m,
    const struct asset_node *object, struct asset_str key)
{
	unsigned best = asset_near_limit(key);
	struct asset_str found = none;

	for (uint32_t i = 0; i < m->n; i++) {
		struct asset_str k = m->list[i].key;
		unsigned d;

		if (!m->list[i].schema || asset_get_str(object, k) ||
		    !asset_v_guess(r))
			continue;
		d = asset_str_case_eq(k, key) ? 0 :
		    asset_str_distance(k, key, best);
		if (d < best) {
			best = d;
			found = k;
		}
	}
	return found;
}

static bool
unknown(struct asset_vrun *r, const struct asset_vat *at,
    const struct members *m, const struct asset_node *c)
{
	struct asset_str near;

	if (!r->out)
		return false;
	near = near_key(r, m, at->node, asset_key(c));
	return asset_v_fail_child(r, at, "additionalProperties", near.s ?
	    "schema-unknown-near" : "schema-unknown", c, 0, asset_key(c),
	    near);
}

/* A member by the patterns and by what is said of all others. */
static bool
run_unnamed(struct asset_vrun *r, const struct asset_vat *at,
    const struct members *m, const struct asset_node *c, bool known,
    uint32_t index)
{
	struct asset_path path = { at->path, asset_key(c), 0 };
	bool ok = true;

	for (uint32_t i = 0; i < m->npatterns; i++) {
		const struct pattern *p = &m->patterns[i];
		enum asset_match how = asset_vpattern_match(r, p->pattern,
		    asset_key(c));

		if (how == ASSET_MATCH_LIMIT)
			return asset_v_fail_child(r, at, "patternProperties",
			    "schema-pattern-unusable", c, 0, p->text, none);
		if (how == ASSET_MATCH_NO)
			continue;
		known = true;
		if (at->marks)
			asset_v_mark(at->marks, index);
		if (p->schema && !asset_v_check(r, at, p->schema, c, &path,
		    NULL))
			ok = false;
		if (!ok && asset_v_enough(r))
			return false;
	}
	if (known || !m->other)
		return ok;
	if (at->marks)
		asset_v_mark(at->marks, index);
	if (m->other->never)
		return unknown(r, at, m, c);
	return asset_v_check(r, at, m->other, c, &path, NULL) && ok;
}

static bool
missing(struct asset_vrun *r, const struct asset_vat *at,
    const struct members *m, uint64_t seen)
{
	bool ok = true;

	for (uint32_t i = 0; i < m->n; i++) {
		const struct member *p = &m->list[i];

		if (!p->needed || p->absent & r->v->flags ||
		    (p->need ? seen >> (p->need - 1) & 1 :
		    asset_get_str(at->node, p->key) != NULL))
			continue;
		ok = asset_v_fail(r, at, "required", "schema-required",
		    p->key, none);
		if (asset_v_enough(r))
			return false;
	}
	return ok;
}

static bool
run_named(struct asset_vrun *r, const struct asset_vat *at,
    const struct member *p, const struct asset_node *c)
{
	struct asset_path path = { at->path, asset_key(c), 0 };
	struct asset_vschema *s = p->schema;

	if (p->absent & r->v->flags &&
	    !(r->v->flags & ASSET_VALIDATE_EXAMPLE))
		return asset_v_fail_child(r, at, "readOnly",
		    r->v->flags & ASSET_VALIDATE_REQUEST ?
		    "schema-read-only" : "schema-write-only", c, 0, p->key,
		    none);
	if (s->compiled && !s->ops[c->kind] && !s->whole &&
	    s->types >> c->kind & 1)
		return true;
	return asset_v_check(r, at, s, c, &path, NULL);
}

bool
asset_vop_members(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	const struct members *m = op->more;
	bool unnamed = m->npatterns || m->other, ok = true;
	uint64_t seen = 0;
	uint32_t i = 0;

	if (r->v->flags & ASSET_VALIDATE_REQUEST)
		seen |= m->absent[0];
	if (r->v->flags & ASSET_VALIDATE_ANSWER)
		seen |= m->absent[1];

	for (struct asset_node *c = asset_first(at->node); c;
	    c = c->next, i++) {
		struct member *p = find_member(m, asset_key(c));

		if (p) {
			if (p->need)
				seen |= UINT64_C(1) << (p->need - 1);
			if (p->schema && at->marks)
				asset_v_mark(at->marks, i);
			if (p->schema && !run_named(r, at, p, c))
				ok = false;
		}
		if (unnamed && (m->npatterns || !p || !p->schema) &&
		    !run_unnamed(r, at, m, c, p && p->schema, i))
			ok = false;
		if (!ok && asset_v_enough(r))
			return false;
	}
	if (seen == m->needs && m->nneeds <= NEED_BITS)
		return ok;
	return missing(r, at, m, seen) && ok;
}

/* The key as a string, for a moment; what is wrong is said of the key. */
bool
asset_vop_names(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	struct asset_violations *out = r->out;
	bool ok = true;

	for (struct asset_node *c = asset_first(at->node); c; c = c->next) {
		struct asset_path path = { at->path, asset_key(c), 0 };
		struct asset_violations found = { .first = NULL };
		struct asset_node name = { .kind = ASSET_STRING,
		    .u.text = c->key, .len = c->keylen };

		r->out = out ? &found : NULL;
		if (!asset_v_check(r, at, op->one, &name, &path, NULL))
			ok = false;
		r->out = out;
		for (struct asset_violation *x = found.first; x; x = x->next) {
			x->instance = c;
			x->on_key = true;
		}
		if (out)
			asset_v_append(out, &found);
		if (!ok && asset_v_enough(r))
			return false;
	}
	return ok;
}

/* ---- members that need others ---- */

static bool
run_needs(struct asset_vrun *r, const struct asset_vat *at, const char *word,
    const struct asset_node *list)
{
	bool ok = true;

	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		if (c->kind != ASSET_STRING ||
		    asset_get_str(at->node, asset_text(c)))
			continue;
		ok = asset_v_fail(r, at, word, "schema-needs",
		    asset_key(list), asset_text(c));
		if (asset_v_enough(r))
			return false;
	}
	return ok;
}

bool
asset_vop_dependent_required(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	bool ok = true;

	for (struct asset_node *c = asset_first(op->value); c; c = c->next)
		if (asset_get_str(at->node, asset_key(c)) &&
		    !run_needs(r, at, op->word, c)) {
			ok = false;
			if (asset_v_enough(r))
				return false;
		}
	return ok;
}

bool
asset_vop_dependent(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	bool ok = true;

	for (struct asset_node *c = asset_first(op->value); c; c = c->next) {
		struct asset_vschema *s;

		if (!asset_get_str(at->node, asset_key(c)))
			continue;
		s = asset_vschema_find(r->v, c);
		if (c->kind == ASSET_ARRAY)
			ok = run_needs(r, at, op->word, c) && ok;
		else if (s)
			ok = asset_v_here(r, at, s, at->marks) && ok;
		if (!ok && asset_v_enough(r))
			return false;
	}
	return ok;
}

bool
asset_vop_unevaluated_members(struct asset_vrun *r,
    const struct asset_vop *op, const struct asset_vat *at)
{
	bool ok = true;
	uint32_t i = 0;

	for (struct asset_node *c = asset_first(at->node); c;
	    c = c->next, i++) {
		struct asset_path path = { at->path, asset_key(c), 0 };

		if (asset_v_marked(at->marks, i))
			continue;
		asset_v_mark(at->marks, i);
		if (r->out && op->one->never)
			ok = asset_v_fail_child(r, at, op->word,
			    "schema-unknown", c, 0, asset_key(c), none);
		else if (!asset_v_check(r, at, op->one, c, &path, NULL))
			ok = false;
		if (!ok && asset_v_enough(r))
			return false;
	}
	return ok;
}
