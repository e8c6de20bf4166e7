/* What the walk finds by the grammar alone, as diagnostics. */
#include "rule/lint.h"

#include "model/row.h"
#include "core/banned.h"

static struct asset_diag *
report(struct asset_lint *l, const char *id, const struct asset_visit *v,
    struct asset_place at, struct asset_str a, struct asset_str b,
    struct asset_str c)
{
	return asset_lint_add(l, asset_rule_find(asset_str(id)), v, at, a, b,
	    c);
}

/* The name of a node, for a message: its key, or "tags[2]". */
static struct asset_str
name_of(struct asset_lint *l, const struct asset_visit *v)
{
	if (v->path.key.s || !v->up)
		return v->path.key;
	return asset_strf(l->cx, "%.*s[%u]", ASSET_P(v->up->path.key),
	    (unsigned)v->path.index);
}

/* ---- words ---- */

static struct asset_str
kind_word(enum asset_kind kind)
{
	return asset_word(asset_kind_name(kind));
}

/* ---- members ---- */

static struct asset_str
near_field(struct asset_lint *l, const struct asset_type *t,
    const struct asset_node *object, struct asset_str name)
{
	struct asset_guess g = asset_guess_new(name);

	if (l->guesses < t->nfields)
		return g.best;
	l->guesses -= t->nfields;
	for (uint32_t i = 0; i < t->nfields; i++)
		if (!asset_get_str(object, t->fields[i].key))
			asset_guess_try(&g, t->fields[i].key);
	if (!g.best.n && t->keys && name.n &&
	    asset_str_starts(t->keys->key, "/") && name.s[0] != '/')
		g.best = asset_strf(l->cx, "/%.*s", ASSET_P(name));
	return g.best;
}

static bool
is_among(const struct asset_str *list, struct asset_str s)
{
	for (; list && list->s; list++)
		if (asset_str_eq(*list, s))
			return true;
	return false;
}

/* v->type: of the object that should not have this member. */
void
asset_find_unknown(struct asset_lint *l, const struct asset_visit *v)
{
	const struct asset_type *t = v->type;
	struct asset_str key = v->path.key;
	struct asset_place at = asset_key_place(l->cx, v->node);

	if (t->flags & ASSET_TYPE_REF && asset_str_is(key, "$ref"))
		report(l, "type-wrong", v,
		    asset_value_place(l->cx, v->node), key, asset_word("string"),
		    kind_word((enum asset_kind)v->node->kind));
	else if (is_among(t->later, key))
		report(l, "field-later", v, at, key,
		    asset_str(l->grammar->title), ASSET_S(""));
	else if (is_among(t->earlier, key))
		report(l, "field-earlier", v, at, key, asset_str(t->title),
		    ASSET_S(""));
	else if (t->flags & ASSET_TYPE_OPEN)
		report(l, "keyword-unknown", v, at, key,
		    near_field(l, t, v->up->node, key), ASSET_S(""));
	else
		report(l, "field-unknown", v, at, key, asset_str(t->title),
		    near_field(l, t, v->up->node, key));
}

void
asset_find_missing(struct asset_lint *l, const struct asset_visit *v,
    uint32_t seen)
{
	const struct asset_type *t = v->type;

	for (uint32_t i = 0; i < t->nfields; i++)
		if (t->fields[i].required & ~seen)
			report(l, "field-missing", v,
			    asset_key_place(l->cx, v->node), t->fields[i].key,
			    asset_str(t->title), ASSET_S(""));
}

/* ---- values ---- */

static struct asset_str
kinds_text(struct asset_lint *l, const struct asset_type *t)
{
	struct asset_buf b;

	asset_buf_init(&b, l->cx);
	for (int k = ASSET_NULL; k <= ASSET_OBJECT; k++) {
		if (!(t->kinds >> k & 1))
			continue;
		if (b.n)
			asset_buf_str(&b, asset_word("or"));
		if (k == ASSET_NUMBER && t->flags & ASSET_TYPE_INTEGER)
			asset_buf_str(&b, asset_word("integer"));
		else
			asset_buf_str(&b, kind_word((enum asset_kind)k));
	}
	return asset_buf_text(&b);
}

void
asset_find_kind(struct asset_lint *l, const struct asset_visit *v)
{
	report(l, "type-wrong", v, asset_value_place(l->cx, v->node),
	    name_of(l, v), kinds_text(l, v->type),
	    kind_word((enum asset_kind)v->node->kind));
}

/* The allowed values: the nearest, or all of them when none is near. */
static struct asset_str
values_text(struct asset_lint *l, const struct asset_str *values)
{
	struct asset_buf b;

	asset_buf_init(&b, l->cx);
	for (; values->s; values++) {
		if (b.n)
			asset_buf_puts(&b, ", ");
		asset_buf_str(&b, *values);
	}
	return asset_buf_text(&b);
}

static void
check_values(struct asset_lint *l, const struct asset_visit *v)
{
	struct asset_str text = asset_text(v->node);

	if (!is_among(v->type->values, text))
		report(l, "value-unknown", v,
		    asset_value_place(l->cx, v->node), text, name_of(l, v),
		    values_text(l, v->type->values));
}

void
asset_find_text(struct asset_lint *l, const struct asset_visit *v)
{
	const struct asset_type *t = v->type;

	if (t->values)
		check_values(l, v);
	if (t->pattern && !asset_lint_match(l, asset_str(t->pattern),
	    asset_text(v->node)))
		report(l, "text-form", v, asset_value_place(l->cx, v->node),
		    asset_text(v->node), asset_str(t->title), t->like);
}

/* A union's field is missing, or its text names no case. */
void
asset_find_case(struct asset_lint *l, const struct asset_visit *v)
{
	const struct asset_type *t = v->type;
	const struct asset_node *n = asset_get(v->node, t->by);
	struct asset_str names[16];
	uint32_t i = 0;

	if (!n) {
		report(l, "field-missing", v, asset_key_place(l->cx, v->node),
		    asset_str(t->by), asset_str(t->title), ASSET_S(""));
		return;
	}
	if (n->kind != ASSET_STRING) {
		report(l, "type-wrong", v, asset_value_place(l->cx, n),
		    asset_str(t->by), asset_word("string"),
		    kind_word((enum asset_kind)n->kind));
		return;
	}
	for (; i < 15 && t->cases[i].type; i++)
		names[i] = t->cases[i].key;
	names[i] = (struct asset_str){ NULL, 0 };
	report(l, "value-unknown", v, asset_value_place(l->cx, n),
	    asset_text(n), asset_str(t->by), values_text(l, names));
}

/* ---- numbers ---- */

/* 3, 3.0 and 3e2 are whole. */
static bool
is_whole(struct asset_str s)
{
	bool point = false;

	for (uint32_t i = 0; i < s.n; i++) {
		if (s.s[i] == 'e' || s.s[i] == 'E')
			return i + 1 < s.n && s.s[i + 1] != '-';
		if (point && s.s[i] != '0')
			return false;
		point |= s.s[i] == '.';
	}
	return true;
}

static bool
is_zero(struct asset_str s)
{
	for (uint32_t i = 0; i < s.n; i++) {
		if (s.s[i] == 'e' || s.s[i] == 'E')
			return true;
		if (s.s[i] >= '1' && s.s[i] <= '9')
			return false;
	}
	return true;
}

void
asset_find_number(struct asset_lint *l, const struct asset_visit *v)
{
	struct asset_str s = asset_text(v->node);
	bool zero = is_zero(s), minus = s.n && s.s[0] == '-' && !zero;
	const char *wanted = NULL;

	if (v->type->flags & ASSET_TYPE_INTEGER && !is_whole(s))
		wanted = "integer";
	else if (v->type->flags & ASSET_TYPE_NOT_NEGATIVE && minus)
		wanted = "notNegative";
	else if (v->type->flags & ASSET_TYPE_POSITIVE && (minus || zero))
		wanted = "positive";
	if (wanted)
		report(l, "number-wrong", v,
		    asset_value_place(l->cx, v->node), name_of(l, v),
		    asset_word(wanted), s);
}
