#include "read/read_csv.h"

#include "read/encoding.h"
#include "core/banned.h"

struct reader {
	struct asset_ctx *cx;
	struct asset_source *src;
	struct asset_csv *out;
	const char *p, *end;
	struct asset_csv_cell *cells; /* of the row */
	uint32_t n, room;
	uint64_t total;
};

static struct asset_place
place(const struct reader *r, const char *from, const char *to)
{
	return (struct asset_place){ r->src, (uint32_t)(from - r->src->data),
		(uint32_t)(to - from) };
}

static bool
ends_cell(const struct reader *r)
{
	return r->p == r->end || *r->p == ',' || *r->p == '\n' ||
	    *r->p == '\r';
}

/* p is behind the opening quote. */
static int
read_quoted(struct reader *r, struct asset_str *text)
{
	const char *start = r->p;
	char *copy;
	uint32_t quotes = 0, n = 0;

	for (; r->p < r->end; r->p++) {
		if (*r->p != '"')
			continue;
		if (r->p[1] != '"')
			break;
		r->p++;
		quotes++;
	}
	if (r->p == r->end) {
		asset_report(r->cx, "csv-quote-open", place(r, start - 1,
		    start), NULL);
		return ASSET_ESYNTAX;
	}
	*text = (struct asset_str){ start, (uint32_t)(r->p++ - start) };
	if (!ends_cell(r)) {
		asset_report(r->cx, "csv-quote-text", place(r, r->p,
		    r->p + 1), NULL);
		return ASSET_ESYNTAX;
	}
	if (!quotes)
		return 0;
	copy = asset_alloc(r->cx, text->n);
	for (uint32_t i = 0; i < text->n; i++) {
		copy[n++] = text->s[i];
		i += text->s[i] == '"';
	}
	*text = (struct asset_str){ copy, n };
	return 0;
}

static int
read_cell(struct reader *r)
{
	const char *start = r->p;
	struct asset_csv_cell c = { .text = { start, 0 } };
	int e = 0;

	if (++r->total > r->cx->limits.nodes)
		return asset_diag_limit(r->cx, place(r, start, start),
		    "nodes", r->cx->limits.nodes);
	if (r->p < r->end && *r->p == '"') {
		r->p++;
		e = read_quoted(r, &c.text);
	} else {
		while (!ends_cell(r))
			r->p++;
		c.text.n = (uint32_t)(r->p - start);
	}
	c.at = place(r, start, r->p);
	if (r->n == r->room)
		r->cells = asset_grow(r->cx, r->cells, &r->room,
		    sizeof *r->cells);
	r->cells[r->n++] = c;
	return e;
}

static void
end_row(struct reader *r)
{
	struct asset_csv *out = r->out;
	bool blank = true;

	for (uint32_t i = 0; i < r->n; i++)
		blank = blank && r->cells[i].text.n == 0;
	if (blank) {
		if (!out->blank++)
			out->first_blank = r->cells[0].at;
		r->n = 0;
		return;
	}
	if (out->n == out->room)
		out->rows = asset_grow(r->cx, out->rows, &out->room,
		    sizeof *out->rows);
	out->rows[out->n++] = (struct asset_csv_row){ r->cells, r->n };
	r->cells = NULL;
	r->n = r->room = 0;
}

int
asset_read_csv(struct asset_ctx *cx, struct asset_source *src,
    struct asset_csv *out)
{
	struct reader r = { .cx = cx, .src = src, .out = out,
		.p = src->data, .end = src->data + src->size };
	int e = asset_check_encoding(cx, src);

	*out = (struct asset_csv){ 0 };
	if (src->size >= 3 && memcmp(r.p, "\xef\xbb\xbf", 3) == 0)
		r.p += 3;
	while (e == 0 && r.p < r.end) {
		e = read_cell(&r);
		if (e != 0)
			break;
		if (r.p < r.end && *r.p == ',') {
			r.p++;
			if (r.p < r.end)
				continue;
			e = read_cell(&r); /* empty, at the end */
		}
		end_row(&r);
		if (r.p < r.end && *r.p == '\r')
			r.p++;
		if (r.p < r.end && *r.p == '\n')
			r.p++;
	}
	if (e == 0 && out->n == 0) {
		asset_report(cx, "file-empty", (struct asset_place){ src, 0,
		    0 }, NULL);
		e = ASSET_ESYNTAX;
	}
	return e;
}
