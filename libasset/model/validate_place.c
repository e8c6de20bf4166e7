/* Where a violation is shown: inside the JSON of a string, at the very token. */
#include "model/validate.h"

#include <stdlib.h>

#include "core/utf8.h"
#include "core/banned.h"

/* The bytes that an escape stands for; 0: not one that is followed here.
 * *taken: its length. */
static unsigned
escape(const char *p, const char *end, unsigned *taken)
{
	char hex[5] = { 0 }, out[4];
	uint32_t c;

	*taken = 2;
	if (end - p < 2)
		return 0;
	if (p[1] != 'u')
		return strchr("\"\\/bfnrt", p[1]) != NULL;
	if (end - p < 6)
		return 0;
	*taken = 6;
	memcpy(hex, p + 2, 4);
	c = (uint32_t)strtoul(hex, NULL, 16);
	if (c < 0xd800 || c > 0xdfff)
		return asset_utf8_encode(out, c);
	*taken = 12; /* the other half of a pair follows */
	return 4;
}

/* Where byte `off` of a text stands in its quoted form; NULL when it is not
 * written on one line in quotes. */
static const char *
quoted(const char *p, const char *end, uint32_t off)
{
	uint32_t n = 0;
	char quote = p < end ? *p++ : 0;

	if (quote != '"' && quote != '\'')
		return NULL;
	while (n < off && p < end && *p != '\n') {
		unsigned taken = 1, bytes = 1;

		if (quote == '"' && *p == '\\')
			bytes = escape(p, end, &taken);
		else if (*p == quote)
			taken = 2; /* YAML doubles it */
		if (!bytes)
			return NULL;
		n += bytes;
		p += taken;
	}
	return n == off && p < end ? p : NULL;
}

static uint32_t
spaces(const char *p, const char *end)
{
	uint32_t n = 0;

	while (p + n < end && p[n] == ' ')
		n++;
	return n;
}

/* The same in a literal block of YAML ("|"): lines that are indented. */
static const char *
blocked(const char *p, const char *end, uint32_t off)
{
	uint32_t indent, n = 0;

	if (p == end || *p++ != '|')
		return NULL;
	while (p < end && (*p == '-' || *p == '+' || *p == ' '))
		p++;
	if (p == end || *p++ != '\n')
		return NULL;
	indent = spaces(p, end);
	for (bool start = true; p < end; p++) {
		if (start && *p != '\n') {
			if (spaces(p, end) < indent)
				return NULL;
			p += indent;
		}
		if (n++ == off)
			return p;
		start = *p == '\n';
	}
	return NULL;
}

/* The place of bytes of the outer string, or the place of all of it. */
static struct asset_place
inner_place(struct asset_place at, struct asset_place in)
{
	const char *p = at.src->data + at.off;
	bool block = *p == '|';
	const char *end = block ? at.src->data + at.src->size : p + at.len;
	const char *from, *to;

	from = block ? blocked(p, end, in.off) : quoted(p, end, in.off);
	to = !from ? NULL : block ? blocked(p, end, in.off + in.len) :
	    quoted(p, end, in.off + in.len);
	if (!to)
		return at;
	at.off = (uint32_t)(from - at.src->data);
	at.len = (uint32_t)(to - from);
	return at;
}

struct asset_place
asset_violation_place(const struct asset_ctx *cx,
    const struct asset_violation *v)
{
	struct asset_place in = v->on_key ? asset_key_place(cx, v->instance) :
	    asset_value_place(cx, v->instance), at;

	if (!v->outer)
		return in;
	at = asset_value_place(cx, v->outer);
	if (!at.src || !in.src || v->levels > 1)
		return at;
	return inner_place(at, in);
}

void
asset_violations_keep(struct asset_violations *all,
    bool (*keep)(struct asset_violation *, const void *arg), const void *arg)
{
	struct asset_violation **link = &all->first, *v;

	all->last = NULL;
	while ((v = *link)) {
		if (!keep(v, arg)) {
			*link = v->next;
			all->n--;
			continue;
		}
		all->last = v;
		link = &v->next;
	}
}

/* Several parts of a schema may say the same. */
static bool
is_said(const struct asset_violations *all, const struct asset_violation *v)
{
	const struct asset_violation *e = all->first;

	while (e != v && (e->instance != v->instance ||
	    strcmp(e->id, v->id) != 0 || e->on_key != v->on_key ||
	    !asset_str_eq(e->args[0], v->args[0]) ||
	    !asset_str_eq(e->args[1], v->args[1])))
		e = e->next;
	return e != v;
}

void
asset_violations_report(struct asset_ctx *cx,
    const struct asset_violations *all)
{
	for (const struct asset_violation *v = all->first; v; v = v->next)
		if (!is_said(all, v))
			asset_report_str(cx, v->id, asset_violation_place(cx,
			    v), v->args[0], v->args[1],
			    v->args[2])->pointer = v->pointer;
}
