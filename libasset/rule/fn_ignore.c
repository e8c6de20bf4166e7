/* "x-asset-ignore: RULE" or a list of rules takes findings out at the object
 * that has it, and below: for JSON, which has no comments. */
#include "rule/choice.h"
#include "rule/ignore.h"
#include "core/banned.h"

/* One name at one object. */
struct ignored {
	struct ignored *same; /* at the same object */
	struct ignored *next; /* of all, the last one first */
	const struct asset_node *at;
	struct asset_str pointer;
	struct asset_ignored_name name;
	bool used;
};

static void
add_name(struct asset_lint *l, const struct asset_visit *v,
    const struct asset_node *at)
{
	struct ignored *e = asset_zalloc(l->cx, sizeof *e);
	void **slot;

	e->at = at;
	e->pointer = asset_path_pointer(l->cx, &v->path);
	e->name = asset_ignored_name(l->cx, asset_text(at));
	slot = asset_map_at(l->cx, &l->ignored, asset_strf(l->cx, "%u%.*s",
	    v->node->src, ASSET_P(asset_path_pointer(l->cx, &v->up->path))));
	e->same = *slot;
	*slot = e;
	e->next = l->last_ignored;
	l->last_ignored = e;
}

void
asset_rule_ignore_member(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *n = v->node, *c = asset_first(n);

	if (!v->up || !asset_str_is(asset_visit_key(v), "x-asset-ignore"))
		return;
	if (n->kind == ASSET_STRING)
		add_name(l, v, n);
	else if (n->kind != ASSET_ARRAY)
		asset_lint_value(l, rule, v, ASSET_S(""), ASSET_S(""));
	for (; c && n->kind == ASSET_ARRAY; c = c->next) {
		if (c->kind == ASSET_STRING)
			add_name(l, v, c);
		else
			asset_lint_value(l, rule, v, ASSET_S(""),
			    ASSET_S(""));
	}
}

/* ---- using ---- */

static void
ignore_at(struct asset_lint *l, struct asset_diag *d, struct asset_str key)
{
	struct ignored *e = asset_map_get(&l->ignored, key);

	for (; e; e = e->same)
		e->used |= asset_ignore_diag(&e->name, d);
}

/* Looks at the node of the finding, and at all above it. */
static void
ignore_above(struct asset_lint *l, struct asset_diag *d, struct asset_buf *b)
{
	struct asset_str key;

	b->n = 0;
	asset_buf_printf(b, "%u", d->at.src->index);
	asset_buf_str(b, d->pointer);
	key = asset_buf_text(b);
	for (;;) {
		const char *slash;

		ignore_at(l, d, key);
		slash = memrchr(key.s, '/', key.n);
		if (!slash)
			break;
		key.n = (uint32_t)(slash - key.s);
	}
}

void
asset_ignore_members(struct asset_lint *l)
{
	struct asset_buf b;

	if (!l->last_ignored)
		return;
	asset_buf_init(&b, l->cx);
	for (struct asset_diag *d = l->cx->diags; d; d = d->next)
		if (d->at.src && d->pointer.s)
			ignore_above(l, d, &b);
	for (struct ignored *e = l->last_ignored; e; e = e->next)
		asset_ignore_check(l, asset_text(e->at),
		    asset_value_place(l->cx, e->at), e->pointer, e->used);
}
