#include <string.h>

#include "lint.h"

static int
check(const struct lint_run *run, struct asset_ctx *cx,
    const struct lint_file *file, bool *found)
{
	const struct lint_options *o = run->opt;
	int r = o->root ? asset_root(cx, o->root) : 0;

	if (r != 0)
		return r;
	asset_input_name(cx, o->stdin_name);
	asset_findings_most(cx, run->baseline ? 0 : o->most);
	return o->as ? asset_lint_as(cx, file->path, o->as, file->config) :
	    asset_lint_path(cx, file->path, file->config,
	    file->searched ? found : NULL);
}

void
lint_check(const struct lint_run *run, const struct lint_file *file,
    struct lint_result *result)
{
	struct asset_ctx *cx = file->again ? NULL :
	    asset_new(&run->opt->common.limits);
	int r = cx || file->again ? 0 : ASSET_ENOMEM;

	result->found = !file->again;
	if (cx)
		r = check(run, cx, file, &result->found);
	result->sum.failed = r != 0;
	if (r != ASSET_ENOMEM && cx && !run->baseline &&
	    asset_findings_elsewhere(cx)) {
		result->open = cx;
		return;
	}
	if (r != ASSET_ENOMEM && cx)
		r = lint_result_make(run, cx, file->path, result);
	result->error = r == ASSET_ENOMEM ? r : 0;
	asset_free(cx);
}

/* What several files refer to is in the result of the first of them. */
static int
finish(const struct lint_run *run, const struct lint_file *file,
    struct lint_result *result)
{
	int r = asset_findings_once(run->seen, result->open);

	return r ? r : lint_result_make(run, result->open, file->path, result);
}

int
lint_take(struct lint_run *run, const struct lint_file *file,
    struct lint_result *result)
{
	struct lint_operand *o = &run->operands[file->operand];
	int r = result->open ? finish(run, file, result) : result->error;

	if (file->again)
		result->found = run->found;
	else if (r == 0)
		r = lint_print_add(run, result);
	o->found |= run->found = result->found;
	lint_result_free(result);
	lint_progress(run, file);
	return r;
}

/* For the settings: of standard input, what it stands for. */
static const char *
name_of(const struct lint_run *run, const struct lint_file *file)
{
	return run->opt->stdin_name && strcmp(file->path, "-") == 0 ?
	    run->opt->stdin_name : file->path;
}

/* The files that the operands stand for, each with its settings. */
static int
find_files(struct lint_run *run, int argc, char **argv)
{
	int r = 0;

	for (int i = 1; r == 0 && i < argc; i++)
		r = lint_files_add(run, argv[i]);
	if (r == 0 && argc == 1)
		r = lint_files_add(run, ".");
	lint_files_sort(run);
	for (size_t i = 0; r == 0 && i < run->nfiles; i++)
		r = asset_settings_for(run->settings, &run->files[i].config,
		    name_of(run, &run->files[i]));
	return r;
}

static int
run_files(struct lint_run *run, int argc, char **argv)
{
	const char *root = run->opt->root;
	int r;

	if (root && asset_root(run->cx, root) != 0) {
		fprintf(stderr, "asset lint: no folder '%s'\n", root);
		run->sum.failed = true;
		return 0;
	}
	r = asset_seen_new(run->cx, &run->seen);
	if (r == 0)
		r = lint_settings_open(run);
	if (r == 0)
		r = lint_baseline_open(run);
	if (r == 0)
		r = find_files(run, argc, argv);
	run->sum.failed |= r != 0;
	if (r == 0) {
		lint_progress_start(run);
		r = lint_pool(run);
		lint_progress_clear(run);
		lint_files_end(run);
	}
	if (r == 0)
		r = asset_settings_end(run->settings);
	if (r == 0) {
		r = lint_baseline_end(run);
		run->sum.failed |= r != 0;
	}
	return r == ASSET_ENOMEM ? r : lint_print_own(run, run->cx);
}

int
lint_run(const struct lint_options *o, int argc, char **argv)
{
	struct lint_run run = { .opt = o,
		.cx = asset_new(&o->common.limits) };
	int r = run.cx ? lint_print_open(&run) : ASSET_ENOMEM;

	if (r == 0)
		r = run_files(&run, argc, argv);
	r = r ? tool_failed("lint", r) : lint_print_end(&run);
	lint_print_close(&run);
	lint_files_free(&run);
	lint_baseline_free(&run);
	asset_free(run.cx);
	return r;
}
