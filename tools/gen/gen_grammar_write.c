/* The grammars as C: asset_types, asset_fields, asset_grammars. */
#include "gen_grammar.h"

#include "model/grammar.h"
#include "core/banned.h"

/* ---- one type ---- */

static uint32_t
kinds_of(struct gen_grammar *g, const struct asset_node *is, uint32_t *flags)
{
	static const struct { const char *name; uint32_t kinds, flags; } t[] = {
		{ "null", 1u << ASSET_NULL, 0 },
		{ "boolean", 1u << ASSET_BOOL, 0 },
		{ "number", 1u << ASSET_NUMBER, 0 },
		{ "integer", 1u << ASSET_NUMBER, ASSET_TYPE_INTEGER },
		{ "string", 1u << ASSET_STRING, 0 },
		{ "array", 1u << ASSET_ARRAY, 0 },
		{ "object", 1u << ASSET_OBJECT, 0 },
		{ "any-kind", 0xff, 0 },
		{ "any", 0xff, ASSET_TYPE_ANY },
	};

	if (!is)
		return 1u << ASSET_OBJECT;
	if (is->kind == ASSET_ARRAY) {
		uint32_t all = 0;

		for (struct asset_node *c = asset_first(is); c; c = c->next)
			all |= kinds_of(g, c, flags);
		return all;
	}
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		if (asset_is_text(is, t[i].name)) {
			*flags |= t[i].flags;
			return t[i].kinds;
		}
	gen_complain(g->cx, is, "no such kind", asset_text(is));
	g->bad = true;
	return 0;
}

static uint32_t
flags_of(const struct gen_type *t, uint32_t flags)
{
	const struct asset_node *minimum = gen_type_get(t, "minimum");

	if (minimum)
		flags |= asset_int(minimum, 0) ? ASSET_TYPE_POSITIVE :
		    ASSET_TYPE_NOT_NEGATIVE;
	if (gen_type_get(t, "ref"))
		flags |= ASSET_TYPE_REF;
	if (asset_is_text(gen_type_get(t, "ref"), "member"))
		flags |= ASSET_TYPE_MEMBER;
	if (gen_type_get(t, "open"))
		flags |= ASSET_TYPE_OPEN;
	if (!flags && !t->fields && !t->keys && !t->other && !t->items &&
	    !t->cases && !gen_type_get(t, "values") &&
	    !gen_type_get(t, "pattern") && gen_type_get(t, "is"))
		flags |= ASSET_TYPE_PLAIN;
	return flags;
}

static bool
seed_fits(const struct gen_type *t, uint32_t seed, uint32_t shift,
    uint8_t *slots)
{
	uint8_t i = 0;

	memset(slots, 0, 1024);
	for (struct gen_field *f = t->fields; f; f = f->next) {
		uint32_t at = asset_field_slot(f->key, seed, shift);

		if (slots[at])
			return false;
		slots[at] = ++i;
	}
	return true;
}

static void
write_slots(struct gen_grammar *g, struct gen_type *t)
{
	uint32_t bits = 3, seed = 1, tries = 0;
	uint8_t slots[1024];

	while ((1u << bits) < 2 * t->nfields)
		bits++;
	while (!seed_fits(t, seed, 32 - bits, slots)) {
		seed = seed * 1664525u + 1013904223u;
		if (++tries % 20000 == 0 && bits < 10)
			bits++;
		if (tries == 400000) {
			gen_complain(g->cx, t->spec, "no seed", t->name);
			g->bad = true;
			break;
		}
	}
	t->seed = seed;
	t->shift = 32 - bits;
	fprintf(g->f, "static const uint8_t S%u[] = { ", (unsigned)t->number);
	for (uint32_t i = 0; i < 1u << bits; i++)
		fprintf(g->f, "%u,%s", slots[i], i % 24 == 23 ? "\n\t" : " ");
	fprintf(g->f, "};\n");
}

static void
write_str(struct gen_grammar *g, struct asset_str s)
{
	fprintf(g->f, "{ ");
	gen_string(g->f, s);
	fprintf(g->f, ", %u }", (unsigned)s.n);
}

static void
write_list(struct gen_grammar *g, const struct gen_type *t, const char *name,
    char letter)
{
	const struct asset_node *list = gen_type_get(t, name);

	if (!asset_is(list, ASSET_ARRAY))
		return;
	fprintf(g->f, "static const struct asset_str %c%u[] = {\n", letter,
	    (unsigned)t->number);
	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		fprintf(g->f, "\t");
		write_str(g, asset_text(c));
		fprintf(g->f, ",\n");
	}
	fprintf(g->f, "\t{ 0, 0 }\n};\n");
}

static void
write_keys(struct gen_grammar *g, const struct gen_type *t,
    const struct gen_field *list, char letter)
{
	if (!list)
		return;
	fprintf(g->f, "static const struct asset_key_type %c%u[] = {\n",
	    letter, (unsigned)t->number);
	for (; list; list = list->next) {
		fprintf(g->f, "\t{ ");
		write_str(g, list->key);
		fprintf(g->f, ", T(%u) },\n", (unsigned)list->type->number);
	}
	fprintf(g->f, "\t{ { 0, 0 }, 0 }\n};\n");
}

/* ---- tables ---- */

static bool
names(const struct gen_type *t, const char *list, struct asset_str key)
{
	for (struct asset_node *c = asset_first(asset_get(t->spec, list)); c;
	    c = c->next)
		if (asset_str_eq(asset_text(c), key))
			return true;
	return false;
}

static bool
is_required(const struct gen_type *t, struct asset_str key)
{
	for (; t && !names(t, "optional", key); t = t->base)
		if (names(t, "required", key))
			return true;
	return false;
}

static uint32_t
required_bits(const struct gen_type *t, const struct gen_field *upto)
{
	uint32_t n = 0;

	for (struct gen_field *f = t->fields; f != upto; f = f->next)
		n += is_required(t, f->key);
	return n;
}

static void
write_fields(struct gen_grammar *g)
{
	fprintf(g->f, "const struct asset_field asset_fields[] = {\n");
	for (struct gen_type *t = g->types; t; t = t->next)
		for (struct gen_field *f = t->fields; f; f = f->next) {
			fprintf(g->f, "\t{ ");
			write_str(g, f->key);
			fprintf(g->f, ", T(%u), %uu },\n",
			    (unsigned)f->type->number,
			    is_required(t, f->key) ?
			    1u << required_bits(t, f) : 0);
		}
	fprintf(g->f, "};\n");
}

static void
write_ref(struct gen_grammar *g, const char *name, const struct gen_type *t)
{
	if (t)
		fprintf(g->f, " .%s = T(%u),", name, (unsigned)t->number);
}

static void
write_text(struct gen_grammar *g, const char *name,
    const struct asset_node *n)
{
	if (!n)
		return;
	fprintf(g->f, " .%s = ", name);
	gen_string(g->f, asset_text(n));
	fprintf(g->f, ",");
}

/* What a $ref leads to: the first of the chain that takes one. */
static const struct gen_type *
same_of(const struct gen_type *t)
{
	const struct gen_type *same = t;

	for (; t; t = t->base)
		if (!t->hidden && gen_type_get(t, "ref"))
			same = t;
	return same;
}

static void
write_type(struct gen_grammar *g, const struct gen_type *t)
{
	static const struct { const char *name; char letter; } lists[] = {
		{ "values", 'V' }, { "later", 'L' }, { "earlier", 'E' },
		{ "beside", 'B' },
	};
	unsigned i = (unsigned)t->number;
	uint32_t flags = 0;
	uint32_t kinds = kinds_of(g, gen_type_get(t, "is"), &flags);
	const struct asset_node *like = gen_type_get(t, "example");

	fprintf(g->f, "\t{ .name = \"%.*s\", .kinds = %u, .flags = %u,",
	    ASSET_P(t->name), (unsigned)kinds, (unsigned)flags_of(t, flags));
	write_text(g, "title", gen_type_get(t, "title"));
	write_text(g, "pattern", gen_type_get(t, "pattern"));
	write_text(g, "by", gen_type_get(t, "by"));
	if (like) {
		fprintf(g->f, " .like = ");
		write_str(g, asset_text(like));
		fprintf(g->f, ",");
	}
	if (t->nfields)
		fprintf(g->f, "\n\t  .nfields = %u, .shift = %u, .seed = %uu,"
		    " .required = %uu,\n\t  .fields = asset_fields + %u,"
		    " .slots = S%u,", (unsigned)t->nfields,
		    (unsigned)t->shift, (unsigned)t->seed,
		    (unsigned)((1ull << required_bits(t, NULL)) - 1),
		    (unsigned)t->fields->number, i);
	for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
		if (asset_is(gen_type_get(t, lists[k].name), ASSET_ARRAY))
			fprintf(g->f, " .%s = %c%u,", lists[k].name,
			    lists[k].letter, i);
	if (t->keys)
		fprintf(g->f, " .keys = K%u,", i);
	if (t->cases)
		fprintf(g->f, " .cases = C%u,", i);
	write_ref(g, "other", t->other);
	write_ref(g, "items", t->items);
	write_ref(g, "same", same_of(t));
	fprintf(g->f, " },\n");
}

static bool
is_partial(const struct asset_node *file)
{
	return asset_is(asset_get(file, "partial"), ASSET_BOOL);
}

static void
write_grammars(struct gen_grammar *g, const struct asset_node *oas)
{
	uint32_t n = 0;

	fprintf(g->f, "const struct asset_grammar asset_grammars[] = {\n");
	for (int partial = 0; partial < 2; partial++)
		for (struct asset_node *c = asset_first(oas); c; c = c->next) {
			struct asset_node *match =
			    asset_first(asset_get(c, "match"));
			struct gen_type *root = gen_type_find(g,
			    asset_get_text(c, "name"),
			    asset_get_text(c, "root"));

			if (is_partial(c) != partial || !root || !match)
				continue;
			n++;
			fprintf(g->f, "\t{ .name = \"%.*s\", .partial = %d,",
			    ASSET_P(asset_get_text(c, "name")), partial);
			write_text(g, "title", asset_get(c, "title"));
			fprintf(g->f, " .field = ");
			gen_string(g->f, asset_key(match));
			fprintf(g->f, ", .version = ");
			write_str(g, asset_text(match));
			fprintf(g->f, ",");
			write_ref(g, "root", root);
			fprintf(g->f, " },\n");
		}
	fprintf(g->f, "};\nconst uint32_t asset_ngrammars = %u;\n",
	    (unsigned)n);
}

int
gen_grammar_write(struct gen_grammar *g, const struct asset_node *root,
    const char *to)
{
	g->f = gen_open(g->cx, to, "grammar.c");
	if (!g->f)
		return 1;
	fprintf(g->f, "#include \"model/grammar.h\"\n\n"
	    "#define T(i) &asset_types[i]\n");
	for (struct gen_type *t = g->types; t; t = t->next) {
		if (t->nfields)
			write_slots(g, t);
		write_list(g, t, "values", 'V');
		write_list(g, t, "later", 'L');
		write_list(g, t, "earlier", 'E');
		write_list(g, t, "beside", 'B');
		write_keys(g, t, t->keys, 'K');
		write_keys(g, t, t->cases, 'C');
	}
	write_fields(g);
	fprintf(g->f, "const struct asset_type asset_types[] = {\n");
	for (struct gen_type *t = g->types; t; t = t->next)
		write_type(g, t);
	fprintf(g->f, "};\n");
	write_grammars(g, asset_get(root, "oas"));
	return gen_close(g->f) || g->bad;
}
