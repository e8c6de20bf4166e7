/* Is each row of formats/rules/ complete, and is there what it names? */
#include "gen_grammar.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "core/banned.h"

enum need { MAY, MUST, CALLED /* must, when there is a call */ };

static const struct {
	const char *name;
	enum need need;
} members[] = {
	{ "id",       MUST   },
	{ "severity", MUST   },
	{ "says",     MUST   },
	{ "why",      MUST   },
	{ "fix",      MUST   },
	{ "for",      CALLED },
	{ "at",       CALLED },
	{ "bad",      CALLED },
	{ "good",     CALLED },
	{ "call",     MAY    },
	{ "with",     MAY    },
	{ "options",  MAY    },
	{ "optional", MAY    },
	{ "minimal",  MAY    },
	{ "ruleset",  MAY    },
	{ "predicts", MAY    },
	{ "show",     MAY    },
	{ "status",   MAY    },
};

enum { MEMBERS = sizeof members / sizeof *members };

struct check {
	struct gen_grammar *g;
	const struct asset_node *oas, *row;
	struct asset_str *functions;
	uint32_t nfunctions;
};

static void
complain(struct check *c, const struct asset_node *at, const char *what,
    struct asset_str which, struct asset_str meant)
{
	if (meant.n)
		which = asset_strf(c->g->cx, "%.*s; did you mean %.*s?",
		    ASSET_P(which), ASSET_P(meant));
	gen_complain(c->g->cx, at, what, which);
	c->g->bad = true;
}

static void
check_members(struct check *c)
{
	bool called = asset_get(c->row, "call") != NULL;
	struct asset_str none = { "", 0 };

	for (const struct asset_node *m = asset_first(c->row); m; m = m->next) {
		struct asset_guess guess = asset_guess_new(asset_key(m));
		bool known = false;

		for (uint32_t i = 0; i < MEMBERS; i++) {
			known |= asset_str_is(asset_key(m), members[i].name);
			asset_guess_try(&guess, asset_str(members[i].name));
		}
		if (!known)
			complain(c, m, "a rule has no member", asset_key(m),
			    guess.best);
	}
	for (uint32_t i = 0; i < MEMBERS; i++)
		if ((members[i].need == MUST ||
		    (called && members[i].need == CALLED)) &&
		    !asset_get(c->row, members[i].name))
			complain(c, c->row, "the rule lacks",
			    asset_str(members[i].name), none);
}

/* ---- functions ---- */

/* Definitions are in column 0: "asset_rule_NAME(". */
static void
read_functions(struct check *c, const char *path, uint32_t *room)
{
	static const char start[] = "asset_rule_";
	FILE *f = fopen(path, "r");
	char line[256];

	while (f && fgets(line, sizeof line, f)) {
		size_t n = strcspn(line, "(\n");

		if (strncmp(line, start, sizeof start - 1) != 0 ||
		    line[n] != '(')
			continue;
		line[n] = 0;
		if (c->nfunctions == *room)
			c->functions = asset_grow(c->g->cx, c->functions, room,
			    sizeof *c->functions);
		c->functions[c->nfunctions++] = asset_strf(c->g->cx, "%s",
		    line + sizeof start - 1);
	}
	if (f)
		fclose(f);
}

static void
find_functions(struct check *c, const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	uint32_t room = 0;

	while (d && (e = readdir(d)))
		if (strncmp(e->d_name, "fn_", 3) == 0)
			read_functions(c, asset_printf(c->g->cx, "%s/%s",
			    folder, e->d_name), &room);
	if (d)
		closedir(d);
}

static void
check_call(struct check *c)
{
	const struct asset_node *call = asset_get(c->row, "call");
	struct asset_guess guess = asset_guess_new(asset_text(call));

	for (uint32_t i = 0; call && i < c->nfunctions; i++) {
		if (asset_str_eq(c->functions[i], asset_text(call)))
			return;
		asset_guess_try(&guess, c->functions[i]);
	}
	if (call)
		complain(c, call, "no fn_*.c has a function asset_rule_",
		    asset_text(call), guess.best);
}

/* ---- places ---- */

/* The node itself, or the elements of a list. */
static const struct asset_node *
first_of(const struct asset_node *n)
{
	return asset_is(n, ASSET_ARRAY) ? asset_first(n) : n;
}

static const struct asset_node *
next_of(const struct asset_node *list, const struct asset_node *n)
{
	return n == list ? NULL : n->next;
}

static void
check_grammars(struct check *c)
{
	const struct asset_node *list = asset_get(c->row, "for"), *n, *g;

	for (n = first_of(list); n; n = next_of(list, n)) {
		struct asset_guess guess = asset_guess_new(asset_text(n));

		for (g = asset_first(c->oas); g; g = g->next) {
			asset_guess_try(&guess, asset_get_text(g, "name"));
			if (asset_str_eq(asset_text(n),
			    asset_get_text(g, "name")))
				break;
		}
		if (!g)
			complain(c, n, "no grammar in formats/oas is called",
			    asset_text(n), guess.best);
	}
}

static bool
is_for(const struct check *c, struct asset_str grammar)
{
	const struct asset_node *list = asset_get(c->row, "for"), *n;

	for (n = first_of(list); n; n = next_of(list, n))
		if (asset_str_eq(asset_text(n), grammar))
			return true;
	return false;
}

/* Is `at` a type, or TYPE.FIELD? What is spelled alike goes into the guess. */
static bool
is_place(struct check *c, struct asset_str at, struct asset_guess *guess)
{
	for (struct gen_type *t = c->g->types; t; t = t->next) {
		if (!is_for(c, t->grammar))
			continue;
		asset_guess_try(guess, t->name);
		if (asset_str_eq(at, t->name))
			return true;
		for (struct gen_field *f = t->fields; f; f = f->next) {
			struct asset_str name = asset_strf(c->g->cx,
			    "%.*s.%.*s", ASSET_P(t->name), ASSET_P(f->key));

			asset_guess_try(guess, name);
			if (asset_str_eq(at, name))
				return true;
		}
	}
	return false;
}

static void
check_places(struct check *c)
{
	const struct asset_node *list = asset_get(c->row, "at"), *n;

	for (n = first_of(list); n; n = next_of(list, n)) {
		struct asset_guess guess = asset_guess_new(asset_text(n));

		if (!asset_str_is(asset_text(n), "end") &&
		    !is_place(c, asset_text(n), &guess))
			complain(c, n, "the grammars of the rule have no type",
			    asset_text(n), guess.best);
	}
}

int
gen_rows_check(struct gen_grammar *g, const struct asset_node *root,
    const char *functions)
{
	struct check c = { .g = g, .oas = asset_get(root, "oas") };
	const struct asset_node *f = asset_first(asset_get(root, "rules"));

	find_functions(&c, functions);
	for (; f; f = f->next)
		for (c.row = asset_first(f); c.row; c.row = c.row->next) {
			check_members(&c);
			check_call(&c);
			check_grammars(&c);
			check_places(&c);
		}
	return g->bad;
}
