#include "plan/plan.h"

#include "core/banned.h"

/* Steps that wait for nothing, the least on top. */
struct heap {
	struct asset_step **at;
	uint32_t n;
};

/* Tier, then identity; what is only taken away comes last, and the other way
 * round. */
static bool
is_before(const struct asset_step *a, const struct asset_step *b)
{
	const struct asset_object *x = asset_item_object(a->item);
	const struct asset_object *y = asset_item_object(b->item);
	int r;

	if (a->phase != b->phase)
		return a->phase < b->phase;
	r = (x->kind->index > y->kind->index) - (x->kind->index <
	    y->kind->index);
	if (!r)
		r = asset_str_cmp(x->id, y->id);
	if (a->phase)
		r = -r;
	return r ? r < 0 : a->rank < b->rank;
}

static void
push(struct heap *h, struct asset_step *s)
{
	uint32_t i = h->n++;

	while (i && is_before(s, h->at[(i - 1) / 2])) {
		h->at[i] = h->at[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	h->at[i] = s;
}

static struct asset_step *
pop(struct heap *h)
{
	struct asset_step *top = h->at[0], *s = h->at[--h->n];
	uint32_t i = 0, child;

	while ((child = 2 * i + 1) < h->n) {
		if (child + 1 < h->n &&
		    is_before(h->at[child + 1], h->at[child]))
			child++;
		if (!is_before(h->at[child], s))
			break;
		h->at[i] = h->at[child];
		i = child;
	}
	h->at[i] = s;
	return top;
}

/* Walk along what the steps wait for, until one comes again. */
static void
report_cycle(struct asset_plan *p, struct asset_step *s)
{
	struct asset_step *start;
	struct asset_buf b;
	uint32_t mark = ++p->mark;

	while (s->mark != mark) {
		s->mark = mark;
		for (struct asset_edge *e = s->needs; e; e = e->next)
			if (e->step->waiting) {
				s = e->step;
				break;
			}
	}
	asset_buf_init(&b, p->cx);
	start = s;
	do {
		asset_buf_printf(&b, "%.*s -> ", ASSET_P(s->id));
		for (struct asset_edge *e = s->needs; e; e = e->next)
			if (e->step->waiting && e->step->mark == mark) {
				s = e->step;
				break;
			}
	} while (s != start);
	asset_buf_str(&b, start->id);
	asset_report_str(p->cx, "plan-cycle",
	    asset_value_place(p->cx, asset_item_object(start->item)->root),
	    asset_buf_text(&b), (struct asset_str){ NULL, 0 },
	    (struct asset_str){ NULL, 0 });
}

bool
asset_plan_sort(struct asset_plan *p)
{
	struct heap h = { .n = 0 };
	uint32_t n = 0;

	h.at = asset_alloc(p->cx, (p->nsteps + 1) * sizeof *h.at);
	p->order = asset_alloc(p->cx, (p->nsteps + 1) * sizeof *p->order);
	for (struct asset_step *s = p->steps; s; s = s->next)
		if (!s->waiting)
			push(&h, s);
	while (h.n) {
		struct asset_step *s = pop(&h);

		p->order[n++] = s;
		for (struct asset_edge *e = s->followers; e; e = e->next)
			if (--e->step->waiting == 0)
				push(&h, e->step);
	}
	if (n == p->nsteps)
		return true;
	for (struct asset_step *s = p->steps; s; s = s->next)
		if (s->waiting) {
			report_cycle(p, s);
			break;
		}
	return false;
}
