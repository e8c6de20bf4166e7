/* `asset explain`: a row of formats/ as text. */
#include "core/buf.h"
#include "emit/emit_json.h"
#include "model/row.h"
#include "rule/rule.h"
#include "core/banned.h"

/* The members of a row that people read, in this order. Those that are
 * messages hold %1 and the like. */
static const struct {
	const char *key, *title;
	bool message;
} parts[] = {
	{ "title",    NULL,          true  },
	{ "message",  NULL,          true  },
	{ "says",     NULL,          true  },
	{ "http",     "HTTP status", false },
	{ "why",      "Why",         false },
	{ "cause",    "Cause",       false },
	{ "fix",      "What to do",  true  },
	{ "remedy",   "What to do",  false },
	{ "predicts", "Predicts",    false },
	{ "bad",      "Bad",         false },
	{ "good",     "Good",        false },
};

static const struct asset_node *
find_row(struct asset_str id)
{
	struct asset_row_walk w = { 0 };
	const struct asset_node *row;

	while ((row = asset_row_next(&w)))
		if (asset_str_case_eq(asset_key(row), id))
			break;
	return row;
}

/* Bytes that both start with; letters match in either case. */
static uint32_t
same_start(struct asset_str a, struct asset_str b)
{
	uint32_t n = 0;

	while (n < a.n && n < b.n && (a.s[n] | 32) == (b.s[n] | 32))
		n++;
	return n;
}

/* The id that is spelled most alike; of several, the one that is alike for
 * longest. */
static struct asset_str
find_nearest(struct asset_str id)
{
	struct asset_str best = { NULL, 0 };
	unsigned least = id.n / 3 + 2;
	struct asset_row_walk w = { 0 };
	const struct asset_node *row;

	while ((row = asset_row_next(&w))) {
		struct asset_str key = asset_key(row);
		unsigned d = asset_str_distance(id, key, least);

		if (d > least || (d == least && same_start(id, key) <=
		    same_start(id, best)))
			continue;
		least = d;
		best = key;
	}
	return best;
}

static void
add_part(struct asset_buf *b, const char *title, struct asset_str text)
{
	bool block = memchr(text.s, '\n', text.n) != NULL;

	if (title)
		asset_buf_printf(b, "\n%s:%s", title, block ? "" : " ");
	while (text.n) {
		const char *end = memchr(text.s, '\n', text.n);
		uint32_t n = end ? (uint32_t)(end - text.s) : text.n;

		if (block)
			asset_buf_puts(b, "\n    ");
		asset_buf_add(b, text.s, n);
		text.s += n + (end != NULL);
		text.n -= n + (end != NULL);
	}
	asset_buf_char(b, '\n');
}

/* "NAME (TYPE): what it is", a line each. */
static void
add_options(struct asset_buf *b, const struct asset_node *row)
{
	const struct asset_node *o = asset_first(asset_get(row, "options"));

	if (o)
		asset_buf_puts(b, "\nOptions:\n");
	for (; o; o = o->next) {
		const struct asset_node *now = asset_get_str(asset_get(row,
		    "with"), asset_key(o));
		const struct asset_node *shown = now ? now :
		    asset_get(o, "example");

		asset_buf_printf(b, "    %.*s (%.*s): %.*s",
		    ASSET_P(asset_key(o)), ASSET_P(asset_get_text(o, "type")),
		    ASSET_P(asset_get_text(o, "says")));
		if (shown)
			asset_buf_printf(b, " %s: %.*s",
			    now ? "Default" : "Example",
			    ASSET_P(asset_emit_json_compact(b->cx, shown)));
		asset_buf_char(b, '\n');
	}
}

/* Of the rules that definitions are checked by. */
static void
add_ruleset(struct asset_buf *b, const struct asset_node *row)
{
	const struct asset_rule *rule = asset_rule_find(asset_key(row));

	if (rule && rule->call)
		add_part(b, "Ruleset", asset_rule_ruleset(rule));
	add_options(b, row);
}

struct job {
	const char *id;
	struct asset_str *out;
	const char **nearest;
};

static int
explain(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	const struct asset_node *row = find_row(asset_str(job->id));
	struct asset_str level;
	struct asset_buf b;

	if (!row) {
		struct asset_str near = find_nearest(asset_str(job->id));

		*job->nearest = near.s ? asset_cstr(cx, near) : NULL;
		return ASSET_EUSAGE;
	}
	asset_buf_init(&b, cx);
	asset_buf_str(&b, asset_key(row));
	level = asset_text(asset_get(row, "severity"));
	if (!level.s)
		level = asset_text(asset_get(row, "level"));
	if (level.s)
		asset_buf_printf(&b, " (%.*s)", ASSET_P(level));
	asset_buf_puts(&b, ": ");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *key = parts[i].key;
		struct asset_str text = asset_text(asset_get(row, key));

		if (strcmp(key, "bad") == 0)
			add_ruleset(&b, row);
		if (text.s && parts[i].message)
			text = asset_row_outline(cx, row, key);
		if (text.s)
			add_part(&b, parts[i].title, text);
	}
	*job->out = asset_buf_text(&b);
	return 0;
}

int
asset_explain(struct asset_ctx *cx, const char *id, struct asset_str *out,
    const char **nearest)
{
	struct job job = { id, out, nearest };

	return asset_try(cx, explain, &job);
}

int
asset_explain_node(struct asset_ctx *cx, const char *id,
    const struct asset_node **out)
{
	(void)cx;
	*out = find_row(asset_str(id));
	return *out ? 0 : ASSET_EUSAGE;
}
