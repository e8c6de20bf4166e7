/* Reads formats/oas/: names become types, what is extended is copied in. */
#include "gen_grammar.h"

#include "core/banned.h"

void
gen_complain(struct asset_ctx *cx, const struct asset_node *at,
    const char *what, struct asset_str which)
{
	struct asset_place p = asset_value_place(cx, at);
	struct asset_position pos = { 0, 0 };

	if (p.src)
		pos = asset_source_position(cx, p.src, p.off);
	fprintf(stderr, "%s:%u:%u: %s: %.*s\n", p.src ? p.src->name : "?",
	    (unsigned)pos.line, (unsigned)pos.column, what, ASSET_P(which));
}

static void
complain(struct gen_grammar *g, const struct asset_node *at,
    const char *what, struct asset_str which)
{
	gen_complain(g->cx, at, what, which);
	g->bad = true;
}

static struct gen_type *
new_type(struct gen_grammar *g, struct asset_str grammar,
    struct asset_str name, const struct asset_node *spec)
{
	struct gen_type *t = asset_zalloc(g->cx, sizeof *t);

	t->grammar = grammar;
	t->name = name;
	t->spec = spec;
	t->number = g->ntypes++;
	if (g->last)
		g->last->next = t;
	else
		g->types = t;
	g->last = t;
	return t;
}

struct gen_type *
gen_type_find(const struct gen_grammar *g, struct asset_str grammar,
    struct asset_str name)
{
	for (struct gen_type *t = g->types; t; t = t->next)
		if (!t->hidden && asset_str_eq(t->grammar, grammar) &&
		    asset_str_eq(t->name, name))
			return t;
	return NULL;
}

/* The type that was there before the one of the same name. */
static struct gen_type *
hidden_by(const struct gen_grammar *g, const struct gen_type *t)
{
	struct gen_type *last = NULL;

	for (struct gen_type *c = g->types; c != t; c = c->next)
		if (c->hidden && asset_str_eq(c->grammar, t->grammar) &&
		    asset_str_eq(c->name, t->name))
			last = c;
	return last;
}

const struct asset_node *
gen_type_get(const struct gen_type *t, const char *key)
{
	const struct asset_node *n = NULL;

	for (; t && !n; t = t->base)
		n = asset_get(t->spec, key);
	return n;
}

/* The type that `n` names or spells out in place. */
static struct gen_type *
type_of(struct gen_grammar *g, struct gen_type *owner,
    const struct asset_node *n, struct asset_str key)
{
	struct gen_type *t;
	struct asset_node *made;

	if (asset_is(n, ASSET_STRING)) {
		t = gen_type_find(g, owner->grammar, asset_text(n));
		if (!t)
			complain(g, n, "no such type", asset_text(n));
		return t;
	}
	if (asset_is(n, ASSET_ARRAY) || asset_get(n, "map")) {
		bool map = n->kind == ASSET_OBJECT;

		made = asset_new_node(g->cx, ASSET_OBJECT);
		asset_set(g->cx, made, "is", asset_new_text(g->cx,
		    map ? "object" : "array"));
		asset_set(g->cx, made, "title", asset_new_text(g->cx,
		    map ? "a map" : "a list"));
		asset_set(g->cx, made, map ? "other" : "items",
		    asset_share(g->cx, map ? asset_get(n, "map") :
		    asset_first(n)));
		n = made;
	}
	return new_type(g, owner->grammar,
	    asset_strf(g->cx, "%.*s/%.*s", ASSET_P(owner->name),
	    ASSET_P(key)), n);
}

static void
set_field(struct gen_grammar *g, struct gen_type *t, struct asset_str key,
    struct gen_type *type, const struct asset_node *from)
{
	struct gen_field *f;

	for (f = t->fields; f; f = f->next)
		if (asset_str_eq(f->key, key))
			break;
	if (!f) {
		f = asset_zalloc(g->cx, sizeof *f);
		f->key = key;
		if (t->last)
			t->last->next = f;
		else
			t->fields = f;
		t->last = f;
		t->nfields++;
	}
	f->type = type;
	f->from = from;
}

/* A list of key and type: the type's own, or what it extends has. */
static struct gen_field *
list_of(struct gen_grammar *g, struct gen_type *t, const char *name,
    struct gen_field *inherited)
{
	const struct asset_node *list = asset_get(t->spec, name);
	struct gen_field *first = NULL, **link = &first;

	if (!list)
		return inherited;
	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		*link = asset_zalloc(g->cx, sizeof **link);
		(*link)->key = asset_key(c);
		(*link)->type = type_of(g, t, c, asset_key(c));
		link = &(*link)->next;
	}
	return first;
}

static struct gen_type *
part_of(struct gen_grammar *g, struct gen_type *t, const char *name,
    struct gen_type *inherited)
{
	const struct asset_node *n = asset_get(t->spec, name);

	return n ? type_of(g, t, n, asset_str(name)) : inherited;
}

static void resolve(struct gen_grammar *g, struct gen_type *t);

static void
resolve_base(struct gen_grammar *g, struct gen_type *t)
{
	const struct asset_node *extends = asset_get(t->spec, "extends");

	if (!extends)
		return;
	t->base = asset_str_eq(asset_text(extends), t->name) ?
	    hidden_by(g, t) :
	    gen_type_find(g, t->grammar, asset_text(extends));
	if (!t->base)
		complain(g, extends, "no such type", asset_text(extends));
	else
		resolve(g, t->base);
}

static void
resolve(struct gen_grammar *g, struct gen_type *t)
{
	const struct gen_type none = { 0 }, *base;

	if (t->state == 1)
		complain(g, t->spec, "extends itself", t->name);
	if (t->state)
		return;
	t->state = 1;
	resolve_base(g, t);
	base = t->base ? t->base : &none;
	t->keys = list_of(g, t, "keys", base->keys);
	t->cases = list_of(g, t, "cases", base->cases);
	t->items = part_of(g, t, "items", base->items);
	t->other = part_of(g, t, "other", base->other);
	for (struct gen_field *f = base->fields; f; f = f->next)
		set_field(g, t, f->key, f->type, f->from);
	for (struct asset_node *c = asset_first(asset_get(t->spec, "fields"));
	    c; c = c->next)
		set_field(g, t, asset_key(c), type_of(g, t, c, asset_key(c)),
		    c);
	if (t->nfields > 250)
		complain(g, t->spec, "too many fields", t->name);
	t->state = 2;
}

const struct asset_node *
gen_grammar_base(struct asset_node *oas, const struct asset_node *file)
{
	struct asset_str name = asset_get_text(file, "extends");
	struct asset_node *c = asset_first(oas);

	while (c && !(name.s && asset_str_eq(asset_get_text(c, "name"), name)))
		c = c->next;
	return c;
}

/* What it extends comes first; a type of the same name hides it. */
static void
read_types(struct gen_grammar *g, struct asset_node *oas,
    const struct asset_node *file, struct asset_str grammar)
{
	const struct asset_node *base = gen_grammar_base(oas, file);
	struct gen_type *old;

	if (base)
		read_types(g, oas, base, grammar);
	for (struct asset_node *c = asset_first(asset_get(file, "types")); c;
	    c = c->next) {
		old = gen_type_find(g, grammar, asset_key(c));
		if (old)
			old->hidden = true;
		new_type(g, grammar, asset_key(c), c);
	}
}

int
gen_grammar_read(struct asset_ctx *cx, struct gen_grammar *g,
    const struct asset_node *root)
{
	struct asset_node *oas = asset_get(root, "oas");

	*g = (struct gen_grammar){ .cx = cx };
	for (struct asset_node *file = asset_first(oas); file;
	    file = file->next)
		read_types(g, oas, file, asset_get_text(file, "name"));
	for (struct gen_type *t = g->types; t; t = t->next)
		resolve(g, t);
	for (struct gen_type *t = g->types; t; t = t->next)
		for (struct gen_field *f = t->fields; f; f = f->next)
			f->number = g->nfields++;
	return g->bad;
}
