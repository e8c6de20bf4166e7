/* The keywords of JSON Schema, one row each. */
#include "model/validate.h"

#include "core/banned.h"

enum {
	D2020 = 1 << ASSET_SCHEMA_2020,
	OAS31 = 1 << ASSET_SCHEMA_OAS31,
	OAS30 = 1 << ASSET_SCHEMA_OAS30,
	DRAFT4 = 1 << ASSET_SCHEMA_DRAFT4,
	D2019 = 1 << ASSET_SCHEMA_2019,
	DRAFT7 = 1 << ASSET_SCHEMA_DRAFT7,
	NEW = D2020 | OAS31,
	MID = D2019 | DRAFT7,
	OLD = OAS30 | DRAFT4,
	ALL = NEW | MID | OLD,

	CORE = ASSET_VOCAB_CORE,
	APPLY = ASSET_VOCAB_APPLICATOR,
	REST = ASSET_VOCAB_UNEVALUATED,
	CHECK = ASSET_VOCAB_VALIDATION,
	FORMAT = ASSET_VOCAB_FORMAT | ASSET_VOCAB_ASSERTION,
	CONTENT = ASSET_VOCAB_CONTENT,

	ONE = 1 << ASSET_HOLDS_ONE,
	LIST = 1 << ASSET_HOLDS_LIST,
	MAP = 1 << ASSET_HOLDS_MAP,

	ANY = 63,
	NUM = 1 << ASSET_NUMBER,
	STR = 1 << ASSET_STRING,
	ARR = 1 << ASSET_ARRAY,
	OBJ = 1 << ASSET_OBJECT
};

static bool
make_ref(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	if (!asset_is(op->value, ASSET_STRING))
		return false;
	if (v->refs && s->node->src != v->root->src)
		op->one = asset_vschema_file(v, s->node);
	if (!op->one)
		op->one = asset_vschema_ref(v, s->res,
		    asset_text(op->value));
	if (!op->one && v->refs)
		op->one = asset_vschema_file(v, s->node);
	return op->one || !v->refs;
}

/* Dynamic only when the reference leads to a $dynamicAnchor. */
static bool
make_dynamic_ref(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	struct asset_str text = asset_text(op->value);
	const char *hash;

	if (!make_ref(v, s, op))
		return false;
	hash = text.n ? memchr(text.s, '#', text.n) : NULL;
	if (op->one && hash) {
		uint32_t n = text.n - (uint32_t)(hash + 1 - text.s);
		struct asset_str *name = asset_alloc(v->cx, sizeof *name);

		*name = (struct asset_str){ hash + 1, n };
		if (asset_map_get(&op->one->res->dynamic, *name) == op->one)
			op->more = name;
	}
	return true;
}

static bool
make_enum(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	struct asset_vvalues *t;
	uint64_t steps = 0;

	(void)s;
	if (!asset_is(op->value, ASSET_ARRAY))
		return false;
	if (op->value->len <= 8)
		return true;
	t = asset_alloc(v->cx, sizeof *t);
	t->mask = asset_vvalues_mask(op->value->len);
	t->all = asset_zalloc(v->cx, (t->mask + (size_t)1) * sizeof *t->all);
	for (struct asset_node *c = asset_first(op->value); c; c = c->next)
		if (!asset_is_container(c))
			asset_vvalue_at(t, c, &steps)->node = c;
	op->more = t;
	return true;
}

static bool
make_one(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	(void)v;
	(void)s;
	return op->one != NULL;
}

static bool
make_list(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	(void)v;
	(void)s;
	return op->n && asset_is(op->value, ASSET_ARRAY);
}

static bool
make_number(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	(void)v;
	(void)s;
	if (!asset_is(op->value, ASSET_NUMBER))
		return false;
	op->number = asset_decimal(asset_text(op->value));
	op->small = asset_decimal_small(asset_text(op->value), &op->bound);
	return true;
}

static bool
make_divisor(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	return make_number(v, s, op) && op->number.digits;
}

/* A number of things: too large a one is as good as the largest. */
static bool
make_count(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	struct asset_decimal most = asset_decimal(ASSET_S("4294967295"));
	uint64_t n = 0;

	if (!make_number(v, s, op) || op->number.minus ||
	    op->number.exponent < 0)
		return false;
	if (asset_decimal_cmp(&op->number, &most) >= 0) {
		op->n = UINT32_MAX;
		return true;
	}
	for (uint32_t i = op->number.from; i < op->number.to; i++)
		if (op->number.text.s[i] != '.')
			n = n * 10 + (uint64_t)(op->number.text.s[i] - '0');
	for (int64_t i = 0; i < op->number.exponent; i++)
		n *= 10;
	op->n = (uint32_t)n;
	return true;
}

static bool
make_pattern(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	(void)s;
	if (!asset_is(op->value, ASSET_STRING))
		return false;
	op->more = asset_vpattern_get(v, asset_text(op->value));
	return true;
}

static bool
make_format(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	return (v->flags & ASSET_VALIDATE_FORMATS ||
	    s->res->vocabularies & ASSET_VOCAB_ASSERTION) &&
	    asset_is(op->value, ASSET_STRING) &&
	    asset_format_known(asset_text(op->value));
}

static bool
make_content(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	const struct asset_node *schema = asset_vword_get(s, "contentSchema");

	if (schema)
		op->one = asset_vschema_find(v, schema);
	return v->flags & ASSET_VALIDATE_CONTENT &&
	    asset_vword_get(s, "contentMediaType");
}

static bool
make_always(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vop *op)
{
	(void)v;
	(void)s;
	(void)op;
	return true;
}

/* "type" and the keywords without a function of their own are read by the
 * rows that they belong to. */
const struct asset_vword asset_vwords[] = {
	{ "$ref", ALL, CORE, 0, ANY, 1, false, asset_vop_ref, make_ref },
	{ "$dynamicRef", NEW, CORE, 0, ANY, 1, false, asset_vop_dynamic_ref, make_dynamic_ref },
	{ "$defs", NEW | D2019, CORE, MAP, 0, 0, false, NULL, NULL },
	{ "definitions", ALL, CORE, MAP, 0, 0, false, NULL, NULL },
	{ "type", ALL, CHECK, 0, 0, 0, false, NULL, NULL },
	{ "enum", ALL, CHECK, 0, ANY, 0, false, asset_vop_enum, make_enum },
	{ "const", NEW | MID, CHECK, 0, ANY, 0, false, asset_vop_const, make_always },
	{ "allOf", ALL, APPLY, LIST, ANY, 3, false, asset_vop_all_of, make_list },
	{ "anyOf", ALL, APPLY, LIST, ANY, 4, false, asset_vop_any_of, make_list },
	{ "oneOf", ALL, APPLY, LIST, ANY, 4, false, asset_vop_one_of, make_list },
	{ "not", ALL, APPLY, ONE, ANY, 4, false, asset_vop_not, make_one },
	{ "if", NEW | MID, APPLY, ONE, ANY, 4, false, asset_vop_if, make_one },
	{ "then", NEW | MID, APPLY, ONE, 0, 0, false, NULL, NULL },
	{ "else", NEW | MID, APPLY, ONE, 0, 0, false, NULL, NULL },

	{ "minimum", ALL, CHECK, 0, NUM, 0, false, asset_vop_bound, make_number },
	{ "maximum", ALL, CHECK, 0, NUM, 0, false, asset_vop_bound, make_number },
	{ "exclusiveMinimum", ALL, CHECK, 0, NUM, 0, false, asset_vop_bound, make_number },
	{ "exclusiveMaximum", ALL, CHECK, 0, NUM, 0, false, asset_vop_bound, make_number },
	{ "multipleOf", ALL, CHECK, 0, NUM, 0, false, asset_vop_multiple_of, make_divisor },

	{ "minLength", ALL, CHECK, 0, STR, 0, false, asset_vop_length, make_count },
	{ "maxLength", ALL, CHECK, 0, STR, 0, false, asset_vop_length, make_count },
	{ "pattern", ALL, CHECK, 0, STR, 0, false, asset_vop_pattern, make_pattern },
	{ "format", ALL, FORMAT, 0, STR | NUM, 0, false, asset_vop_format, make_format },
	{ "contentMediaType", NEW | MID, CONTENT, 0, STR, 2, true, asset_vop_content, make_content },
	{ "contentEncoding", NEW | MID, CONTENT, 0, STR, 2, true, asset_vop_content, make_content },
	{ "contentSchema", NEW | D2019, CONTENT, ONE, STR, 2, true, asset_vop_content, make_content },

	{ "minItems", ALL, CHECK, 0, ARR, 0, false, asset_vop_size, make_count },
	{ "maxItems", ALL, CHECK, 0, ARR, 0, false, asset_vop_size, make_count },
	{ "prefixItems", NEW, APPLY, LIST, ARR, 2, true, asset_vop_items, asset_vop_make_items },
	{ "items", NEW, APPLY, ONE, ARR, 2, true, asset_vop_items, asset_vop_make_items },
	{ "items", MID | OLD, APPLY, ONE | LIST, ARR, 2, true, asset_vop_items, asset_vop_make_items },
	{ "additionalItems", MID | DRAFT4, APPLY, ONE, ARR, 2, true, asset_vop_items, asset_vop_make_items },
	{ "uniqueItems", ALL, CHECK, 0, ARR, 2, false, asset_vop_unique, make_always },
	{ "contains", NEW | MID, APPLY, ONE, ARR, 2, false, asset_vop_contains, make_one },
	{ "minContains", NEW | D2019, CHECK, 0, 0, 0, false, NULL, NULL },
	{ "maxContains", NEW | D2019, CHECK, 0, 0, 0, false, NULL, NULL },

	{ "minProperties", ALL, CHECK, 0, OBJ, 0, false, asset_vop_size, make_count },
	{ "maxProperties", ALL, CHECK, 0, OBJ, 0, false, asset_vop_size, make_count },
	{ "required", ALL, CHECK, 0, OBJ, 2, true, asset_vop_members, asset_vop_make_members },
	{ "properties", ALL, APPLY, MAP, OBJ, 2, true, asset_vop_members, asset_vop_make_members },
	{ "patternProperties", ALL, APPLY, MAP, OBJ, 2, true, asset_vop_members, asset_vop_make_members },
	{ "additionalProperties", ALL, APPLY, ONE, OBJ, 2, true, asset_vop_members, asset_vop_make_members },
	{ "propertyNames", NEW | MID, APPLY, ONE, OBJ, 2, false, asset_vop_names, make_one },
	{ "dependentRequired", NEW | D2019, CHECK, 0, OBJ, 2, false, asset_vop_dependent_required, make_always },
	{ "dependentSchemas", NEW | D2019, APPLY, MAP, OBJ, 3, false, asset_vop_dependent, make_always },
	{ "dependencies", NEW | MID | DRAFT4, APPLY, MAP, OBJ, 3, false, asset_vop_dependent, make_always },

	{ "unevaluatedItems", NEW | D2019, REST, ONE, ARR, 9, false, asset_vop_unevaluated_items, make_one },
	{ "unevaluatedProperties", NEW | D2019, REST, ONE, OBJ, 9, false, asset_vop_unevaluated_members, make_one },
	{ NULL, 0, 0, 0, 0, 0, false, NULL, NULL }
};

static uint8_t
hash(struct asset_str s)
{
	return s.n ? (uint8_t)(s.n * 53 + (unsigned char)s.s[0] * 7 +
	    (unsigned char)s.s[s.n / 2] * 29 +
	    (unsigned char)s.s[s.n - 1] * 3) : 0;
}

void
asset_vwords_index(struct asset_validator *v)
{
	for (uint8_t i = 0; asset_vwords[i].word; i++) {
		uint8_t h = hash(asset_str(asset_vwords[i].word));

		while (v->words[h])
			h++;
		v->words[h] = (uint8_t)(i + 1);
	}
}

const struct asset_vword *
asset_vword_find(const struct asset_vresource *res, struct asset_str word)
{
	for (uint8_t h = hash(word); res->words[h]; h++) {
		const struct asset_vword *w = &asset_vwords[res->words[h] - 1];

		if (w->dialects >> res->dialect & 1 &&
		    w->vocabulary & res->vocabularies &&
		    asset_str_is(word, w->word))
			return w;
	}
	return NULL;
}

const struct asset_node *
asset_vword_get(const struct asset_vschema *s, const char *word)
{
	const struct asset_node *n = asset_get(s->node, word);

	return n && asset_vword_find(s->res, asset_str(word)) ? n : NULL;
}
