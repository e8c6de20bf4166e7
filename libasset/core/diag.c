#include "core/diag.h"

#include <inttypes.h>

#include "core/banned.h"

/* Counts the last one that was lost: who reported it may have given it a
 * severity. */
static void
count_lost(struct asset_ctx *cx)
{
	struct asset_diag *d = cx->last_lost;
	struct asset_lost *l = cx->lost;

	if (!d || !d->id)
		return;
	while (l && (l->diag.id != d->id || l->diag.severity != d->severity))
		l = l->next;
	if (!l) {
		l = asset_zalloc(cx, sizeof *l);
		l->next = cx->lost;
		l->diag.id = d->id;
		l->diag.severity = d->severity;
		cx->lost = l;
	}
	l->n++;
	d->id = NULL;
}

struct asset_diag *
asset_diag_lose(struct asset_ctx *cx, const char *id)
{
	count_lost(cx);
	if (!cx->last_lost)
		cx->last_lost = asset_alloc(cx, sizeof *cx->last_lost);
	*cx->last_lost = (struct asset_diag){ .id = id };
	return cx->last_lost;
}

struct asset_diag *
asset_report_str(struct asset_ctx *cx, const char *id, struct asset_place at,
    struct asset_str a, struct asset_str b, struct asset_str c)
{
	struct asset_diag *d;

	if (cx->ndiags >= cx->limits.findings)
		return asset_diag_lose(cx, id);
	d = asset_zalloc(cx, sizeof *d);
	d->id = id;
	d->at = at;
	d->args[0] = asset_str_copy(cx, a);
	d->args[1] = asset_str_copy(cx, b);
	d->args[2] = asset_str_copy(cx, c);
	if (cx->last_diag)
		cx->last_diag->next = d;
	else
		cx->diags = d;
	cx->last_diag = d;
	cx->ndiags++;
	return d;
}

struct asset_diag *
asset_report(struct asset_ctx *cx, const char *id, struct asset_place at, ...)
{
	struct asset_str args[ASSET_DIAG_ARGS] = { 0 };
	const char *s;
	va_list ap;
	int n = 0;

	va_start(ap, at);
	while (n < ASSET_DIAG_ARGS && (s = va_arg(ap, const char *)))
		args[n++] = asset_str(s);
	va_end(ap);
	return asset_report_str(cx, id, at, args[0], args[1], args[2]);
}

int
asset_diag_limit(struct asset_ctx *cx, struct asset_place at,
    const char *name, uint64_t value)
{
	asset_report(cx, "limit-exceeded", at, name,
	    asset_printf(cx, "%" PRIu64, value), NULL);
	return ASSET_ELIMIT;
}

struct asset_mark
asset_mark(const struct asset_ctx *cx)
{
	return (struct asset_mark){ cx->last_diag, cx->ndiags };
}

struct asset_diag *
asset_diags_take(struct asset_ctx *cx, struct asset_mark from)
{
	struct asset_diag **link = from.last ? &from.last->next : &cx->diags;
	struct asset_diag *taken = *link;

	*link = NULL;
	cx->last_diag = from.last;
	cx->ndiags = from.n;
	return taken;
}

void
asset_diags_keep(struct asset_ctx *cx, struct asset_mark from,
    bool (*keep)(struct asset_diag *, const void *arg), const void *arg)
{
	struct asset_diag **link = from.last ? &from.last->next : &cx->diags;
	struct asset_diag *d;

	count_lost(cx);
	for (struct asset_lost *l = cx->lost; l; l = l->next)
		if (!keep(&l->diag, arg))
			l->n = 0;
	cx->last_diag = from.last;
	while ((d = *link)) {
		if (!keep(d, arg)) {
			*link = d->next;
			cx->ndiags--;
			continue;
		}
		cx->last_diag = d;
		link = &d->next;
	}
}
