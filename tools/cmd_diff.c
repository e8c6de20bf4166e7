#include <string.h>

#include "tool.h"

const struct verb verb_diff = {
	.name = "diff",
	.synopsis = "[OPTION...] OLD NEW",
	.summary = "say what changed between two definitions or packages",
	.text = "Compares what OLD and NEW mean: order, layout, JSON or YAML, "
	    "and whether a schema is referenced or written in place make no "
	    "difference. Each change is breaking (callers must change), a "
	    "warning (they may have to) or an info. Values of secret fields are "
	    "never shown. Exit status: 0 the same, 1 changes at or over "
	    "--fail-on, 2 could not run.",
	.examples =
	    "asset diff old.yaml new.yaml                     # for people\n"
	    "asset diff old.yaml new.yaml --fail-on breaking  # in a CI job\n"
	    "asset diff old.yaml new.yaml --format markdown   # for a review\n"
	    "asset diff prod.zip staging/ --format json       # for scripts\n",
	.clean = "There is no change; with --fail-on, none of that level or "
	    "above",
	.found = "There is one",
};

struct request {
	struct opt_common common;
	const char *old, *new, *fail_on;
	int (*print)(struct asset_ctx *, const struct asset_node *,
	    struct asset_str *);
};

static const struct {
	const char *name;
	int (*print)(struct asset_ctx *, const struct asset_node *,
	    struct asset_str *);
} formats[] = {
	{ "text", asset_print_diff },
	{ "json", asset_print_json },
	{ "markdown", asset_print_diff_markdown },
};

static int
diff(struct asset_ctx *cx, const struct request *q)
{
	const struct asset_node *result;
	struct asset_str text;
	int r = asset_diff(cx, &result, q->old, q->new);
	int status = tool_finish(cx, &q->common, r);

	if (status != EXIT_CLEAN)
		return status;
	r = q->print(cx, result, &text);
	if (r != 0)
		return tool_failed("diff", r);
	status = tool_write(cx, &q->common, text);
	if (status != EXIT_CLEAN)
		return status;
	return asset_diff_count(result, q->fail_on) ? EXIT_FINDINGS :
	    EXIT_CLEAN;
}

int
cmd_diff(int argc, char **argv)
{
	struct request q = { .fail_on = "info" };
	const char *format = "text";
	const struct opt options[] = {
		{ "format", 0, OPT_CHOICE, &format, "text|json|markdown",
		  "how to print it" },
		{ "fail-on", 0, OPT_CHOICE, &q.fail_on,
		  "breaking|warning|info",
		  "exit status 1 from this level on (any change)" },
		{ 0 }
	};
	struct asset_ctx *cx;
	int r = opt_parse(&verb_diff, options, &q.common, &argc, argv);

	if (r != OPT_GO)
		return r;
	if (argc != 3)
		return opt_usage(&verb_diff, "two files or folders are needed");
	q.old = argv[1];
	q.new = argv[2];
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(format, formats[i].name) == 0)
			q.print = formats[i].print;
	q.common.quiet |= !q.common.verbose; /* hints are lint's business */
	cx = asset_new(&q.common.limits);
	r = cx ? diff(cx, &q) : tool_failed("diff", ASSET_ENOMEM);
	asset_free(cx);
	return r;
}
