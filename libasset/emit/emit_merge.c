/* A merge report as text for people. */
#include "core/buf.h"
#include "tree/node.h"
#include "emit/emit.h"
#include "core/banned.h"

/* What the last line counts. `told`: each one has a line of its own. */
static const struct {
	const char *action, *words;
	bool told;
} actions[] = {
	{ "create", "created", false },
	{ "update", "updated", false },
	{ "keep", "kept", true },
	{ "skip", "skipped", true },
	{ "conflict", "in conflict", true },
	{ "fail", "failed", true },
};

enum { ACTIONS = sizeof actions / sizeof *actions };

static void
add_resource(struct asset_buf *b, const struct asset_node *r)
{
	struct asset_str code = asset_get_text(r, "error_code");

	asset_buf_str(b, asset_get_text(r, "action"));
	asset_buf_puts(b, ": ");
	asset_buf_str(b, asset_get_text(r, "kind"));
	asset_buf_char(b, ' ');
	asset_buf_shown(b, asset_get_text(r, "key"));
	if (code.n) {
		asset_buf_puts(b, ": ");
		asset_buf_str(b, asset_get_text(r, "error_msg"));
		asset_buf_puts(b, " [");
		asset_buf_str(b, code);
		asset_buf_char(b, ']');
	}
	asset_buf_char(b, '\n');
}

struct asset_str
asset_emit_merge(struct asset_ctx *cx, const struct asset_node *report)
{
	unsigned n[ACTIONS] = { 0 };
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (const struct asset_node *r = asset_first(
	    asset_get(report, "resources")); r; r = r->next)
		for (size_t i = 0; i < ACTIONS; i++) {
			if (!asset_is_text(asset_get(r, "action"),
			    actions[i].action))
				continue;
			n[i]++;
			if (actions[i].told)
				add_resource(&b, r);
		}
	for (size_t i = 0; i < ACTIONS; i++)
		asset_buf_printf(&b, "%s%u %s", i ? ", " : "", n[i],
		    actions[i].words);
	asset_buf_char(&b, '\n');
	return asset_buf_text(&b);
}
