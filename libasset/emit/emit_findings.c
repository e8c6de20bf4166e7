#include "emit/emit_findings.h"

#include <stdlib.h>

#include "core/buf.h"
#include "model/row.h"
#include "core/banned.h"

enum { SHOWN_BEFORE = 40, SHOWN_WIDTH = 76 };

/* ---- order ---- */

static int
by_place(const void *a, const void *b)
{
	const struct asset_diag *x = *(struct asset_diag *const *)a;
	const struct asset_diag *y = *(struct asset_diag *const *)b;
	int c;

	if (x->at.src != y->at.src) {
		if (!x->at.src || !y->at.src)
			return x->at.src ? 1 : -1;
		c = strcmp(x->at.src->name, y->at.src->name);
		if (c)
			return c;
	}
	if (x->at.off != y->at.off)
		return x->at.off < y->at.off ? -1 : 1;
	c = strcmp(x->id, y->id);
	return c ? c : asset_str_cmp(x->args[0], y->args[0]);
}

struct asset_diag **
asset_sorted_diags(struct asset_ctx *cx)
{
	struct asset_diag **all =
	    asset_alloc(cx, (cx->ndiags + 1) * sizeof *all);
	size_t n = 0;

	for (struct asset_diag *d = cx->diags; d; d = d->next)
		all[n++] = d;
	if (n)
		qsort(all, n, sizeof *all, by_place);
	return all;
}

/* ---- text ---- */

struct painter {
	struct asset_buf buf;
	bool color;
};

static void
paint(struct painter *p, const char *code, const char *text)
{
	if (p->color)
		asset_buf_printf(&p->buf, "\033[%sm%s\033[0m", code, text);
	else
		asset_buf_puts(&p->buf, text);
}

static void
add_place(struct painter *p, struct asset_place at)
{
	struct asset_position pos;

	if (!at.src) {
		asset_buf_puts(&p->buf, "asset: ");
		return;
	}
	asset_buf_file(&p->buf, asset_str(at.src->name));
	asset_buf_char(&p->buf, ':');
	if (at.src->size) {
		pos = asset_source_position(p->buf.cx, at.src, at.off);
		asset_buf_printf(&p->buf, "%u:%u:", (unsigned)pos.line,
		    (unsigned)pos.column);
	}
	asset_buf_char(&p->buf, ' ');
}

static uint32_t
shown_width(struct asset_ctx *cx, struct asset_str s)
{
	struct asset_buf b;
	uint32_t width = 0;

	asset_buf_init(&b, cx);
	asset_buf_shown(&b, s);
	for (size_t i = 0; i < b.n; i++)
		width += (b.s[i] & 0xc0) != 0x80;
	return width;
}

static uint32_t
back_to_character(const char *s, uint32_t at)
{
	while (at && (s[at] & 0xc0) == 0x80)
		at--;
	return at;
}

/* The source line and a caret; of a very long line the part around it. */
static void
add_source_line(struct painter *p, struct asset_place at)
{
	struct asset_ctx *cx = p->buf.cx;
	struct asset_position pos;
	struct asset_str line, before;
	uint32_t col, len, from;

	if (!at.src || !at.src->size)
		return;
	pos = asset_source_position(cx, at.src, at.off);
	line = asset_source_text(cx,
	    asset_source_line(cx, at.src, pos.line));
	col = pos.column - 1 < line.n ? pos.column - 1 : line.n;
	from = col > SHOWN_BEFORE ?
	    back_to_character(line.s, col - SHOWN_BEFORE) : 0;
	len = line.n - from > SHOWN_WIDTH ? SHOWN_WIDTH : line.n - from;
	if (from + len < line.n)
		len = back_to_character(line.s, from + len) - from;
	before = (struct asset_str){ line.s + from, col - from };
	asset_buf_puts(&p->buf, from ? "  ..." : "  ");
	asset_buf_shown(&p->buf, (struct asset_str){ line.s + from, len });
	asset_buf_puts(&p->buf, from + len < line.n ? "...\n  " : "\n  ");
	len = at.len < from + len - col ? at.len : from + len - col;
	for (uint32_t i = shown_width(cx, before) + (from ? 3 : 0); i; i--)
		asset_buf_char(&p->buf, ' ');
	paint(p, "1;32", "^");
	len = len ? shown_width(cx, (struct asset_str){ line.s + col, len }) : 0;
	while (len > 1 && len--)
		paint(p, "1;32", "~");
	asset_buf_char(&p->buf, '\n');
}

static void
add_finding(struct painter *p, const struct asset_diag *d)
{
	static const char *const colors[] = { "", "36", "34", "1;33", "1;31" };
	enum asset_severity s = asset_diag_severity(d);

	add_place(p, d->at);
	paint(p, colors[s], asset_severity_name(s));
	asset_buf_puts(&p->buf, ": ");
	asset_buf_str(&p->buf, asset_diag_message(p->buf.cx, d));
	asset_buf_printf(&p->buf, " [%s]\n", d->id);
	if (asset_diag_shown(d))
		add_source_line(p, d->at);
	if (!d->also.src)
		return;
	add_place(p, d->also);
	asset_buf_puts(&p->buf, "the other place\n");
	add_source_line(p, d->also);
}

struct text_job {
	struct asset_str *out;
	enum asset_severity least;
	bool color;
};

static int
make_text(struct asset_ctx *cx, void *arg)
{
	struct text_job *job = arg;
	struct painter p = { .color = job->color };
	struct asset_diag **all = asset_sorted_diags(cx);

	asset_buf_init(&p.buf, cx);
	for (size_t i = 0; i < cx->ndiags; i++)
		if (asset_diag_severity(all[i]) >= job->least)
			add_finding(&p, all[i]);
	*job->out = asset_buf_text(&p.buf);
	return 0;
}

int
asset_findings_text(struct asset_ctx *cx, struct asset_str *out,
    enum asset_severity least, bool color)
{
	struct text_job job = { out, least, color };

	return asset_try(cx, make_text, &job);
}
