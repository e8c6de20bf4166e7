/* Which findings are left of very many. */
#include "emit/emit_findings.h"

#include <limits.h>

#include "model/row.h"
#include "core/banned.h"

struct job {
	struct asset_summary *sum;
	enum asset_severity least;
	unsigned most;
};

/* Of each severity so many stay: of the worst all, of one the first ones. */
static void
share_out(const struct asset_ctx *cx, struct job *job, unsigned *stay)
{
	unsigned left = job->most ? job->most : UINT_MAX, all;

	for (struct asset_diag *d = cx->diags; d; d = d->next)
		stay[asset_diag_severity(d)]++;
	for (int s = ASSET_ERROR; s > 0; s--) {
		all = s >= (int)job->least ? stay[s] : 0;
		stay[s] = all > left ? left : all;
		left -= stay[s];
		job->sum->more += all - stay[s];
	}
}

static void
count_lost(const struct asset_ctx *cx, const struct job *job)
{
	unsigned lost[ASSET_ERROR + 1] = { 0 };

	asset_lost_count(cx, lost);
	for (int s = (int)job->least; s <= ASSET_ERROR; s++)
		job->sum->more += lost[s];
}

static int
limit(struct asset_ctx *cx, void *arg)
{
	unsigned stay[ASSET_ERROR + 1] = { 0 };
	struct asset_diag **all = asset_sorted_diags(cx), **link = &cx->diags;
	size_t n = cx->ndiags;

	share_out(cx, arg, stay);
	count_lost(cx, arg);
	cx->last_diag = NULL;
	cx->ndiags = 0;
	for (size_t i = 0; i < n; i++) {
		if (!stay[asset_diag_severity(all[i])])
			continue;
		stay[asset_diag_severity(all[i])]--;
		*link = cx->last_diag = all[i];
		link = &all[i]->next;
		cx->ndiags++;
	}
	*link = NULL;
	return 0;
}

int
asset_findings_limit(struct asset_ctx *cx, struct asset_summary *sum,
    enum asset_severity least, unsigned most)
{
	struct job job = { sum, least, most };

	return cx->ndiags ? asset_try(cx, limit, &job) : 0;
}
