/* Workflow commands: GitHub shows them as annotations of the lines. */
#include "emit/emit.h"
#include "emit/emit_report.h"
#include "core/banned.h"

static const char *
command(const struct asset_node *finding)
{
	static const char *const words[] = {
		[ASSET_HINT] = "notice",
		[ASSET_INFO] = "notice",
		[ASSET_WARNING] = "warning",
		[ASSET_ERROR] = "error"
	};

	return words[asset_finding_severity(finding)];
}

/* What ends a command or a property of one is written as %XX. */
static void
add_special(struct asset_buf *b, char c, struct asset_str next)
{
	(void)next;
	asset_buf_printf(b, "%%%02X", c);
}

/* Columns are for places on one line; the end is the last character. */
static void
add_place(struct asset_buf *b, const struct asset_node *f)
{
	int64_t line = asset_int(asset_get(f, "line"), 1);
	int64_t end = asset_int(asset_get(f, "endLine"), 1);
	int64_t from = asset_int(asset_get(f, "column"), 1);
	int64_t to = asset_int(asset_get(f, "endColumn"), 1) - 1;

	asset_buf_puts(b, "file=");
	asset_buf_shown_as(b, asset_get_text(f, "file"), "%:,", add_special);
	asset_buf_printf(b, ",line=%lld,endLine=%lld,", (long long)line,
	    (long long)end);
	if (line == end)
		asset_buf_printf(b, "col=%lld,endColumn=%lld,",
		    (long long)from, (long long)(to < from ? from : to));
}

static void
add_finding(struct asset_buf *b, const struct asset_node *f)
{
	struct asset_str fix = asset_get_text(f, "fix");

	asset_buf_printf(b, "::%s ", command(f));
	if (asset_get(f, "file"))
		add_place(b, f);
	asset_buf_puts(b, "title=");
	asset_buf_str(b, asset_get_text(f, "rule"));
	asset_buf_puts(b, "::");
	asset_buf_shown_as(b, asset_get_text(f, "message"), "%", add_special);
	asset_buf_puts(b, fix.n ? "%0A" : "");
	asset_buf_shown_as(b, fix, "%", add_special);
	asset_buf_char(b, '\n');
}

struct asset_str
asset_emit_github(struct asset_ctx *cx, const struct asset_node *report)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (const struct asset_node *f = asset_report_first(report); f;
	    f = f->next)
		add_finding(&b, f);
	asset_report_counts(&b, asset_get(report, "summary"), true);
	asset_buf_char(&b, '\n');
	if (asset_report_more(&b, report, 0))
		asset_buf_char(&b, '\n');
	return asset_buf_text(&b);
}
