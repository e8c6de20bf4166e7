/* Findings of many files as one tree, which every format for programs is
 * printed from. */
#include "emit/emit_findings.h"
#include "emit/emit_report.h"

#include "model/row.h"
#include "rule/fingerprint.h"
#include "core/banned.h"

struct asset_report {
	struct asset_ctx *cx;
	struct asset_node *files, *findings;
};

static int
new_report(struct asset_ctx *cx, void *arg)
{
	struct asset_report **out = arg;

	*out = asset_zalloc(cx, sizeof **out);
	(*out)->cx = cx;
	(*out)->files = asset_new_node(cx, ASSET_ARRAY);
	(*out)->findings = asset_new_node(cx, ASSET_ARRAY);
	return 0;
}

int
asset_report_new(struct asset_ctx *cx, struct asset_report **out)
{
	return asset_try(cx, new_report, out);
}

/* ---- one finding ---- */

struct job {
	struct asset_ctx *from, *to;
	struct asset_report *report;
	const char *path;
	enum asset_severity least;
};

/* A member with text that must be copied; none for no text. */
static void
set_copy(struct asset_ctx *to, struct asset_node *n, const char *key,
    struct asset_str s)
{
	if (s.s)
		asset_set(to, n, key, asset_new_str(to, asset_str_copy(to, s)));
}

/* The same for text that lives as long as the program. */
static void
set_static(struct asset_ctx *to, struct asset_node *n, const char *key,
    struct asset_str s)
{
	if (s.s)
		asset_set(to, n, key, asset_new_str(to, s));
}

static void
set_place(const struct job *job, struct asset_node *n, struct asset_place at)
{
	static const char *const keys[2][2] = {
		{ "line",    "column"    },
		{ "endLine", "endColumn" },
	};

	set_copy(job->to, n, "file", asset_str(at.src->name));
	for (int i = 0; i < 2; i++) {
		struct asset_position p = asset_source_position(job->from,
		    at.src, i ? at.off + at.len : at.off);

		asset_set(job->to, n, keys[i][0],
		    asset_new_int(job->to, p.line));
		asset_set(job->to, n, keys[i][1],
		    asset_new_int(job->to, p.column));
	}
}

static struct asset_node *
finding(const struct job *job, const struct asset_diag *d)
{
	struct asset_ctx *to = job->to;
	struct asset_node *n = asset_new_node(to, ASSET_OBJECT);
	const struct asset_node *row = asset_row("rules", asset_str(d->id));

	set_static(to, n, "rule", asset_key(row));
	set_static(to, n, "severity",
	    asset_str(asset_severity_name(asset_diag_severity(d))));
	if (d->at.src)
		set_place(job, n, d->at);
	set_copy(to, n, "pointer", d->pointer);
	set_copy(to, n, "message", asset_diag_message(job->from, d));
	set_static(to, n, "fix", asset_get_text(row, "fix"));
	set_static(to, n, "predicts", asset_get_text(row, "predicts"));
	set_copy(to, n, "fingerprint", asset_diag_fingerprint(job->from, d));
	if (d->also.src)
		set_place(job, asset_set(to, n, "also",
		    asset_new_node(to, ASSET_OBJECT)), d->also);
	return n;
}

static int
add_findings(struct asset_ctx *from, void *arg)
{
	struct job *job = arg;
	struct asset_diag **all = asset_sorted_diags(from);

	if (job->path)
		asset_add(job->to, job->report->files,
		    asset_new_text(job->to, job->path));
	for (size_t i = 0; i < from->ndiags; i++)
		if (asset_diag_severity(all[i]) >= job->least)
			asset_add(job->to, job->report->findings,
			    finding(job, all[i]));
	return 0;
}

int
asset_findings_add(struct asset_report *report, struct asset_ctx *from,
    const char *path, enum asset_severity least)
{
	struct job job = { from, report->cx, report, path, least };

	return asset_try_both(report->cx, from, add_findings, &job);
}

/* ---- joining ---- */

/* With all text: the other report may go. Keys live as long as the program. */
static struct asset_node *
copy(struct asset_ctx *cx, const struct asset_node *from)
{
	struct asset_node *n;

	if (!asset_is_container(from)) {
		n = asset_share(cx, from);
		n->u.text = asset_str_copy(cx, asset_text(from)).s;
		return n;
	}
	n = asset_new_node(cx, ASSET_OBJECT);
	for (struct asset_node *c = asset_first(from); c; c = c->next)
		asset_set_str(cx, n, asset_key(c), copy(cx, c));
	return n;
}

static void
append(struct asset_ctx *cx, struct asset_node *to,
    const struct asset_node *from)
{
	for (struct asset_node *c = asset_first(from); c; c = c->next)
		asset_add(cx, to, copy(cx, c));
}

struct join_job {
	struct asset_report *to;
	const struct asset_report *from;
};

static int
join(struct asset_ctx *cx, void *arg)
{
	struct join_job *job = arg;

	append(cx, job->to->files, job->from->files);
	append(cx, job->to->findings, job->from->findings);
	return 0;
}

int
asset_report_add(struct asset_report *to, const struct asset_report *from)
{
	struct join_job job = { to, from };

	return asset_try(to->cx, join, &job);
}

void
asset_summary_add(struct asset_summary *to, const struct asset_summary *from)
{
	to->files += from->files;
	for (int s = 0; s <= ASSET_ERROR; s++)
		to->count[s] += from->count[s];
	to->more += from->more;
	to->hidden += from->hidden;
	to->gone += from->gone;
	to->failed |= from->failed;
}

/* ---- the whole ---- */

void
asset_lost_count(const struct asset_ctx *cx, unsigned *count)
{
	for (struct asset_lost *l = cx->lost; l; l = l->next)
		count[asset_diag_severity(&l->diag)] += l->n;
	if (cx->last_lost && cx->last_lost->id)
		count[asset_diag_severity(cx->last_lost)]++;
}

void
asset_findings_count(struct asset_summary *sum, const struct asset_ctx *cx)
{
	sum->files++;
	sum->hidden += (unsigned)cx->hidden;
	sum->gone += (unsigned)cx->gone;
	for (struct asset_diag *d = cx->diags; d; d = d->next) {
		sum->count[asset_diag_severity(d)]++;
		sum->failed |= asset_diag_fatal(d);
	}
	asset_lost_count(cx, sum->count);
}

static struct asset_node *
summary_node(struct asset_ctx *cx, const struct asset_summary *sum)
{
	static const char *const plurals[] = {
		[ASSET_HINT] = "hints",
		[ASSET_INFO] = "infos",
		[ASSET_WARNING] = "warnings",
		[ASSET_ERROR] = "errors"
	};
	struct asset_node *n = asset_new_node(cx, ASSET_OBJECT);

	asset_set(cx, n, "files", asset_new_int(cx, sum->files));
	for (int s = ASSET_ERROR; s >= ASSET_HINT; s--)
		asset_set(cx, n, plurals[s],
		    asset_new_int(cx, sum->count[s]));
	asset_set(cx, n, "failOn", asset_new_text(cx, asset_severity_name(
	    sum->fail_on ? sum->fail_on : ASSET_ERROR)));
	if (sum->more)
		asset_set(cx, n, "more", asset_new_int(cx, sum->more));
	if (sum->hidden)
		asset_set(cx, n, "hidden", asset_new_int(cx, sum->hidden));
	if (sum->gone)
		asset_set(cx, n, "gone", asset_new_int(cx, sum->gone));
	if (sum->failed)
		asset_set(cx, n, "failed", asset_new_bool(cx, true));
	return n;
}

struct text_job {
	const struct asset_summary *sum;
	bool files;
	struct asset_str *out;
};

static int
summary_text(struct asset_ctx *cx, void *arg)
{
	struct text_job *job = arg;
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_report_counts(&b, summary_node(cx, job->sum), job->files);
	*job->out = asset_buf_text(&b);
	return 0;
}

int
asset_summary_text(struct asset_ctx *cx, const struct asset_summary *sum,
    bool files, struct asset_str *out)
{
	struct text_job job = { sum, files, out };

	return asset_try(cx, summary_text, &job);
}

struct tree_job {
	const struct asset_report *report;
	const struct asset_summary *sum;
	const struct asset_node **out;
};

static int
make_tree(struct asset_ctx *cx, void *arg)
{
	struct tree_job *job = arg;
	struct asset_node *root = asset_new_node(cx, ASSET_OBJECT);

	asset_set(cx, root, "tool", asset_new_text(cx, "asset"));
	asset_set(cx, root, "version", asset_new_text(cx, ASSET_VERSION));
	asset_set(cx, root, "summary", summary_node(cx, job->sum));
	asset_set(cx, root, "files", job->report->files);
	asset_set(cx, root, "findings", job->report->findings);
	*job->out = root;
	return 0;
}

int
asset_report_tree(struct asset_report *report,
    const struct asset_summary *sum, const struct asset_node **out)
{
	struct tree_job job = { report, sum, out };

	return asset_try(report->cx, make_tree, &job);
}
