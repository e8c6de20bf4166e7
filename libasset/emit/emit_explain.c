/* `asset explain`: a row of formats/ as text. */
#include "core/buf.h"
#include "model/formats.h"
#include "tree/node.h"
#include "core/banned.h"

/* The folders and files of formats/ whose rows can be explained. */
static const char *const sources[] = { "rules", "changes", "errors" };

/* The members of a row that people read, in this order. */
static const struct {
	const char *key, *title;
} parts[] = {
	{ "title",    NULL        },
	{ "message",  NULL        },
	{ "says",     NULL         },
	{ "http",     "HTTP status" },
	{ "why",      "Why"       },
	{ "cause",    "Cause"     },
	{ "fix",      "What to do" },
	{ "remedy",   "What to do" },
	{ "predicts", "Predicts"  },
	{ "bad",      "Bad"       },
	{ "good",     "Good"      },
};

static const struct asset_node *
row_in(const struct asset_node *rows, struct asset_str id)
{
	const struct asset_node *row = asset_get_str(rows, id);

	if (row && (asset_get(row, "id") || asset_get(row, "code")))
		return row;
	for (struct asset_node *c = asset_first(rows); c; c = c->next) {
		row = asset_get_str(c, id);
		if (row && asset_get(row, "id"))
			return row;
		if (asset_str_eq(asset_get_text(c, "code"), id))
			return c;
	}
	return NULL;
}

static const struct asset_node *
find_row(struct asset_str id)
{
	const struct asset_node *row = NULL;

	for (size_t i = 0; !row && i < sizeof sources / sizeof *sources; i++)
		row = row_in(asset_get(asset_formats, sources[i]), id);
	return row;
}

struct search {
	struct asset_str word, best;
	unsigned least;
};

static void
consider(struct search *s, struct asset_str id)
{
	unsigned d = id.n ? asset_str_distance(s->word, id, s->least) :
	    s->least;

	if (d < s->least) {
		s->least = d;
		s->best = id;
	}
}

static struct asset_str
find_nearest(struct asset_str id)
{
	struct search s = { id, { NULL, 0 }, id.n / 3 + 2 };

	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
		struct asset_node *n = asset_get(asset_formats, sources[i]);

		for (struct asset_node *c = asset_first(n); c; c = c->next) {
			consider(&s, asset_get_text(c, "code"));
			for (struct asset_node *r = asset_first(c); r;
			    r = r->next)
				consider(&s, asset_get_text(r, "id"));
		}
	}
	return s.best;
}

/* One line of a row's text; the places of arguments show as dots. */
static void
add_line(struct asset_buf *b, const char *s, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (s[i] == '%' && i + 1 < n && s[i + 1] >= '1' &&
		    s[i + 1] <= '3') {
			asset_buf_puts(b, "...");
			i++;
		} else {
			asset_buf_char(b, s[i]);
		}
	}
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
		add_line(b, text.s, n);
		text.s += n + (end != NULL);
		text.n -= n + (end != NULL);
	}
	asset_buf_char(b, '\n');
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
	asset_buf_puts(&b, job->id);
	level = asset_text(asset_get(row, "severity"));
	if (!level.s)
		level = asset_text(asset_get(row, "level"));
	if (level.s)
		asset_buf_printf(&b, " (%.*s)", ASSET_P(level));
	asset_buf_puts(&b, ": ");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct asset_str text = asset_text(asset_get(row, parts[i].key));

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
