#include "core/buf.h"

#include <stdio.h>

#include "core/utf8.h"
#include "core/banned.h"

void
asset_buf_init(struct asset_buf *b, struct asset_ctx *cx)
{
	*b = (struct asset_buf){ .cx = cx };
}

static char *
reserve(struct asset_buf *b, size_t n)
{
	if (b->room - b->n <= n) {
		size_t room = b->room ? b->room * 2 : 256;
		char *s;

		while (room - b->n <= n)
			room *= 2;
		s = asset_alloc(b->cx, room);
		if (b->n)
			memcpy(s, b->s, b->n);
		asset_arena_give_back(&b->cx->arena, b->s, b->room);
		b->s = s;
		b->room = room;
	}
	return b->s + b->n;
}

void
asset_buf_add(struct asset_buf *b, const char *s, size_t n)
{
	if (!n)
		return;
	memcpy(reserve(b, n), s, n);
	b->n += n;
}

void
asset_buf_char(struct asset_buf *b, char c)
{
	*reserve(b, 1) = c;
	b->n++;
}

void
asset_buf_puts(struct asset_buf *b, const char *s)
{
	asset_buf_add(b, s, strlen(s));
}

void
asset_buf_str(struct asset_buf *b, struct asset_str s)
{
	asset_buf_add(b, s.s, s.n);
}

void
asset_buf_printf(struct asset_buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n <= 0)
		return;
	reserve(b, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(b->s + b->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}

struct asset_str
asset_buf_text(struct asset_buf *b)
{
	*reserve(b, 1) = 0;
	return (struct asset_str){ b->s, (uint32_t)b->n };
}

static bool
is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 ||
	    c == 0x2029 || c == 0xfeff || (c >= 0x200b && c <= 0x200f) ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
	    (c & 0xfffe) == 0xfffe;
}

bool
asset_is_log_command(const char *p, const char *end)
{
	return end - p > 2 && p[0] == '#' && p[1] == '#' &&
	    (p[2] == '[' || (p[2] >= 'a' && p[2] <= 'z'));
}

/* Adds what is shown as it is, whatever follows; returns its end. */
static const char *
add_plain(struct asset_buf *b, const char *p, const char *end)
{
	const char *start = p;

	while (p < end && *p >= ' ' && *p < 0x7f && *p != '#')
		p++;
	asset_buf_add(b, start, (size_t)(p - start));
	return p;
}

void
asset_buf_shown(struct asset_buf *b, struct asset_str s)
{
	const char *p = s.n ? s.s : "", *end = p + s.n;

	while ((p = add_plain(b, p, end)) < end) {
		uint32_t c;
		unsigned n = asset_utf8_decode(p, end, &c);

		if (!n)
			asset_buf_printf(b, "\\x%02x", (unsigned char)*p);
		else if (c == '\n')
			asset_buf_puts(b, "\\n");
		else if (c == '\t')
			asset_buf_puts(b, "\\t");
		else if (c == '\r')
			asset_buf_puts(b, "\\r");
		else if (is_hidden(c) || asset_is_log_command(p, end))
			asset_buf_printf(b, "\\u%04x", (unsigned)c);
		else
			asset_buf_add(b, p, n);
		p += n ? n : 1;
	}
}

void
asset_buf_shown_as(struct asset_buf *b, struct asset_str s,
    const char *special,
    void (*add)(struct asset_buf *, char c, struct asset_str next))
{
	uint32_t n = 0;

	while (s.n) {
		while (n < s.n && (!s.s[n] || !strchr(special, s.s[n])))
			n++;
		asset_buf_shown(b, (struct asset_str){ s.s, n });
		s.s += n;
		s.n -= n;
		n = 0;
		if (!s.n)
			break;
		s.n--;
		s.s++;
		add(b, s.s[-1], s);
	}
}

void
asset_buf_file(struct asset_buf *b, struct asset_str name)
{
	if (name.n && (*name.s == ':' || *name.s == '#'))
		asset_buf_puts(b, "./");
	asset_buf_shown(b, name);
}
