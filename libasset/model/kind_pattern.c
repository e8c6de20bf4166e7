#include "core/buf.h"
#include "model/kind.h"
#include "tree/pointer.h"
#include "core/banned.h"

/* Patterns are JSON pointers in which "*" stands for any member or item. */

struct each {
	void (*fn)(struct asset_ctx *, void *, const struct asset_node *,
	    struct asset_str);
	void *arg;
};

static void
descend(struct asset_ctx *cx, const struct each *e,
    const struct asset_node *n, struct asset_str rest,
    const struct asset_path *path)
{
	struct asset_path here = { path, { NULL, 0 }, 0 };
	struct asset_str token;
	bool any;

	if (!rest.n || !asset_pointer_token(cx, &rest, &token)) {
		e->fn(cx, e->arg, n, asset_path_pointer(cx, path));
		return;
	}
	any = asset_str_is(token, "*");
	if (!any && asset_is(n, ASSET_OBJECT)) {
		n = asset_get_str(n, token);
		here.key = token;
		if (n)
			descend(cx, e, n, rest, &here);
		return;
	}
	if (!any)
		return;
	for (n = asset_first(n); n; n = n->next, here.index++) {
		here.key = asset_key(n);
		descend(cx, e, n, rest, &here);
	}
}

void
asset_kind_each(struct asset_ctx *cx, const struct asset_node *spec,
    struct asset_str pattern,
    void (*fn)(struct asset_ctx *, void *, const struct asset_node *,
        struct asset_str), void *arg)
{
	struct each e = { fn, arg };
	struct asset_path root = { NULL, { NULL, 0 }, 0 };

	if (spec)
		descend(cx, &e, spec, pattern, &root);
}

/* Is the pattern a prefix of the pointer? */
static bool
covers(struct asset_ctx *cx, struct asset_str pattern,
    struct asset_str pointer)
{
	struct asset_str a, b;

	while (asset_pointer_token(cx, &pattern, &a)) {
		if (!asset_pointer_token(cx, &pointer, &b))
			return false;
		if (!asset_str_is(a, "*") && !asset_str_eq(a, b))
			return false;
	}
	return true;
}

bool
asset_kind_secret(struct asset_ctx *cx, const struct asset_kind_info *k,
    struct asset_str pointer)
{
	for (const struct asset_node *p = asset_first(k->secrets); p;
	    p = p->next)
		if (covers(cx, asset_text(p), pointer))
			return true;
	return false;
}
