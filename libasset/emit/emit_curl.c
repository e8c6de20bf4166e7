#include "core/uri.h"
#include "emit/emit_json.h"
#include "emit/emit.h"
#include "emit/emit_plan.h"
#include "model/row.h"
#include "plan/plan.h"
#include "core/banned.h"

static struct asset_str
template(const char *row)
{
	return asset_get_text(asset_row("texts", asset_str(row)), "says");
}

/* A word of the shell that stands for exactly this text. */
static void
add_quoted(struct asset_buf *b, struct asset_str s)
{
	asset_buf_char(b, '\'');
	for (uint32_t i = 0; i < s.n; i++) {
		if (s.s[i] == '\'')
			asset_buf_puts(b, "'\\''");
		else if (s.s[i])
			asset_buf_char(b, s.s[i]);
	}
	asset_buf_char(b, '\'');
}

static void
add_shown(struct asset_buf *b, struct asset_str s)
{
	struct asset_buf text;

	asset_buf_init(&text, b->cx);
	asset_buf_shown(&text, s);
	add_quoted(b, asset_buf_text(&text));
}

/* ---- variables ---- */

static void
add_variables(struct asset_buf *b, const struct asset_node *plan)
{
	struct asset_node *outside = asset_new_node(b->cx, ASSET_OBJECT);
	const struct asset_node *all = asset_get(plan, "variables");
	struct asset_buf names;

	asset_buf_init(&names, b->cx);
	for (struct asset_node *v = asset_first(all); v; v = v->next) {
		struct asset_str name = asset_get_text(v, "name");
		struct asset_str env = asset_plan_env(b->cx, name);

		asset_buf_printf(b, "#   %.*s\n", ASSET_P(env));
		if (names.n)
			asset_buf_char(&names, ' ');
		asset_buf_str(&names, env);
		/* The token goes into its header, never into a text. */
		if (!asset_str_is(name, "token"))
			asset_set_str(b->cx, outside, name,
			    asset_new_str(b->cx, env));
	}
	asset_buf_puts(b, "\nvariables=");
	add_quoted(b, asset_buf_text(&names));
	asset_buf_puts(b, "\noutside=");
	add_quoted(b, asset_emit_json_compact(b->cx, outside));
	asset_buf_printf(b, "\ntotal=%u\n",
	    (unsigned)asset_get(plan, "steps")->len);
}

/* ---- paths ---- */

/* Literal parts are encoded here, values when they are known. */
static void
add_encoded_text(struct asset_buf *b, struct asset_str s)
{
	const char *open, *close;
	uint32_t n;

	while ((open = s.n ? memmem(s.s, s.n, "{{", 2) : NULL)) {
		n = (uint32_t)(open - s.s);
		asset_uri_escape(b, (struct asset_str){ s.s, n }, "");
		close = memmem(open, s.n - n, "}}", 2);
		if (!close)
			break;
		asset_buf_add(b, open, (size_t)(close + 2 - open));
		s.n -= (uint32_t)(close + 2 - s.s);
		s.s = close + 2;
	}
	asset_uri_escape(b, s, "");
}

/* "{project_id}" of the template becomes "{{project_id}}". */
static void
add_path(struct asset_buf *b, struct asset_str path)
{
	for (uint32_t i = 0; i < path.n; i++) {
		struct asset_str rest = { path.s + i, path.n - i };
		bool inside = i && path.s[i - 1] == '{';
		const char *name = inside || rest.s[0] != '{' ? "" :
		    asset_str_starts(rest, "{project_id}") ? "project_id" :
		    asset_str_starts(rest, "{instance_id}") ? "instance_id" :
		    "";

		if (*name) {
			asset_buf_printf(b, "{{%s}}", name);
			i += (uint32_t)strlen(name) + 1;
		} else {
			asset_buf_char(b, path.s[i]);
		}
	}
}

static struct asset_str
target(struct asset_ctx *cx, const struct asset_node *step)
{
	const struct asset_node *q = asset_first(asset_get(step, "query"));
	char between = '?';
	struct asset_buf b;

	asset_buf_init(&b, cx);
	add_path(&b, asset_get_text(step, "path"));
	for (; q; q = q->next) {
		asset_buf_char(&b, between);
		asset_uri_escape(&b, asset_key(q), "");
		asset_buf_char(&b, '=');
		add_encoded_text(&b, asset_text(q));
		between = '&';
	}
	return asset_buf_text(&b);
}

/* ---- steps ---- */

static struct asset_str
statuses(struct asset_ctx *cx, const struct asset_node *step)
{
	const struct asset_node *s = asset_first(asset_get(step, "expect"));
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (; s; s = s->next)
		asset_buf_printf(&b, "%s%.*s", b.n ? " " : "",
		    ASSET_P(asset_text(s)));
	return asset_buf_text(&b);
}

static void
add_step(struct asset_buf *b, const struct asset_node *step)
{
	const struct asset_node *body = asset_get(step, "body");
	struct asset_str id = asset_get_text(step, "id");
	struct asset_str action = asset_get_text(step, "action");

	if (!asset_str_is(action, "create") && !asset_str_is(action, "update"))
		id = (struct asset_str){ id.s + action.n + 1,
		    id.n - action.n - 1 };
	asset_buf_puts(b, "\n# ");
	asset_buf_shown(b, asset_get_text(step, "why"));
	asset_buf_printf(b, "\nstep %.*s ", ASSET_P(action));
	add_shown(b, id);
	asset_buf_printf(b, " %.*s \\\n\t",
	    ASSET_P(asset_get_text(step, "method")));
	add_quoted(b, target(b->cx, step));
	asset_buf_puts(b, " \\\n\t");
	add_quoted(b, statuses(b->cx, step));
	asset_buf_char(b, ' ');
	add_quoted(b, asset_emit_json_compact(b->cx,
	    asset_get(step, "capture")));
	if (!body) {
		asset_buf_puts(b, " </dev/null\n");
		return;
	}
	asset_buf_puts(b, " <<'BODY'\n");
	asset_buf_str(b, asset_emit_json(b->cx, body));
	asset_buf_puts(b, "BODY\n");
}

struct asset_str
asset_emit_curl(struct asset_ctx *cx, const struct asset_node *plan)
{
	const struct asset_node *s = asset_first(asset_get(plan, "steps"));
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_buf_str(&b, template("curl-head"));
	add_variables(&b, plan);
	asset_buf_str(&b, template("curl-runner"));
	for (; s; s = s->next)
		add_step(&b, s);
	asset_buf_puts(&b, "\nprintf '%s\\n' ");
	add_quoted(&b, asset_plan_counts(cx, plan, "plan-done"));
	asset_buf_puts(&b, " >&2\n");
	return asset_buf_text(&b);
}
