#include "lint.h"

/* One file, in a context of its own: its memory goes before the next. */
static int
lint_file(struct lint_run *run, const char *path, bool searched)
{
	const struct lint_options *o = run->opt;
	struct asset_ctx *cx = asset_new(&o->common.limits);
	const struct asset_config *config;
	bool found = true;
	int r = cx ? 0 : ASSET_ENOMEM;

	if (r == 0 && o->root)
		r = asset_root(cx, o->root);
	if (r == 0) {
		r = asset_settings_for(run->settings, &config, path);
		run->stop |= r != 0; /* wrong settings: said once, by run->cx */
	}
	if (run->stop)
		run->sum.failed = true;
	else if (r == 0)
		r = o->as ? asset_lint_as(cx, path, o->as, config) :
		    asset_lint_path(cx, path, config,
		    searched ? &found : NULL);
	if (r != ASSET_ENOMEM && found && !run->stop) {
		run->sum.failed |= r != 0;
		r = lint_print_add(run, cx, path);
	}
	asset_free(cx);
	return r == ASSET_ENOMEM ? r : 0;
}

static int
lint_path(struct lint_run *run, const char *path)
{
	const struct asset_node *files, *f;
	unsigned before = run->sum.files;
	bool searched;
	int r = asset_lint_find(run->cx, &files, path, &searched);

	run->sum.failed |= r != 0;
	if (searched && r == 0)
		r = asset_settings_searched(run->settings, path);
	if (r == ASSET_ENOMEM)
		return r;
	for (f = asset_node_first(files); f && !run->stop;
	    f = asset_node_next(f)) {
		r = lint_file(run, asset_node_text(f).s, searched ||
		    run->opt->ignore_other);
		if (r == ASSET_ENOMEM)
			return r;
	}
	if (run->sum.files > before || !searched || run->stop)
		return 0;
	fprintf(stderr, "asset lint: no definition in '%s'\n", path);
	run->sum.failed = true;
	return 0;
}

static int
lint_paths(struct lint_run *run, int argc, char **argv)
{
	int r;

	if (run->opt->root && asset_root(run->cx, run->opt->root) != 0) {
		fprintf(stderr, "asset lint: no folder '%s'\n",
		    run->opt->root);
		run->sum.failed = run->stop = true;
	}
	r = lint_settings_open(run);
	run->sum.failed |= r != 0;
	for (int i = 1; r == 0 && i < argc && !run->stop; i++)
		r = lint_path(run, argv[i]);
	if (r == 0 && argc == 1 && !run->stop)
		r = lint_path(run, ".");
	if (r == 0 && !run->stop)
		r = asset_settings_unused(run->settings);
	return r == ASSET_ENOMEM ? r : lint_print_add(run, run->cx, NULL);
}

int
lint_run(const struct lint_options *o, int argc, char **argv)
{
	struct lint_run run = { .opt = o,
		.cx = asset_new(&o->common.limits) };
	int r = run.cx ? lint_print_open(&run) : ASSET_ENOMEM;

	if (r == 0)
		r = lint_paths(&run, argc, argv);
	r = r ? tool_failed("lint", r) : lint_print_end(&run);
	lint_print_close(&run);
	asset_free(run.cx);
	return r;
}
