/* A rule as SARIF describes it. */
#include "emit/emit_sarif.h"

#include "emit/emit_markdown.h"
#include "model/row.h"
#include "rule/config.h"
#include "core/banned.h"

/* "path-trailing-slash" as "PathTrailingSlash". */
static struct asset_str
pascal(struct asset_ctx *cx, struct asset_str id)
{
	struct asset_buf b;
	bool start = true;

	asset_buf_init(&b, cx);
	for (uint32_t i = 0; i < id.n; i++) {
		char c = id.s[i];

		if (c == '-')
			start = true;
		else
			asset_buf_char(&b, start && c >= 'a' && c <= 'z' ?
			    (char)(c - 32) : c);
		if (c != '-')
			start = false;
	}
	return asset_buf_text(&b);
}

static void
add_code(struct asset_buf *b, const char *title, struct asset_str code)
{
	if (code.s)
		asset_buf_printf(b, "\n\n%s:\n\n```yaml\n%.*s```", title,
		    ASSET_P(code));
}

static void
add_help(struct asset_json *j, const struct asset_node *row)
{
	struct asset_ctx *cx = j->buf.cx;
	struct asset_str why = asset_get_text(row, "why");
	struct asset_str fix = asset_row_outline(cx, row, "fix");
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_markdown_add(&b, why);
	asset_buf_puts(&b, why.n && fix.n ? "\n\n" : "");
	asset_markdown_add(&b, fix);
	add_code(&b, "Bad", asset_get_text(row, "bad"));
	add_code(&b, "Good", asset_get_text(row, "good"));
	if (!b.n)
		return;
	asset_json_open(j, "help", '{');
	asset_json_str(j, "text", asset_strf(cx, "%.*s%s%.*s", ASSET_P(why),
	    why.n && fix.n ? "\n" : "", ASSET_P(fix)));
	asset_json_str(j, "markdown", asset_buf_text(&b));
	asset_json_close(j, '}');
}

static void
add_tags(struct asset_json *j, struct asset_str id)
{
	const struct asset_rule *rule = asset_rule_find(id);

	if (!rule || !rule->set)
		return;
	asset_json_open(j, "properties", '{');
	asset_json_open(j, "tags", '[');
	asset_json_str(j, NULL, asset_rule_ruleset(rule));
	asset_json_close(j, ']');
	asset_json_close(j, '}');
}

void
asset_sarif_rule(struct asset_json *j, struct asset_str id)
{
	struct asset_ctx *cx = j->buf.cx;
	const struct asset_node *row = asset_row("rules", id);
	enum asset_severity s =
	    asset_severity_of(asset_get_text(row, "severity"));

	asset_json_open(j, NULL, '{');
	asset_json_str(j, "id", id);
	asset_json_str(j, "name", pascal(cx, id));
	asset_sarif_text(j, "shortDescription",
	    asset_row_outline(cx, row, "says"));
	asset_sarif_text(j, "fullDescription", asset_get_text(row, "why"));
	add_help(j, row);
	asset_json_open(j, "defaultConfiguration", '{');
	asset_json_str(j, "level", asset_str(asset_sarif_level(s ? s :
	    ASSET_ERROR)));
	asset_json_close(j, '}');
	add_tags(j, id);
	asset_json_close(j, '}');
}
