#include "diff/change.h"
#include "emit/emit.h"
#include "emit/emit_markdown.h"

#include "core/banned.h"

static const struct {
	const char *level, *heading;
} levels[] = {
	{ "breaking", "Breaking changes" },
	{ "warning", "Warnings" },
	{ "info", "Other changes" },
};

static void
add_place(struct asset_buf *b, const struct asset_node *change)
{
	const struct asset_node *at = asset_change_place(change);

	if (!at)
		return;
	asset_buf_puts(b, " (");
	asset_markdown_add(b, asset_get_text(at, "file"));
	asset_buf_printf(b, ":%.*s)",
	    ASSET_P(asset_text(asset_get(at, "line"))));
}

static void
add_change(struct asset_buf *b, const struct asset_node *change)
{
	struct asset_str kind = asset_get_text(change, "kind");
	struct asset_str key = asset_get_text(change, "key");

	asset_buf_puts(b, "- **");
	if (!asset_str_is(kind, "api") || !memchr(key.s, ' ', key.n)) {
		asset_markdown_add(b, kind);
		if (key.n)
			asset_buf_char(b, ' ');
	}
	asset_markdown_add(b, key);
	asset_buf_puts(b, "**: ");
	asset_markdown_add(b, asset_get_text(change, "message"));
	add_place(b, change);
	asset_buf_puts(b, " `");
	asset_buf_str(b, asset_get_text(change, "id"));
	asset_buf_puts(b, "`\n");
}

struct asset_str
asset_emit_diff_markdown(struct asset_ctx *cx,
    const struct asset_node *result)
{
	const struct asset_node *changes = asset_get(result, "changes");
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
		bool first = true;

		for (const struct asset_node *c = asset_first(changes); c;
		    c = c->next) {
			if (!asset_is_text(asset_get(c, "level"),
			    levels[i].level))
				continue;
			if (first)
				asset_buf_printf(&b, "%s### %s\n\n",
				    b.n ? "\n" : "", levels[i].heading);
			first = false;
			add_change(&b, c);
		}
	}
	return asset_buf_text(&b);
}
