#include <stdio.h>
#include <string.h>

#include "tool.h"

const struct verb verb_explain = {
	.name = "explain",
	.synopsis = "[OPTION...] ID",
	.summary = "say what a rule, a change or an error code means",
	.text = "Prints what is known about ID: its meaning, the reason and "
	    "what to do.",
	.examples = "asset explain duplicate-key  # a finding of lint\n"
	    "asset explain APIG.3301     # an error code of the platform\n",
};

static int
explain(struct asset_ctx *cx, const struct opt_common *common, const char *id,
    bool json)
{
	const struct asset_node *row;
	const char *nearest = NULL;
	struct asset_str text;
	int r;

	r = asset_explain(cx, id, &text, &nearest);
	if (r == ASSET_EUSAGE && nearest)
		return opt_usage(&verb_explain, "nothing is called '%s'; did "
		    "you mean '%s'?", id, nearest);
	if (r == ASSET_EUSAGE)
		return opt_usage(&verb_explain, "nothing is called '%s'", id);
	if (r == 0 && json) {
		r = asset_explain_node(cx, id, &row);
		if (r == 0)
			r = asset_print_json(cx, row, &text);
	}
	if (r != 0)
		return tool_failed("explain", r);
	return tool_write(cx, common, text);
}

int
cmd_explain(int argc, char **argv)
{
	const char *format = "text";
	struct opt_common common;
	const struct opt options[] = {
		{ "format", 0, OPT_CHOICE, &format, "text|json",
		  "how to print it" },
		{ 0 }
	};
	struct asset_ctx *cx;
	int r = opt_parse(&verb_explain, options, &common, &argc, argv);

	if (r != OPT_GO)
		return r;
	if (argc != 2)
		return opt_usage(&verb_explain, "one ID is needed");
	cx = asset_new(&common.limits);
	r = cx ? explain(cx, &common, argv[1], strcmp(format, "json") == 0) :
	    tool_failed("explain", ASSET_ENOMEM);
	asset_free(cx);
	return r;
}
