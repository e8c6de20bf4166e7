#include "emit/emit_json.h"

#include <inttypes.h>
#include <stdlib.h>

#include "core/utf8.h"
#include "emit/emit.h"
#include "core/banned.h"

struct writer {
	struct asset_buf buf;
	bool pretty;
};

static const char spaces[] = "                                ";

static void
new_line(struct writer *w, unsigned level)
{
	unsigned n = level * 2;

	if (!w->pretty)
		return;
	asset_buf_char(&w->buf, '\n');
	for (; n > sizeof spaces - 1; n -= (unsigned)sizeof spaces - 1)
		asset_buf_add(&w->buf, spaces, sizeof spaces - 1);
	asset_buf_add(&w->buf, spaces, n);
}

/* Characters that a terminal or a log would act on are escaped. */
static bool
must_escape(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 ||
	    c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069);
}

void
asset_emit_json_string(struct asset_buf *b, struct asset_str s)
{
	const char *p = s.s, *end = p + s.n, *run = p;

	asset_buf_char(b, '"');
	while (p < end) {
		uint32_t c = (unsigned char)*p;
		unsigned n = 1;

		if (c >= 0x80) {
			n = asset_utf8_decode(p, end, &c);
			if (!n)
				n = 1, c = 0xfffd;
		}
		if (c != '"' && c != '\\' && !must_escape(c) && c != 0xfffd) {
			p += n;
			continue;
		}
		asset_buf_add(b, run, (size_t)(p - run));
		if (c == '"' || c == '\\')
			asset_buf_printf(b, "\\%c", (char)c);
		else if (c == '\n')
			asset_buf_puts(b, "\\n");
		else if (c == '\t')
			asset_buf_puts(b, "\\t");
		else if (c == '\r')
			asset_buf_puts(b, "\\r");
		else
			asset_buf_printf(b, "\\u%04x", (unsigned)c);
		p += n;
		run = p;
	}
	asset_buf_add(b, run, (size_t)(end - run));
	asset_buf_char(b, '"');
}

/* ---- numbers ---- */

static bool
is_json_number(struct asset_str t)
{
	uint32_t i = t.n && t.s[0] == '-', start = i;

	while (i < t.n && t.s[i] >= '0' && t.s[i] <= '9')
		i++;
	if (i == start || (t.s[start] == '0' && i > start + 1))
		return false;
	if (i < t.n && t.s[i] == '.') {
		start = ++i;
		while (i < t.n && t.s[i] >= '0' && t.s[i] <= '9')
			i++;
		if (i == start)
			return false;
	}
	if (i < t.n && (t.s[i] | 32) == 'e') {
		i++;
		if (i < t.n && (t.s[i] == '-' || t.s[i] == '+'))
			i++;
		start = i;
		while (i < t.n && t.s[i] >= '0' && t.s[i] <= '9')
			i++;
		if (i == start)
			return false;
	}
	return i == t.n;
}

/* YAML writes numbers in more ways: 0o17, 0x1F, +1, 012, .5, 1., .inf. */
static void
write_yaml_number(struct asset_buf *b, struct asset_str t)
{
	const char *text = asset_cstr(b->cx, t);
	int base = asset_str_starts(t, "0x") ? 16 :
	    asset_str_starts(t, "0o") ? 8 : 0;

	if (base) {
		asset_buf_printf(b, "%llu", strtoull(text + 2, NULL, base));
		return;
	}
	if (t.n && (t.s[t.n - 1] | 32) > 'a' && (t.s[t.n - 1] | 32) <= 'z') {
		asset_emit_json_string(b, t); /* .inf, .nan */
		return;
	}
	if (*text == '-')
		asset_buf_char(b, '-');
	text += *text == '-' || *text == '+';
	while (text[0] == '0' && text[1] >= '0' && text[1] <= '9')
		text++;
	if (*text == '.')
		asset_buf_char(b, '0');
	for (; *text; text++) {
		bool dot = *text == '.' && (text[1] < '0' || text[1] > '9');

		asset_buf_char(b, *text);
		if (dot)
			asset_buf_char(b, '0');
	}
}

/* ---- trees ---- */

static void
write_node(struct writer *w, const struct asset_node *n, unsigned level)
{
	bool object = n->kind == ASSET_OBJECT;

	if (n->kind == ASSET_STRING) {
		asset_emit_json_string(&w->buf, asset_text(n));
		return;
	}
	if (n->kind == ASSET_NULL) {
		asset_buf_puts(&w->buf, "null");
		return;
	}
	if (n->kind == ASSET_BOOL) {
		asset_buf_puts(&w->buf, (asset_text(n).s[0] | 32) == 't' ?
		    "true" : "false");
		return;
	}
	if (n->kind == ASSET_NUMBER) {
		if (is_json_number(asset_text(n)))
			asset_buf_str(&w->buf, asset_text(n));
		else
			write_yaml_number(&w->buf, asset_text(n));
		return;
	}
	asset_buf_char(&w->buf, object ? '{' : '[');
	for (struct asset_node *c = asset_first(n); c; c = c->next) {
		new_line(w, level + 1);
		if (object) {
			asset_emit_json_string(&w->buf, asset_key(c));
			asset_buf_puts(&w->buf, w->pretty ? ": " : ":");
		}
		write_node(w, c, level + 1);
		if (c->next)
			asset_buf_char(&w->buf, ',');
	}
	if (asset_first(n))
		new_line(w, level);
	asset_buf_char(&w->buf, object ? '}' : ']');
}

struct asset_str
asset_emit_json(struct asset_ctx *cx, const struct asset_node *n)
{
	struct writer w = { .pretty = true };

	asset_buf_init(&w.buf, cx);
	write_node(&w, n, 0);
	asset_buf_char(&w.buf, '\n');
	return asset_buf_text(&w.buf);
}

struct asset_str
asset_emit_json_compact(struct asset_ctx *cx, const struct asset_node *n)
{
	struct writer w = { .pretty = false };

	asset_buf_init(&w.buf, cx);
	write_node(&w, n, 0);
	return asset_buf_text(&w.buf);
}
