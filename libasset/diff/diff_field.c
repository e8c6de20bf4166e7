#include "diff/schema.h"

#include <stdlib.h>

#include "diff/says.h"

#include "core/banned.h"

enum { VALUES_MOST = 10 };

struct field;

/* One field of two schemas. */
struct pair {
	const struct asset_schemas *s;
	const struct field *field;
	const struct asset_node *node[2];
	struct asset_spot spot;
};

struct field {
	const char *name;
	void (*compare)(const struct pair *);
	const char *absent;    /* what a missing one means */
	const char *exclusive; /* flag that takes the limit itself out */
	bool upper;            /* a limit from above */
};

static void
report(const struct pair *p, const char *when, struct asset_str a,
    struct asset_str b)
{
	asset_change(p->s->d->changes, p->s->on, asset_str(p->field->name),
	    when, &p->spot, a, b);
}

/* ---- the kinds of comparison ---- */

static void
compare_value(const struct pair *p)
{
	struct asset_ctx *cx = p->s->d->cx;
	const struct asset_node *a = p->node[ASSET_OLD];
	const struct asset_node *b = p->node[ASSET_NEW];

	if (!asset_equal(a, b))
		report(p, !a ? "added" : !b ? "removed" : "changed",
		    asset_value_words(cx, a), asset_value_words(cx, b));
}

/* A word; a missing one is the field's `absent`. */
static void
compare_word(const struct pair *p)
{
	struct asset_str w[2];

	for (int i = 0; i < 2; i++)
		w[i] = p->node[i] ? asset_text(p->node[i]) :
		    asset_str(p->field->absent);
	if (!asset_str_eq(w[ASSET_OLD], w[ASSET_NEW]))
		report(p, "changed", w[ASSET_OLD], w[ASSET_NEW]);
}

static void
compare_flag(const struct pair *p)
{
	bool a = asset_is(p->node[ASSET_OLD], ASSET_BOOL) &&
	    asset_text(p->node[ASSET_OLD]).s[0] == 't';
	bool b = asset_is(p->node[ASSET_NEW], ASSET_BOOL) &&
	    asset_text(p->node[ASSET_NEW]).s[0] == 't';

	if (a != b)
		report(p, b ? "set" : "unset", ASSET_S(""), ASSET_S(""));
}

/* `a` takes all that `b` takes: the second column of each row. */
static const struct {
	const char *narrow, *wide;
} wider[] = {
	{ "integer", "number" },
	{ "int32", "int64" },
	{ "float", "double" },
};

static bool
is_wider(struct asset_str narrow, struct asset_str wide)
{
	for (size_t i = 0; i < sizeof wider / sizeof *wider; i++)
		if (asset_str_is(narrow, wider[i].narrow) &&
		    asset_str_is(wide, wider[i].wide))
			return true;
	return false;
}

/* Formats say more than the type; "password" only asks to hide the input. */
static void
compare_format(const struct pair *p)
{
	struct asset_str f[2];

	for (int i = 0; i < 2; i++) {
		f[i] = asset_text(p->node[i]);
		if (asset_str_is(f[i], "password"))
			f[i].n = 0;
	}
	if (asset_str_eq(f[ASSET_OLD], f[ASSET_NEW]))
		return;
	report(p,
	    f[ASSET_OLD].n == 0           ? "added" :
	    f[ASSET_NEW].n == 0           ? "removed" :
	    is_wider(f[0], f[ASSET_NEW])  ? "widened" :
	    is_wider(f[ASSET_NEW], f[0])  ? "narrowed" :
					    "changed",
	    f[ASSET_OLD], f[ASSET_NEW]);
}

struct limit {
	const struct asset_node *node; /* NULL: none */
	bool exclusive;
};

static struct limit
limit_of(const struct pair *p, int side)
{
	const struct asset_view *v = &p->s->view[side];
	const struct asset_part *part;
	struct limit l = { p->node[side], false };

	if (!asset_is(l.node, ASSET_NUMBER) || (p->field->absent &&
	    strtold(asset_cstr(p->s->d->cx, asset_text(l.node)), NULL) == 0))
		l.node = NULL;
	if (l.node && p->field->exclusive) {
		const struct asset_node *flag =
		    asset_view_get(v, p->field->exclusive, &part);

		l.exclusive = asset_is(flag, ASSET_BOOL) &&
		    asset_text(flag).s[0] == 't';
	}
	return l;
}

static struct asset_str
limit_words(const struct pair *p, struct limit l)
{
	if (!l.node)
		return ASSET_S("-");
	return asset_strf(p->s->d->cx, "%s%.*s",
	    !l.exclusive ? "" : p->field->upper ? "<" : ">",
	    ASSET_P(asset_text(l.node)));
}

/* Below 0: the first is the lower one. */
static int
limit_order(const struct pair *p, struct limit a, struct limit b)
{
	struct asset_ctx *cx = p->s->d->cx;
	long double x, y;
	int in = p->field->upper ? 1 : -1;

	if (!asset_equal(a.node, b.node)) {
		x = strtold(asset_cstr(cx, asset_text(a.node)), NULL);
		y = strtold(asset_cstr(cx, asset_text(b.node)), NULL);
		if (x < y || x > y)
			return x < y ? -1 : 1;
	}
	return (b.exclusive - a.exclusive) * in;
}

static void
compare_limit(const struct pair *p)
{
	struct limit a = limit_of(p, ASSET_OLD), b = limit_of(p, ASSET_NEW);
	const char *when;

	if (!a.node && !b.node)
		return;
	if (a.node && b.node) {
		int order = limit_order(p, a, b);

		if (order == 0)
			return;
		when = order < 0 ? "raised" : "lowered";
	} else {
		when = b.node ? "added" : "removed";
	}
	report(p, when, limit_words(p, a), limit_words(p, b));
}

/* The values of one side that the other does not have. */
static void
compare_values(const struct pair *p, int side, const char *when)
{
	struct asset_ctx *cx = p->s->d->cx;
	struct asset_map other;
	struct asset_buf b;
	uint32_t n = 0;

	memset(&other, 0, sizeof other);
	for (const struct asset_node *c = asset_first(p->node[1 - side]); c;
	    c = c->next)
		asset_map_add(cx, &other, asset_value_key(cx, c),
		    (void *)(uintptr_t)c);
	asset_buf_init(&b, cx);
	for (const struct asset_node *c = asset_first(p->node[side]); c;
	    c = c->next) {
		if (asset_map_get(&other, asset_value_key(cx, c)))
			continue;
		if (n++ < VALUES_MOST)
			asset_words_add(&b, asset_value_words(cx, c));
	}
	if (n > VALUES_MOST)
		asset_buf_printf(&b, ", ... (%u)", (unsigned)n);
	if (n)
		report(p, when, asset_buf_text(&b), ASSET_S(""));
}

static void
compare_enum(const struct pair *p)
{
	struct asset_ctx *cx = p->s->d->cx;
	bool a = asset_is(p->node[ASSET_OLD], ASSET_ARRAY);
	bool b = asset_is(p->node[ASSET_NEW], ASSET_ARRAY);

	if (a && b) {
		compare_values(p, ASSET_OLD, "value-removed");
		compare_values(p, ASSET_NEW, "value-added");
	} else if (a || b) {
		report(p, b ? "added" : "removed",
		    asset_value_words(cx, p->node[ASSET_OLD]),
		    asset_value_words(cx, p->node[ASSET_NEW]));
	}
}

/* ---- the table ---- */

static const struct field fields[] = {
	{ "format", compare_format, NULL, NULL, false },
	{ "enum", compare_enum, NULL, NULL, false },
	{ "pattern", compare_value, NULL, NULL, false },
	{ "multipleOf", compare_value, NULL, NULL, false },
	{ "maximum", compare_limit, NULL, "exclusiveMaximum", true },
	{ "minimum", compare_limit, NULL, "exclusiveMinimum", false },
	{ "maxLength", compare_limit, NULL, NULL, true },
	{ "minLength", compare_limit, "0", NULL, false },
	{ "maxItems", compare_limit, NULL, NULL, true },
	{ "minItems", compare_limit, "0", NULL, false },
	{ "maxProperties", compare_limit, NULL, NULL, true },
	{ "minProperties", compare_limit, "0", NULL, false },
	{ "uniqueItems", compare_flag, NULL, NULL, false },
	{ "x-nullable", compare_flag, NULL, NULL, false },
	{ "readOnly", compare_flag, NULL, NULL, false },
	{ "allowEmptyValue", compare_flag, NULL, NULL, false },
	{ "collectionFormat", compare_word, "csv", NULL, false },
	{ "default", compare_value, NULL, NULL, false },
	{ "discriminator", compare_value, NULL, NULL, false },
};

static bool
make_pair(const struct asset_schemas *s, const struct field *f,
    struct pair *p)
{
	const struct asset_part *part[2] = { NULL, NULL };

	p->s = s;
	p->field = f;
	for (int i = 0; i < 2; i++)
		p->node[i] = asset_view_get(&s->view[i], f->name, &part[i]);
	if (!p->node[ASSET_OLD] && !p->node[ASSET_NEW])
		return false;
	p->spot = asset_schema_member(s, p->node, part, ASSET_SPOT_SILENT,
	    asset_str(f->name));
	return true;
}

/* ---- types ---- */

/* The type that is written, or the one that the other members imply. */
static struct asset_str
type_of(const struct asset_view *v)
{
	static const char *const implied[][2] = {
		{ "properties", "object" },
		{ "additionalProperties", "object" },
		{ "items", "array" },
	};
	const struct asset_part *part;
	const struct asset_node *n = asset_view_get(v, "type", &part);

	if (asset_is(n, ASSET_STRING))
		return asset_text(n);
	for (size_t i = 0; i < sizeof implied / sizeof *implied; i++)
		if (asset_view_get(v, implied[i][0], &part))
			return asset_str(implied[i][1]);
	return ASSET_S("");
}

/* Parameters and headers are text: a string takes whatever comes. */
static bool
is_text(const struct asset_spot *spot)
{
	while (spot && (spot->type == ASSET_SPOT_ITEMS ||
	    spot->type == ASSET_SPOT_SILENT))
		spot = spot->up;
	return spot && (spot->type == ASSET_SPOT_PARAMETER ||
	    spot->type == ASSET_SPOT_HEADER);
}

static bool
type_wider(const struct asset_schemas *s, struct asset_str narrow,
    struct asset_str wide)
{
	if (wide.n == 0 || is_wider(narrow, wide))
		return true;
	return asset_str_is(wide, "string") && is_text(s->spot) &&
	    !asset_str_is(narrow, "array") && !asset_str_is(narrow, "file");
}

static bool
compare_type(const struct asset_schemas *s)
{
	static const struct field field = { "type", NULL, NULL, NULL, false };
	struct asset_str a = type_of(&s->view[ASSET_OLD]);
	struct asset_str b = type_of(&s->view[ASSET_NEW]);
	struct asset_str any = asset_get_text(s->d->changes->words, "any");
	struct pair p;
	const char *when;

	if (asset_str_eq(a, b))
		return true;
	if (!make_pair(s, &field, &p))
		p.spot = asset_spot_child(s->spot, NULL, NULL,
		    ASSET_SPOT_SILENT, ASSET_S("type"));
	when = type_wider(s, a, b) ? "widened" :
	    type_wider(s, b, a) ? "narrowed" : "changed";
	report(&p, when, a.n ? a : any, b.n ? b : any);
	return a.n && b.n && strcmp(when, "changed") != 0;
}

bool
asset_schema_fields(const struct asset_schemas *s)
{
	struct pair p;

	if (!compare_type(s))
		return false;
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (make_pair(s, &fields[i], &p))
			fields[i].compare(&p);
	return true;
}
