#include <stdio.h>
#include <string.h>

#include "tool.h"

const struct verb verb_plan = {
	.name = "plan",
	.synopsis = "[OPTION...] DESIRED",
	.summary = "list the requests that bring an instance to a package",
	.text = "Compares the package DESIRED with the state of an instance "
	    "and prints the requests that bring it there, in the order in "
	    "which they can be sent. The state is a package, or answers of the "
	    "instance in a file of the form asset-snapshot/1; without "
	    "--against the instance is empty. Nothing is sent: the script of "
	    "--format curl does that.\n\n"
	    "Objects that DESIRED lacks stay, unless --prune is given. Secrets "
	    "are variables of the plan, and their values are not compared.",
	.examples = "asset plan orders/                       # what to do, as a table\n"
	    "asset plan new.zip --against old.zip --format curl -o go.sh\n",
	.see = "asset-pack 1",
};

struct args {
	const char *format, *against;
	struct asset_plan_options options;
	struct opt_list params;
};

static int
print(struct asset_ctx *cx, const struct opt_common *common,
    const struct args *args, const struct asset_node *plan)
{
	struct asset_str text;
	int r;

	if (strcmp(args->format, "json") == 0)
		r = asset_print_json(cx, plan, &text);
	else if (strcmp(args->format, "curl") == 0)
		r = asset_print_curl(cx, plan, &text);
	else
		r = asset_print_plan(cx, plan, &text);
	return r ? tool_failed("plan", r) : tool_write(cx, common, text);
}

static int
plan(struct asset_ctx *cx, const struct opt_common *common,
    const struct args *args, const char *desired)
{
	const struct asset_node *made = NULL;
	int r = asset_plan(cx, &made, desired, args->against, &args->options);
	int status = tool_finish(cx, common, r);

	if (status != EXIT_CLEAN || !made)
		return status;
	return print(cx, common, args, made);
}

int
cmd_plan(int argc, char **argv)
{
	struct args args = { .format = "text" };
	struct opt_common common;
	const struct opt options[] = {
		{ "against", 0, OPT_TEXT, &args.against, "CURRENT",
		  "package or recorded answers of the instance" },
		{ "prune", 0, OPT_FLAG, &args.options.prune, NULL,
		  "also take away what DESIRED lacks" },
		{ "param", 0, OPT_LIST, &args.params, "NAME=VALUE",
		  "value of ${param:NAME}" },
		{ "format", 0, OPT_CHOICE, &args.format, "text|json|curl",
		  "how to print the plan" },
		{ 0 }
	};
	struct asset_ctx *cx;
	int r = opt_parse(&verb_plan, options, &common, &argc, argv);

	if (r != OPT_GO)
		return r;
	if (argc != 2)
		return opt_usage(&verb_plan, "one package is needed");
	args.options.params = args.params.items;
	args.options.nparams = (unsigned)args.params.count;
	cx = asset_new(&common.limits);
	r = cx ? plan(cx, &common, &args, argv[1]) :
	    tool_failed("plan", ASSET_ENOMEM);
	asset_free(cx);
	return r;
}
