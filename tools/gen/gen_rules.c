/* formats/rules/ as C: the rules sorted by id, and for each type and field
 * of the grammars the rules that run there. */
#include "gen_grammar.h"

#include <stdlib.h>

#include "core/banned.h"

struct row {
	struct asset_str id, call;
	const struct asset_node *node;
};

struct rules {
	struct gen_grammar *g;
	const struct asset_node *sets, *oas;
	struct row *rows;
	uint32_t n, room, nlists;
};

static int
by_id(const void *a, const void *b)
{
	return asset_str_cmp(((const struct row *)a)->id,
	    ((const struct row *)b)->id);
}

static void
complain(struct rules *r, const struct asset_node *at, const char *what,
    struct asset_str which)
{
	gen_complain(r->g->cx, at, what, which);
	r->g->bad = true;
}

static void
read_rows(struct rules *r, const struct asset_node *folder)
{
	for (struct asset_node *f = asset_first(folder); f; f = f->next) {
		for (struct asset_node *c = asset_first(f); c; c = c->next) {
			struct row row = { asset_get_text(c, "id"),
				asset_get_text(c, "call"), c };

			if (r->n == r->room)
				r->rows = asset_grow(r->g->cx, r->rows,
				    &r->room, sizeof *r->rows);
			r->rows[r->n++] = row;
		}
	}
	if (r->n)
		qsort(r->rows, r->n, sizeof *r->rows, by_id);
	for (uint32_t i = 1; i < r->n; i++)
		if (asset_str_eq(r->rows[i].id, r->rows[i - 1].id))
			complain(r, r->rows[i].node, "id used twice",
			    r->rows[i].id);
}

static void
check_severity(struct rules *r, const struct row *row)
{
	static const char *const names[] = { "error", "warning", "info",
		"hint" };
	struct asset_str s = asset_get_text(row->node, "severity");

	for (uint32_t i = 0; i < 4; i++)
		if (asset_str_is(s, names[i]))
			return;
	complain(r, asset_get(row->node, "severity"), "no such severity", s);
}

static void
write_calls(struct rules *r)
{
	for (uint32_t i = 0; i < r->n; i++) {
		uint32_t k = 0;

		while (!asset_str_eq(r->rows[k].call, r->rows[i].call))
			k++;
		if (r->rows[i].call.s && k == i)
			fprintf(r->g->f, "asset_rule_fn asset_rule_%.*s;\n",
			    ASSET_P(r->rows[i].call));
	}
}

/* 0: none; else 1 + the place of its ruleset. */
static unsigned
set_of(struct rules *r, const struct row *row)
{
	struct asset_str id = asset_get_text(row->node, "ruleset");
	const struct asset_node *s = asset_first(r->sets);
	unsigned at = 1;

	if (!id.s)
		return 0;
	for (; s; s = s->next, at++)
		if (asset_str_eq(asset_get_text(s, "id"), id))
			return at;
	complain(r, asset_get(row->node, "ruleset"), "no such ruleset", id);
	return 0;
}

/* enum asset_base: what the readers and the walk find is minimal. */
static int
base_of(const struct row *row)
{
	if (asset_get_true(row->node, "optional"))
		return 3;
	return !row->call.s || asset_get_true(row->node, "minimal") ? 1 : 2;
}

static void
write_rows(struct rules *r)
{
	fprintf(r->g->f, "const struct asset_rule asset_rules[] = {\n");
	for (uint32_t i = 0; i < r->n; i++) {
		struct row *row = &r->rows[i];

		check_severity(r, row);
		fprintf(r->g->f, "\t{ \"%.*s\", %d, %u, ", ASSET_P(row->id),
		    base_of(row), set_of(r, row));
		if (row->call.s)
			fprintf(r->g->f, "asset_rule_%.*s },\n",
			    ASSET_P(row->call));
		else
			fprintf(r->g->f, "0 },\n");
	}
	fprintf(r->g->f, "};\nconst uint32_t asset_nrules = %u;\n",
	    (unsigned)r->n);
}

/* ---- where they run ---- */

/* `n` is a text or a list of texts: is `s` among them? */
static bool
among(const struct asset_node *n, struct asset_str s)
{
	if (asset_is(n, ASSET_STRING))
		return asset_str_eq(asset_text(n), s);
	for (struct asset_node *c = asset_first(n); c; c = c->next)
		if (asset_str_eq(asset_text(c), s))
			return true;
	return false;
}

/* Is the rule for this grammar, or for the one whose rules it takes? */
static bool
is_for(struct rules *r, const struct row *row, struct asset_str grammar)
{
	const struct asset_node *all = asset_get(row->node, "for");
	struct asset_node *c = asset_first(r->oas);

	if (among(all, grammar))
		return true;
	while (c && !asset_str_eq(asset_get_text(c, "name"), grammar))
		c = c->next;
	return asset_get(c, "rules") && among(all, asset_get_text(c, "rules"));
}

/* "TYPE" or "TYPE.FIELD", where TYPE is the type or what it extends. */
static bool
runs_at(struct rules *r, const struct row *row, const struct gen_type *t,
    const struct gen_field *f)
{
	const struct asset_node *at = asset_get(row->node, "at");

	if (!row->call.s || !is_for(r, row, t->grammar))
		return false;
	for (; t; t = t->base) {
		struct asset_str s = !f ? t->name :
		    asset_strf(r->g->cx, "%.*s.%.*s", ASSET_P(t->name),
		    ASSET_P(f->key));

		if (among(at, s))
			return true;
	}
	return false;
}

static void
write_list(struct rules *r, const struct gen_type *t,
    const struct gen_field *f)
{
	bool any = false;

	for (uint32_t i = 0; i < r->n; i++) {
		if (!runs_at(r, &r->rows[i], t, f))
			continue;
		if (!any)
			fprintf(r->g->f, "static const struct asset_rule "
			    "*const %c%u[] = {", f ? 'F' : 'T',
			    (unsigned)(f ? f->number : t->number));
		fprintf(r->g->f, " asset_rules + %u,", (unsigned)i);
		any = true;
	}
	if (any)
		fprintf(r->g->f, " 0 };\n");
}

static bool
has_list(struct rules *r, const struct gen_type *t, const struct gen_field *f)
{
	for (uint32_t i = 0; i < r->n; i++)
		if (runs_at(r, &r->rows[i], t, f))
			return true;
	return false;
}

static void
write_lists(struct rules *r)
{
	FILE *out = r->g->f;

	for (struct gen_type *t = r->g->types; t; t = t->next) {
		write_list(r, t, NULL);
		for (struct gen_field *f = t->fields; f; f = f->next)
			write_list(r, t, f);
	}
	fprintf(out, "const struct asset_rule *const *const "
	    "asset_type_rules[%u] = {\n", (unsigned)r->g->ntypes);
	for (struct gen_type *t = r->g->types; t; t = t->next)
		if (has_list(r, t, NULL))
			fprintf(out, "\t[%u] = T%u,\n", (unsigned)t->number,
			    (unsigned)t->number);
	fprintf(out, "};\nconst struct asset_rule *const *const "
	    "asset_field_rules[%u] = {\n", (unsigned)r->g->nfields);
	for (struct gen_type *t = r->g->types; t; t = t->next)
		for (struct gen_field *f = t->fields; f; f = f->next)
			if (has_list(r, t, f))
				fprintf(out, "\t[%u] = F%u,\n",
				    (unsigned)f->number, (unsigned)f->number);
	fprintf(out, "};\nconst uint32_t asset_ntypes = %u, "
	    "asset_nfields = %u;\n", (unsigned)r->g->ntypes,
	    (unsigned)r->g->nfields);
}

/* `at: end`: once, after the walk. */
static void
write_end(struct rules *r)
{
	fprintf(r->g->f, "const struct asset_end_rule asset_end_rules[] = {\n");
	for (uint32_t i = 0; i < r->n; i++)
		for (struct asset_node *c = asset_first(r->oas); c;
		    c = c->next) {
			struct asset_str name = asset_get_text(c, "name");
			struct gen_type *root = gen_type_find(r->g, name,
			    asset_get_text(c, "root"));
			const struct asset_node *row = r->rows[i].node;

			if (root && among(asset_get(row, "at"),
			    asset_str("end")) &&
			    is_for(r, &r->rows[i], name))
				fprintf(r->g->f, "\t{ &asset_types[%u], "
				    "asset_rules + %u },\n",
				    (unsigned)root->number, (unsigned)i);
		}
	fprintf(r->g->f, "\t{ 0, 0 }\n};\n");
}

int
gen_rules(struct gen_grammar *g, const struct asset_node *root,
    const char *to)
{
	struct rules r = { .g = g, .sets = asset_get(root, "rulesets"),
		.oas = asset_get(root, "oas") };

	g->f = gen_open(g->cx, to, "rules.c");
	if (!g->f)
		return 1;
	read_rows(&r, asset_get(root, "rules"));
	fprintf(g->f, "#include \"rule/rule.h\"\n\n");
	write_calls(&r);
	write_rows(&r);
	write_lists(&r);
	write_end(&r);
	return gen_close(g->f) || g->bad;
}
