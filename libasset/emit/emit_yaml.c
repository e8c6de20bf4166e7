#include "emit/emit.h"

#include <yaml.h>

#include "core/buf.h"
#include "core/utf8.h"
#include "read/scalar.h"
#include "core/banned.h"

struct writer {
	yaml_emitter_t emitter;
	struct asset_ctx *cx;
	struct asset_buf out;
	struct asset_buf text; /* what is made of one scalar */
};

/* libyaml writes a character of more than 16 bits as an escape, and that
 * takes a text out of block style. So such a character travels through it as
 * two of the private use area, and those that stand there in the data too:
 * FIRST + its upper bits, SECOND + its lower 11 bits. */
enum { FIRST = 0xe000, SECOND = 0xe400, SECOND_END = 0xec00 };

static bool
travels_as_two(uint32_t c)
{
	return c > 0xffff || (c >= FIRST && c < SECOND_END);
}

static struct asset_str
pack(struct writer *w, struct asset_str t)
{
	const char *p = t.s, *end = t.s + t.n;
	bool plain = true;

	for (uint32_t i = 0; i < t.n && plain; i++)
		plain = (unsigned char)t.s[i] < 0xee;
	if (plain)
		return t;
	w->text.n = 0;
	while (p < end) {
		uint32_t c;
		unsigned n = asset_utf8_decode(p, end, &c);
		char two[8];

		if (n && travels_as_two(c)) {
			unsigned k = asset_utf8_encode(two, FIRST + (c >> 11));

			k += asset_utf8_encode(two + k, SECOND + (c & 0x7ff));
			asset_buf_add(&w->text, two, k);
		} else {
			asset_buf_add(&w->text, p, n ? n : 1);
		}
		p += n ? n : 1;
	}
	return asset_buf_text(&w->text);
}

/* The way back, for all of the output. */
static struct asset_str
unpack(struct asset_str t)
{
	char *out = (char *)(uintptr_t)t.s;
	const char *p = t.s, *end = t.s + t.n;

	while (p < end) {
		uint32_t first, second;
		unsigned n;

		if ((unsigned char)*p != 0xee ||
		    !(n = asset_utf8_decode(p, end, &first)) ||
		    first >= SECOND) {
			*out++ = *p++;
			continue;
		}
		p += n;
		p += asset_utf8_decode(p, end, &second);
		out += asset_utf8_encode(out, (first - FIRST) << 11 |
		    (second - SECOND));
	}
	*out = 0;
	return (struct asset_str){ t.s, (uint32_t)(out - t.s) };
}

static int
write_out(void *arg, unsigned char *s, size_t n)
{
	struct writer *w = arg;

	asset_buf_add(&w->out, (const char *)s, n);
	return 1;
}

/* Passes the event on, which is then libyaml's. `made`: it could be made. */
static void
send(struct writer *w, yaml_event_t *event, int made)
{
	if (!made || !yaml_emitter_emit(&w->emitter, event))
		asset_out_of_memory(w->cx);
}

/* ---- values ---- */

/* Reads a literal block back as the same text? Its lines may not start or end
 * with what the block's own layout is made of. */
static bool
fits_block(struct asset_str t)
{
	if (t.n < 2 || strchr(" \t\n", t.s[0]))
		return false;
	if (t.s[t.n - 1] == '\n' && t.s[t.n - 2] == '\n')
		return false;
	for (uint32_t i = 0; i < t.n; i++) {
		char before = i ? t.s[i - 1] : 0;

		if (t.s[i] == '\r' ||
		    (t.s[i] == '\n' && (before == ' ' || before == '\t')))
			return false;
	}
	return t.s[t.n - 1] != ' ' && t.s[t.n - 1] != '\t';
}

static yaml_scalar_style_t
style_of(struct asset_str t, bool key)
{
	if (t.n && memchr(t.s, '\n', t.n))
		return !key && fits_block(t) ? YAML_LITERAL_SCALAR_STYLE :
		    YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	return asset_scalar_is_text(t) ? YAML_ANY_SCALAR_STYLE :
	    YAML_SINGLE_QUOTED_SCALAR_STYLE;
}

static void
send_scalar(struct writer *w, struct asset_str t, yaml_scalar_style_t style)
{
	yaml_event_t e;

	t = pack(w, t);
	send(w, &e, yaml_scalar_event_initialize(&e, NULL, NULL,
	    (const unsigned char *)(t.s ? t.s : ""), (int)t.n, 1, 1, style));
}

static void send_node(struct writer *, const struct asset_node *);

static void
send_array(struct writer *w, const struct asset_node *n)
{
	yaml_event_t e;

	send(w, &e, yaml_sequence_start_event_initialize(&e, NULL, NULL, 1,
	    YAML_BLOCK_SEQUENCE_STYLE));
	for (const struct asset_node *c = asset_first(n); c; c = c->next)
		send_node(w, c);
	send(w, &e, yaml_sequence_end_event_initialize(&e));
}

static void
send_object(struct writer *w, const struct asset_node *n)
{
	yaml_event_t e;

	send(w, &e, yaml_mapping_start_event_initialize(&e, NULL, NULL, 1,
	    YAML_BLOCK_MAPPING_STYLE));
	for (const struct asset_node *c = asset_first(n); c; c = c->next) {
		struct asset_str key = asset_key(c);

		send_scalar(w, key, style_of(key, true));
		send_node(w, c);
	}
	send(w, &e, yaml_mapping_end_event_initialize(&e));
}

static void
send_node(struct writer *w, const struct asset_node *n)
{
	struct asset_str t = asset_text(n);

	if (n->kind == ASSET_OBJECT)
		send_object(w, n);
	else if (n->kind == ASSET_ARRAY)
		send_array(w, n);
	else if (n->kind == ASSET_STRING)
		send_scalar(w, t, style_of(t, false));
	else
		send_scalar(w, t, YAML_PLAIN_SCALAR_STYLE);
}

static void
stop(void *arg)
{
	struct writer *w = arg;

	yaml_emitter_delete(&w->emitter);
}

struct asset_str
asset_emit_yaml(struct asset_ctx *cx, const struct asset_node *root)
{
	struct writer *w = asset_zalloc(cx, sizeof *w);
	struct asset_cleanup *cleanup;
	yaml_event_t e;

	w->cx = cx;
	asset_buf_init(&w->out, cx);
	asset_buf_init(&w->text, cx);
	if (!yaml_emitter_initialize(&w->emitter))
		asset_out_of_memory(cx);
	cleanup = asset_cleanup_add(cx, stop, w);
	yaml_emitter_set_output(&w->emitter, write_out, w);
	yaml_emitter_set_encoding(&w->emitter, YAML_UTF8_ENCODING);
	yaml_emitter_set_unicode(&w->emitter, 1);
	yaml_emitter_set_width(&w->emitter, -1);
	yaml_emitter_set_indent(&w->emitter, 2);
	yaml_emitter_set_break(&w->emitter, YAML_LN_BREAK);
	send(w, &e, yaml_stream_start_event_initialize(&e,
	    YAML_UTF8_ENCODING));
	send(w, &e, yaml_document_start_event_initialize(&e, NULL, NULL, NULL,
	    1));
	send_node(w, root);
	send(w, &e, yaml_document_end_event_initialize(&e, 1));
	send(w, &e, yaml_stream_end_event_initialize(&e));
	asset_cleanup_run(cleanup);
	return unpack(asset_buf_text(&w->out));
}
