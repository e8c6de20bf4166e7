#include "emit/emit_plan.h"

#include "emit/emit.h"

#include "core/utf8.h"
#include "model/row.h"
#include "plan/plan.h"
#include "core/banned.h"

enum { WIDEST_NAME = 80, ACTION_WIDTH = 8 };

static const struct asset_str none = { NULL, 0 };

static struct asset_str
says(struct asset_ctx *cx, const char *row, struct asset_str a,
    struct asset_str b, struct asset_str c)
{
	const struct asset_str args[ASSET_DIAG_ARGS] = { a, b, c };

	return asset_row_text(cx, asset_row("texts", asset_str(row)), "says",
	    args);
}

struct asset_str
asset_plan_counts(struct asset_ctx *cx, const struct asset_node *plan,
    const char *row)
{
	const struct asset_node *sum = asset_get(plan, "summary");

	return says(cx, row, asset_text(asset_get(sum, "create")),
	    asset_text(asset_get(sum, "update")),
	    asset_text(asset_get(sum, "delete")));
}

static struct asset_str
shown(struct asset_ctx *cx, const struct asset_node *step, const char *member)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_buf_shown(&b, asset_get_text(step, member));
	return asset_buf_text(&b);
}

static size_t
width_of(struct asset_str s)
{
	return asset_utf8_length(s);
}

static void
pad(struct asset_buf *b, size_t from, size_t to)
{
	do
		asset_buf_char(b, ' ');
	while (++from < to);
}

static void
add_step(struct asset_buf *b, const struct asset_node *step, size_t width)
{
	struct asset_str action = asset_get_text(step, "action");
	struct asset_str name = shown(b->cx, step, "id");
	const char *colon = memchr(name.s, ':', name.n);
	uint32_t skip = 0;

	/* The action says already what the first word of the id does. */
	if (colon && asset_str_eq(action, (struct asset_str){ name.s,
	    (uint32_t)(colon - name.s) }))
		skip = action.n + 1;
	name = (struct asset_str){ name.s + skip, name.n - skip };
	asset_buf_str(b, action);
	pad(b, action.n, ACTION_WIDTH);
	asset_buf_str(b, name);
	pad(b, width_of(name), width + 2);
	asset_buf_str(b, shown(b->cx, step, "why"));
	asset_buf_char(b, '\n');
}

static size_t
name_width(struct asset_ctx *cx, const struct asset_node *steps)
{
	size_t widest = 0;

	for (struct asset_node *s = asset_first(steps); s; s = s->next) {
		size_t n = width_of(shown(cx, s, "id"));

		if (n > widest && n <= WIDEST_NAME)
			widest = n;
	}
	return widest;
}

static void
add_needs(struct asset_buf *b, const struct asset_node *plan)
{
	const struct asset_node *all = asset_get(plan, "variables");

	for (struct asset_node *v = asset_first(all); v; v = v->next)
		asset_buf_printf(b, "%.*s\n", ASSET_P(says(b->cx, "plan-needs",
		    asset_plan_env(b->cx, asset_get_text(v, "name")), none,
		    none)));
}

struct asset_str
asset_emit_plan(struct asset_ctx *cx, const struct asset_node *plan)
{
	const struct asset_node *steps = asset_get(plan, "steps");
	const struct asset_node *kept;
	size_t width = name_width(cx, steps);
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (struct asset_node *s = asset_first(steps); s; s = s->next)
		add_step(&b, s, width);
	if (asset_first(steps)) {
		asset_buf_char(&b, '\n');
		add_needs(&b, plan);
	}
	asset_buf_str(&b, asset_first(steps) ?
	    asset_plan_counts(cx, plan, "plan-summary") :
	    says(cx, "plan-empty", none, none, none));
	kept = asset_get(asset_get(plan, "summary"), "keep");
	asset_buf_printf(&b, ", %.*s\n", ASSET_P(says(cx, "plan-kept",
	    asset_text(kept), none, none)));
	return asset_buf_text(&b);
}
