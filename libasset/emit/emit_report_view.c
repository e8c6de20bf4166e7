#include "emit/emit_report.h"

#include <inttypes.h>

#include "diff/says.h"
#include "model/row.h"
#include "core/banned.h"

const struct asset_node *
asset_report_first(const struct asset_node *report)
{
	return asset_first(asset_get(report, "findings"));
}

enum asset_severity
asset_finding_severity(const struct asset_node *finding)
{
	enum asset_severity s =
	    asset_severity_of(asset_get_text(finding, "severity"));

	return s ? s : ASSET_ERROR;
}

struct asset_str
asset_report_path(struct asset_str path)
{
	uint32_t n = asset_str_starts(path, "./") ? 2 : 0;

	return (struct asset_str){ path.s + n, path.n - n };
}

unsigned
asset_finding_number(struct asset_ctx *cx, struct asset_map *seen,
    const struct asset_node *finding)
{
	struct asset_str key = asset_strf(cx, "%.*s %.*s",
	    ASSET_P(asset_get_text(finding, "fingerprint")),
	    ASSET_P(asset_get_text(finding, "file")));

	return asset_map_count(cx, seen, key);
}

/* ---- by file ---- */

static struct asset_suite *
suite_of(struct asset_ctx *cx, struct asset_map *known,
    struct asset_suite ***end, struct asset_str name)
{
	void **slot = asset_map_at(cx, known, name);
	struct asset_suite *s = *slot;

	if (s)
		return s;
	*slot = s = asset_zalloc(cx, sizeof *s);
	s->name = name;
	s->end = &s->first;
	**end = s;
	*end = &s->next;
	return s;
}

struct asset_suite *
asset_report_suites(struct asset_ctx *cx, const struct asset_node *report)
{
	struct asset_suite *first = NULL, **end = &first;
	struct asset_map known = { 0 };

	for (const struct asset_node *f = asset_first(asset_get(report,
	    "files")); f; f = f->next)
		suite_of(cx, &known, &end, asset_text(f));
	for (const struct asset_node *f = asset_report_first(report); f;
	    f = f->next) {
		struct asset_suite *s = suite_of(cx, &known, &end,
		    asset_get_text(f, "file"));
		struct asset_suite_item *item = asset_zalloc(cx,
		    sizeof *item);

		item->finding = f;
		*s->end = item;
		s->end = &item->next;
	}
	return first;
}

/* ---- words ---- */

static struct asset_str
text(struct asset_ctx *cx, const char *row, struct asset_str a,
    struct asset_str b)
{
	const struct asset_str args[] = { a, b };

	return asset_says(cx, asset_get_text(asset_row("texts",
	    asset_str(row)), "says"), args, 2);
}

/* A number as the row for one or for many has it. */
static struct asset_str
counted(struct asset_ctx *cx, const char *word, struct asset_str before,
    int64_t n)
{
	struct asset_str number = asset_strf(cx, "%" PRId64, n);
	const char *row = asset_printf(cx, "report-%s%s", word,
	    n == 1 ? "" : "s");

	return before.s ? text(cx, row, before, number) :
	    text(cx, row, number, before);
}

void
asset_report_counts(struct asset_buf *b, const struct asset_node *sum,
    bool files)
{
	const struct asset_str none = { NULL, 0 };
	struct asset_ctx *cx = b->cx;
	struct asset_buf list;

	asset_buf_init(&list, cx);
	for (int s = ASSET_ERROR; s >= ASSET_HINT; s--) {
		const char *word = asset_severity_name((enum asset_severity)s);
		int64_t n = asset_int(asset_get(sum,
		    asset_printf(cx, "%ss", word)), 0);

		if (n == 0)
			continue;
		asset_buf_puts(&list, list.n ? ", " : "");
		asset_buf_str(&list, counted(cx, word, none, n));
	}
	if (!list.n)
		asset_buf_str(&list, text(cx, "report-none", none, none));
	asset_buf_str(b, files ? counted(cx, "file", asset_buf_text(&list),
	    asset_int(asset_get(sum, "files"), 0)) : asset_buf_text(&list));
}

bool
asset_report_more(struct asset_buf *b, const struct asset_node *report,
    unsigned more)
{
	int64_t n = more + asset_int(asset_get(asset_get(report, "summary"),
	    "more"), 0);

	if (n)
		asset_buf_str(b, text(b->cx, "report-more",
		    asset_strf(b->cx, "%" PRId64, n),
		    (struct asset_str){ NULL, 0 }));
	return n != 0;
}
