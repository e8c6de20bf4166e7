#include "plan/plan.h"

#include <stdlib.h>

#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

struct job {
	const struct asset_node **out;
	const char *want, *have;
	const struct asset_plan_options *options;
};

/* ---- variables ---- */

static int
by_name(const void *a, const void *b)
{
	const struct asset_node *x = *(const struct asset_node *const *)a;
	const struct asset_node *y = *(const struct asset_node *const *)b;

	return asset_str_cmp(asset_key(x), asset_key(y));
}

/* Two names must not stand for one environment variable. */
static void
check_env(struct asset_plan *p, struct asset_node *taken,
    const struct asset_node *variable)
{
	struct asset_str env = asset_plan_env(p->cx, asset_key(variable));
	const struct asset_node *other = asset_get_str(taken, env);

	if (other)
		asset_report_str(p->cx, "plan-variable-clash",
		    (struct asset_place){ NULL, 0, 0 }, asset_text(other),
		    asset_key(variable), env);
	else
		asset_set_str(p->cx, taken, env,
		    asset_new_str(p->cx, asset_key(variable)));
}

static struct asset_node *
variables(struct asset_plan *p)
{
	struct asset_node *used = p->variables, **rows, *out, *taken;
	uint32_t n = 0;

	rows = asset_alloc(p->cx, (used->len + 1) * sizeof *rows);
	for (struct asset_node *v = asset_first(used); v; v = v->next)
		rows[n++] = v;
	if (n)
		qsort(rows, n, sizeof *rows, by_name);
	p->variables = asset_new_node(p->cx, ASSET_OBJECT);
	asset_plan_variable(p, ASSET_S("endpoint"), false);
	asset_plan_variable(p, ASSET_S("project_id"), false);
	asset_plan_variable(p, ASSET_S("instance_id"), false);
	asset_plan_variable(p, ASSET_S("token"), true);
	out = asset_new_node(p->cx, ASSET_ARRAY);
	taken = asset_new_node(p->cx, ASSET_OBJECT);
	for (struct asset_node *v = asset_first(p->variables); v; v = v->next) {
		check_env(p, taken, v);
		asset_add(p->cx, out, asset_share(p->cx, v));
	}
	for (uint32_t i = 0; i < n; i++) {
		check_env(p, taken, rows[i]);
		asset_add(p->cx, out, asset_share(p->cx, rows[i]));
	}
	return out;
}

/* ---- the document ---- */

static int
by_text(const void *a, const void *b)
{
	const struct asset_step *x = *(const struct asset_step *const *)a;
	const struct asset_step *y = *(const struct asset_step *const *)b;

	return asset_str_cmp(x->id, y->id);
}

static void
write_needs(struct asset_plan *p, struct asset_step *s)
{
	struct asset_node *out = asset_get(s->out, "needs");
	struct asset_step **all;
	uint32_t n = 0, mark = ++p->mark;

	for (struct asset_edge *e = s->needs; e; e = e->next)
		n++;
	all = asset_alloc(p->cx, (n + 1) * sizeof *all);
	n = 0;
	for (struct asset_edge *e = s->needs; e; e = e->next)
		if (e->step->mark != mark) {
			e->step->mark = mark;
			all[n++] = e->step;
		}
	if (n)
		qsort(all, n, sizeof *all, by_text);
	for (uint32_t i = 0; i < n; i++)
		asset_add(p->cx, out, asset_new_str(p->cx, all[i]->id));
}

static struct asset_node *
summary(struct asset_plan *p)
{
	struct asset_node *out = asset_new_node(p->cx, ASSET_OBJECT);
	int64_t count[ASSET_DELETE + 1] = { 0 }, kept = 0;

	for (uint32_t i = 0; i < p->nsteps; i++)
		count[p->order[i]->action]++;
	for (uint32_t i = 0; i < p->want->count; i++)
		kept += !p->wanted[i]->create && !p->wanted[i]->update;
	asset_set(p->cx, out, "create",
	    asset_new_int(p->cx, count[ASSET_CREATE]));
	asset_set(p->cx, out, "update",
	    asset_new_int(p->cx, count[ASSET_UPDATE]));
	asset_set(p->cx, out, "delete",
	    asset_new_int(p->cx, count[ASSET_DELETE]));
	asset_set(p->cx, out, "keep", asset_new_int(p->cx, kept));
	return out;
}

static struct asset_node *
document(struct asset_plan *p)
{
	struct asset_node *out = asset_new_node(p->cx, ASSET_OBJECT);
	struct asset_node *steps = asset_new_node(p->cx, ASSET_ARRAY);

	for (uint32_t i = 0; i < p->nsteps; i++) {
		write_needs(p, p->order[i]);
		asset_add(p->cx, steps, p->order[i]->out);
	}
	asset_set(p->cx, out, "format", asset_new_text(p->cx, "asset-plan/1"));
	asset_set(p->cx, out, "variables", variables(p));
	asset_set(p->cx, out, "steps", steps);
	asset_set(p->cx, out, "summary", summary(p));
	return out;
}

/* ---- making one ---- */

/* "NAME=VALUE" */
static struct asset_node *
given(struct asset_ctx *cx, const struct asset_plan_options *o)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);

	for (unsigned i = 0; o && i < o->nparams; i++) {
		const char *s = o->params[i], *equals = strchr(s, '=');

		if (!equals || equals == s)
			asset_report(cx, "plan-param",
			    (struct asset_place){ NULL, 0, 0 }, s, NULL);
		else
			asset_set_str(cx, out, (struct asset_str){ s,
			    (uint32_t)(equals - s) },
			    asset_new_text(cx, equals + 1));
	}
	return out;
}

static int
open_package(struct asset_ctx *cx, struct asset_package **pkg,
    const char *path)
{
	int r = asset_package_open(cx, pkg, path);

	if (r || !(*pkg)->foreign)
		return r;
	asset_report_str(cx, "plan-foreign", (struct asset_place){
	    asset_source_copy(cx, path, "", 0), 0, 0 }, none, none, none);
	return ASSET_ESYNTAX;
}

static int
make(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_plan p = { .cx = cx };
	int r;

	p.params = given(cx, job->options);
	p.prune = job->options && job->options->prune;
	p.ops = asset_operations_open(cx);
	p.variables = asset_new_node(cx, ASSET_OBJECT);
	r = open_package(cx, &p.want, job->want);
	if (!r && job->have)
		r = open_package(cx, &p.have, job->have);
	if (r)
		return r;
	asset_plan_items(&p);
	asset_plan_decide(&p);
	asset_plan_steps(&p);
	if (!asset_plan_sort(&p))
		return ASSET_ESYNTAX;
	*job->out = document(&p);
	return 0;
}

int
asset_plan(struct asset_ctx *cx, const struct asset_node **out,
    const char *want, const char *have,
    const struct asset_plan_options *options)
{
	struct job job = { out, want, have, options };

	return asset_try(cx, make, &job);
}
