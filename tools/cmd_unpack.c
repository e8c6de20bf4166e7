#include <stdlib.h>
#include <string.h>

#include "tool.h"

const struct verb verb_unpack = {
	.name = "unpack",
	.synopsis = "[OPTION...] FILE",
	.summary = "unpack a package into a folder",
	.text = "Writes the files of a package, byte for byte, into the "
	    "folder given with -o, or one named like FILE without .zip. The "
	    "folder must be new, empty, or hold an older state of the "
	    "package. Nothing is written outside of it, and nothing at all "
	    "when the zip is damaged, hostile, or not what its manifest "
	    "says.",
	.examples = "asset unpack orders.zip           # into orders/\n"
	    "asset unpack orders.zip -o assets  # into assets/\n",
	.see = "asset-pack 1",
};

/* "orders.zip" without its folders and ending; NULL when nothing is left. */
static char *
default_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *name = strdup(slash ? slash + 1 : path);
	size_t n = name ? strlen(name) : 0;

	if (n > 4 && strcmp(name + n - 4, ".zip") == 0) {
		name[n - 4] = 0;
		return name;
	}
	free(name);
	return NULL;
}

static int
unpack(struct asset_ctx *cx, const struct opt_common *common,
    const char *path, const char *folder)
{
	struct asset_package *pkg;
	int r = asset_package_open(cx, &pkg, path);

	if (r == 0)
		r = asset_package_unpack(cx, pkg, folder);
	return tool_finish(cx, common, r);
}

int
cmd_unpack(int argc, char **argv)
{
	struct opt_common common;
	const struct opt options[] = { { 0 } };
	struct asset_ctx *cx = NULL;
	char *folder = NULL;
	int r = opt_parse(&verb_unpack, options, &common, &argc, argv);

	if (r != OPT_GO)
		return r;
	if (argc != 2)
		return opt_usage(&verb_unpack, "one FILE is needed");
	if (!common.output)
		folder = default_folder(argv[1]);
	if (!common.output && !folder)
		return opt_usage(&verb_unpack, "name the folder with -o");
	cx = asset_new(&common.limits);
	r = cx ? unpack(cx, &common, argv[1],
	    folder ? folder : common.output) :
	    tool_failed("unpack", ASSET_ENOMEM);
	asset_free(cx);
	free(folder);
	return r;
}
