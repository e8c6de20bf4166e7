#include "diff/change.h"
#include "emit/emit.h"

#include "core/banned.h"

/* In the order of the text; `one` and `many` name them in the last line. */
static const struct {
	const char *level, *count, *one, *many;
} levels[] = {
	{ "breaking", "breaking", "breaking change", "breaking changes" },
	{ "warning", "warnings", "warning", "warnings" },
	{ "info", "infos", "other change", "other changes" },
};

enum { LEVELS = sizeof levels / sizeof *levels };

static void
add_place(struct asset_buf *b, const struct asset_node *change)
{
	const struct asset_node *at = asset_change_place(change);

	if (!at)
		return;
	asset_buf_file(b, asset_get_text(at, "file"));
	asset_buf_printf(b, ":%.*s:%.*s: ",
	    ASSET_P(asset_text(asset_get(at, "line"))),
	    ASSET_P(asset_text(asset_get(at, "column"))));
}

static void
add_change(struct asset_buf *b, const struct asset_node *change)
{
	struct asset_str kind = asset_get_text(change, "kind");
	struct asset_str key = asset_get_text(change, "key");
	/* "GET /pets" says itself what it is; an API of a package does not. */
	bool plain = asset_str_is(kind, "api") && memchr(key.s, ' ', key.n);

	add_place(b, change);
	asset_buf_str(b, asset_get_text(change, "level"));
	asset_buf_puts(b, ": ");
	if (!plain)
		asset_buf_str(b, kind);
	if (!plain && key.n)
		asset_buf_char(b, ' ');
	asset_buf_shown(b, key);
	asset_buf_puts(b, ": ");
	asset_buf_shown(b, asset_get_text(change, "message"));
	asset_buf_puts(b, " [");
	asset_buf_str(b, asset_get_text(change, "id"));
	asset_buf_puts(b, "]\n");
}

static void
add_summary(struct asset_buf *b, const struct asset_node *sum)
{
	for (size_t i = 0; i < LEVELS; i++) {
		int64_t n = asset_int(asset_get(sum, levels[i].count), 0);

		asset_buf_printf(b, "%s%lld %s", i ? ", " : "", (long long)n,
		    n == 1 ? levels[i].one : levels[i].many);
	}
	asset_buf_char(b, '\n');
}

struct asset_str
asset_emit_diff(struct asset_ctx *cx, const struct asset_node *result)
{
	const struct asset_node *changes = asset_get(result, "changes");
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (size_t i = 0; i < LEVELS; i++)
		for (const struct asset_node *c = asset_first(changes); c;
		    c = c->next)
			if (asset_is_text(asset_get(c, "level"),
			    levels[i].level))
				add_change(&b, c);
	if (b.n)
		add_summary(&b, asset_get(result, "summary"));
	return asset_buf_text(&b);
}
