#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lint.h"

static const char *const words[] = { [ASSET_HINT] = "hint",
	[ASSET_INFO] = "info", [ASSET_WARNING] = "warning",
	[ASSET_ERROR] = "error" };

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

	run->color = !common->output && tool_color(common, STDOUT_FILENO);
	if (strcmp(run->opt->format, "json") == 0)
		return asset_report_new(run->cx, &run->report);
	run->text = open_memstream(&run->buffer, &run->size);
	return run->text ? 0 : ASSET_ENOMEM;
}

int
lint_print_add(struct lint_run *run, struct asset_ctx *cx, unsigned files)
{
	enum asset_severity shown = run->opt->common.quiet ? least(run) :
	    ASSET_HINT;
	struct asset_str text;
	int r;

	asset_findings_count(&run->sum, cx);
	run->sum.files += files - 1;
	if (run->report)
		return asset_findings_add(run->report, cx, shown);
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
	for (int s = (int)least(run); s <= ASSET_ERROR; s++)
		if (run->sum.count[s])
			return EXIT_FINDINGS;
	return EXIT_CLEAN;
}

int
lint_print_end(struct lint_run *run)
{
	struct asset_str text = { "", 0 };
	int r;

	if (run->report) {
		r = asset_report_json(run->report, &run->sum, &text);
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
