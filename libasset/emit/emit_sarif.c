/* SARIF 2.1.0 (OASIS): findings for code scanning services and editors. */
#include "core/map.h"
#include "core/uri.h"
#include "emit/emit.h"
#include "emit/emit_json.h"
#include "emit/emit_report.h"
#include "emit/emit_sarif.h"
#include "model/row.h"
#include "core/banned.h"

struct sarif {
	struct asset_json json;
	struct asset_map rules; /* their index + 1, by id */
	struct asset_map seen;
};

const char *
asset_sarif_level(enum asset_severity s)
{
	static const char *const levels[] = {
		[ASSET_HINT] = "note",
		[ASSET_INFO] = "note",
		[ASSET_WARNING] = "warning",
		[ASSET_ERROR] = "error"
	};

	return levels[s];
}

/* ---- places ---- */

static struct asset_str
uri(struct asset_ctx *cx, const char *start, struct asset_str path)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_buf_puts(&b, start);
	asset_uri_escape(&b, path, "/");
	return asset_buf_text(&b);
}

/* A relative path is one below the root of the sources. */
static void
add_uri(struct asset_json *j, struct asset_str path)
{
	struct asset_ctx *cx = j->buf.cx;

	if (path.n && *path.s == '/') {
		asset_json_str(j, "uri", uri(cx, "file://", path));
		return;
	}
	asset_json_str(j, "uri", uri(cx, "", asset_report_path(path)));
	asset_json_str(j, "uriBaseId", ASSET_S("%SRCROOT%"));
}

static void
add_region(struct asset_json *j, const struct asset_node *at)
{
	static const char *const keys[][2] = {
		{ "startLine",   "line"      },
		{ "startColumn", "column"    },
		{ "endLine",     "endLine"   },
		{ "endColumn",   "endColumn" },
	};

	asset_json_open(j, "region", '{');
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		asset_json_raw(j, keys[i][0],
		    asset_text(asset_get(at, keys[i][1])));
	asset_json_close(j, '}');
}

/* `at` has the members of a finding's place. */
static void
add_physical(struct asset_json *j, const struct asset_node *at)
{
	asset_json_open(j, "physicalLocation", '{');
	asset_json_open(j, "artifactLocation", '{');
	add_uri(j, asset_get_text(at, "file"));
	asset_json_close(j, '}');
	add_region(j, at);
	asset_json_close(j, '}');
}

static void
add_locations(struct asset_json *j, const struct asset_node *finding)
{
	struct asset_str pointer = asset_get_text(finding, "pointer");

	if (!asset_get(finding, "file"))
		return;
	asset_json_open(j, "locations", '[');
	asset_json_open(j, NULL, '{');
	add_physical(j, finding);
	if (pointer.s) {
		asset_json_open(j, "logicalLocations", '[');
		asset_json_open(j, NULL, '{');
		asset_json_str(j, "fullyQualifiedName", pointer);
		asset_json_close(j, '}');
		asset_json_close(j, ']');
	}
	asset_json_close(j, '}');
	asset_json_close(j, ']');
}

static void
add_related(struct asset_json *j, const struct asset_node *also)
{
	if (!also)
		return;
	asset_json_open(j, "relatedLocations", '[');
	asset_json_open(j, NULL, '{');
	add_physical(j, also);
	asset_sarif_text(j, "message", asset_word("otherPlace"));
	asset_json_close(j, '}');
	asset_json_close(j, ']');
}

/* ---- results ---- */

static struct asset_str
without_links(struct asset_ctx *cx, struct asset_str text)
{
	struct asset_buf b;

	if (!text.n || !memmem(text.s, text.n, "](", 2))
		return text;
	asset_buf_init(&b, cx);
	for (uint32_t i = 0; i < text.n; i++) {
		if (text.s[i] == ']' && i + 1 < text.n && text.s[i + 1] == '(')
			asset_buf_char(&b, '\\');
		asset_buf_char(&b, text.s[i]);
	}
	return asset_buf_text(&b);
}

void
asset_sarif_text(struct asset_json *j, const char *key, struct asset_str text)
{
	asset_json_open(j, key, '{');
	asset_json_str(j, "text", without_links(j->buf.cx, text));
	asset_json_close(j, '}');
}

/* Equal findings of a file are told apart by a number. */
static void
add_fingerprint(struct sarif *s, const struct asset_node *finding)
{
	struct asset_ctx *cx = s->json.buf.cx;

	asset_json_open(&s->json, "partialFingerprints", '{');
	asset_json_str(&s->json, "asset/v1", asset_strf(cx, "%.*s:%u",
	    ASSET_P(asset_get_text(finding, "fingerprint")),
	    asset_finding_number(cx, &s->seen, finding)));
	asset_json_close(&s->json, '}');
}

static void
add_properties(struct asset_json *j, const struct asset_node *finding)
{
	struct asset_str code = asset_get_text(finding, "predicts");

	if (!code.s)
		return;
	asset_json_open(j, "properties", '{');
	asset_json_str(j, "predicts", code);
	asset_json_close(j, '}');
}

static void
add_result(struct sarif *s, const struct asset_node *finding)
{
	struct asset_json *j = &s->json;
	struct asset_str rule = asset_get_text(finding, "rule");
	uintptr_t index = (uintptr_t)asset_map_get(&s->rules, rule) - 1;

	asset_json_open(j, NULL, '{');
	asset_json_str(j, "ruleId", rule);
	asset_json_raw(j, "ruleIndex",
	    asset_strf(j->buf.cx, "%u", (unsigned)index));
	asset_json_str(j, "level",
	    asset_str(asset_sarif_level(asset_finding_severity(finding))));
	asset_sarif_text(j, "message", asset_get_text(finding, "message"));
	add_locations(j, finding);
	add_related(j, asset_get(finding, "also"));
	add_fingerprint(s, finding);
	add_properties(j, finding);
	asset_json_close(j, '}');
}

/* ---- the run ---- */

/* The rules of the findings, each once, in the order of their first. */
static void
add_tool(struct sarif *s, const struct asset_node *report)
{
	struct asset_json *j = &s->json;
	uintptr_t n = 0;

	asset_json_open(j, "tool", '{');
	asset_json_open(j, "driver", '{');
	asset_json_str(j, "name", asset_get_text(report, "tool"));
	asset_json_str(j, "version", asset_get_text(report, "version"));
	asset_json_open(j, "rules", '[');
	for (const struct asset_node *f = asset_report_first(report); f;
	    f = f->next) {
		struct asset_str id = asset_get_text(f, "rule");

		if (asset_map_add(j->buf.cx, &s->rules, id, (void *)(n + 1))) {
			asset_sarif_rule(j, id);
			n++;
		}
	}
	asset_json_close(j, ']');
	asset_json_close(j, '}');
	asset_json_close(j, '}');
}

static void
add_invocation(struct asset_json *j, const struct asset_node *report)
{
	bool failed = asset_get_true(asset_get(report, "summary"), "failed");

	asset_json_open(j, "invocations", '[');
	asset_json_open(j, NULL, '{');
	asset_json_raw(j, "executionSuccessful",
	    asset_str(failed ? "false" : "true"));
	asset_json_close(j, '}');
	asset_json_close(j, ']');
}

static void
add_artifacts(struct asset_json *j, const struct asset_node *files)
{
	asset_json_open(j, "artifacts", '[');
	for (struct asset_node *f = asset_first(files); f; f = f->next) {
		asset_json_open(j, NULL, '{');
		asset_json_open(j, "location", '{');
		add_uri(j, asset_text(f));
		asset_json_close(j, '}');
		asset_json_close(j, '}');
	}
	asset_json_close(j, ']');
}

struct asset_str
asset_emit_sarif(struct asset_ctx *cx, const struct asset_node *report)
{
	struct sarif s = { 0 };
	struct asset_json *j = &s.json;

	asset_buf_init(&j->buf, cx);
	asset_json_open(j, NULL, '{');
	asset_json_str(j, "$schema",
	    ASSET_S("https://json.schemastore.org/sarif-2.1.0.json"));
	asset_json_str(j, "version", ASSET_S("2.1.0"));
	asset_json_open(j, "runs", '[');
	asset_json_open(j, NULL, '{');
	add_tool(&s, report);
	add_invocation(j, report);
	asset_json_str(j, "columnKind", ASSET_S("unicodeCodePoints"));
	add_artifacts(j, asset_get(report, "files"));
	asset_json_open(j, "results", '[');
	for (const struct asset_node *f = asset_report_first(report); f;
	    f = f->next)
		add_result(&s, f);
	asset_json_close(j, ']');
	asset_json_close(j, '}');
	asset_json_close(j, ']');
	asset_json_close(j, '}');
	return asset_buf_text(&j->buf);
}
