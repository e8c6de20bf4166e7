/* GitLab's code quality report (a part of Code Climate's format). */
#include "core/map.h"
#include "emit/emit.h"
#include "emit/emit_json.h"
#include "emit/emit_report.h"
#include "rule/fingerprint.h"
#include "core/banned.h"

static const char *
severity(const struct asset_node *finding)
{
	static const char *const words[] = {
		[ASSET_HINT] = "info",
		[ASSET_INFO] = "minor",
		[ASSET_WARNING] = "major",
		[ASSET_ERROR] = "critical"
	};

	return words[asset_finding_severity(finding)];
}

/* Unique in the report, and the same in the next. */
static struct asset_str
fingerprint(struct asset_ctx *cx, struct asset_map *seen,
    const struct asset_node *f)
{
	struct asset_str parts[] = { asset_get_text(f, "fingerprint"),
		asset_get_text(f, "file"), asset_strf(cx, "%u",
		asset_finding_number(cx, seen, f)) };

	return asset_fingerprint(cx, parts, sizeof parts / sizeof *parts);
}

/* GitLab takes no finding without a place. */
static void
add_place(struct asset_json *j, const struct asset_node *f)
{
	struct asset_str file = asset_report_path(asset_get_text(f, "file"));

	asset_json_open(j, "location", '{');
	asset_json_str(j, "path", file.n ? file : ASSET_S("."));
	asset_json_open(j, "lines", '{');
	asset_json_raw(j, "begin", file.n ?
	    asset_text(asset_get(f, "line")) : ASSET_S("1"));
	asset_json_close(j, '}');
	asset_json_close(j, '}');
}

struct asset_str
asset_emit_gitlab(struct asset_ctx *cx, const struct asset_node *report)
{
	struct asset_json j = { 0 };
	struct asset_map seen = { 0 };

	asset_buf_init(&j.buf, cx);
	asset_json_open(&j, NULL, '[');
	for (const struct asset_node *f = asset_report_first(report); f;
	    f = f->next) {
		asset_json_open(&j, NULL, '{');
		asset_json_str(&j, "description",
		    asset_get_text(f, "message"));
		asset_json_str(&j, "check_name", asset_get_text(f, "rule"));
		asset_json_str(&j, "fingerprint", fingerprint(cx, &seen, f));
		asset_json_str(&j, "severity", asset_str(severity(f)));
		add_place(&j, f);
		asset_json_close(&j, '}');
	}
	asset_json_close(&j, ']');
	return asset_buf_text(&j.buf);
}
