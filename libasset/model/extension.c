#include "model/extension.h"

#include "model/formats.h"
#include "model/row.h"
#include "tree/pointer.h"

#include "core/banned.h"

static const struct asset_node *
files(void)
{
	return asset_first(asset_get(asset_formats, "extensions"));
}

const struct asset_node *
asset_extension(struct asset_str name)
{
	for (const struct asset_node *f = files(); f; f = f->next) {
		const struct asset_node *row = asset_get_str(f, name);

		if (row)
			return row;
	}
	return NULL;
}

const struct asset_node *
asset_extension_schema(const struct asset_node *schema)
{
	struct asset_str part = asset_get_text(schema, "is");
	const struct asset_node *row = part.s ? asset_extension(part) : NULL;

	return row ? asset_get(row, "value") : schema;
}

bool
asset_extension_at(const struct asset_node *row, const char *type)
{
	const struct asset_node *at = asset_first(asset_get(row, "at"));

	while (at && !asset_is_text(at, type))
		at = at->next;
	return at != NULL;
}

/* ---- becoming ---- */

struct becoming {
	struct asset_ctx *cx;
	struct asset_node *params; /* declarations: NAME: {description} */
};

/* The member of a map that a value chooses; in either case if `folded`. */
static const struct asset_node *
mapped(const struct asset_node *map, struct asset_str value, bool folded)
{
	const struct asset_node *m = asset_get_str(map, value);

	if (m || !folded)
		return m;
	for (m = asset_first(map); m; m = m->next)
		if (asset_str_case_eq(asset_key(m), value))
			return m;
	return NULL;
}

static struct asset_node *
capitals(struct asset_ctx *cx, struct asset_str text)
{
	char *s = asset_alloc(cx, (size_t)text.n + 1);

	for (uint32_t i = 0; i < text.n; i++)
		s[i] = (char)(text.s[i] >= 'a' && text.s[i] <= 'z' ?
		    text.s[i] - 32 : text.s[i]);
	s[text.n] = '\0';
	return asset_new_str(cx, (struct asset_str){ s, text.n });
}

struct asset_str
asset_extension_param(struct asset_ctx *cx, const struct asset_node *becomes,
    struct asset_str value, struct asset_node *params)
{
	static const char good[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	const struct asset_str args[ASSET_DIAG_ARGS] = { value };
	struct asset_node *declared = asset_new_node(cx, ASSET_OBJECT);
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_buf_str(&b, asset_get_text(becomes, "param"));
	asset_buf_char(&b, '.');
	for (uint32_t i = 0; i < value.n; i++)
		if (memchr(good, value.s[i], sizeof good - 1))
			asset_buf_char(&b, value.s[i]);
		else /* what a name of a parameter cannot hold */
			asset_buf_printf(&b, "_%02X",
			    (unsigned)(unsigned char)value.s[i]);
	asset_set(cx, declared, "description", asset_new_str(cx,
	    asset_row_text(cx, becomes, "says", args)));
	asset_set_str(cx, params, asset_buf_text(&b), declared);
	return asset_strf(cx, "${param:%.*s}", ASSET_P(asset_buf_text(&b)));
}

static struct asset_node *
scalar(struct becoming *b, const struct asset_node *schema,
    const struct asset_node *becomes, const struct asset_node *value)
{
	const struct asset_node *map = asset_get(becomes, "map");
	struct asset_str text = asset_text(value);

	if (map) {
		map = mapped(map, text, asset_get_true(schema, "folded"));
		return map ? asset_share(b->cx, map) : NULL;
	}
	if (value->kind == ASSET_NULL ||
	    (value->kind == ASSET_STRING && text.n == 0 &&
	    (asset_get(schema, "enum") || asset_get(schema, "also") ||
	    asset_get_true(schema, "empty"))))
		return NULL;
	if (asset_get(becomes, "param"))
		return asset_new_str(b->cx, asset_extension_param(b->cx,
		    becomes, text, b->params));
	if (asset_get_true(becomes, "upper"))
		return capitals(b->cx, text);
	if (asset_get_true(becomes, "text"))
		return asset_new_str(b->cx, text);
	return asset_share(b->cx, value);
}

static void become(struct becoming *, const struct asset_node *schema,
    const struct asset_node *value, struct asset_node *body);

static void
members_become(struct becoming *b, const struct asset_node *schema,
    const struct asset_node *value, struct asset_node *body)
{
	const struct asset_node *all = asset_get(schema, "properties");

	for (const struct asset_node *m = asset_first(value); m; m = m->next) {
		const struct asset_node *s = asset_get_str(all, asset_key(m));

		if (s)
			become(b, s, m, body);
	}
}

/* Members of `with`, then those of the value, but for `without`. */
static void
object_becomes(struct becoming *b, const struct asset_node *schema,
    const struct asset_node *becomes, const struct asset_node *value,
    struct asset_node *body)
{
	const struct asset_node *w = asset_first(asset_get(becomes, "with"));

	for (; w; w = w->next)
		asset_set_str(b->cx, body, asset_key(w),
		    asset_share(b->cx, w));
	members_become(b, schema, value, body);
	w = asset_first(asset_get(becomes, "without"));
	for (; w; w = w->next)
		if (asset_get_str(body, asset_text(w)))
			asset_remove(b->cx, body, asset_get_str(body,
			    asset_text(w)));
}

/* Items go to the list at `to`, or to one of `by` by the text of a member. */
static void
items_become(struct becoming *b, const struct asset_node *schema,
    const struct asset_node *becomes, const struct asset_node *value,
    struct asset_node *body)
{
	const struct asset_node *items = asset_extension_schema(
	    asset_get(schema, "items")), *by = asset_get(becomes, "by");

	for (const struct asset_node *m = asset_first(value); m; m = m->next) {
		struct asset_str to = by ? asset_text(asset_get_str(
		    asset_first(by), asset_text(asset_get_str(m, asset_key(
		    asset_first(by)))))) : asset_get_text(becomes, "to");
		struct asset_node *list = to.n ? asset_pointer_get(b->cx,
		    body, to) : NULL;

		if (to.n && !list) {
			list = asset_new_node(b->cx, ASSET_ARRAY);
			asset_pointer_set(b->cx, body, to, list);
		}
		if (list && asset_is(m, ASSET_OBJECT))
			object_becomes(b, items, asset_get(items, "becomes"),
			    m, asset_add(b->cx, list, asset_new_node(b->cx,
			    ASSET_OBJECT)));
		else if (list && !asset_is_container(m))
			asset_add(b->cx, list, asset_share(b->cx, m));
	}
}

static void
become(struct becoming *b, const struct asset_node *schema,
    const struct asset_node *value, struct asset_node *body)
{
	const struct asset_node *becomes = asset_get(schema, "becomes");
	struct asset_str to = asset_get_text(becomes, "to");
	struct asset_node *new;

	schema = asset_extension_schema(schema);
	if (asset_is(value, ASSET_ARRAY)) {
		items_become(b, schema, becomes, value, body);
	} else if (asset_is(value, ASSET_OBJECT)) {
		new = to.n ? asset_new_node(b->cx, ASSET_OBJECT) : body;
		object_becomes(b, schema, becomes, value, new);
		if (to.n)
			asset_pointer_set(b->cx, body, to, new);
	} else if (to.n) {
		new = scalar(b, schema, becomes, value);
		if (new)
			asset_pointer_set(b->cx, body, to, new);
	}
}

void
asset_extension_become(struct asset_ctx *cx, const char *prefix,
    const char *type,
    const struct asset_node *object, struct asset_node *body,
    struct asset_node *params)
{
	struct becoming b = { cx, params };

	for (const struct asset_node *f = files(); f; f = f->next)
		for (const struct asset_node *r = asset_first(f); r;
		    r = r->next) {
			const struct asset_node *schema = asset_get(r,
			    "value");
			const struct asset_node *absent = asset_get(r,
			    "absent");
			const struct asset_node *value = asset_get_str(object,
			    asset_key(r));

			if (!asset_extension_at(r, type) ||
			    !asset_str_starts(asset_key(r), prefix))
				continue;
			if (absent)
				become(&b, schema, absent, body);
			if (value)
				become(&b, schema, value, body);
		}
}

/* ---- members that have to be there ---- */

struct lacks {
	struct asset_lack *out;
	const struct asset_node *schema, *value;
	uint32_t n;
};

/* Is it there, in one spelling or another? */
static bool
has(const struct lacks *l, struct asset_str name)
{
	const struct asset_node *p;

	if (asset_get_str(l->value, name))
		return true;
	p = asset_first(asset_get(l->schema, "properties"));
	for (; p; p = p->next)
		if (asset_str_eq(asset_get_text(p, "aka"), name) &&
		    asset_get_str(l->value, asset_key(p)))
			return true;
	return false;
}

static void
need(struct lacks *l, struct asset_str name, bool sure)
{
	if (name.s && !has(l, name) && l->n < ASSET_LACKS)
		l->out[l->n++] = (struct asset_lack){ name, sure };
}

/* {MEMBER: {VALUE: OTHER}}, OTHER a name or a list of names. */
static void
need_by_value(struct lacks *l, const struct asset_node *needs)
{
	for (const struct asset_node *m = asset_first(needs); m; m = m->next) {
		const struct asset_node *value = asset_get_str(l->value,
		    asset_key(m)), *other;

		if (!value)
			continue;
		other = asset_get_str(m, asset_text(value));
		need(l, asset_text(other), true);
		for (other = asset_first(other); other; other = other->next)
			need(l, asset_text(other), true);
	}
}

static bool
has_any(const struct asset_node *value, const struct asset_node *names)
{
	const struct asset_node *m = asset_first(names);

	while (m && !asset_get_str(value, asset_text(m)))
		m = m->next;
	return m != NULL;
}

uint32_t
asset_extension_lacks(const struct asset_node *schema,
    const struct asset_node *value, struct asset_lack out[ASSET_LACKS])
{
	struct lacks l = { .out = out, .value = value };
	const struct asset_node *m, *either;

	l.schema = schema = asset_extension_schema(schema);
	either = asset_get(schema, "either");
	need_by_value(&l, asset_get(schema, "needs"));
	for (m = asset_first(asset_get(schema, "required")); m; m = m->next)
		need(&l, asset_text(m), true);
	if (either && !has_any(value, either))
		need(&l, asset_text(asset_first(either)), true);
	for (m = asset_first(asset_get(schema, "wanted")); m; m = m->next)
		need(&l, asset_text(m), false);
	return l.n;
}
