#include "diff/api.h"

#include "core/buf.h"
#include "tree/pointer.h"

#include "core/banned.h"

enum { FOLLOW_MOST = 64 };

static const struct {
	const char *key, *method;
} methods[] = {
	{ "get", "GET" },
	{ "put", "PUT" },
	{ "post", "POST" },
	{ "delete", "DELETE" },
	{ "options", "OPTIONS" },
	{ "head", "HEAD" },
	{ "patch", "PATCH" },
	{ "x-apigateway-any-method", "ANY" },
};

bool
asset_is_method(struct asset_str key)
{
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		if (asset_str_is(key, methods[i].key))
			return true;
	return false;
}

const struct asset_node *
asset_follow(struct asset_ctx *cx, const struct asset_node *root,
    const struct asset_node *n, struct asset_str *pointer)
{
	for (int i = 0; i < FOLLOW_MOST; i++) {
		const struct asset_node *ref = asset_get(n, "$ref");
		struct asset_str t = asset_text(ref);

		if (!asset_is(ref, ASSET_STRING))
			return n;
		if (t.n == 0 || t.s[0] != '#')
			return NULL;
		*pointer = asset_percent_decode(cx,
		    (struct asset_str){ t.s + 1, t.n - 1 });
		n = asset_pointer_get(cx, root, *pointer);
	}
	return NULL;
}

struct asset_str
asset_base_path(const struct asset_node *root)
{
	struct asset_str base = asset_get_text(root, "basePath");

	while (base.n && base.s[base.n - 1] == '/')
		base.n--;
	return base;
}

struct asset_str
asset_path_shape(struct asset_ctx *cx, struct asset_str path)
{
	struct asset_buf b;
	bool inside = false;

	if (!memchr(path.s, '{', path.n))
		return path;
	asset_buf_init(&b, cx);
	for (uint32_t i = 0; i < path.n; i++) {
		if (path.s[i] == '}')
			inside = false;
		/* {proxy+} takes any number of segments: not a name only */
		if (!inside || path.s[i] == '+')
			asset_buf_char(&b, path.s[i]);
		if (path.s[i] == '{')
			inside = true;
	}
	return asset_buf_text(&b);
}

static void
add_api(struct asset_ctx *cx, struct asset_apis *list,
    const struct asset_api *item, const char *key, const char *method)
{
	struct asset_api *a;
	struct asset_str mode;

	if (list->count == list->room)
		list->all = asset_grow(cx, list->all, &list->room,
		    sizeof *list->all);
	a = &list->all[list->count++];
	*a = *item;
	a->method = asset_str(method);
	a->op = asset_get(item->item, key);
	a->field = asset_key(a->op);
	a->pointer = asset_strf(cx, "%.*s/%s", ASSET_P(item->item_pointer),
	    key);
	mode = asset_get_text(a->op, "x-apigateway-match-mode");
	a->mode = asset_str_case_eq(mode, ASSET_S("SWA")) ? ASSET_S("SWA") :
	    ASSET_S("NORMAL");
	a->key = asset_strf(cx, "%s %.*s", method, ASSET_P(a->path));
	a->shape = asset_strf(cx, "%s %.*s", method,
	    ASSET_P(item->shape));
}

static void
add_item(struct asset_ctx *cx, struct asset_apis *list,
    const struct asset_node *member)
{
	struct asset_api item = { .member = member };
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_buf_puts(&b, "/paths");
	asset_pointer_add(&b, asset_key(member));
	item.item_pointer = asset_buf_text(&b);
	item.item = asset_follow(cx, list->root, member, &item.item_pointer);
	item.path = asset_strf(cx, "%.*s%.*s", ASSET_P(list->base),
	    ASSET_P(asset_key(member)));
	item.shape = asset_path_shape(cx, item.path);
	for (const struct asset_node *c = asset_first(item.item); c;
	    c = c->next)
		for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
			if (asset_is(c, ASSET_OBJECT) &&
			    asset_str_is(asset_key(c), methods[i].key) &&
			    asset_get_str(item.item, asset_key(c)) == c)
				add_api(cx, list, &item, methods[i].key,
				    methods[i].method);
}

struct asset_apis *
asset_apis_list(struct asset_ctx *cx, const struct asset_node *root)
{
	struct asset_apis *list = asset_zalloc(cx, sizeof *list);
	const struct asset_node *paths = asset_get(root, "paths");

	list->root = root;
	list->base = asset_base_path(root);
	for (const struct asset_node *c = asset_first(paths); c; c = c->next)
		if (c->keylen && c->key[0] == '/')
			add_item(cx, list, c);
	return list;
}
