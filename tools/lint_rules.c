#include <string.h>

#include "lint.h"

static int
list(struct lint_run *run, const char *path, struct asset_str *text)
{
	const struct asset_config *config;
	const struct asset_node *rules;
	int r = lint_settings_open(run);

	if (r == 0)
		r = asset_settings_for(run->settings, &config, path);
	if (r == 0)
		r = asset_lint_rules(run->cx, &rules, path, config);
	if (r != 0)
		return r;
	return strcmp(run->opt->format, "json") == 0 ?
	    asset_print_json(run->cx, rules, text) :
	    asset_print_rules(run->cx, rules, text);
}

int
lint_rules(const struct lint_options *o, int argc, char **argv)
{
	struct lint_run run = { .opt = o };
	struct asset_str text;
	int r;

	if (strcmp(o->format, "text") != 0 && strcmp(o->format, "json") != 0)
		return opt_usage(&verb_lint,
		    "--list-rules has no --format %s", o->format);
	if (argc > 2)
		return opt_usage(&verb_lint,
		    "--list-rules takes one PATH at most");
	run.cx = asset_new(&o->common.limits);
	r = run.cx ? list(&run, argc > 1 ? argv[1] : ".", &text) :
	    ASSET_ENOMEM;
	r = r ? tool_finish(run.cx, &o->common, r) :
	    tool_write(run.cx, &o->common, text);
	asset_free(run.cx);
	return r;
}
