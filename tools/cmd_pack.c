#include <unistd.h>

#include "tool.h"

const struct verb verb_pack = {
	.name = "pack",
	.synopsis = "[OPTION...] FOLDER",
	.summary = "make a package from a folder, the same bytes every time",
	.text = "Checks the objects in FOLDER and writes them as a zip with "
	    "a manifest: JSON in one form, all files listed with their "
	    "checksums, no time and no trace of the computer. A secret in "
	    "clear text or any other error stops it.\n\n"
	    "The zip is of our own profile. What goes to the platform are "
	    "the requests of the plan verb and the files that it takes.",
	.examples = "asset pack assets/ -o orders.zip  # a zip for the next stage\n"
	    "asset pack old.zip -o new.zip      # bring a zip into form\n",
	.clean = "The package was made",
	.found = "It was not, as there are findings",
	.see = "asset-unpack 1",
};

static int
pack(struct asset_ctx *cx, const struct opt_common *common, const char *path)
{
	struct asset_package *pkg;
	struct asset_summary sum = { 0 };
	struct asset_str zip;
	int r, status;

	if (common->output)
		asset_package_check_name(cx, common->output);
	r = asset_package_open(cx, &pkg, path);
	status = tool_finish(cx, common, r);
	asset_findings_count(&sum, cx);
	if (status == EXIT_CLEAN && sum.count[ASSET_ERROR])
		status = EXIT_FINDINGS;
	if (status != EXIT_CLEAN)
		return status;
	r = asset_package_zip(cx, pkg, &zip);
	return r ? tool_failed("pack", r) : tool_write(cx, common, zip);
}

int
cmd_pack(int argc, char **argv)
{
	struct opt_common common;
	const struct opt options[] = { { 0 } };
	struct asset_ctx *cx;
	int r = opt_parse(&verb_pack, options, &common, &argc, argv);

	if (r != OPT_GO)
		return r;
	if (argc != 2)
		return opt_usage(&verb_pack, "one FOLDER is needed");
	if (!common.output && isatty(STDOUT_FILENO))
		return opt_usage(&verb_pack, "a zip does not belong on a "
		    "terminal; name a file with -o");
	cx = asset_new(&common.limits);
	r = cx ? pack(cx, &common, argv[1]) :
	    tool_failed("pack", ASSET_ENOMEM);
	asset_free(cx);
	return r;
}
