#include "opt.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_OPTIONS = 40 };

/* The options of a verb, its own first. */
struct options {
	struct opt rows[MAX_OPTIONS + 1]; /* ends with a name that is NULL */
	int count;
	bool help, version;
};

static const char colors[] = "auto|always|never";

static void
collect(struct options *all, const struct opt *own, struct opt_common *c)
{
	const struct opt common[] = {
		{ "output", 'o', OPT_TEXT, &c->output, "FILE",
		  "write to FILE, all or nothing (default: standard output)" },
		{ "config", 0, OPT_TEXT, &c->config, "FILE",
		  "settings (default: the nearest .asset.yaml upward)" },
		{ "quiet", 'q', OPT_FLAG, &c->quiet, NULL,
		  "print no summary and no hints" },
		{ "verbose", 'v', OPT_FLAG, &c->verbose, NULL,
		  "print more of what is done" },
		{ "color", 0, OPT_CHOICE, &c->color, colors,
		  "colour in text output" },
		{ "limit", 0, OPT_LIMIT, &c->limits, "NAME=VALUE",
		  "set a limit on the input; asset --help lists them" },
		{ "help", 'h', OPT_FLAG, &all->help, NULL, "this text" },
		{ "version", 'V', OPT_FLAG, &all->version, NULL,
		  "the version" },
		{ 0 }
	};

	*c = (struct opt_common){ .color = "auto" };
	asset_limits_init(&c->limits);
	for (; own->name; own++)
		all->rows[all->count++] = *own;
	for (const struct opt *o = common; o->name; o++)
		all->rows[all->count++] = *o;
}

int
opt_usage(const struct verb *verb, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "asset %s: ", verb->name);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr, "\nSee 'asset %s --help'.\n", verb->name);
	return 2;
}

/* ---- values ---- */

/* "word:REST" stands for the word with any text behind. */
static int
set_choice(const struct verb *verb, const struct opt *o, const char *value)
{
	const char *p = o->arg;
	size_t n = strlen(value);

	while (p) {
		size_t m = strcspn(p, "|"), named = strcspn(p, "|:");

		if ((m == n && memcmp(p, value, n) == 0) || (named < m &&
		    named + 1 < n && memcmp(p, value, named + 1) == 0)) {
			*(const char **)o->value = value;
			return OPT_GO;
		}
		p = p[m] ? p + m + 1 : NULL;
	}
	return opt_usage(verb, "--%s takes %s, not '%s'", o->name, o->arg,
	    value);
}

static int
set_number(const struct verb *verb, const struct opt *o, const char *value)
{
	char *end;
	unsigned long n = strtoul(value, &end, 10);

	if (value[0] < '0' || value[0] > '9' || *end || n > UINT_MAX)
		return opt_usage(verb, "--%s takes a whole number, not '%s'",
		    o->name, value);
	*(unsigned *)o->value = (unsigned)n;
	return OPT_GO;
}

static int
set_limit(const struct verb *verb, const struct opt *o, const char *value)
{
	struct asset_limits *limits = o->value;
	const struct {
		const char *name;
		uint64_t *field;
	} all[] = {
#define FIELD(name, number, text) { #name, &limits->name },
		ASSET_LIMITS(FIELD)
#undef FIELD
	};
	const char *eq = strchr(value, '=');
	char *end;

	for (size_t i = 0; eq && i < sizeof all / sizeof *all; i++) {
		size_t n = (size_t)(eq - value);

		if (strlen(all[i].name) != n ||
		    memcmp(all[i].name, value, n) != 0)
			continue;
		*all[i].field = strtoull(eq + 1, &end, 10);
		if (eq[1] < '0' || eq[1] > '9' || *end)
			return opt_usage(verb, "the limit '%s' is not a whole "
			    "number", value);
		return OPT_GO;
	}
	return opt_usage(verb, "--limit takes NAME=VALUE, not '%s'; 'asset "
	    "--help' lists the names", value);
}

static int
set_value(const struct verb *verb, const struct opt *o, const char *value)
{
	struct opt_list *list;

	switch (o->type) {
	case OPT_FLAG:
		*(bool *)o->value = true;
		return OPT_GO;
	case OPT_TEXT:
		*(const char **)o->value = value;
		return OPT_GO;
	case OPT_CHOICE:
		return set_choice(verb, o, value);
	case OPT_NUMBER:
		return set_number(verb, o, value);
	case OPT_LIMIT:
		return set_limit(verb, o, value);
	case OPT_LIST:
		list = o->value;
		if (list->count == (int)(sizeof list->items /
		    sizeof *list->items))
			return opt_usage(verb, "too many --%s", o->name);
		list->items[list->count++] = value;
		return OPT_GO;
	}
	return OPT_GO;
}

/* ---- arguments ---- */

static int
unknown(const struct verb *verb, const struct options *all, const char *word)
{
	const char *names[MAX_OPTIONS + 1], *best;

	for (int i = 0; i < all->count; i++)
		names[i] = all->rows[i].name;
	names[all->count] = NULL;
	best = word[0] == '-' && word[1] == '-' ?
	    asset_nearest(word + 2, names) : NULL;
	if (best)
		return opt_usage(verb, "unknown option '%s'; did you mean "
		    "--%s?", word, best);
	return opt_usage(verb, "unknown option '%s'", word);
}

static const struct opt *
find(const struct options *all, const char *word, size_t n, char letter)
{
	for (int i = 0; i < all->count; i++) {
		const struct opt *o = &all->rows[i];

		if (letter ? o->letter == letter : strlen(o->name) == n &&
		    memcmp(o->name, word, n) == 0)
			return o;
	}
	return NULL;
}

/* argv[*i] is "--name", "--name=value", "-x" or "-xvalue". */
static int
take_option(const struct verb *verb, const struct options *all, int argc,
    char **argv, int *i)
{
	const char *word = argv[*i], *value = NULL;
	const struct opt *o;

	if (word[1] == '-') {
		size_t n = strcspn(word + 2, "=");

		o = find(all, word + 2, n, 0);
		if (word[2 + n])
			value = word + 3 + n;
		if (o && o->type == OPT_FLAG && value)
			return opt_usage(verb, "--%s takes no value", o->name);
	} else {
		o = find(all, NULL, 0, word[1]);
		if (word[2])
			value = word + 2;
		if (o && o->type == OPT_FLAG && value)
			return unknown(verb, all, word);
	}
	if (!o)
		return unknown(verb, all, word);
	if (o->type != OPT_FLAG && !value) {
		if (*i + 1 == argc)
			return opt_usage(verb, "--%s needs a value (%s)",
			    o->name, o->arg);
		value = argv[++*i];
	}
	return set_value(verb, o, value);
}

int
opt_parse(const struct verb *verb, const struct opt *own,
    struct opt_common *common, int *argc, char **argv)
{
	struct options all = { 0 };
	bool operands_only = false;
	int kept = 1, r;

	collect(&all, own, common);
	if (*argc == 2 && strcmp(argv[1], "--help-man") == 0)
		return opt_print_man(verb, all.rows), 0;
	if (*argc == 2 && strcmp(argv[1], "--help-words") == 0)
		return opt_print_words(all.rows), 0;
	for (int i = 1; i < *argc; i++) {
		if (operands_only || argv[i][0] != '-' || !argv[i][1]) {
			argv[kept++] = argv[i];
		} else if (strcmp(argv[i], "--") == 0) {
			operands_only = true;
		} else {
			r = take_option(verb, &all, *argc, argv, &i);
			if (r != OPT_GO)
				return r;
		}
	}
	*argc = kept;
	argv[kept] = NULL;
	if (all.help)
		return opt_print_help(verb, all.rows), 0;
	if (all.version)
		return printf("asset " ASSET_VERSION "\n"), 0;
	return OPT_GO;
}
