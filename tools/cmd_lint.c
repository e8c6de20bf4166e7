#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool.h"

const struct verb verb_lint = {
	.name = "lint",
	.synopsis = "[OPTION...] [PATH...]",
	.summary = "check API definitions and asset packages",
	.text = "Checks each PATH: an API definition, a package, a data "
	    "source, requests in a HAR file or a Postman collection, or a "
	    "folder that is searched for them ('-': standard input; no PATH: "
	    "the current folder). The nearest .asset.yaml in the folder of a "
	    "file or above it turns rules on and off, and rulesets: "
	    "'roma' is what the import of ROMA Connect asks for, and is on "
	    "by itself when a definition has its extensions. A comment "
	    "'# asset-ignore: RULE' does so for the node that follows.",
	.examples = "asset lint api.yaml                  # one definition\n"
	    "asset lint --format json apis/       # a folder, for scripts\n"
	    "asset lint --fail-on warning -q *.json\n",
};

struct run {
	struct opt_common common;
	const char *format, *fail_on, *root, *as;
	struct opt_list rulesets;
	enum asset_severity least; /* that fails */
	struct asset_ctx *cx;      /* settings, paths and the report */
	struct asset_config *config;
	struct asset_report *report; /* NULL: text */
	struct asset_summary sum;
	FILE *text;
	bool color, stop;
};

static enum asset_severity
shown(const struct run *run)
{
	return run->common.quiet ? run->least : ASSET_HINT;
}

/* Findings of a context into the output. */
static int
collect(struct run *run, struct asset_ctx *cx)
{
	struct asset_str text;
	int r;

	if (run->report)
		return asset_findings_add(run->report, cx, shown(run));
	r = asset_findings_text(cx, &text, shown(run), run->color);
	if (r == 0)
		fwrite(text.s, 1, text.n, run->text);
	return r;
}

/* The rulesets that the options name, into settings. */
static int
use_rulesets(struct run *run, struct asset_ctx *cx,
    struct asset_config **config)
{
	int r = 0;

	for (int i = 0; r == 0 && i < run->rulesets.count; i++)
		r = asset_config_ruleset(cx, config, run->rulesets.items[i]);
	run->stop |= r != 0; /* wrong settings: say so once */
	return r;
}

/* One file, in a context of its own: its memory goes before the next. */
static int
lint_file(struct run *run, const char *path, bool searched)
{
	struct asset_ctx *cx = asset_new(&run->common.limits);
	struct asset_config *config = run->config;
	bool found = true;
	int r = cx ? 0 : ASSET_ENOMEM;

	if (r == 0 && run->root)
		r = asset_root(cx, run->root);
	if (r == 0 && !run->common.config) {
		r = asset_config_find(cx, &config, path);
		run->stop = r != 0;
		if (r == 0)
			r = use_rulesets(run, cx, &config);
	}
	if (r == 0)
		r = run->as ? asset_lint_as(cx, path, run->as, config) :
		    asset_lint_path(cx, path, config,
		    searched ? &found : NULL);
	if (r != ASSET_ENOMEM && found) {
		run->sum.failed |= r != 0;
		asset_findings_count(&run->sum, cx);
		r = collect(run, cx);
	}
	asset_free(cx);
	return r == ASSET_ENOMEM ? r : 0;
}

static int
lint_path(struct run *run, const char *path)
{
	const struct asset_node *files, *f;
	unsigned before = run->sum.files;
	bool searched;
	int r = asset_lint_find(run->cx, &files, path, &searched);

	if (r == ASSET_ENOMEM)
		return r;
	run->sum.failed |= r != 0;
	for (f = asset_node_first(files); f && !run->stop;
	    f = asset_node_next(f)) {
		r = lint_file(run, asset_node_text(f).s, searched);
		if (r == ASSET_ENOMEM)
			return r;
	}
	if (run->sum.files > before || !searched)
		return 0;
	fprintf(stderr, "asset lint: no definition in '%s'\n", path);
	run->sum.failed = true;
	return 0;
}

static void
print_count(FILE *f, unsigned n, const char *word, const char **between)
{
	if (!n)
		return;
	fprintf(f, "%s%u %s%s", *between, n, word, n == 1 ? "" : "s");
	*between = ", ";
}

static void
print_summary(struct run *run)
{
	static const char *const words[] = { [ASSET_HINT] = "hint",
		[ASSET_INFO] = "info", [ASSET_WARNING] = "warning",
		[ASSET_ERROR] = "error" };
	const char *between = "";

	if (run->common.quiet)
		return;
	for (int s = ASSET_ERROR; s >= ASSET_HINT; s--)
		print_count(run->text, run->sum.count[s], words[s], &between);
	fprintf(run->text, "%s in %u file%s\n", *between ? "" : "no findings",
	    run->sum.files, run->sum.files == 1 ? "" : "s");
}

static int
status(const struct run *run)
{
	if (run->sum.failed)
		return EXIT_FAILED;
	for (int s = run->least; s <= ASSET_ERROR; s++)
		if (run->sum.count[s])
			return EXIT_FINDINGS;
	return EXIT_CLEAN;
}

/* Prints what was collected; the exit status. */
static int
finish(struct run *run, char **buffer, size_t *size)
{
	struct asset_str text = { "", 0 };
	struct asset_summary own = { 0 };
	int r = 0;

	asset_findings_count(&own, run->cx);
	for (int s = ASSET_HINT; s <= ASSET_ERROR; s++)
		run->sum.count[s] += own.count[s];
	run->sum.failed |= own.failed;
	r = collect(run, run->cx);
	if (r == 0 && run->report)
		r = asset_report_json(run->report, &run->sum, &text);
	if (r != 0)
		return tool_failed("lint", r);
	if (!run->report) {
		print_summary(run);
		fflush(run->text);
		text = (struct asset_str){ *buffer, (uint32_t)*size };
	}
	if (tool_write(run->cx, &run->common, text) != EXIT_CLEAN)
		return EXIT_FAILED;
	return status(run);
}

static int
lint_all(struct run *run, int argc, char **argv)
{
	char *buffer = NULL;
	size_t size = 0;
	int r = 0;

	run->text = open_memstream(&buffer, &size);
	if (!run->text)
		return tool_failed("lint", ASSET_ENOMEM);
	if (run->root && asset_root(run->cx, run->root) != 0) {
		fprintf(stderr, "asset lint: no folder '%s'\n", run->root);
		run->sum.failed = run->stop = true;
	}
	if (strcmp(run->format, "json") == 0)
		r = asset_report_new(run->cx, &run->report);
	if (r == 0 && run->common.config)
		r = asset_config_open(run->cx, &run->config,
		    run->common.config);
	if (r == 0 && run->common.config)
		r = use_rulesets(run, run->cx, &run->config);
	run->sum.failed |= r != 0;
	for (int i = 1; r == 0 && i < argc && !run->stop; i++)
		r = lint_path(run, argv[i]);
	if (r == 0 && argc == 1 && !run->stop)
		r = lint_path(run, ".");
	r = r == ASSET_ENOMEM ? tool_failed("lint", r) :
	    finish(run, &buffer, &size);
	fclose(run->text);
	free(buffer);
	return r;
}

int
cmd_lint(int argc, char **argv)
{
	static const char *const words[] = { [ASSET_HINT] = "hint",
		[ASSET_INFO] = "info", [ASSET_WARNING] = "warning",
		[ASSET_ERROR] = "error" };
	struct run run = { .format = "text", .fail_on = "error" };
	const struct opt options[] = {
		{ "format", 0, OPT_CHOICE, &run.format, "text|json",
		  "how to print the findings" },
		{ "fail-on", 0, OPT_CHOICE, &run.fail_on,
		  "error|warning|info|hint",
		  "the least severity that makes the exit status 1" },
		{ "as", 0, OPT_CHOICE, &run.as,
		  "datasource|device|product|topic|dictionary|"
		  "kind:KIND|request:OPERATION",
		  "what the files are (default: what they look like)" },
		{ "root", 0, OPT_TEXT, &run.root, "DIR",
		  "references may read files below DIR (default: below the "
		  "definition's folder)" },
		{ "ruleset", 0, OPT_LIST, &run.rulesets, "NAME",
		  "rules to run besides: roma, owasp" },
		{ 0 }
	};
	int r = opt_parse(&verb_lint, options, &run.common, &argc, argv);

	if (r != OPT_GO)
		return r;
	run.least = ASSET_ERROR;
	for (int s = ASSET_HINT; s <= ASSET_ERROR; s++)
		if (strcmp(words[s], run.fail_on) == 0)
			run.least = (enum asset_severity)s;
	run.color = !run.common.output &&
	    tool_color(&run.common, fileno(stdout));
	run.cx = asset_new(&run.common.limits);
	r = run.cx ? lint_all(&run, argc, argv) :
	    tool_failed("lint", ASSET_ENOMEM);
	asset_free(run.cx);
	return r;
}
