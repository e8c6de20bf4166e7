/* Checkstyle's XML, which many report plugins read. */
#include "emit/emit.h"
#include "emit/emit_report.h"
#include "emit/emit_xml.h"
#include "core/banned.h"

static const char *
severity(const struct asset_node *finding)
{
	static const char *const words[] = {
		[ASSET_HINT] = "info",
		[ASSET_INFO] = "info",
		[ASSET_WARNING] = "warning",
		[ASSET_ERROR] = "error"
	};

	return words[asset_finding_severity(finding)];
}

static void
add_error(struct asset_buf *b, const struct asset_node *f)
{
	static const char *const places[] = { "line", "column" };

	asset_buf_puts(b, "    <error");
	for (int i = 0; i < 2; i++)
		if (asset_get(f, places[i]))
			asset_xml_attribute(b, places[i],
			    asset_text(asset_get(f, places[i])));
	asset_xml_attribute(b, "severity", asset_str(severity(f)));
	asset_xml_attribute(b, "message", asset_get_text(f, "message"));
	asset_xml_attribute(b, "source", asset_strf(b->cx, "asset.%.*s",
	    ASSET_P(asset_get_text(f, "rule"))));
	asset_buf_puts(b, "/>\n");
}

struct asset_str
asset_emit_checkstyle(struct asset_ctx *cx, const struct asset_node *report)
{
	const struct asset_suite *s = asset_report_suites(cx, report);
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_buf_puts(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<checkstyle version=\"4.3\">\n");
	for (; s; s = s->next) {
		asset_buf_puts(&b, "  <file");
		asset_xml_attribute(&b, "name", s->name.n ? s->name :
		    asset_get_text(report, "tool"));
		asset_buf_puts(&b, ">\n");
		for (struct asset_suite_item *i = s->first; i; i = i->next)
			add_error(&b, i->finding);
		asset_buf_puts(&b, "  </file>\n");
	}
	asset_buf_puts(&b, "</checkstyle>\n");
	return asset_buf_text(&b);
}
