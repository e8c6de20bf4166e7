#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lint.h"

static const char *const words[] = { [ASSET_HINT] = "hint",
	[ASSET_INFO] = "info", [ASSET_WARNING] = "warning",
	[ASSET_ERROR] = "error" };

static const struct {
	const char *word;
	int (*print)(struct asset_ctx *, const struct asset_node *,
	    struct asset_str *);
} formats[] = {
#define ROW(word) { #word, asset_print_##word },
	LINT_FORMATS(ROW)
#undef ROW
};

/* The least severity that makes the exit status 1. */
static enum asset_severity
least(const struct lint_run *run)
{
	int s = ASSET_ERROR;

	while (s > ASSET_HINT && strcmp(words[s], run->opt->fail_on) != 0)
		s--;
	return (enum asset_severity)s;
}

int
lint_print_open(struct lint_run *run)
{
	const struct opt_common *common = &run->opt->common;

	run->sum.fail_on = least(run);
	run->color = !common->output && tool_color(common, STDOUT_FILENO);
	if (strcmp(run->opt->format, "text") != 0)
		return asset_report_new(run->cx, &run->report);
	run->text = open_memstream(&run->buffer, &run->size);
	return run->text ? 0 : ASSET_ENOMEM;
}

int
lint_print_add(struct lint_run *run, struct asset_ctx *cx, const char *path)
{
	enum asset_severity shown = run->opt->common.quiet ?
	    run->sum.fail_on : ASSET_HINT;
	struct asset_str text;
	int r;

	asset_findings_count(&run->sum, cx);
	run->sum.files -= path == NULL;
	if (run->report)
		return asset_findings_add(run->report, cx, path, shown);
	r = asset_findings_text(cx, &text, shown, run->color);
	if (r == 0)
		fwrite(text.s, 1, text.n, run->text);
	return r;
}

static void
print_count(FILE *f, unsigned n, const char *word, const char **between)
{
	if (!n)
		return;
	fprintf(f, "%s%u %s%s", *between, n, word, n == 1 ? "" : "s");
	*between = ", ";
}

/* Nothing to say when nothing was looked at: the reason was said. */
static void
print_summary(struct lint_run *run)
{
	const char *between = "";

	for (int s = ASSET_ERROR; s >= ASSET_HINT; s--)
		print_count(run->text, run->sum.count[s], words[s], &between);
	if (*between || run->sum.files || !run->sum.failed)
		fprintf(run->text, "%s in %u file%s\n",
		    *between ? "" : "no findings", run->sum.files,
		    run->sum.files == 1 ? "" : "s");
}

static int
status(const struct lint_run *run)
{
	if (run->sum.failed)
		return EXIT_FAILED;
	for (int s = (int)run->sum.fail_on; s <= ASSET_ERROR; s++)
		if (run->sum.count[s])
			return EXIT_FINDINGS;
	return EXIT_CLEAN;
}

static int
print_report(struct lint_run *run, struct asset_str *text)
{
	const struct asset_node *tree;
	int r = asset_report_tree(run->report, &run->sum, &tree);

	for (size_t i = 0; r == 0 && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(run->opt->format, formats[i].word) == 0)
			return formats[i].print(run->cx, tree, text);
	return r;
}

int
lint_print_end(struct lint_run *run)
{
	struct asset_str text = { "", 0 };
	int r;

	if (run->report) {
		r = print_report(run, &text);
		if (r != 0)
			return tool_failed("lint", r);
	} else {
		if (!run->opt->common.quiet)
			print_summary(run);
		fflush(run->text);
		text = (struct asset_str){ run->buffer, (uint32_t)run->size };
	}
	r = tool_write(run->cx, &run->opt->common, text);
	return r != EXIT_CLEAN ? r : status(run);
}

void
lint_print_close(struct lint_run *run)
{
	if (run->text)
		fclose(run->text);
	free(run->buffer);
}
