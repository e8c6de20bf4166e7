#include "plan/plan.h"

#include "model/row.h"
#include "tree/pointer.h"
#include "core/banned.h"

/* Everything that one request is made from. */
struct request {
	struct asset_plan *p;
	struct asset_step *step;
	const struct asset_object *o;
	const struct asset_kind_info *kind;
	const struct asset_operation *op;
	const struct asset_node *lookup; /* the kind's data for looking up */
};

static const struct asset_str none = { NULL, 0 };

static struct asset_str
text_of(struct asset_ctx *cx, const char *row)
{
	const struct asset_str args[ASSET_DIAG_ARGS] = { none, none, none };

	return asset_row_text(cx, asset_row("texts", asset_str(row)), "says",
	    args);
}

static struct asset_str
operation_id(const struct request *r)
{
	const struct asset_kind_ops *ops = &r->kind->ops;
	struct asset_str special = asset_get_text(r->lookup, "operation");

	switch (r->step->action) {
	case ASSET_LOOKUP:
		return special.n ? special : ops->list;
	case ASSET_UPDATE:
		return ops->update.n ? ops->update : ops->create;
	case ASSET_DELETE:
		return ops->remove;
	case ASSET_CREATE:
		break;
	}
	return ops->create;
}

/* What stands for the id of a used object, or {NULL, 0}. */
static struct asset_str
used_id(struct request *r, const struct asset_use *u)
{
	struct asset_item *item;

	if (u->builtin.s)
		return asset_plan_literal(r->p->cx, u->builtin);
	item = u->id.n ? asset_plan_item(r->p, u->id) : NULL;
	return item ? asset_plan_ref(r->p, r->step, item) : none;
}

static const struct asset_use *
use_to(const struct asset_object *o, struct asset_str to)
{
	for (uint32_t i = 0; i < o->nuses; i++)
		if (asset_str_eq(o->uses[i].to, to))
			return &o->uses[i];
	return NULL;
}

static const struct asset_use *
use_named(const struct asset_object *o, struct asset_str name)
{
	for (uint32_t i = 0; i < o->nuses; i++)
		if (asset_str_eq(o->uses[i].info->name, name))
			return &o->uses[i];
	return NULL;
}

/* ---- path ---- */

static struct asset_str
path_value(struct request *r, struct asset_str name)
{
	struct asset_ctx *cx = r->p->cx;
	const struct asset_use *u;
	struct asset_str value = none;

	if (asset_str_is(name, "project_id") ||
	    asset_str_is(name, "instance_id"))
		return asset_strf(cx, "{%.*s}", ASSET_P(name));
	u = use_to(r->o, asset_strf(cx, "path:%.*s", ASSET_P(name)));
	if (u)
		value = used_id(r, u);
	else if (asset_str_eq(name, r->kind->id_path))
		value = asset_plan_ref(r->p, r->step, r->step->item);
	if (!value.n)
		asset_report_str(cx, "plan-path",
		    asset_value_place(cx, r->o->root), r->o->id, name,
		    r->op->id);
	return value;
}

static struct asset_str
path_of(struct request *r)
{
	struct asset_str rest = r->op->path;
	struct asset_buf b;

	asset_buf_init(&b, r->p->cx);
	for (; rest.n; rest.s++, rest.n--) {
		const char *end = rest.s[0] == '{' ?
		    memchr(rest.s, '}', rest.n) : NULL;

		if (!end) {
			asset_buf_char(&b, rest.s[0]);
			continue;
		}
		asset_buf_str(&b, path_value(r, (struct asset_str){ rest.s + 1,
		    (uint32_t)(end - rest.s) - 1 }));
		rest.n -= (uint32_t)(end - rest.s);
		rest.s = end;
	}
	return asset_buf_text(&b);
}

/* ---- looking up ---- */

/* NAME: a member of the key; "@REF": the id that it leads to; "=TEXT". */
static struct asset_str
lookup_value(struct request *r, struct asset_str source)
{
	const struct asset_use *u;
	struct asset_str rest = { source.s + 1, source.n - 1 };

	if (source.s[0] == '=')
		return asset_plan_literal(r->p->cx, rest);
	if (source.s[0] != '@')
		return asset_plan_literal(r->p->cx,
		    asset_text(asset_get_str(r->o->key, source)));
	u = use_named(r->o, rest);
	return u ? used_id(r, u) : none;
}

static struct asset_node *
query_of(struct request *r)
{
	struct asset_ctx *cx = r->p->cx;
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);
	const struct asset_node *q = asset_first(asset_get(r->lookup, "query"));

	for (; r->step->action == ASSET_LOOKUP && q; q = q->next) {
		struct asset_str value = lookup_value(r, asset_text(q));

		if (value.n)
			asset_set_str(cx, out, asset_key(q),
			    asset_new_str(cx, value));
	}
	return out;
}

static struct asset_node *
lookup_capture(struct request *r)
{
	struct asset_ctx *cx = r->p->cx;
	struct asset_node *c = asset_new_node(cx, ASSET_OBJECT);
	struct asset_node *where = asset_new_node(cx, ASSET_OBJECT);
	const struct asset_node *w = asset_first(asset_get(r->lookup, "where"));
	struct asset_str items = asset_get_text(r->lookup, "items");
	struct asset_str at = asset_get_text(r->lookup, "value");

	for (; w; w = w->next) {
		struct asset_str value = lookup_value(r, asset_text(w));

		asset_set_str(cx, where, asset_key(w), value.n ?
		    asset_new_str(cx, value) :
		    asset_new_node(cx, ASSET_NULL));
	}
	asset_set(cx, c, "items", asset_new_str(cx,
	    items.n ? items : r->kind->items));
	asset_set(cx, c, "where", where);
	asset_set(cx, c, "value", asset_new_str(cx,
	    at.n ? at : r->kind->id_capture));
	return c;
}

/* ---- body ---- */

static void
put(struct request *r, struct asset_node *body, struct asset_str to,
    struct asset_str value)
{
	if (!asset_str_starts(to, "body:") || !value.n)
		return;
	to = (struct asset_str){ to.s + 5, to.n - 5 };
	asset_pointer_set(r->p->cx, body, to,
	    asset_new_str(r->p->cx, value));
}

/* The call takes only these members. */
static struct asset_node *
only(struct asset_ctx *cx, const struct asset_node *body,
    const struct asset_node *fields)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);

	for (struct asset_node *f = asset_first(fields); f; f = f->next) {
		struct asset_node *n =
		    asset_pointer_get(cx, body, asset_text(f));

		if (n)
			asset_pointer_set(cx, out, asset_text(f),
			    asset_share(cx, n));
	}
	return out;
}

static void
put_names(struct request *r, struct asset_node *body)
{
	struct asset_ctx *cx = r->p->cx;

	for (uint32_t i = 0; i < r->kind->nkeys; i++) {
		const struct asset_key_info *k = &r->kind->keys[i];

		put(r, body, k->to, asset_plan_literal(cx,
		    asset_text(asset_get_str(r->o->key, k->name))));
	}
	for (uint32_t i = 0; i < r->o->nuses; i++)
		if (asset_str_starts(r->o->uses[i].to, "body:"))
			put(r, body, r->o->uses[i].to,
			    used_id(r, &r->o->uses[i]));
}

static struct asset_node *
body_of(struct request *r)
{
	struct asset_ctx *cx = r->p->cx;
	bool away = r->step->action == ASSET_DELETE;
	const struct asset_node *c, *fields;
	struct asset_node *body;

	if (r->step->action == ASSET_LOOKUP ||
	    !asset_operation_body(cx, r->op))
		return NULL;
	body = away ? asset_new_node(cx, ASSET_OBJECT) :
	    asset_plan_fill(r->p, r->o->spec);
	put_names(r, body);
	c = asset_get(r->kind->constants, away ? "delete" : "create");
	for (c = asset_first(c); c; c = c->next)
		asset_pointer_set(cx, body, asset_key(c), asset_share(cx, c));
	fields = r->step->action == ASSET_CREATE ? r->kind->create_fields :
	    r->step->action == ASSET_UPDATE ? r->kind->update_fields : NULL;
	if (fields)
		body = only(cx, body, fields);
	asset_sort(cx, body);
	return body;
}

/* ---- all of it ---- */

static void
capture_made(struct request *r, struct asset_node *out)
{
	struct asset_ctx *cx = r->p->cx;
	struct asset_item *m = r->step->item->makes;

	for (; m; m = m->also)
		if (m->made_at.n)
			asset_set_str(cx, out, asset_plan_id_name(cx,
			    asset_item_object(m)->id),
			    asset_new_str(cx, m->made_at));
}

static struct asset_node *
capture_of(struct request *r)
{
	struct asset_ctx *cx = r->p->cx;
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);
	struct asset_str name = asset_plan_id_name(cx, r->o->id);

	if (r->step->action == ASSET_LOOKUP)
		asset_set_str(cx, out, name, lookup_capture(r));
	if (r->step->action == ASSET_CREATE && r->kind->id_path.n)
		asset_set_str(cx, out, name,
		    asset_new_str(cx, r->kind->id_capture));
	if (r->step->action == ASSET_CREATE || r->step->action == ASSET_UPDATE)
		capture_made(r, out);
	return out;
}

static struct asset_str
why_of(struct request *r)
{
	switch (r->step->action) {
	case ASSET_LOOKUP:
		return text_of(r->p->cx, "plan-lookup");
	case ASSET_DELETE:
		return r->step->item->why_remove;
	case ASSET_CREATE:
	case ASSET_UPDATE:
		break;
	}
	return r->step->item->why;
}

static void
write_step(struct request *r)
{
	static const char *const actions[] = {
		[ASSET_LOOKUP] = "lookup", [ASSET_CREATE] = "create",
		[ASSET_UPDATE] = "update", [ASSET_DELETE] = "delete"
	};
	struct asset_ctx *cx = r->p->cx;
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT), *body;

	r->step->out = out;
	asset_set(cx, out, "id", asset_new_str(cx, r->step->id));
	asset_set(cx, out, "operation", asset_new_str(cx, r->op->id));
	asset_set(cx, out, "method", asset_new_str(cx, r->op->method));
	asset_set(cx, out, "path", asset_new_str(cx, path_of(r)));
	asset_set(cx, out, "query", query_of(r));
	asset_set(cx, out, "headers", asset_new_node(cx, ASSET_OBJECT));
	body = body_of(r);
	if (body)
		asset_set(cx, out, "body", body);
	asset_set(cx, out, "expect", asset_operation_statuses(cx, r->op));
	asset_set(cx, out, "capture", capture_of(r));
	asset_set(cx, out, "needs", asset_new_node(cx, ASSET_ARRAY));
	asset_set(cx, out, "action",
	    asset_new_text(cx, actions[r->step->action]));
	asset_set(cx, out, "why", asset_new_str(cx, why_of(r)));
}

void
asset_step_request(struct asset_plan *p, struct asset_step *step)
{
	const struct asset_item *item = step->item;
	bool old = step->action == ASSET_DELETE ||
	    step->action == ASSET_LOOKUP;
	struct request r = { .p = p, .step = step };

	r.o = old && item->have ? item->have : asset_item_object(item);
	r.kind = r.o->kind;
	r.lookup = asset_get(r.kind->root, "lookup");
	r.op = asset_operation_find(p->ops, operation_id(&r));
	if (r.op) {
		write_step(&r);
		return;
	}
	step->out = asset_new_node(p->cx, ASSET_OBJECT);
	asset_report_str(p->cx, "plan-no-operation", asset_value_place(p->cx,
	    r.o->root), r.o->id, operation_id(&r), none);
}
