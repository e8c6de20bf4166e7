/* One option table a verb: parsing, --help, the man page and completion come
 * from the same rows. */
#ifndef ASSET_TOOLS_OPT_H
#define ASSET_TOOLS_OPT_H

#include "asset.h"

enum opt_type {
	OPT_FLAG,   /* bool */
	OPT_TEXT,   /* const char * */
	OPT_CHOICE, /* const char *, one of the words in `arg`: "text|json" */
	OPT_NUMBER, /* unsigned */
	OPT_LIMIT,  /* struct asset_limits: NAME=VALUE */
	OPT_LIST    /* struct opt_list: may be given again */
};

struct opt {
	const char *name;  /* long, without dashes; NULL ends the table */
	char letter;       /* short, or 0 */
	enum opt_type type;
	void *value;
	const char *arg;   /* name of the value, or the choices */
	const char *help;  /* one line */
};

struct opt_list {
	const char *items[64];
	int count;
};

/* Options that every verb has. */
struct opt_common {
	const char *output; /* NULL: standard output */
	const char *config;
	const char *color;  /* auto, always, never */
	bool quiet, verbose;
	struct asset_limits limits;
};

/* A verb as its help shows it. */
struct verb {
	const char *name;     /* "lint" */
	const char *synopsis; /* "[OPTION...] [PATH...]" */
	const char *summary;  /* one line */
	const char *text;     /* paragraphs for the man page, or NULL */
	const char *examples; /* lines: "COMMAND  # what it does" */
	const char *clean, *found; /* exit status 0 and 1, or NULL */
	const char *see;      /* another page of the manual: "NAME SECTION" */
};

enum { OPT_GO = -1 };

/* Parses argv[1..] by the verb's own rows (ended by {0}) and the common ones.
 * Operands end up in argv[1..], and *argc is 1 + their number. Returns OPT_GO,
 * or the exit status when there is nothing to do: after --help or --version
 * (0), after a usage error (2, message printed). */
int opt_parse(const struct verb *, const struct opt *, struct opt_common *,
    int *argc, char **argv);
/* Prints "asset VERB: MESSAGE" and how to get help; returns 2. */
int opt_usage(const struct verb *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* What opt_parse prints for --help and its kin; rows end with {0}. */
void opt_print_help(const struct verb *, const struct opt *);
void opt_print_man(const struct verb *, const struct opt *);
/* For tools/completion.sh: name, letter, values, how often, help. */
void opt_print_words(const struct opt *);

#endif
