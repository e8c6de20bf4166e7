/* Rules about vendor extensions (x-...): where formats/extensions/ allows
 * them, and what they may hold. */
#include "core/utf8.h"
#include "model/formats.h"
#include "model/row.h"
#include "rule/lint.h"
#include "core/banned.h"

asset_rule_fn asset_rule_extension_place, asset_rule_extension_value,
    asset_rule_extension_member;

struct check {
	struct asset_lint *lint;
	const struct asset_rule *rule;
	const struct asset_visit *visit; /* of the extension */
	void (*at)(struct check *, const struct asset_node *row,
	    const struct asset_node *n);
};

static const struct asset_node *
row_of(struct asset_str name)
{
	const struct asset_node *files =
	    asset_get(asset_formats, "extensions"), *row = NULL;

	for (struct asset_node *f = asset_first(files); f && !row; f = f->next)
		row = asset_get_str(f, name);
	return row;
}

/* ---- places ---- */

/* The type that stands in the place of a visit, before a union's case. */
static const char *
place_of(const struct asset_visit *v)
{
	const struct asset_field *field;
	const struct asset_type *t = NULL;

	if (v->up && v->path.key.s)
		t = asset_type_member(v->up->type, v->path.key, &field);
	else if (v->up)
		t = v->up->type->items;
	return t && t->by ? t->name : v->type->name;
}

static bool
is_allowed(const struct asset_node *row, const char *place)
{
	const struct asset_node *at = asset_get(row, "at");

	for (struct asset_node *c = asset_first(at); c; c = c->next)
		if (asset_is_text(c, place))
			return true;
	return !at;
}

static struct asset_str
places_text(struct asset_lint *l, const struct asset_node *row)
{
	struct asset_buf b;

	asset_buf_init(&b, l->cx);
	for (struct asset_node *c = asset_first(asset_get(row, "at")); c;
	    c = c->next) {
		if (b.n)
			asset_buf_puts(&b, ", ");
		asset_buf_str(&b, asset_text(c));
	}
	return asset_buf_text(&b);
}

void
asset_rule_extension_place(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *row = row_of(asset_visit_key(v));

	if (row && v->up && !is_allowed(row, place_of(v->up)))
		asset_lint_key(l, rule, v, asset_visit_key(v),
		    places_text(l, row));
}

/* ---- values: a schema of a few words ---- */

static void
walk_value(struct check *c, const struct asset_node *row,
    const struct asset_node *n, unsigned depth)
{
	const struct asset_node *properties = asset_get(row, "properties");
	const struct asset_node *items = asset_get(row, "items");

	if (depth > 16)
		return;
	c->at(c, row, n);
	for (struct asset_node *m = asset_first(n); m; m = m->next) {
		const struct asset_node *below = n->kind == ASSET_ARRAY ?
		    items : asset_get_str(properties, asset_key(m));

		if (below)
			walk_value(c, below, m, depth + 1);
	}
}

static void
start(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, void (*at)(struct check *,
	const struct asset_node *, const struct asset_node *))
{
	const struct asset_node *row = row_of(asset_visit_key(v));
	struct check c = { l, rule, v, at };

	if (row && is_allowed(row, place_of(v->up)))
		walk_value(&c, asset_get(row, "value"), v->node, 0);
}

static void
report(struct check *c, const struct asset_node *n, struct asset_str what,
    bool sure)
{
	struct asset_diag *d = asset_lint_report(c->lint, c->rule, c->visit,
	    asset_value_place(c->lint->cx, n), asset_key(n).s ?
	    asset_key(n) : asset_visit_key(c->visit), what);

	if (!sure) /* seen in real files, or taken by some readers */
		d->severity = ASSET_WARNING;
}

static bool
is_kind(const struct asset_node *n, struct asset_str type)
{
	return asset_str_is(type, asset_kind_name(n->kind)) ||
	    (n->kind == ASSET_NUMBER && asset_str_is(type, "integer") &&
	    !memchr(asset_text(n).s, '.', asset_text(n).n));
}

/* Scalars in each other's clothes: some readers take them. */
static bool
is_near_kind(const struct asset_node *n, struct asset_str type)
{
	return !asset_is_container(n) && n->kind != ASSET_NULL &&
	    !asset_str_is(type, "object") && !asset_str_is(type, "array");
}

static bool
among(const struct asset_node *list, struct asset_str s, bool folded)
{
	for (struct asset_node *c = asset_first(list); c; c = c->next)
		if (asset_str_eq(asset_text(c), s) ||
		    (folded && asset_str_case_eq(asset_text(c), s)))
			return true;
	return false;
}

static void
check_enum(struct check *c, const struct asset_node *row,
    const struct asset_node *n)
{
	const struct asset_node *list = asset_get(row, "enum");
	struct asset_buf b;

	if (!list || among(list, asset_text(n),
	    asset_get_true(row, "folded")))
		return;
	asset_buf_init(&b, c->lint->cx);
	for (struct asset_node *e = asset_first(list); e; e = e->next) {
		if (b.n)
			asset_buf_puts(&b, e->next ? ", " : "");
		if (b.n && !e->next)
			asset_buf_str(&b, asset_word("or"));
		asset_buf_str(&b, asset_text(e));
	}
	report(c, n, asset_buf_text(&b), !among(asset_get(row, "also"),
	    asset_text(n), false));
}

static void
check_length(struct check *c, const struct asset_node *row,
    const struct asset_node *n)
{
	int64_t most = asset_int(asset_get(row, "maxLength"), INT64_MAX);
	int64_t least = asset_int(asset_get(row, "minLength"), 0);
	struct asset_str s = asset_text(n), pattern;
	int64_t length = (int64_t)asset_utf8_length(s.s, s.s + s.n);

	pattern = asset_get_text(row, "pattern");
	if (length > most)
		report(c, n, asset_strf(c->lint->cx, "%.*s%lld",
		    ASSET_P(asset_word("atMostLength")), (long long)most), true);
	else if (length < least)
		report(c, n, asset_strf(c->lint->cx, "%.*s%lld",
		    ASSET_P(asset_word("atLeastLength")), (long long)least), true);
	else if (pattern.s && !asset_lint_match(c->lint, pattern, s))
		report(c, n, asset_strf(c->lint->cx, "%.*s%.*s",
		    ASSET_P(asset_word("matching")), ASSET_P(pattern)), true);
}

static void
check_range(struct check *c, const struct asset_node *row,
    const struct asset_node *n)
{
	int64_t least = asset_int(asset_get(row, "minimum"), INT64_MIN);
	int64_t most = asset_int(asset_get(row, "maximum"), INT64_MAX);
	int64_t value = asset_int(n, 0);

	if (n->kind == ASSET_NUMBER && (value < least || value > most))
		report(c, n, asset_strf(c->lint->cx, "%lld..%lld",
		    (long long)least, (long long)most), true);
}

static void
check_value(struct check *c, const struct asset_node *row,
    const struct asset_node *n)
{
	struct asset_str type = asset_get_text(row, "type");

	if (type.s && !is_kind(n, type)) {
		report(c, n, asset_word(asset_cstr(c->lint->cx, type)),
		    !is_near_kind(n, type));
		return;
	}
	if (asset_is_container(n))
		return;
	check_enum(c, row, n);
	check_range(c, row, n);
	if (n->kind == ASSET_STRING)
		check_length(c, row, n);
}

void
asset_rule_extension_value(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	start(l, rule, v, check_value);
}

/* ---- members ---- */

static void
report_member(struct check *c, const struct asset_node *n,
    struct asset_str member)
{
	asset_lint_report(c->lint, c->rule, c->visit,
	    asset_key_place(c->lint->cx, n), asset_key(n).s ? asset_key(n) :
	    asset_visit_key(c->visit), member);
}

static void
check_members(struct check *c, const struct asset_node *row,
    const struct asset_node *n)
{
	if (n->kind != ASSET_OBJECT)
		return;
	for (struct asset_node *r = asset_first(asset_get(row, "required")); r;
	    r = r->next)
		if (!asset_get_str(n, asset_text(r)))
			report_member(c, n, asset_text(r));
	for (struct asset_node *r = asset_first(asset_get(row, "needs")); r;
	    r = r->next)
		if (asset_str_eq(asset_get_text(n, "type"), asset_key(r)) &&
		    !asset_get_str(n, asset_text(r)))
			report_member(c, n, asset_text(r));
}

void
asset_rule_extension_member(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	start(l, rule, v, check_members);
}
