#include "model/extension.h"

#include "model/formats.h"
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

bool
asset_extension_at(const struct asset_node *row, const char *type)
{
	const struct asset_node *at = asset_first(asset_get(row, "at"));

	while (at && !asset_is_text(at, type))
		at = at->next;
	return at != NULL;
}

/* ---- becoming ---- */

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

static struct asset_node *
scalar(struct asset_ctx *cx, const struct asset_node *schema,
    const struct asset_node *becomes, const struct asset_node *value)
{
	const struct asset_node *map = asset_get(becomes, "map");
	struct asset_str text = asset_text(value);

	if (map) {
		map = mapped(map, text, asset_get_true(schema, "folded"));
		return map ? asset_share(cx, map) : NULL;
	}
	if (value->kind == ASSET_NULL ||
	    (value->kind == ASSET_STRING && text.n == 0 &&
	    asset_get(schema, "enum")))
		return NULL;
	if (asset_get_true(becomes, "upper"))
		return capitals(cx, text);
	if (asset_get_true(becomes, "text"))
		return asset_new_str(cx, text);
	return asset_share(cx, value);
}

static void become(struct asset_ctx *, const struct asset_node *schema,
    const struct asset_node *value, struct asset_node *body);

static void
members_become(struct asset_ctx *cx, const struct asset_node *schema,
    const struct asset_node *value, struct asset_node *body)
{
	const struct asset_node *all = asset_get(schema, "properties");

	for (const struct asset_node *m = asset_first(value); m; m = m->next) {
		const struct asset_node *s = asset_get_str(all, asset_key(m));

		if (s)
			become(cx, s, m, body);
	}
}

static struct asset_node *
items_become(struct asset_ctx *cx, const struct asset_node *schema,
    const struct asset_node *value)
{
	struct asset_node *list = asset_new_node(cx, ASSET_ARRAY);
	const struct asset_node *items = asset_get(schema, "items");

	for (const struct asset_node *m = asset_first(value); m; m = m->next)
		if (asset_is(m, ASSET_OBJECT))
			members_become(cx, items, m, asset_add(cx, list,
			    asset_new_node(cx, ASSET_OBJECT)));
		else if (!asset_is_container(m))
			asset_add(cx, list, asset_share(cx, m));
	return list;
}

static void
become(struct asset_ctx *cx, const struct asset_node *schema,
    const struct asset_node *value, struct asset_node *body)
{
	const struct asset_node *becomes = asset_get(schema, "becomes"), *w;
	struct asset_str to = asset_get_text(becomes, "to");
	struct asset_node *new;

	if (!becomes) {
		members_become(cx, schema, value, body);
		return;
	}
	if (asset_is(value, ASSET_OBJECT)) {
		new = asset_new_node(cx, ASSET_OBJECT);
		w = asset_first(asset_get(becomes, "with"));
		for (; w; w = w->next)
			asset_set_str(cx, new, asset_key(w),
			    asset_share(cx, w));
		members_become(cx, schema, value, new);
	} else if (asset_is(value, ASSET_ARRAY)) {
		new = items_become(cx, schema, value);
	} else {
		new = scalar(cx, schema, becomes, value);
	}
	if (new)
		asset_pointer_set(cx, body, to, new);
}

void
asset_extension_become(struct asset_ctx *cx, const char *type,
    const struct asset_node *object, struct asset_node *body)
{
	for (const struct asset_node *f = files(); f; f = f->next)
		for (const struct asset_node *r = asset_first(f); r;
		    r = r->next) {
			const struct asset_node *schema = asset_get(r,
			    "value");
			const struct asset_node *absent = asset_get(r,
			    "absent");
			const struct asset_node *value = asset_get_str(object,
			    asset_key(r));

			if (!asset_extension_at(r, type))
				continue;
			if (absent)
				become(cx, schema, absent, body);
			if (value)
				become(cx, schema, value, body);
		}
}

struct asset_str
asset_extension_lacks(const struct asset_node *schema,
    const struct asset_node *value)
{
	const struct asset_node *r = asset_first(asset_get(schema, "required"));

	for (; r; r = r->next)
		if (!asset_get_str(value, asset_text(r)))
			return asset_text(r);
	return (struct asset_str){ NULL, 0 };
}
