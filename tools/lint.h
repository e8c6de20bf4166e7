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
	const char *format, *fail_on, *root, *as, *stdin_name;
	const char *baseline, *write_baseline;
	struct opt_list rulesets, rules, skips;
	unsigned threads, most; /* 0: as many as there are, no limit */
	unsigned shard, shards; /* shards 0: all files */
	bool ignore_other, list_rules;
};

struct lint_file {
	char *path;
	size_t operand;
	bool searched; /* when it is nothing to check that is no error */
	bool again;    /* the file before it once more */
	const struct asset_config *config;
};

/* What the user named. */
struct lint_operand {
	const char *name;
	bool searched, found;
};

struct lint_run {
	const struct lint_options *opt;
	struct asset_ctx *cx; /* settings, paths and the report */

	struct lint_file *files; /* sorted */
	size_t nfiles, files_room;
	struct lint_operand *operands;
	size_t noperands, operands_room;
	bool found;   /* something to check in the last file */
	char **lists; /* texts of which operands are part */
	size_t nlists;

	struct asset_settings *settings;
	struct lint_baseline *baseline; /* that is written, or NULL */

	struct asset_seen *seen;     /* in files that were referred to */
	struct asset_report *report; /* NULL: text */
	struct asset_summary sum;
	FILE *text;
	char *buffer; /* of text that goes to a file */
	size_t size;
	long long shown_at; /* progress: in ms */
	bool progress, shown;
	bool color;
};

/* What came of a file, ready to be printed. */
struct lint_result {
	struct asset_ctx *open; /* what was checked, when the rest has to wait
	                         * until the files before it are printed */
	struct asset_ctx *cx;   /* of the report */
	struct asset_report *report;
	char *text;
	size_t size;
	struct asset_summary sum;
	bool found; /* there was something to check */
	int error;  /* 0 or ASSET_ENOMEM */
};

/* Checks what the operands argv[1..] name and prints the findings; the exit
 * status. */
int lint_run(const struct lint_options *, int argc, char **argv);
/* Checks a file in a context of its own. Runs in several threads at once: all
 * but the result is read only. */
void lint_check(const struct lint_run *, const struct lint_file *,
    struct lint_result *);
/* Prints what came of a file, and frees it. 0 or ASSET_ENOMEM. */
int lint_take(struct lint_run *, const struct lint_file *,
    struct lint_result *);

/* ---- files ---- */

/* Adds what an operand stands for: a file, a folder, a pattern, "-", or a list
 * "@FILE". 0 or ASSET_ENOMEM. */
int lint_files_add(struct lint_run *, const char *operand);
/* Sorts, and leaves out what is of another shard. */
void lint_files_sort(struct lint_run *);
/* Says which operands led to nothing. */
void lint_files_end(struct lint_run *);
void lint_files_free(struct lint_run *);
/* Prints the rules, as they count for the file argv[1]; the exit status. */
int lint_rules(const struct lint_options *, int argc, char **argv);

/* ---- settings ---- */

/* What the options say for all files. ASSET_E* and a diagnostic when that is
 * wrong. */
int lint_settings_open(struct lint_run *);

/* ---- a baseline that is written ---- */

int lint_baseline_open(struct lint_run *);
/* Moves the findings of a file into it, if there is one; any thread may. */
int lint_baseline_take(const struct lint_run *, struct asset_ctx *,
    const char *path);
/* Writes it. */
int lint_baseline_end(struct lint_run *);
void lint_baseline_print(const struct lint_run *);
void lint_baseline_free(struct lint_run *);

/* ---- threads ---- */

/* Checks each file, in as many threads as the options say, and gives the results
 * to lint_take in the order of the files. Returns 0, or what that does; then
 * nothing more is checked. */
int lint_pool(struct lint_run *);

/* ---- output ---- */

/* How far the run is, on a terminal, when it takes long. */
void lint_progress_start(struct lint_run *);
void lint_progress(struct lint_run *, const struct lint_file *);
void lint_progress_clear(struct lint_run *);
int lint_print_open(struct lint_run *);
/* Findings of a context, in which the file `path` (NULL: none) was checked, as
 * they will be printed. The context is not needed any more then. */
int lint_result_make(const struct lint_run *, struct asset_ctx *,
    const char *path, struct lint_result *);
int lint_print_add(struct lint_run *, const struct lint_result *);
/* The same for findings of a context that are about no file. */
int lint_print_own(struct lint_run *, struct asset_ctx *);
void lint_result_free(struct lint_result *);
/* Writes what was added; the exit status. */
int lint_print_end(struct lint_run *);
void lint_print_close(struct lint_run *);

#endif
