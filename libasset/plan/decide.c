#include "plan/plan.h"

#include "model/compare.h"
#include "model/row.h"
#include "tree/pointer.h"
#include "core/banned.h"

enum { SHOWN_CHANGES = 5 };

static struct asset_str
reason(struct asset_plan *p, const char *row, struct asset_str a,
    struct asset_str b)
{
	const struct asset_str args[ASSET_DIAG_ARGS] = { a, b, { NULL, 0 } };

	return asset_row_text(p->cx, asset_row("texts", asset_str(row)),
	    "says", args);
}

static const struct asset_str none = { NULL, 0 };

/* ---- comparing ---- */

static struct asset_node *
form(struct asset_plan *p, const struct asset_package *pkg,
    const struct asset_object *o)
{
	return asset_compare_form(p->cx, o,
	    asset_plan_known(p, pkg, o->spec));
}

static struct asset_str
list_changes(struct asset_plan *p, const struct asset_node *changes)
{
	struct asset_buf b;
	struct asset_str rest;
	int n = 0;

	asset_buf_init(&b, p->cx);
	for (struct asset_node *c = asset_first(changes);
	    c && n < SHOWN_CHANGES; c = c->next, n++) {
		if (n)
			asset_buf_puts(&b, ", ");
		asset_buf_str(&b, asset_text(c));
	}
	if (changes->len <= SHOWN_CHANGES)
		return reason(p, "plan-differs", asset_buf_text(&b), none);
	rest = asset_strf(p->cx, "%u", changes->len - SHOWN_CHANGES);
	return reason(p, "plan-differs-more", asset_buf_text(&b), rest);
}

/* Does one of the changes lie in a field of the list? */
static bool
touches(const struct asset_node *changes, const struct asset_node *fields)
{
	for (struct asset_node *f = asset_first(fields); f; f = f->next) {
		struct asset_str at = asset_text(f);

		for (struct asset_node *c = asset_first(changes); c;
		    c = c->next) {
			struct asset_str s = asset_text(c);

			if (s.n >= at.n && memcmp(s.s, at.s, at.n) == 0 &&
			    (s.n == at.n || s.s[at.n] == '/'))
				return true;
		}
	}
	return false;
}

static void
remake(struct asset_item *item, struct asset_str why)
{
	item->create = item->remove = true;
	item->update = false;
	item->why = item->why_remove = why;
}

static void
update(struct asset_item *item, struct asset_str why)
{
	const struct asset_kind_info *k = item->want->kind;

	if (item->create)
		return;
	if (k->replace) {
		remake(item, why);
		return;
	}
	item->update = true;
	item->why = why;
}

/* ---- what a deployment keeps from changing ---- */

static void
unlock(struct asset_plan *p, const struct asset_item *item,
    const struct asset_node *changes)
{
	const struct asset_node *locked = item->want->kind->locked;
	struct asset_str by = asset_get_text(locked, "by");

	if (!locked || !touches(changes, asset_get(locked, "fields")))
		return;
	for (uint32_t i = 0; i < p->want->count; i++) {
		struct asset_item *other = p->wanted[i];

		if (!asset_str_eq(other->want->kind->name, by) || !other->have)
			continue;
		for (uint32_t u = 0; u < other->want->nuses; u++)
			if (other->want->uses[u].target == item->want)
				remake(other, reason(p, "plan-locked",
				    item->want->id, none));
	}
}

static void
decide(struct asset_plan *p, struct asset_item *item)
{
	const struct asset_object *want = item->want;
	const struct asset_kind_info *k = want->kind;
	struct asset_node *changes;

	if (asset_kind_builtin(p->cx, k, want->id).s)
		return;
	if (!item->have) {
		item->create = true;
		item->why = reason(p, "plan-new", none, none);
		return;
	}
	changes = asset_compare_changes(p->cx, k, form(p, p->have, item->have),
	    form(p, p->want, want), p->have->recorded || p->want->recorded);
	if (!changes->len)
		return;
	item->changes = changes;
	if (touches(changes, asset_get(k->root, "replace_fields")))
		remake(item, list_changes(p, changes));
	else
		update(item, list_changes(p, changes));
}

/* ---- consequences ---- */

/* An object that another one's create call makes is changed, not created; a
 * repeated call may have set it back. */
static void
settle_made(struct asset_plan *p, struct asset_item *item)
{
	const struct asset_item *m = item->maker;

	if (!m || (!m->create && !m->update && item->have))
		return;
	item->remove = item->create = false;
	item->update = item->want->kind->ops.update.n > 0;
	item->why = reason(p, "plan-made", m->want->id, none);
}

/* What refers to something that is made again went with it. */
static void
settle_remade(struct asset_plan *p, struct asset_item *item)
{
	const struct asset_object *want = item->want;

	if (item->create || item->maker || !item->have)
		return;
	for (uint32_t i = 0; i < want->nuses; i++) {
		const struct asset_use *u = &want->uses[i];
		const struct asset_item *t;

		/* The target of a reference to what another object makes is
		 * that other object. */
		if (!u->target || u->info->after)
			continue;
		t = p->wanted[u->target->index];
		if (!t->create || !t->remove)
			continue;
		item->create = true;
		item->update = false;
		item->why = reason(p, "plan-replaced", t->want->id, none);
		return;
	}
}

static void
settle_again(struct asset_plan *p, struct asset_item *item)
{
	const struct asset_object *want = item->want;
	const struct asset_node *after = want->kind->again_after;

	if (!after || item->create || item->update)
		return;
	for (uint32_t i = 0; i < want->nuses; i++) {
		const struct asset_use *u = &want->uses[i];
		const struct asset_item *t;

		if (!u->target)
			continue;
		t = asset_plan_item(p, u->id);
		if (!t || (!t->create && !t->update))
			continue;
		for (struct asset_node *a = asset_first(after); a; a = a->next)
			if (asset_str_eq(asset_text(a), u->info->name)) {
				update(item, reason(p, "plan-again",
				    u->id, none));
				return;
			}
	}
}

static void
settle(struct asset_plan *p)
{
	uint32_t n = p->want->count;

	for (uint32_t i = 0; i < n; i++)
		if (p->wanted[i]->changes)
			unlock(p, p->wanted[i], p->wanted[i]->changes);
	/* Objects stand after those that they refer to, but may be made by
	 * later ones, whose fate the first round settles. */
	for (int round = 0; round < 2; round++) {
		for (uint32_t i = 0; i < n; i++) {
			settle_made(p, p->wanted[i]);
			settle_remade(p, p->wanted[i]);
			settle_again(p, p->wanted[i]);
		}
	}
}

/* ---- pruning ---- */

static bool
goes_with_owner(struct asset_plan *p, const struct asset_object *o)
{
	for (uint32_t i = 0; i < o->nuses; i++) {
		const struct asset_use *u = &o->uses[i];

		if (asset_str_eq(u->info->name, o->kind->owner) && u->target)
			return !asset_package_find(p->want, u->id);
	}
	return false;
}

static void
prune(struct asset_plan *p, struct asset_item *item)
{
	const struct asset_object *o = item->have;

	if (item->maker || item->used ||
	    asset_kind_builtin(p->cx, o->kind, o->id).s)
		return;
	if (o->kind->ops.remove.n) {
		item->remove = true;
		item->why_remove = reason(p, "plan-pruned", none, none);
	} else if (!goes_with_owner(p, o)) {
		asset_report_str(p->cx, "plan-stays", asset_value_place(p->cx,
		    o->root), o->id, none, none);
	}
}

void
asset_plan_decide(struct asset_plan *p)
{
	for (uint32_t i = 0; i < p->want->count; i++)
		decide(p, p->wanted[i]);
	settle(p);
	for (uint32_t i = 0; p->prune && p->have && i < p->have->count; i++)
		if (!p->found[i]->want)
			prune(p, p->found[i]);
}
