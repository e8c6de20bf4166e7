#include <stdio.h>
#include <string.h>

#include "tool.h"

const struct verb verb_merge = {
	.name = "merge",
	.synopsis = "[OPTION...] BASE INCOMING",
	.summary = "import one definition or package into another, offline",
	.text = "Writes what BASE becomes when the platform imports INCOMING, "
	    "and the answer that the import would give. Nothing of BASE is "
	    "ever deleted. docs/merge.md says how each conflict is settled. "
	    "Exit status: 0 done, 1 conflicts (the result is written unless it "
	    "would lose something), 2 could not run.",
	.examples =
	    "asset merge prod.yaml new.yaml -o merged.yaml --report r.json  "
	    "# definitions\n"
	    "asset merge prod.yaml new.yaml --api-mode override  "
	    "# change the APIs that are there\n"
	    "asset merge prod.zip staging.zip --type Merge -o out.zip  "
	    "# packages\n",
	.clean = "There is no conflict",
	.found = "There is one; the report tells of it",
};

struct request {
	struct opt_common common;
	struct asset_merge_options options;
	const char *base, *incoming, *report;
};

static int
write_result(struct asset_ctx *cx, const struct request *q,
    const struct asset_merged *merged)
{
	const char *out = q->common.output;
	struct asset_str text;
	int r;

	if (merged->package) {
		size_t n = strlen(out);

		if (n < 4 || strcmp(out + n - 4, ".zip") != 0)
			return tool_finish(cx, &q->common,
			    asset_package_write(cx, merged->package, out));
		r = asset_package_zip(cx, merged->package, &text);
		return r ? tool_finish(cx, &q->common, r) :
		    tool_write(cx, &q->common, text);
	}
	r = merged->format == ASSET_FORMAT_YAML ?
	    asset_print_yaml(cx, merged->definition, &text) :
	    asset_print_json(cx, merged->definition, &text);

	return r ? tool_failed("merge", r) : tool_write(cx, &q->common, text);
}

static int
write_report(struct asset_ctx *cx, const struct request *q,
    const struct asset_merged *merged)
{
	struct asset_str text;
	int r;

	if (!q->common.quiet) {
		r = asset_print_merge(cx, merged->report, &text);
		if (r != 0)
			return tool_failed("merge", r);
		fwrite(text.s, 1, text.n, stderr);
	}
	if (!q->report)
		return EXIT_CLEAN;
	r = asset_print_json(cx, merged->report, &text);
	if (r == 0)
		r = asset_write_file(cx, q->report, text);
	return r ? tool_finish(cx, &q->common, r) : EXIT_CLEAN;
}

static int
merge(struct asset_ctx *cx, const struct request *q)
{
	struct asset_merged merged;
	struct opt_common common = q->common;
	int r = asset_merge(cx, &merged, q->base, q->incoming, &q->options);
	int status;

	common.quiet |= !common.verbose; /* hints are lint's business */
	status = tool_finish(cx, &common, r);
	if (status != EXIT_CLEAN)
		return status;
	if (merged.package && !q->common.output)
		return opt_usage(&verb_merge, "-o FOLDER or -o FILE.zip is "
		    "needed for packages");
	if (!merged.lost)
		status = write_result(cx, q, &merged);
	if (status == EXIT_CLEAN)
		status = write_report(cx, q, &merged);
	return status == EXIT_CLEAN && merged.conflicts ? EXIT_FINDINGS :
	    status;
}

int
cmd_merge(int argc, char **argv)
{
	struct request q = { .report = NULL };
	const char *api = "merge", *extend = "merge", *type = "AddNew";
	const struct opt options[] = {
		{ "api-mode", 0, OPT_CHOICE, &api, "merge|override",
		  "an API that is there: keep it, or take the new one" },
		{ "extend-mode", 0, OPT_CHOICE, &extend, "merge|override",
		  "the same for policies and authorizers" },
		{ "type", 0, OPT_CHOICE, &type, "AddNew|Merge",
		  "packages: an object that is there is a conflict, or changes" },
		{ "prefix", 0, OPT_TEXT, &q.options.prefix, "TEXT",
		  "packages: put TEXT before the names of applications" },
		{ "datasource-overwrite", 0, OPT_FLAG,
		  &q.options.datasource_overwrite, NULL,
		  "packages: change data sources, too" },
		{ "report", 0, OPT_TEXT, &q.report, "FILE",
		  "write the answer of the import there, as JSON" },
		{ 0 }
	};
	struct asset_ctx *cx;
	int r = opt_parse(&verb_merge, options, &q.common, &argc, argv);

	if (r != OPT_GO)
		return r;
	if (argc != 3)
		return opt_usage(&verb_merge, "BASE and INCOMING are needed");
	q.base = argv[1];
	q.incoming = argv[2];
	q.options.add_new = strcmp(type, "AddNew") == 0;
	q.options.api_override = strcmp(api, "override") == 0;
	q.options.extend_override = strcmp(extend, "override") == 0;
	cx = asset_new(&q.common.limits);
	r = cx ? merge(cx, &q) : tool_failed("merge", ASSET_ENOMEM);
	asset_free(cx);
	return r;
}
