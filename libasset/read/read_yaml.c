#include "read/read_yaml.h"

#include <yaml.h>

#include "read/cursor.h"
#include "read/text.h"
#include "read/yaml_problem.h"
#include "read/yaml_tree.h"
#include "core/banned.h"

enum { MOST_TAGS = 100 }; /* %TAG lines in one file */

struct reader {
	yaml_parser_t parser;
	yaml_event_t event;
	struct asset_cursor cursor;
	struct asset_yaml_tree tree;
	struct asset_comment **comment; /* the next that may be one */
};

/* ---- places ---- */

static inline uint32_t
offset(struct reader *r, const yaml_mark_t *mark)
{
	return asset_cursor_offset(&r->cursor, mark->index);
}

/* Moves w past the anchor and the tag in front of it. libyaml ends an anchor
 * before characters that YAML 1.2 takes for a part of its name, and then reads
 * other data than the file has: that is an error. */
static int
skip_properties(struct reader *r, struct asset_word *w)
{
	const struct asset_source *src = r->tree.src;
	const char *p = src->data + w->off, *end = src->data + src->size;
	bool anchor = w->anchor, tag = w->tag;

	while (p < end && ((*p == '&' && anchor) || (*p == '!' && tag))) {
		const char *start = p;

		if (*p == '&') {
			p += 1 + strlen(w->anchor);
			anchor = false;
		} else {
			tag = false;
		}
		if (*start == '&' && p < end && !strchr(" \t\r\n,[]{}", *p)) {
			asset_yaml_report(&r->tree, "yaml-alias-name",
			    (uint32_t)(p - src->data),
			    (struct asset_str){ p, 1 });
			return ASSET_ESYNTAX;
		}
		while (*start == '!' && p < end && !strchr(" \t\r\n", *p))
			p++;
		while (p < end && strchr(" \t\r\n#", *p)) {
			if (*p == '#')
				while (p < end && *p != '\n' && *p != '\r')
					p++;
			else
				p++;
		}
	}
	w->off = (uint32_t)(p - src->data);
	return 0;
}

/* The text of the event's scalar, in the source where it stands there. In
 * brackets libyaml drops a question mark that starts a text. */
static void
take_text(struct reader *r, struct asset_word *w)
{
	const struct asset_source *src = r->tree.src;
	const char *value = (const char *)r->event.data.scalar.value, *in;
	size_t n = r->event.data.scalar.length;
	bool dropped = !w->quoted && n && w->off &&
	    src->data[w->off - 1] == '?';
	char *copy;

	w->off -= dropped;
	in = src->data + w->off + w->quoted;
	w->text = (struct asset_str){ in, (uint32_t)(n + dropped) };
	if (n < src->size - w->off && memcmp(in + dropped, value, n) == 0)
		return;
	copy = asset_text_room(r->tree.cx, w->off, n + dropped);
	copy[0] = '?';
	memcpy(copy + dropped, value, n);
	copy[n + dropped] = 0;
	w->text.s = copy;
	w->copied = true;
}

/* What looks like a comment in a quoted or block scalar is none. */
static void
skip_comments(struct reader *r, uint32_t from, uint32_t to)
{
	while (*r->comment && (*r->comment)->off < from)
		r->comment = &(*r->comment)->next;
	while (*r->comment && (*r->comment)->off < to &&
	    !asset_comment_move(*r->comment, r->tree.src, to))
		*r->comment = (*r->comment)->next;
}

/* ---- events ---- */

static int
on_scalar(struct reader *r)
{
	const yaml_event_t *e = &r->event;
	struct asset_word w = {
		.off = offset(r, &e->start_mark),
		.anchor = (const char *)e->data.scalar.anchor,
		.tag = (const char *)e->data.scalar.tag,
		.quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE,
	};

	if ((w.anchor || w.tag) && (w.quoted || e->data.scalar.length) &&
	    skip_properties(r, &w) != 0)
		return ASSET_ESYNTAX;
	take_text(r, &w);
	if (w.quoted && *r->comment)
		skip_comments(r, w.off, offset(r, &e->end_mark));
	return asset_yaml_scalar(&r->tree, &w);
}

/* "[?x]" is a list of one text; libyaml takes it for a list of one map. */
static bool
is_question(const struct asset_source *src, uint32_t off)
{
	return src->data[off] == '?' && !strchr(" \t\r\n", src->data[off + 1]);
}

static int
on_start(struct reader *r, enum asset_kind kind, const yaml_char_t *anchor,
    const yaml_char_t *tag, bool flow)
{
	const yaml_mark_t *mark = &r->event.start_mark;
	struct asset_word w = { .off = offset(r, mark),
		.anchor = (const char *)anchor, .tag = (const char *)tag };

	if ((anchor || tag) && skip_properties(r, &w) != 0)
		return ASSET_ESYNTAX;
	if (flow && kind == ASSET_OBJECT && is_question(r->tree.src, w.off)) {
		asset_yaml_report(&r->tree, "yaml-question", w.off,
		    ASSET_S("?"));
		return ASSET_ESYNTAX;
	}
	w.text = (struct asset_str){ r->tree.src->data + w.off, 1 };
	return asset_yaml_open(&r->tree, kind, &w, (uint32_t)mark->column,
	    flow);
}

static int
on_event(struct reader *r)
{
	const yaml_event_t *e = &r->event;

	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		asset_yaml_document(&r->tree);
		return 0;
	case YAML_SCALAR_EVENT:
		return on_scalar(r);
	case YAML_ALIAS_EVENT:
		return asset_yaml_alias(&r->tree,
		    asset_str((const char *)e->data.alias.anchor),
		    offset(r, &e->start_mark));
	case YAML_SEQUENCE_START_EVENT:
		return on_start(r, ASSET_ARRAY, e->data.sequence_start.anchor,
		    e->data.sequence_start.tag, e->data.sequence_start.style ==
		    YAML_FLOW_SEQUENCE_STYLE);
	case YAML_MAPPING_START_EVENT:
		return on_start(r, ASSET_OBJECT, e->data.mapping_start.anchor,
		    e->data.mapping_start.tag, e->data.mapping_start.style ==
		    YAML_FLOW_MAPPING_STYLE);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		asset_yaml_close(&r->tree, offset(r, &e->start_mark),
		    (uint32_t)e->start_mark.column);
		return 0;
	default:
		return 0;
	}
}

static uint32_t
problem_offset(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	uint32_t off = p->error == YAML_READER_ERROR ?
	    r->cursor.start + (uint32_t)p->problem_offset :
	    offset(r, &p->problem_mark);

	return off < r->tree.src->size ? off : r->tree.src->size;
}

static int
syntax_error(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	struct asset_source *src = r->tree.src;
	struct asset_place at = { src, 0, 0 }, also = { 0 };
	struct asset_str text;
	bool at_context;
	const char *id;

	if (p->error == YAML_MEMORY_ERROR)
		asset_out_of_memory(r->tree.cx);
	at.off = problem_offset(r);
	at.len = at.off < src->size;
	text.s = src->data + at.off;
	text.n = src->size - at.off;
	id = asset_yaml_problem(p->problem, p->context, text, &at_context);
	if (p->context && (at_context ||
	    p->context_mark.line != p->problem_mark.line))
		also = (struct asset_place){ src, offset(r, &p->context_mark),
			1 };
	if (at_context && also.src) {
		at = also;
		also.src = NULL;
	}
	asset_report(r->tree.cx, id, at, p->problem ? p->problem : "",
	    NULL)->also = also;
	return ASSET_ESYNTAX;
}

/* ---- the stream ---- */

static int
read_stream(struct reader *r)
{
	bool end = false;
	int e = 0;

	while (e == 0 && !end) {
		if (!yaml_parser_parse(&r->parser, &r->event))
			return syntax_error(r);
		e = on_event(r);
		end = r->event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&r->event);
	}
	return e;
}

static void
stop(void *arg)
{
	struct reader *r = arg;

	yaml_event_delete(&r->event);
	yaml_parser_delete(&r->parser);
}

/* libyaml compares each %TAG line with all before it. */
static int
check_directives(const struct reader *r)
{
	struct asset_source *src = r->tree.src;
	const char *start = src->data + r->cursor.start;
	const char *end = src->data + src->size, *p = start;
	unsigned n = 0;

	for (; (p = memchr(p, '%', (size_t)(end - p))); p++) {
		struct asset_place at = { src, (uint32_t)(p - src->data), 4 };

		n += memcmp(p, "%TAG", 4) == 0 && (p == start ||
		    (unsigned char)p[-1] < ' ' || (unsigned char)p[-1] > '~');
		if (n > MOST_TAGS) {
			asset_report(r->tree.cx, "yaml-directives", at,
			    asset_printf(r->tree.cx, "%d", MOST_TAGS), NULL);
			return ASSET_ELIMIT;
		}
	}
	return 0;
}

/* Gives libyaml the text. A block scalar whose last line is blank and has no
 * end is read as YAML has it only when it gets one. */
static void
set_input(struct reader *r)
{
	const struct asset_source *src = r->tree.src;
	const char *s = src->data + r->cursor.start;
	size_t n = src->size - r->cursor.start, last = n;
	char *copy;

	while (last && s[last - 1] == ' ')
		last--;
	if (last < n && last && (s[last - 1] == '\n' || s[last - 1] == '\r')) {
		copy = asset_alloc(r->tree.cx, n + 1);
		memcpy(copy, s, n);
		copy[n++] = '\n';
		s = copy;
	}
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->parser, (const unsigned char *)s, n);
}

int
asset_read_yaml(struct asset_ctx *cx, struct asset_source *src,
    struct asset_doc **out)
{
	struct reader *r = asset_zalloc(cx, sizeof *r);
	struct asset_comment *comments;
	struct asset_cleanup *cleanup;
	int e;

	*out = NULL;
	r->tree = (struct asset_yaml_tree){ .cx = cx, .src = src,
		.next_doc = out };
	asset_cursor_init(&r->cursor, src);
	if (!yaml_parser_initialize(&r->parser))
		asset_out_of_memory(cx);
	cleanup = asset_cleanup_add(cx, stop, r);
	set_input(r);
	comments = asset_comments(cx, src);
	r->comment = &comments;
	e = check_directives(r);
	if (e == 0)
		e = read_stream(r);
	asset_cleanup_run(cleanup);
	for (struct asset_doc *d = *out; d; d = d->next)
		d->comments = comments;
	return e;
}
