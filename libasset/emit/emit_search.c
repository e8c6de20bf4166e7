/* `asset explain --search`: the rows of formats/ that hold all the words. */
#include "core/buf.h"
#include "model/row.h"
#include "core/banned.h"

/* The members of a row that are searched. */
static const char *const parts[] = {
	"id", "code", "title", "says", "why", "fix", "cause", "remedy"
};

static bool
holds(struct asset_str text, struct asset_str word)
{
	for (; text.n >= word.n; text.s++, text.n--)
		if (asset_str_case_eq((struct asset_str){ text.s, word.n },
		    word))
			return true;
	return false;
}

static bool
row_holds(const struct asset_node *row, struct asset_str word)
{
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (holds(asset_get_text(row, parts[i]), word))
			return true;
	return false;
}

/* The next word of a text with blanks between words; empty at the end. */
static struct asset_str
next_word(const char **s)
{
	struct asset_str word;

	*s += strspn(*s, " \t\n");
	word = (struct asset_str){ *s, (uint32_t)strcspn(*s, " \t\n") };
	*s += word.n;
	return word;
}

static bool
starts(const struct asset_node *row, struct asset_str start)
{
	struct asset_str id = asset_key(row);

	return id.n >= start.n && asset_str_case_eq(
	    (struct asset_str){ id.s, start.n }, start);
}

static bool
matches(const struct asset_node *row, const char *words)
{
	struct asset_str word;

	while ((word = next_word(&words)).n)
		if (!row_holds(row, word))
			return false;
	return true;
}

struct job {
	const char *words, *start; /* one of them */
	const struct asset_node **out;
};

static int
search(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_node *hits = asset_new_node(cx, ASSET_ARRAY);
	struct asset_row_walk w = { 0 };
	const struct asset_node *row;

	while ((row = asset_row_next(&w)))
		if (job->start ? starts(row, asset_str(job->start)) :
		    matches(row, job->words))
			asset_add(cx, hits, asset_share(cx, row));
	*job->out = hits;
	return 0;
}

int
asset_explain_search(struct asset_ctx *cx, const char *words,
    const struct asset_node **hits)
{
	struct job job = { .words = words, .out = hits };

	return asset_try(cx, search, &job);
}

int
asset_explain_start(struct asset_ctx *cx, const char *start,
    const struct asset_node **hits)
{
	struct job job = { .start = start, .out = hits };

	return asset_try(cx, search, &job);
}

struct list {
	const struct asset_node *hits;
	struct asset_str *out;
};

static int
print(struct asset_ctx *cx, void *arg)
{
	struct list *list = arg;
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (const struct asset_node *row = asset_first(list->hits); row;
	    row = row->next) {
		struct asset_str id = asset_get_text(row, "id");

		asset_buf_str(&b, id.s ? id : asset_get_text(row, "code"));
		asset_buf_puts(&b, ": ");
		asset_buf_str(&b, asset_row_outline(cx, row, "says"));
		asset_buf_char(&b, '\n');
	}
	*list->out = asset_buf_text(&b);
	return 0;
}

int
asset_explain_lines(struct asset_ctx *cx, const struct asset_node *hits,
    struct asset_str *out)
{
	struct list list = { hits, out };

	return asset_try(cx, print, &list);
}
