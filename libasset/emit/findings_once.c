/* Findings in files that several definitions refer to. */
#include "core/diag.h"
#include "core/map.h"
#include "emit/emit_findings.h"
#include "core/banned.h"

struct asset_seen {
	struct asset_ctx *cx;
	struct asset_map keys;
};

static int
new_seen(struct asset_ctx *cx, void *arg)
{
	struct asset_seen **out = arg;

	*out = asset_zalloc(cx, sizeof **out);
	(*out)->cx = cx;
	return 0;
}

int
asset_seen_new(struct asset_ctx *cx, struct asset_seen **out)
{
	return asset_try(cx, new_seen, out);
}

/* In a file that the first one refers to? */
static bool
is_elsewhere(const struct asset_ctx *cx, const struct asset_diag *d)
{
	return d->at.src && cx->nsources && d->at.src != cx->sources[0];
}

bool
asset_findings_elsewhere(const struct asset_ctx *cx)
{
	const struct asset_diag *d = cx->diags;

	while (d && !is_elsewhere(cx, d))
		d = d->next;
	return d != NULL;
}

struct job {
	struct asset_seen *seen;
	struct asset_ctx *from;
};

static bool
is_new(struct asset_diag *d, const void *arg)
{
	const struct job *job = arg;
	struct asset_seen *seen = job->seen;

	return !is_elsewhere(job->from, d) || asset_map_add(seen->cx,
	    &seen->keys, asset_strf(seen->cx, "%s\n%u\n%s\n%.*s\n%.*s",
	    d->at.src->name, (unsigned)d->at.off, d->id, ASSET_P(d->args[0]),
	    ASSET_P(d->args[1])), seen);
}

static int
keep_new(struct asset_ctx *from, void *job)
{
	asset_diags_keep(from, (struct asset_mark){ NULL, 0 }, is_new, job);
	return 0;
}

int
asset_findings_once(struct asset_seen *seen, struct asset_ctx *from)
{
	struct job job = { seen, from };

	return asset_try_both(seen->cx, from, keep_new, &job);
}
