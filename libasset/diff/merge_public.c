/* The public merge. */
#include "core/diag.h"
#include "diff/input.h"
#include "diff/merge_definition.h"
#include "diff/merge_package.h"
#include "core/banned.h"

struct job {
	struct asset_merged *result;
	const char *base, *incoming;
	const struct asset_merge_options *options;
};

static int
merge_definitions(struct asset_ctx *cx, const struct job *job,
    const struct asset_doc *base, const struct asset_doc *incoming)
{
	struct asset_merge m = { .cx = cx, .options = job->options };
	int r;

	m.out = asset_clone(cx, base->root);
	m.from = incoming->root;
	r = asset_merge_definition(&m);
	job->result->report = m.outcome.report;
	job->result->definition = m.out;
	job->result->format = base->format;
	job->result->conflicts = m.outcome.conflicts;
	job->result->lost = m.outcome.lost;
	return r;
}

static int
merge_packages(struct asset_ctx *cx, const struct job *job,
    struct asset_input *base, struct asset_input *incoming)
{
	struct asset_outcome outcome;
	int r;

	if (base->package->foreign || incoming->package->foreign) {
		asset_report(cx, "merge-foreign", base->package->foreign ?
		    base->at : incoming->at, NULL);
		return ASSET_ESYNTAX;
	}
	asset_outcome_init(&outcome, cx);
	r = asset_merge_package(&outcome, job->options, base->package,
	    incoming->package, &job->result->package);
	job->result->report = outcome.report;
	job->result->conflicts = outcome.conflicts;
	return r;
}

static int
merge(struct asset_ctx *cx, void *arg)
{
	const struct job *job = arg;
	struct asset_input base, incoming;
	int r = asset_input_open(cx, &base, job->base);
	int r2 = asset_input_open(cx, &incoming, job->incoming);

	r = r ? r : r2;
	r = r ? r : asset_inputs_match(cx, &base, &incoming);
	if (r == 0 && base.kind == ASSET_INPUT_DATA) {
		asset_report(cx, "merge-data", base.at, NULL);
		r = ASSET_ESYNTAX;
	}
	if (r != 0)
		return r;
	if (base.kind == ASSET_INPUT_PACKAGE)
		return merge_packages(cx, job, &base, &incoming);
	return merge_definitions(cx, job, base.doc, incoming.doc);
}

int
asset_merge(struct asset_ctx *cx, struct asset_merged *result,
    const char *base, const char *incoming,
    const struct asset_merge_options *options)
{
	struct job job = { result, base, incoming, options };

	memset(result, 0, sizeof *result);
	return asset_try(cx, merge, &job);
}
