/* The rules of lint as a table for people. */
#include "emit/emit.h"
#include "core/banned.h"

static void
add_column(struct asset_buf *b, struct asset_str text, uint32_t width)
{
	asset_buf_printf(b, "%-*.*s  ", (int)width, ASSET_P(text));
}

static uint32_t
widest(const struct asset_node *rules, const char *key)
{
	uint32_t width = 0;

	for (struct asset_node *r = asset_first(rules); r; r = r->next)
		if (asset_get_text(r, key).n > width)
			width = asset_get_text(r, key).n;
	return width;
}

struct asset_str
asset_emit_rules(struct asset_ctx *cx, const struct asset_node *list)
{
	static const char *const columns[] = { "id", "state", "severity",
		"ruleset" };
	enum { COLUMNS = sizeof columns / sizeof *columns };
	const struct asset_node *rules = asset_get(list, "rules");
	uint32_t width[COLUMNS];
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (int i = 0; i < COLUMNS; i++)
		width[i] = widest(rules, columns[i]);
	for (struct asset_node *r = asset_first(rules); r; r = r->next) {
		for (int i = 0; i < COLUMNS; i++)
			add_column(&b, asset_get_text(r, columns[i]),
			    width[i]);
		asset_buf_str(&b, asset_get_text(r, "says"));
		asset_buf_char(&b, '\n');
	}
	return asset_buf_text(&b);
}
