/* Rules about what vendor extensions hold: a walk by the value's schema, in
 * the words that formats/extensions/security.yaml explains. */
#include "core/utf8.h"
#include "model/extension.h"
#include "model/row.h"
#include "rule/extension.h"
#include "core/banned.h"

asset_rule_fn asset_rule_extension_value, asset_rule_extension_member,
    asset_rule_extension_stranger;

enum { DEEPEST = 16 };

struct check {
	struct asset_lint *lint;
	const struct asset_rule *rule;
	void (*at)(struct check *, const struct asset_node *schema,
	    const struct asset_visit *);
};

/* ---- the walk ---- */

static const struct asset_node *
schema_below(const struct asset_node *schema, const struct asset_node *n,
    const struct asset_node *child)
{
	const struct asset_node *s;

	if (n->kind == ASSET_ARRAY)
		return asset_get(schema, "items");
	s = asset_get_str(asset_get(schema, "properties"), asset_key(child));
	return s ? s : asset_get(schema, "additionalProperties");
}

static void
walk_value(struct check *c, const struct asset_node *schema,
    const struct asset_visit *v, unsigned depth)
{
	struct asset_visit child = { .path.up = &v->path, .up = v };

	schema = asset_extension_schema(schema);
	if (!schema || depth > DEEPEST)
		return;
	c->at(c, schema, v);
	for (struct asset_node *m = asset_first(v->node); m; m = m->next) {
		child.node = m;
		child.path.key = asset_key(m);
		walk_value(c, schema_below(schema, v->node, m), &child,
		    depth + 1);
		child.path.index++;
	}
}

/* ---- what a value may be ---- */

/* The name of a value: its key, or that of the list it is in. */
static struct asset_str
name_of(const struct asset_visit *v)
{
	while (!v->path.key.s && v->up)
		v = v->up;
	return v->path.key;
}

static struct asset_diag *
report_at(struct check *c, const struct asset_visit *v, struct asset_place at,
    struct asset_str what, bool sure)
{
	struct asset_diag *d = asset_lint_report(c->lint, c->rule, v, at,
	    name_of(v), what);

	if (!sure) /* seen in real files, or taken by some readers */
		d->severity = ASSET_WARNING;
	return d;
}

static void
report(struct check *c, const struct asset_node *schema,
    const struct asset_visit *v, struct asset_str what)
{
	report_at(c, v, asset_value_place(c->lint->cx, v->node), what,
	    !asset_get_true(schema, "loose"));
}

static bool
is_type(const struct asset_node *n, struct asset_str type)
{
	return asset_str_is(type, asset_kind_name(n->kind)) ||
	    (n->kind == ASSET_NUMBER && asset_str_is(type, "integer") &&
	    !memchr(asset_text(n).s, '.', asset_text(n).n));
}

/* Scalars in each other's clothes, and null for nothing: some readers take
 * them. */
static bool
is_near_type(struct asset_lint *l, const struct asset_node *schema,
    const struct asset_node *n, struct asset_str type)
{
	if (n->kind == ASSET_NULL ||
	    (n->kind == ASSET_ARRAY && asset_get_true(schema, "list")))
		return true;
	if (n->kind == ASSET_STRING && asset_str_is(type, "integer"))
		return asset_lint_match(l, ASSET_S("^-?[0-9]+$"),
		    asset_text(n));
	return !asset_is_container(n) && !asset_str_is(type, "object") &&
	    !asset_str_is(type, "array");
}

/* `type` is a name or a list of names. */
static bool
check_type(struct check *c, const struct asset_node *schema,
    const struct asset_visit *v)
{
	const struct asset_node *type = asset_get(schema, "type");
	const struct asset_node *t = asset_first(type);
	struct asset_str first = t ? asset_text(t) : asset_text(type);

	if (!type || is_type(v->node, first))
		return true;
	for (; t; t = t->next)
		if (is_type(v->node, asset_text(t)))
			return true;
	report_at(c, v, asset_value_place(c->lint->cx, v->node),
	    asset_word(asset_cstr(c->lint->cx, first)),
	    !is_near_type(c->lint, schema, v->node, first));
	return false;
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

static struct asset_str
list_text(struct asset_lint *l, const struct asset_node *list)
{
	struct asset_buf b;

	asset_buf_init(&b, l->cx);
	for (struct asset_node *e = asset_first(list); e; e = e->next) {
		if (b.n && e->next)
			asset_buf_puts(&b, ", ");
		else if (b.n)
			asset_buf_str(&b, asset_word("or"));
		asset_buf_str(&b, asset_text(e));
	}
	return asset_buf_text(&b);
}

/* What a text has to be instead, or an empty text. */
static struct asset_str
text_fault(struct asset_lint *l, const struct asset_node *schema,
    struct asset_str s)
{
	const struct asset_node *list = asset_get(schema, "enum");
	int64_t most = asset_int(asset_get(schema, "maxLength"), INT64_MAX);
	int64_t least = asset_int(asset_get(schema, "minLength"), 0);
	int64_t n = (int64_t)asset_utf8_length(s);
	struct asset_str pattern = asset_get_text(schema, "pattern");

	if (list && !among(list, s, asset_get_true(schema, "folded")))
		return list_text(l, list);
	if (n > most)
		return asset_strf(l->cx, "%.*s%lld",
		    ASSET_P(asset_word("atMostLength")), (long long)most);
	if (n < least)
		return asset_strf(l->cx, "%.*s%lld",
		    ASSET_P(asset_word("atLeastLength")), (long long)least);
	if (pattern.s && !asset_lint_match(l, pattern, s))
		return asset_strf(l->cx, "%.*s%.*s",
		    ASSET_P(asset_word("matching")), ASSET_P(pattern));
	return ASSET_S("");
}

/* `s` is the value, or the name, of the visited node. */
static void
check_text(struct check *c, const struct asset_node *schema,
    const struct asset_visit *v, struct asset_str s, struct asset_place at)
{
	struct asset_str what = text_fault(c->lint, schema, s);
	struct asset_diag *d;

	if (!what.n || (!s.n && asset_get_true(schema, "empty")))
		return;
	d = report_at(c, v, at, what, s.n && /* empty: meant as absent */
	    !asset_get_true(schema, "loose") &&
	    !among(asset_get(schema, "also"), s, false));
	d->args[2] = asset_lint_near(c->lint, s, asset_get(schema, "enum"));
}

/* "1..60000", "200..599 except 444", "a number not below 1" */
static struct asset_str
range_text(struct asset_ctx *cx, const struct asset_node *schema)
{
	const struct asset_node *except = asset_get(schema, "except");
	struct asset_str least = asset_text(asset_get(schema, "minimum"));
	struct asset_str most = asset_text(asset_get(schema, "maximum"));
	struct asset_buf b;

	asset_buf_init(&b, cx);
	if (!most.s)
		asset_buf_str(&b, asset_word("atLeast"));
	asset_buf_str(&b, least);
	if (most.s)
		asset_buf_puts(&b, "..");
	asset_buf_str(&b, most);
	if (except)
		asset_buf_str(&b, asset_word("except"));
	asset_buf_str(&b, asset_text(except));
	return asset_buf_text(&b);
}

static void
check_range(struct check *c, const struct asset_node *schema,
    const struct asset_visit *v)
{
	int64_t least = asset_int(asset_get(schema, "minimum"), INT64_MIN);
	int64_t usual = asset_int(asset_get(schema, "maximum"), INT64_MAX);
	int64_t most = asset_int(asset_get(schema, "most"), usual);
	int64_t except = asset_int(asset_get(schema, "except"), INT64_MIN);
	int64_t value = asset_int(v->node, INT64_MAX);

	if (value < least || value > usual || value == except)
		report_at(c, v, asset_value_place(c->lint->cx, v->node),
		    range_text(c->lint->cx, schema),
		    !asset_get_true(schema, "loose") &&
		    (value < least || value > most));
}

static void
check_items(struct check *c, const struct asset_node *schema,
    const struct asset_visit *v)
{
	int64_t least = asset_int(asset_get(schema, "minItems"), 0);
	int64_t most = asset_int(asset_get(schema, "maxItems"), INT64_MAX);

	if (v->node->len > most)
		report(c, schema, v, asset_strf(c->lint->cx, "%.*s%lld",
		    ASSET_P(asset_word("atMostItems")), (long long)most));
	else if (v->node->len < least)
		report(c, schema, v, asset_strf(c->lint->cx, "%.*s%lld",
		    ASSET_P(asset_word("atLeastItems")), (long long)least));
}

static void
check_names(struct check *c, const struct asset_node *schema,
    const struct asset_visit *v)
{
	const struct asset_node *names = asset_get(schema, "propertyNames");
	struct asset_visit child = { .path.up = &v->path, .up = v };

	for (struct asset_node *m = asset_first(v->node); names && m;
	    m = m->next) {
		child.node = m;
		child.path.key = asset_key(m);
		check_text(c, names, &child, asset_key(m),
		    asset_key_place(c->lint->cx, m));
	}
}

static void
hide_secret(struct check *c, const struct asset_node *schema,
    const struct asset_visit *v)
{
	if (asset_get_true(schema, "secret"))
		asset_source_hide(c->lint->cx,
		    asset_value_place(c->lint->cx, v->node));
}

static void
check_value(struct check *c, const struct asset_node *schema,
    const struct asset_visit *v)
{
	hide_secret(c, schema, v);
	if (!check_type(c, schema, v))
		return;
	switch ((enum asset_kind)v->node->kind) {
	case ASSET_STRING:
		check_text(c, schema, v, asset_text(v->node),
		    asset_value_place(c->lint->cx, v->node));
		break;
	case ASSET_NUMBER:
		check_range(c, schema, v);
		break;
	case ASSET_ARRAY:
		check_items(c, schema, v);
		break;
	case ASSET_OBJECT:
		check_names(c, schema, v);
		break;
	case ASSET_NULL:
	case ASSET_BOOL:
		break;
	}
}

static void
start(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, void (*at)(struct check *,
	const struct asset_node *, const struct asset_visit *))
{
	const struct asset_node *row = asset_extension_here(v);
	struct check c = { l, rule, at };

	if (row)
		walk_value(&c, asset_get(row, "value"), v, 0);
}

/* The members of the object that holds the extension. */
static void
check_beside(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *all = asset_get(asset_get(
	    asset_extension_here(v), "beside"), "properties");
	struct asset_visit child = { .path.up = &v->up->path, .up = v->up };
	struct check c = { l, rule, NULL };

	for (struct asset_node *s = asset_first(all); s; s = s->next) {
		child.path.key = asset_key(s);
		child.node = asset_get_str(v->up->node, asset_key(s));
		if (child.node)
			check_value(&c, s, &child);
	}
}

void
asset_rule_extension_value(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct check c = { l, rule, hide_secret };

	if (asset_extension_here(v)) {
		start(l, rule, v, check_value);
		check_beside(l, rule, v);
	} else { /* in the wrong place, but still a secret */
		walk_value(&c, asset_get(asset_extension_of(v), "value"), v,
		    0);
	}
}

/* ---- members ---- */

static void
check_members(struct check *c, const struct asset_node *schema,
    const struct asset_visit *v)
{
	struct asset_lack lacks[ASSET_LACKS];
	uint32_t n = 0;

	if (v->node->kind == ASSET_OBJECT)
		n = asset_extension_lacks(schema, v->node, lacks);
	for (uint32_t i = 0; i < n; i++) {
		struct asset_diag *d = asset_lint_report(c->lint, c->rule, v,
		    asset_key_place(c->lint->cx, v->node), name_of(v),
		    lacks[i].name);

		if (!lacks[i].sure)
			d->severity = ASSET_WARNING;
	}
}

void
asset_rule_extension_member(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	start(l, rule, v, check_members);
}

static void
check_strangers(struct check *c, const struct asset_node *schema,
    const struct asset_visit *v)
{
	const struct asset_node *all = asset_get(schema, "properties");
	struct asset_visit child = { .path.up = &v->path, .up = v };

	if (!all || v->node->kind != ASSET_OBJECT)
		return;
	for (struct asset_node *m = asset_first(v->node); m; m = m->next) {
		if (asset_get_str(all, asset_key(m)) ||
		    asset_str_starts(asset_key(m), "x-"))
			continue;
		child.node = m;
		child.path.key = asset_key(m);
		asset_lint_key(c->lint, c->rule, &child, asset_key(m),
		    asset_lint_near(c->lint, asset_key(m), all));
	}
}

/* No member that nobody knows. */
void
asset_rule_extension_stranger(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	start(l, rule, v, check_strangers);
}
