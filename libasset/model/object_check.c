#include "core/buf.h"
#include "model/formats.h"
#include "model/object.h"
#include "model/variable.h"
#include "tree/pointer.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* What "body:/x" names in a spec; false for other targets and patterns. */
static bool
body_pointer(struct asset_str to, struct asset_str *pointer)
{
	if (!asset_str_starts(to, "body:") || memchr(to.s, '*', to.n))
		return false;
	*pointer = (struct asset_str){ to.s + 5, to.n - 5 };
	return true;
}

/* A field of the call that key or refs give already. */
static void
check_repeated(struct asset_ctx *cx, const struct asset_object *o,
    struct asset_str to, struct asset_str name, const char *id)
{
	struct asset_node *n;
	struct asset_str pointer;

	if (!body_pointer(to, &pointer))
		return;
	n = asset_pointer_get(cx, o->spec, pointer);
	if (n)
		asset_report_str(cx, id, asset_key_place(cx, n), asset_key(n),
		    name, none);
}

static void
report_server_field(struct asset_ctx *cx, void *arg,
    const struct asset_node *n, struct asset_str pointer)
{
	(void)arg;
	(void)pointer;
	asset_report_str(cx, "spec-server-field", asset_key_place(cx, n),
	    asset_key(n), none, none);
}

/* An id that only one instance knows, and no parameter in its place. */
static void
report_bound(struct asset_ctx *cx, void *arg, const struct asset_node *n,
    struct asset_str pointer)
{
	(void)arg;
	(void)pointer;
	if (n->kind != ASSET_NULL && n->len &&
	    !asset_variable_in(asset_text(n)))
		asset_report_str(cx, "spec-bound-id", asset_value_place(cx,
		    n), asset_key(n), none, none);
}

static void
hide(struct asset_ctx *cx, const struct asset_node *n)
{
	if (!asset_is_container(n))
		asset_source_hide(cx, asset_value_place(cx, n));
	for (n = asset_first(n); n; n = n->next)
		hide(cx, n);
}

static void
check_secret(struct asset_ctx *cx, void *arg, const struct asset_node *n,
    struct asset_str pointer)
{
	(void)arg;
	(void)pointer;
	if (n->kind == ASSET_NULL || n->len == 0 ||
	    asset_variable_is_secret(asset_text(n)))
		return;
	hide(cx, n);
	asset_report_str(cx, "secret-in-clear", asset_value_place(cx, n),
	    asset_key(n), none, none);
}

static void
check_variable_in_key(struct asset_ctx *cx, const struct asset_object *o)
{
	for (const struct asset_node *n = asset_first(o->key); n; n = n->next)
		if (asset_variable_in(asset_text(n)))
			asset_report_str(cx, "variable-in-key",
			    asset_value_place(cx, n), asset_key(n), none,
			    none);
}

static bool
looks_secret(const struct asset_node *n)
{
	const struct asset_node *w = asset_first(asset_get(asset_get(
	    asset_formats, "words"), "secrets"));
	struct asset_str name = asset_key(n);

	for (; w; w = w->next) {
		struct asset_str end = asset_text(w), tail = name;

		if (name.n < end.n)
			continue;
		tail.s += name.n - end.n;
		tail.n = end.n;
		if (asset_str_case_eq(tail, end))
			return true;
	}
	return false;
}

/* Fields that no kind knows, but that are named like a secret. */
static void
suspect(struct asset_ctx *cx, const struct asset_kind_info *k,
    const struct asset_node *n, const struct asset_path *up)
{
	struct asset_path here = { up, none, 0 };

	for (n = asset_first(n); n; n = n->next, here.index++) {
		here.key = asset_key(n);
		if (asset_is_container(n)) {
			suspect(cx, k, n, &here);
			continue;
		}
		if (n->kind != ASSET_STRING || !n->len || !looks_secret(n) ||
		    asset_variable_is_secret(asset_text(n)) ||
		    asset_kind_secret(cx, k, asset_path_pointer(cx, &here)))
			continue;
		hide(cx, n);
		asset_report_str(cx, "secret-suspected", asset_value_place(cx,
		    n), asset_key(n), none, none);
	}
}

void
asset_object_check_secrets(struct asset_ctx *cx,
    const struct asset_kind_info *k, const struct asset_node *spec)
{
	struct asset_path root = { NULL, none, 0 };
	const struct asset_node *p;

	for (p = asset_first(k->secrets); p; p = p->next)
		asset_kind_each(cx, spec, asset_text(p), check_secret, NULL);
	suspect(cx, k, spec, &root);
}

void
asset_object_check(struct asset_ctx *cx, const struct asset_object *o)
{
	const struct asset_kind_info *k = o->kind;
	const struct asset_node *p;

	check_variable_in_key(cx, o);
	for (uint32_t i = 0; i < k->nkeys; i++)
		check_repeated(cx, o, k->keys[i].to, k->keys[i].name,
		    "spec-repeats-key");
	for (uint32_t i = 0; i < k->nrefs; i++)
		check_repeated(cx, o, k->refs[i].to, k->refs[i].name,
		    "spec-holds-id");
	for (p = asset_first(k->server); p; p = p->next)
		asset_kind_each(cx, o->spec, asset_text(p),
		    report_server_field, NULL);
	for (p = asset_first(asset_get(k->root, "bound")); p; p = p->next)
		asset_kind_each(cx, o->spec, asset_text(p), report_bound,
		    NULL);
}
