#include "plan/plan.h"

#include <ctype.h>

#include "core/utf8.h"
#include "model/variable.h"
#include "core/banned.h"

/* In a plan, "{{NAME}}" stands for a value and "{{{}}" for a brace that would
 * otherwise begin or touch one. */
struct writer {
	struct asset_buf b;
	bool open; /* a literal brace that is not written yet */
};

static void
flush(struct writer *w, bool before_brace)
{
	if (w->open)
		asset_buf_puts(&w->b, before_brace ? "{{{}}" : "{");
	w->open = false;
}

static void
literal(struct writer *w, struct asset_str s)
{
	for (uint32_t i = 0; i < s.n; i++) {
		flush(w, s.s[i] == '{');
		if (s.s[i] == '{')
			w->open = true;
		else
			asset_buf_char(&w->b, s.s[i]);
	}
}

static void
placeholder(struct writer *w, struct asset_str name)
{
	flush(w, true);
	asset_buf_puts(&w->b, "{{");
	for (uint32_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.s[i];

		if (c == '{' || c == '}' || c < 0x20 || c == 0x7f)
			asset_buf_printf(&w->b, "%%%02X", (unsigned)c);
		else
			asset_buf_char(&w->b, (char)c);
	}
	asset_buf_puts(&w->b, "}}");
}

static struct asset_str
written(struct writer *w)
{
	flush(w, false);
	return asset_buf_text(&w->b);
}

struct asset_str
asset_plan_literal(struct asset_ctx *cx, struct asset_str s)
{
	struct writer w = { .open = false };

	asset_buf_init(&w.b, cx);
	literal(&w, s);
	return written(&w);
}

struct asset_str
asset_plan_id_name(struct asset_ctx *cx, struct asset_str identity)
{
	struct asset_str s = asset_plan_id(cx, identity);

	return (struct asset_str){ s.s + 2, s.n - 4 };
}

struct asset_str
asset_plan_id(struct asset_ctx *cx, struct asset_str identity)
{
	struct writer w = { .open = false };

	asset_buf_init(&w.b, cx);
	placeholder(&w, asset_strf(cx, "%.*s.id", ASSET_P(identity)));
	return written(&w);
}

/* ---- references to parameters and secrets ---- */

/* The value of a parameter, or NULL when it is only known at replay. */
static const struct asset_node *
parameter(const struct asset_plan *p, const struct asset_package *pkg,
    const struct asset_variable_ref *v)
{
	const struct asset_node *value;

	if (v->secret)
		return NULL;
	value = asset_get_str(p->params, v->name);
	if (!value)
		value = asset_get(asset_get_str(pkg->params, v->name),
		    "default");
	return value && !asset_is_container(value) ? value : NULL;
}

/* The text is one parameter and nothing else, and its value is no text. */
static const struct asset_node *
typed(const struct asset_plan *p, const struct asset_package *pkg,
    struct asset_str s)
{
	struct asset_str rest = s;
	struct asset_variable_ref v;
	const struct asset_node *value;

	if (!asset_variable_next(&rest, &v) || v.text.n != s.n || !v.name.s)
		return NULL;
	value = parameter(p, pkg, &v);
	return asset_is(value, ASSET_STRING) ? NULL : value;
}

static void
add_variable(struct asset_plan *p, struct writer *w,
    const struct asset_variable_ref *v)
{
	const struct asset_node *value = parameter(p, p->want, v);
	struct asset_str name;

	if (value) {
		literal(w, asset_text(value));
		return;
	}
	name = asset_strf(p->cx, "%s.%.*s", v->secret ? "secret" : "param",
	    ASSET_P(v->name));
	asset_plan_variable(p, name, v->secret);
	placeholder(w, name);
}

struct asset_node *
asset_plan_text(struct asset_plan *p, struct asset_str s)
{
	const struct asset_node *value = typed(p, p->want, s);
	struct writer w = { .open = false };
	struct asset_variable_ref v;
	struct asset_str rest = s;

	if (value)
		return asset_share(p->cx, value);
	asset_buf_init(&w.b, p->cx);
	while (asset_variable_next(&rest, &v)) {
		literal(&w, (struct asset_str){ s.s,
		    (uint32_t)(v.text.s - s.s) });
		if (v.name.s)
			add_variable(p, &w, &v);
		else /* "$${param:" stands for "${param:" */
			literal(&w, (struct asset_str){ v.text.s + v.literal,
			    v.text.n - v.literal });
		s = rest;
	}
	literal(&w, s);
	return asset_new_str(p->cx, written(&w));
}

static struct asset_node *
known_text(struct asset_plan *p, const struct asset_package *pkg,
    const struct asset_node *from)
{
	struct asset_str s = asset_text(from), rest = s;
	const struct asset_node *value = typed(p, pkg, s);
	struct asset_variable_ref v;
	struct asset_buf b;

	if (value)
		return asset_share(p->cx, value);
	asset_buf_init(&b, p->cx);
	while (asset_variable_next(&rest, &v)) {
		value = v.name.s ? parameter(p, pkg, &v) : NULL;
		asset_buf_add(&b, s.s, (size_t)(v.text.s - s.s));
		asset_buf_str(&b, value ? asset_text(value) : v.text);
		s = rest;
	}
	asset_buf_str(&b, s);
	return asset_new_str(p->cx, asset_buf_text(&b));
}

/* ---- documents ---- */

static struct asset_node *
copy(struct asset_plan *p, const struct asset_package *known,
    const struct asset_node *from)
{
	struct asset_node *out;

	if (asset_is(from, ASSET_STRING))
		return known ? known_text(p, known, from) :
		    asset_plan_text(p, asset_text(from));
	if (!asset_is_container(from))
		return asset_share(p->cx, from);
	out = asset_new_node(p->cx, (enum asset_kind)from->kind);
	for (struct asset_node *n = asset_first(from); n; n = n->next) {
		if (out->kind == ASSET_ARRAY)
			asset_add(p->cx, out, copy(p, known, n));
		else
			asset_set_str(p->cx, out, asset_key(n),
			    copy(p, known, n));
	}
	return out;
}

struct asset_node *
asset_plan_fill(struct asset_plan *p, const struct asset_node *from)
{
	return copy(p, NULL, from);
}

struct asset_node *
asset_plan_known(struct asset_plan *p, const struct asset_package *pkg,
    const struct asset_node *from)
{
	if (pkg->recorded)
		return asset_clone(p->cx, from);
	return copy(p, pkg, from);
}

/* ---- variables ---- */

struct asset_str
asset_plan_env(struct asset_ctx *cx, struct asset_str name)
{
	const char *s = name.s, *end = name.s + name.n;
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_buf_puts(&b, "ASSET_");
	while (s < end) {
		uint32_t c;
		unsigned n = asset_utf8_decode(s, end, &c);

		if (n == 1 && isalnum((unsigned char)*s))
			asset_buf_char(&b, (char)toupper((unsigned char)*s));
		else
			asset_buf_char(&b, '_');
		s += n ? n : 1;
	}
	return asset_buf_text(&b);
}

void
asset_plan_variable(struct asset_plan *p, struct asset_str name, bool secret)
{
	struct asset_node *row;

	if (asset_get_str(p->variables, name))
		return;
	row = asset_new_node(p->cx, ASSET_OBJECT);
	asset_set(p->cx, row, "name", asset_new_str(p->cx, name));
	if (secret)
		asset_set(p->cx, row, "secret", asset_new_bool(p->cx, true));
	asset_set_str(p->cx, p->variables, name, row);
}
