#include "rule/value.h"

#include "read/open.h"
#include "read/scalar.h"
#include "core/banned.h"

/* Schemas applied for one document, and findings for one value. */
enum { BUDGET = 5000000, BUDGET_BYTE = 10, MOST_FINDINGS = 20 };

struct asset_values {
	struct asset_validator *v;
	struct asset_map said; /* what was reported */
};

struct check {
	struct asset_lint *lint;
	const struct asset_rule *rule;
	const struct asset_visit *visit;
	const struct asset_node *schema;
	unsigned roles;
};

/* ---- the validator ---- */

static enum asset_schema_dialect
dialect(const struct asset_lint *l)
{
	if (asset_is_swagger2(l))
		return ASSET_SCHEMA_DRAFT4;
	return strcmp(l->grammar->name, "openapi30") == 0 ?
	    ASSET_SCHEMA_OAS30 : ASSET_SCHEMA_OAS31;
}

static struct asset_values *
values(struct asset_lint *l)
{
	struct asset_values *x = l->values;

	if (x)
		return x;
	x = l->values = asset_zalloc(l->cx, sizeof *x);
	x->v = asset_validator_new(l->cx, l->doc->root, dialect(l),
	    ASSET_VALIDATE_FORMATS | ASSET_VALIDATE_REQUEST |
	    ASSET_VALIDATE_ANSWER | ASSET_VALIDATE_EXAMPLE);
	asset_validator_files(x->v, l->refs);
	asset_validator_budget(x->v, BUDGET +
	    (uint64_t)l->doc->src->size * BUDGET_BYTE);
	return x;
}

struct asset_validator *
asset_value_validator(struct asset_lint *l)
{
	return values(l)->v;
}

/* The outermost schema around that has a dialect or an address of its own.
 * False: nobody here knows what it means. */
static bool
enter_resource(const struct check *c, struct asset_validator *v)
{
	const struct asset_node *outer = NULL;

	if (dialect(c->lint) != ASSET_SCHEMA_OAS31)
		return true;
	for (const struct asset_visit *u = c->visit; u; u = u->up)
		if (asset_get_text(u->node, "$schema").n ||
		    asset_get_text(u->node, "$id").n)
			outer = u->node;
	return !outer || asset_validator_resource(v, outer);
}

/* ---- findings ---- */

/* The first time for this id and word at this thing? Several parts of a schema
 * may say the same. */
static bool
is_new(struct asset_lint *l, const void *thing, const char *id,
    struct asset_str word)
{
	return asset_map_add(l->cx, &values(l)->said, asset_strf(l->cx,
	    "%p %s %.*s", thing, id, ASSET_P(word)), l);
}

static bool
mentions(struct asset_str s, const char *word)
{
	return memmem(s.s, s.n, word, strlen(word)) != NULL;
}

static bool
is_json(struct asset_ctx *cx, struct asset_str text)
{
	uint32_t sources = cx->nsources;
	struct asset_doc *doc;

	while (text.n && strchr(" \t\r\n", text.s[0])) {
		text.s++;
		text.n--;
	}
	if (!text.n || !strchr("{[", text.s[0]) || sources > ASSET_MOST_TEXTS)
		return false;
	doc = asset_open_quietly(cx, "inside.json", text);
	cx->nsources = sources;
	return doc != NULL;
}

/* A string that stands for a value of another type: JSON text, or what is
 * sent in a parameter or a form? */
static bool
is_text_of(const struct check *c, const struct asset_violation *x)
{
	struct asset_str text = asset_text(x->instance), want = x->args[0];
	bool sent = c->roles & ASSET_VALUE_WRITTEN;

	if (x->instance->kind != ASSET_STRING ||
	    strcmp(x->id, "schema-type") != 0)
		return false;
	if (mentions(want, "object") || mentions(want, "array"))
		return sent || (x->instance == c->visit->node &&
		    is_json(c->lint->cx, text));
	switch (asset_scalar_core(text)) {
	case ASSET_SCALAR_TRUE:
	case ASSET_SCALAR_FALSE:
		return sent && mentions(want, "boolean");
	case ASSET_SCALAR_JSON:
		return sent && (mentions(want, "number") ||
		    (mentions(want, "integer") && !memchr(text.s, '.', text.n)));
	default:
		return false;
	}
}

/* The rule that a violation is a finding of; NULL: it is none. */
static const char *
id_of(const struct check *c, const struct asset_violation *x)
{
	const struct asset_str none = { "", 0 };

	if (asset_ref_text(x->instance))
		return NULL; /* tools put in what it refers to */
	if (strcmp(x->id, "schema-format") == 0)
		return "value-format";
	if (strcmp(x->id, "schema-pattern-unusable") == 0)
		switch (asset_validator_pattern(values(c->lint)->v,
		    x->args[0])) {
		case ASSET_PATTERN_COSTLY:
			return is_new(c->lint, NULL, x->id, x->args[0]) ?
			    "pattern-costly" : NULL;
		case ASSET_PATTERN_UNTRIED:
			return is_new(c->lint, NULL, x->id, x->args[0]) ?
			    "value-unchecked" : NULL;
		default:
			return NULL;
		}
	if (strcmp(x->id, "schema-budget") == 0)
		return is_new(c->lint, NULL, x->id, none) ?
		    "value-unchecked" : NULL;
	if (strcmp(x->id, "schema-loop") == 0 ||
	    strcmp(x->id, "schema-depth") == 0)
		return is_new(c->lint, c->schema, x->id, none) ?
		    "value-unchecked" : NULL;
	if (!is_new(c->lint, x->instance, x->id, x->args[0]))
		return NULL;
	return is_text_of(c, x) ? "value-as-text" : c->rule->id;
}

/* The keyword that asks for it, unless it stands right beside. */
static struct asset_place
other_place(const struct check *c, const struct asset_violation *x)
{
	const struct asset_node *word = asset_get(x->schema, x->keyword);

	if (x->schema == c->visit->up->node || !word)
		return (struct asset_place){ 0 };
	return asset_key_place(c->lint->cx, word);
}

static void
report(const struct check *c, const struct asset_violation *x, const char *id)
{
	struct asset_ctx *cx = c->lint->cx;
	const struct asset_rule *rule = asset_rule_find(asset_str(id));
	struct asset_diag *d;

	if (asset_lint_state(c->lint, rule)->off)
		return;
	d = asset_lint_add(c->lint, rule, c->visit, asset_violation_place(cx,
	    x), x->args[0], x->args[1], x->args[2]);
	if (strcmp(id, "pattern-costly") != 0 &&
	    strcmp(id, "value-as-text") != 0)
		d->because = x->id;
	d->also = other_place(c, x);
	if (d->pointer.s)
		d->pointer = asset_strf(cx, "%.*s%.*s", ASSET_P(d->pointer),
		    ASSET_P(x->pointer));
}

void
asset_value_check(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, const struct asset_node *schema,
    unsigned roles)
{
	struct check c = { l, rule, v, schema, roles };
	struct asset_violations all = { .most = MOST_FINDINGS };
	struct asset_validator *validator = values(l)->v;
	unsigned side = roles & ASSET_VALUE_SENT ? ASSET_VALIDATE_REQUEST :
	    roles & ASSET_VALUE_ANSWERED ? ASSET_VALIDATE_ANSWER :
	    ASSET_VALIDATE_REQUEST | ASSET_VALIDATE_ANSWER;
	const char *id;

	if (!schema || asset_ref_text(v->node) ||
	    !enter_resource(&c, validator))
		return;
	asset_validator_side(validator, side | (roles & ASSET_VALUE_MEMBER ?
	    ASSET_VALIDATE_MEMBER : 0));
	if (asset_validator_check(validator, schema, v->node, &all))
		return;
	for (struct asset_violation *x = all.first; x; x = x->next)
		if ((id = id_of(&c, x)))
			report(&c, x, id);
}
