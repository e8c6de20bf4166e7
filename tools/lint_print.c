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
least(const struct lint_options *o)
{
	int s = ASSET_ERROR;

	while (s > ASSET_HINT && strcmp(words[s], o->fail_on) != 0)
		s--;
	return (enum asset_severity)s;
}

int
lint_print_open(struct lint_run *run)
{
	const struct opt_common *common = &run->opt->common;
	bool file = common->output && strcmp(common->output, "-") != 0;

	run->sum.fail_on = least(run->opt);
	run->color = !file && tool_color(common, STDOUT_FILENO);
	if (strcmp(run->opt->format, "text") != 0)
		return asset_report_new(run->cx, &run->report);
	run->text = file ? open_memstream(&run->buffer, &run->size) : stdout;
	return run->text ? 0 : ASSET_ENOMEM;
}

/* ---- what came of a file ---- */

static int
make_text(const struct lint_run *run, struct asset_ctx *cx, const char *path,
    struct lint_result *result)
{
	struct asset_str text = { "", 0 }, name, counts = { "", 0 };
	FILE *f = open_memstream(&result->text, &result->size);
	int r = f ? 0 : ASSET_ENOMEM;

	if (r == 0 && result->found)
		r = asset_findings_text(cx, &text, ASSET_HINT, run->color);
	if (r == 0)
		fwrite(text.s, 1, text.n, f);
	if (r == 0 && run->opt->common.verbose && path) {
		r = asset_path_text(cx, path, &name);
		if (r == 0 && result->found)
			r = asset_summary_text(cx, &result->sum, false,
			    &counts);
		if (r == 0)
			fprintf(f, "%s: %s\n", name.s, result->found ?
			    counts.s : "nothing to check");
	}
	if (f && fclose(f) != 0)
		r = ASSET_ENOMEM;
	return r;
}

static int
make_report(struct asset_ctx *cx, const char *path, struct lint_result *result)
{
	int r;

	if (!result->found)
		return 0;
	result->cx = asset_new(NULL);
	r = result->cx ? asset_report_new(result->cx, &result->report) :
	    ASSET_ENOMEM;
	return r ? r : asset_findings_add(result->report, cx, path,
	    ASSET_HINT);
}

int
lint_result_make(const struct lint_run *run, struct asset_ctx *cx,
    const char *path, struct lint_result *result)
{
	const struct lint_options *o = run->opt;
	int r;

	r = result->found ? lint_baseline_take(run, cx, path) : 0;
	if (r != 0)
		return r;
	if (result->found)
		asset_findings_count(&result->sum, cx);
	result->sum.files = path && result->found;
	r = asset_findings_limit(cx, &result->sum, o->common.quiet ?
	    run->sum.fail_on : ASSET_HINT, o->most);
	if (r != 0)
		return r;
	return run->report ? make_report(cx, path, result) :
	    make_text(run, cx, path, result);
}

void
lint_result_free(struct lint_result *result)
{
	asset_free(result->open);
	asset_free(result->cx);
	free(result->text);
}

int
lint_print_add(struct lint_run *run, const struct lint_result *result)
{
	asset_summary_add(&run->sum, &result->sum);
	if (result->report)
		return asset_report_add(run->report, result->report);
	if (!result->size)
		return 0;
	lint_progress_clear(run);
	fwrite(result->text, 1, result->size, run->text);
	return ferror(run->text) ? ASSET_EIO : 0;
}

int
lint_print_own(struct lint_run *run, struct asset_ctx *cx)
{
	struct lint_result own = { .found = true };
	int r = lint_result_make(run, cx, NULL, &own);

	if (r == 0)
		r = lint_print_add(run, &own);
	lint_result_free(&own);
	return r;
}

/* ---- the end ---- */

/* Nothing to say when nothing was looked at: the reason was said. */
static int
print_summary(const struct lint_run *run)
{
	const struct asset_summary *sum = &run->sum;
	bool any = sum->files || !sum->failed;
	struct asset_str counts;
	int r;

	for (int s = ASSET_HINT; s <= ASSET_ERROR; s++)
		any |= sum->count[s] != 0;
	if (!any)
		return 0;
	r = asset_summary_text(run->cx, sum, true, &counts);
	if (r != 0)
		return r;
	fputs(counts.s, run->text);
	if (sum->more)
		fprintf(run->text, "; %u not shown (--max-findings)",
		    sum->more);
	fputc('\n', run->text);
	lint_baseline_print(run);
	return 0;
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
	int r = run->report ? print_report(run, &text) :
	    run->opt->common.quiet ? 0 : print_summary(run);

	if (r != 0)
		return tool_failed("lint", r);
	if (!run->report) {
		fflush(run->text);
		if (run->buffer)
			text = (struct asset_str){ run->buffer,
				(uint32_t)run->size };
	}
	r = tool_write(run->cx, &run->opt->common, text);
	return r != EXIT_CLEAN ? r : status(run);
}

void
lint_print_close(struct lint_run *run)
{
	if (run->text && run->text != stdout)
		fclose(run->text);
	free(run->buffer);
}
