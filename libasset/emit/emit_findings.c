#include "emit/emit_findings.h"

#include <stdlib.h>

#include "core/buf.h"
#include "core/unicode.h"
#include "core/utf8.h"
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

/* Text of the source with tabs as blanks; the columns that it takes. */
static uint32_t
add_shown(struct asset_buf *b, struct asset_str s)
{
	size_t start = b->n;
	uint32_t c, width = 0;

	while (s.n) {
		const char *tab = memchr(s.s, '\t', s.n);
		uint32_t n = tab ? (uint32_t)(tab - s.s) : s.n;

		asset_buf_shown(b, (struct asset_str){ s.s, n });
		if (tab)
			asset_buf_puts(b, "    ");
		s.s += n + (tab != NULL);
		s.n -= n + (tab != NULL);
	}
	for (size_t i = start; i < b->n; width += asset_char_width(c))
		i += asset_utf8_decode(b->s + i, b->s + b->n, &c);
	return width;
}

/* A character has at most three bytes more; what is longer is none. */
static uint32_t
back_to_character(const char *s, uint32_t at)
{
	for (int n = 3; n && at && (s[at] & 0xc0) == 0x80; n--)
		at--;
	return at;
}

/* Would a CI log take the line for a command? */
static bool
starts_command(struct asset_str line)
{
	while (line.n && (*line.s == ' ' || *line.s == '\t'))
		line.s++, line.n--;
	return asset_str_starts(line, "::");
}

/* The line of a place; of a very long one the part around it. *col is where
 * in the text the place starts. */
static struct asset_str
line_around(struct asset_ctx *cx, struct asset_place at, uint32_t *col,
    bool *cut_before, bool *cut_after)
{
	struct asset_place line = asset_source_line(cx, at.src,
	    asset_source_position(cx, at.src, at.off).line);
	const char *s = at.src->data + line.off;
	uint32_t end = line.len, from = 0;

	*col = at.off < line.off ? 0 : at.off - line.off;
	if (*col > end)
		*col = end;
	if (*col > SHOWN_BEFORE)
		from = back_to_character(s, *col - SHOWN_BEFORE);
	if (end - from > SHOWN_WIDTH)
		end = back_to_character(s, from + SHOWN_WIDTH);
	*col -= from;
	*cut_before = from > 0;
	*cut_after = end < line.len;
	return asset_source_text(cx,
	    (struct asset_place){ at.src, line.off + from, end - from });
}

static void
add_source_line(struct painter *p, struct asset_place at)
{
	bool cut_before, cut_after;
	struct asset_str text;
	uint32_t col, len, width;
	char *mark;

	if (!at.src || !at.src->size)
		return;
	text = line_around(p->buf.cx, at, &col, &cut_before, &cut_after);
	cut_before |= starts_command(text);
	len = at.len < text.n - col ? at.len : text.n - col;
	asset_buf_puts(&p->buf, cut_before ? "  ..." : "  ");
	width = add_shown(&p->buf, (struct asset_str){ text.s, col });
	width += cut_before ? 3 : 0;
	text.s += col;
	text.n -= col;
	col = add_shown(&p->buf, (struct asset_str){ text.s, len });
	add_shown(&p->buf, (struct asset_str){ text.s + len, text.n - len });
	asset_buf_printf(&p->buf, "%s\n  %*s", cut_after ? "..." : "",
	    (int)width, "");
	mark = memset(asset_zalloc(p->buf.cx, col + 2), '~', col ? col : 1);
	*mark = '^';
	paint(p, "1;32", mark);
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
	asset_buf_str(&p->buf, asset_word("otherPlace"));
	asset_buf_char(&p->buf, '\n');
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

struct path_job {
	const char *path;
	struct asset_str *out;
};

static int
show_path(struct asset_ctx *cx, void *arg)
{
	struct path_job *job = arg;
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_buf_file(&b, asset_str(job->path));
	*job->out = asset_buf_text(&b);
	return 0;
}

int
asset_path_text(struct asset_ctx *cx, const char *path, struct asset_str *out)
{
	struct path_job job = { path, out };

	return asset_try(cx, show_path, &job);
}
