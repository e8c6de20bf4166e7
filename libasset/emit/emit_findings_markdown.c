/* Findings as a table in Markdown, the worst first: a comment of a pull
 * request, or the summary of a job. */
#include "emit/emit.h"
#include "emit/emit_markdown.h"
#include "emit/emit_report.h"
#include "model/row.h"
#include "core/banned.h"

enum { COMMENT_BYTES = 60000 }; /* GitHub takes 65536 characters */

static void
add_row(struct asset_buf *b, const struct asset_node *f)
{
	struct asset_str file = asset_get_text(f, "file");

	asset_buf_puts(b, "| ");
	asset_buf_str(b, asset_get_text(f, "severity"));
	asset_buf_puts(b, " | ");
	asset_markdown_add(b, file);
	if (file.n)
		asset_buf_printf(b, ":%.*s:%.*s",
		    ASSET_P(asset_text(asset_get(f, "line"))),
		    ASSET_P(asset_text(asset_get(f, "column"))));
	asset_buf_puts(b, " | ");
	asset_markdown_add(b, asset_get_text(f, "message"));
	asset_buf_puts(b, " | `");
	asset_buf_str(b, asset_get_text(f, "rule"));
	asset_buf_puts(b, "` |\n");
}

/* Those of one severity; what does not fit is counted. */
static void
add_rows(struct asset_buf *b, const struct asset_node *report,
    enum asset_severity s, unsigned *more)
{
	for (const struct asset_node *f = asset_report_first(report); f;
	    f = f->next) {
		size_t before = b->n;

		if (asset_finding_severity(f) != s)
			continue;
		if (!*more)
			add_row(b, f);
		if (b->n > COMMENT_BYTES)
			b->n = before;
		*more += b->n == before;
	}
}

struct asset_str
asset_emit_markdown(struct asset_ctx *cx, const struct asset_node *report)
{
	unsigned more = 0;
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_buf_puts(&b, "### asset lint: ");
	asset_report_counts(&b, asset_get(report, "summary"), true);
	asset_buf_puts(&b, "\n\n");
	if (asset_report_first(report)) {
		asset_buf_str(&b, asset_get_text(asset_row("texts",
		    ASSET_S("report-columns")), "says"));
		asset_buf_puts(&b, "\n|---|---|---|---|\n");
	}
	for (int s = ASSET_ERROR; s >= ASSET_HINT; s--)
		add_rows(&b, report, (enum asset_severity)s, &more);
	if (b.n && asset_report_first(report))
		asset_buf_char(&b, '\n');
	if (asset_report_more(&b, report, more))
		asset_buf_char(&b, '\n');
	return asset_buf_text(&b);
}
