#include "plan/plan.h"

#include "core/banned.h"

static struct asset_step *
new_step(struct asset_plan *p, struct asset_item *item,
    enum asset_action action)
{
	static const char *const prefixes[] = {
		[ASSET_LOOKUP] = "lookup:", [ASSET_CREATE] = "",
		[ASSET_UPDATE] = "", [ASSET_DELETE] = "delete:"
	};
	struct asset_step *s = asset_zalloc(p->cx, sizeof *s);

	s->action = action;
	s->item = item;
	s->id = asset_strf(p->cx, "%s%.*s", prefixes[action],
	    ASSET_P(asset_item_object(item)->id));
	s->rank = action == ASSET_LOOKUP ? 0 : action == ASSET_DELETE ? 1 : 2;
	s->phase = action == ASSET_DELETE && !item->create;
	if (p->last)
		p->last->next = s;
	else
		p->steps = s;
	p->last = s;
	p->nsteps++;
	return s;
}

void
asset_step_needs(struct asset_plan *p, struct asset_step *s,
    struct asset_step *first)
{
	struct asset_edge *e;

	if (!first || first == s)
		return;
	e = asset_alloc(p->cx, sizeof *e);
	*e = (struct asset_edge){ first, s->needs };
	s->needs = e;
	e = asset_alloc(p->cx, sizeof *e);
	*e = (struct asset_edge){ s, first->followers };
	first->followers = e;
	s->waiting++;
}

/* The step whose answer has the id of an object that is new, or NULL. */
static struct asset_step *
source_of(const struct asset_item *item)
{
	if (item->create)
		return item->step;
	if (item->maker && item->made_at.n && item->maker->step)
		return item->maker->step;
	return NULL;
}

struct asset_str
asset_plan_ref(struct asset_plan *p, struct asset_step *user,
    struct asset_item *item)
{
	const struct asset_object *o = asset_item_object(item);
	struct asset_str known = asset_kind_builtin(p->cx, o->kind, o->id);
	struct asset_step *source = source_of(item);

	if (known.s)
		return asset_plan_literal(p->cx, known);
	/* What is taken away is what was there before. */
	if (user->action == ASSET_DELETE && item->have)
		source = NULL;
	if (!source && !item->lookup) {
		item->lookup = new_step(p, item, ASSET_LOOKUP);
		asset_step_request(p, item->lookup);
	}
	asset_step_needs(p, user, source ? source : item->lookup);
	return asset_plan_id(p->cx, o->id);
}

/* ---- order ---- */

static void
order_step(struct asset_plan *p, struct asset_item *item)
{
	const struct asset_object *o = item->want;

	for (uint32_t i = 0; i < o->nuses; i++) {
		struct asset_item *t = asset_plan_item(p, o->uses[i].id);

		if (!t)
			continue;
		asset_step_needs(p, item->step, t->step);
		/* What holds the old one back goes first. */
		if (item->removal && t->step)
			asset_step_needs(p, t->step, item->removal);
	}
	asset_step_needs(p, item->step, item->removal);
	if (item->maker)
		asset_step_needs(p, item->step, item->maker->step);
}

static void
order_removal(struct asset_plan *p, struct asset_item *item)
{
	const struct asset_object *o = item->have;

	for (uint32_t i = 0; i < o->nuses; i++) {
		struct asset_item *t = asset_plan_item(p, o->uses[i].id);

		if (t && t->removal)
			asset_step_needs(p, t->removal, item->removal);
	}
}

static void
each_item(struct asset_plan *p, void (*fn)(struct asset_plan *,
    struct asset_item *))
{
	for (uint32_t i = 0; i < p->want->count; i++)
		fn(p, p->wanted[i]);
	for (uint32_t i = 0; p->have && i < p->have->count; i++)
		if (!p->found[i]->want)
			fn(p, p->found[i]);
}

static void
make_steps(struct asset_plan *p, struct asset_item *item)
{
	if (item->create || item->update)
		item->step = new_step(p, item,
		    item->create ? ASSET_CREATE : ASSET_UPDATE);
	if (item->remove)
		item->removal = new_step(p, item, ASSET_DELETE);
}

static void
fill_steps(struct asset_plan *p, struct asset_item *item)
{
	if (item->step) {
		asset_step_request(p, item->step);
		order_step(p, item);
	}
	if (item->removal) {
		asset_step_request(p, item->removal);
		order_removal(p, item);
	}
}

void
asset_plan_steps(struct asset_plan *p)
{
	each_item(p, make_steps);
	each_item(p, fill_steps);
}
