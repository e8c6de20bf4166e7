/* JUnit's XML: a suite a file, a case a finding; a file without findings has
 * one case that passes. Findings below those that fail the run pass, too, and
 * are the output of their case. */
#include "core/map.h"
#include "emit/emit.h"
#include "emit/emit_report.h"
#include "emit/emit_xml.h"
#include "model/row.h"
#include "core/banned.h"

enum outcome { PASSES, FAILS, CANNOT_RUN, OUTCOMES };

struct junit {
	struct asset_buf buf;
	struct asset_str tool;
	enum asset_severity least; /* that fails */
	struct asset_map seen;     /* how often, by suite and case */
};

static enum outcome
outcome(const struct junit *w, const struct asset_node *finding)
{
	const struct asset_node *row = asset_row("rules",
	    asset_get_text(finding, "rule"));

	if (asset_int(asset_get(row, "status"), 1) == 2)
		return CANNOT_RUN;
	return asset_finding_severity(finding) >= w->least ? FAILS : PASSES;
}

static void
add_number(struct junit *w, const char *name, unsigned n)
{
	asset_xml_attribute(&w->buf, name, asset_strf(w->buf.cx, "%u", n));
}

/* The number of cases and how they went. */
static void
add_counts(struct junit *w, unsigned passed, const unsigned n[OUTCOMES])
{
	add_number(w, "tests", passed + n[PASSES] + n[FAILS] + n[CANNOT_RUN]);
	add_number(w, "failures", n[FAILS]);
	add_number(w, "errors", n[CANNOT_RUN]);
}

/* Services compare two runs by the names of cases: no line is in them. */
static struct asset_str
case_name(struct junit *w, struct asset_str suite, const struct asset_node *f)
{
	struct asset_ctx *cx = w->buf.cx;
	struct asset_str pointer = asset_get_text(f, "pointer");
	struct asset_str name = asset_strf(cx, "%.*s%s%.*s",
	    ASSET_P(asset_get_text(f, "rule")), pointer.n ? " " : "",
	    ASSET_P(pointer));
	unsigned n = asset_map_count(cx, &w->seen, asset_strf(cx, "%.*s %.*s",
	    ASSET_P(suite), ASSET_P(name)));

	return n == 1 ? name : asset_strf(cx, "%.*s (%u)", ASSET_P(name), n);
}

/* `at` has the members of a finding's place. */
static void
add_place(struct junit *w, const struct asset_node *at)
{
	struct asset_str file = asset_get_text(at, "file");

	if (!file.s)
		return;
	asset_xml_add(&w->buf, file);
	asset_buf_printf(&w->buf, ":%.*s:%.*s: ",
	    ASSET_P(asset_text(asset_get(at, "line"))),
	    ASSET_P(asset_text(asset_get(at, "column"))));
}

static void
add_text(struct junit *w, const struct asset_node *f)
{
	const struct asset_node *also = asset_get(f, "also");
	struct asset_str fix = asset_get_text(f, "fix");

	add_place(w, f);
	asset_xml_add(&w->buf, asset_get_text(f, "severity"));
	asset_buf_puts(&w->buf, ": ");
	asset_xml_add(&w->buf, asset_get_text(f, "message"));
	if (also) {
		asset_buf_char(&w->buf, '\n');
		add_place(w, also);
		asset_xml_add(&w->buf, asset_word("otherPlace"));
	}
	asset_buf_puts(&w->buf, fix.n ? "\n" : "");
	asset_xml_add(&w->buf, fix);
}

static void
add_case(struct junit *w, struct asset_str suite, const struct asset_node *f)
{
	static const char *const elements[] = { "system-out", "failure",
		"error" };
	enum outcome o = outcome(w, f);

	asset_buf_puts(&w->buf, "    <testcase");
	asset_xml_attribute(&w->buf, "name", case_name(w, suite, f));
	asset_xml_attribute(&w->buf, "classname", suite);
	if (asset_get(f, "file")) {
		asset_xml_attribute(&w->buf, "file", suite);
		asset_xml_attribute(&w->buf, "line",
		    asset_text(asset_get(f, "line")));
	}
	asset_buf_printf(&w->buf, ">\n      <%s", elements[o]);
	if (o != PASSES) {
		asset_xml_attribute(&w->buf, "type",
		    asset_get_text(f, "severity"));
		asset_xml_attribute(&w->buf, "message",
		    asset_get_text(f, "message"));
	}
	asset_buf_char(&w->buf, '>');
	add_text(w, f);
	asset_buf_printf(&w->buf, "</%s>\n    </testcase>\n", elements[o]);
}

static void
add_suite(struct junit *w, const struct asset_suite *s)
{
	struct asset_str name = s->name.n ? s->name : w->tool;
	unsigned n[OUTCOMES] = { 0 };

	for (struct asset_suite_item *i = s->first; i; i = i->next)
		n[outcome(w, i->finding)]++;
	asset_buf_puts(&w->buf, "  <testsuite");
	asset_xml_attribute(&w->buf, "name", name);
	add_counts(w, s->first == NULL, n);
	asset_buf_puts(&w->buf, ">\n");
	for (struct asset_suite_item *i = s->first; i; i = i->next)
		add_case(w, name, i->finding);
	if (!s->first) {
		asset_buf_puts(&w->buf, "    <testcase name=\"lint\"");
		asset_xml_attribute(&w->buf, "classname", name);
		asset_xml_attribute(&w->buf, "file", name);
		asset_buf_puts(&w->buf, "/>\n");
	}
	asset_buf_puts(&w->buf, "  </testsuite>\n");
}

struct asset_str
asset_emit_junit(struct asset_ctx *cx, const struct asset_node *report)
{
	struct asset_suite *first = asset_report_suites(cx, report);
	struct junit w = { .tool = asset_get_text(report, "tool"),
		.least = asset_severity_of(asset_get_text(
		asset_get(report, "summary"), "failOn")) };
	unsigned n[OUTCOMES] = { 0 }, passed = 0;

	asset_buf_init(&w.buf, cx);
	for (const struct asset_suite *s = first; s; s = s->next)
		passed += s->first == NULL;
	for (const struct asset_node *f = asset_report_first(report); f;
	    f = f->next)
		n[outcome(&w, f)]++;
	asset_buf_puts(&w.buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites");
	asset_xml_attribute(&w.buf, "name", w.tool);
	add_counts(&w, passed, n);
	asset_buf_puts(&w.buf, ">\n");
	for (const struct asset_suite *s = first; s; s = s->next)
		add_suite(&w, s);
	asset_buf_puts(&w.buf, "</testsuites>\n");
	return asset_buf_text(&w.buf);
}
