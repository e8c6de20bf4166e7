#include <string.h>

#include "tool.h"

const struct verb verb_inspect = {
	.name = "inspect",
	.synopsis = "[OPTION...] FILE",
	.summary = "show what is in a package",
	.text = "Lists the objects of a package (a zip or a folder), the "
	    "parameters and secrets that it needs, what it expects on the "
	    "target, and its files with size and the start of their SHA-256. "
	    "Of a zip that is not of our profile, such as one that the "
	    "platform exported, the files are listed.",
	.examples = "asset inspect orders.zip\n"
	    "asset inspect orders.zip --format json  # for scripts\n",
	.clean = "There is nothing wrong with the package",
	.found = "There are findings",
};

static int
inspect(struct asset_ctx *cx, const struct opt_common *common,
    const char *path, bool json)
{
	const struct asset_node *node;
	struct asset_summary sum = { 0 };
	struct asset_package *pkg;
	struct asset_str text;
	int r, status;

	r = asset_package_open(cx, &pkg, path);
	status = tool_finish(cx, common, r);
	asset_findings_count(&sum, cx);
	if (status != EXIT_CLEAN)
		return status;
	r = asset_package_inspect(cx, pkg, &node);
	if (r == 0)
		r = json ? asset_print_json(cx, node, &text) :
		    asset_package_inspect_text(cx, node, &text);
	if (r)
		return tool_failed("inspect", r);
	status = tool_write(cx, common, text);
	return status == EXIT_CLEAN && sum.count[ASSET_ERROR] ?
	    EXIT_FINDINGS : status;
}

int
cmd_inspect(int argc, char **argv)
{
	const char *format = "text";
	struct opt_common common;
	const struct opt options[] = {
		{ "format", 0, OPT_CHOICE, &format, "text|json",
		  "how to print it" },
		{ 0 }
	};
	struct asset_ctx *cx;
	int r = opt_parse(&verb_inspect, options, &common, &argc, argv);

	if (r != OPT_GO)
		return r;
	if (argc != 2)
		return opt_usage(&verb_inspect, "one FILE is needed");
	cx = asset_new(&common.limits);
	r = cx ? inspect(cx, &common, argv[1], strcmp(format, "json") == 0) :
	    tool_failed("inspect", ASSET_ENOMEM);
	asset_free(cx);
	return r;
}
