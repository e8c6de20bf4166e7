/* asset lint: its options, and the parts of a run. */
#ifndef ASSET_TOOLS_LINT_H
#define ASSET_TOOLS_LINT_H

#include <stdio.h>

#include "tool.h"

/* X(word): the formats besides text; asset_print_WORD prints a report. */
#define LINT_FORMATS(X) \
	X(json) X(sarif) X(junit) X(github) X(gitlab) X(checkstyle) \
	X(markdown)
/* Their words, each after a "|". */
#define LINT_FORMAT_WORD(word) "|" #word

struct lint_options {
	struct opt_common common;
	const char *format, *fail_on, *root, *as;
	struct opt_list rulesets, rules, skips;
	bool ignore_other;
};

struct lint_run {
	const struct lint_options *opt;
	struct asset_ctx *cx; /* settings, paths and the report */
	bool stop;            /* no use in going on with the next file */

	struct asset_settings *settings;

	struct asset_report *report; /* NULL: text */
	struct asset_summary sum;
	FILE *text;
	char *buffer; /* of text */
	size_t size;
	bool color;
};

/* Checks what the operands argv[1..] name and prints the findings; the exit
 * status. */
int lint_run(const struct lint_options *, int argc, char **argv);

/* ---- settings ---- */

/* What the options say for all files. ASSET_E* and a diagnostic when that is
 * wrong. */
int lint_settings_open(struct lint_run *);

/* ---- output ---- */

int lint_print_open(struct lint_run *);
/* Findings of a context, in which the file `path` (NULL: none) was checked, into
 * the output and the summary. */
int lint_print_add(struct lint_run *, struct asset_ctx *, const char *path);
/* Writes what was added; the exit status. */
int lint_print_end(struct lint_run *);
void lint_print_close(struct lint_run *);

#endif
