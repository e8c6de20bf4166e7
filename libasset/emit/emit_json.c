#include "emit/emit_json.h"

#include "core/utf8.h"
#include "emit/emit.h"
#include "core/banned.h"

struct writer {
	struct asset_buf buf;
	bool pretty;
};

static const char spaces[] = "                                ";

static void
new_line(struct asset_buf *b, unsigned level)
{
	unsigned n = level * 2;

	asset_buf_char(b, '\n');
	for (; n > sizeof spaces - 1; n -= (unsigned)sizeof spaces - 1)
		asset_buf_add(b, spaces, sizeof spaces - 1);
	asset_buf_add(b, spaces, n);
}

/* Characters that a terminal or a log would act on are escaped. */
static bool
must_escape(uint32_t c, const char *p, const char *end)
{
	if (c == '#')
		return asset_is_log_command(p, end);
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 ||
	    c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069) || (c & 0xfffe) == 0xfffe;
}

void
asset_emit_json_string(struct asset_buf *b, struct asset_str s)
{
	const char *p = s.n ? s.s : "", *end = p + s.n, *run = p;

	asset_buf_char(b, '"');
	while (p < end) {
		uint32_t c = (unsigned char)*p;
		unsigned n = 1;

		if (c >= 0x80) {
			n = asset_utf8_decode(p, end, &c);
			if (!n)
				n = 1, c = 0xfffd;
		}
		if (c != '"' && c != '\\' && !must_escape(c, p, end) && c != 0xfffd) {
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

/* ---- trees ---- */

static void
write_node(struct writer *w, const struct asset_node *n, unsigned level)
{
	bool object = n->kind == ASSET_OBJECT;

	if (n->kind == ASSET_STRING) {
		asset_emit_json_string(&w->buf, asset_text(n));
		return;
	}
	if (!asset_is_container(n)) {
		asset_buf_str(&w->buf, asset_text(n)); /* as JSON has it */
		return;
	}
	asset_buf_char(&w->buf, object ? '{' : '[');
	for (struct asset_node *c = asset_first(n); c; c = c->next) {
		if (w->pretty)
			new_line(&w->buf, level + 1);
		if (object) {
			asset_emit_json_string(&w->buf, asset_key(c));
			asset_buf_puts(&w->buf, w->pretty ? ": " : ":");
		}
		write_node(w, c, level + 1);
		if (c->next)
			asset_buf_char(&w->buf, ',');
	}
	if (asset_first(n) && w->pretty)
		new_line(&w->buf, level);
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

/* ---- piece by piece ---- */

static void
start_value(struct asset_json *j, const char *key)
{
	if (j->filled)
		asset_buf_char(&j->buf, ',');
	if (j->level)
		new_line(&j->buf, j->level);
	j->filled = true;
	if (!key)
		return;
	asset_emit_json_string(&j->buf, asset_str(key));
	asset_buf_puts(&j->buf, ": ");
}

void
asset_json_open(struct asset_json *j, const char *key, char bracket)
{
	start_value(j, key);
	asset_buf_char(&j->buf, bracket);
	j->level++;
	j->filled = false;
}

void
asset_json_close(struct asset_json *j, char bracket)
{
	j->level--;
	if (j->filled)
		new_line(&j->buf, j->level);
	asset_buf_char(&j->buf, bracket);
	if (!j->level)
		asset_buf_char(&j->buf, '\n');
	j->filled = true;
}

void
asset_json_str(struct asset_json *j, const char *key, struct asset_str s)
{
	start_value(j, key);
	asset_emit_json_string(&j->buf, s);
}

void
asset_json_raw(struct asset_json *j, const char *key, struct asset_str s)
{
	start_value(j, key);
	asset_buf_str(&j->buf, s);
}
