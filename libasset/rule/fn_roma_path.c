/* Rules of ruleset roma about the document, its paths and its methods. */
#include "core/utf8.h"
#include "rule/roma.h"
#include "core/banned.h"

asset_rule_fn asset_rule_roma_version, asset_rule_roma_size,
    asset_rule_roma_apis, asset_rule_roma_path_length,
    asset_rule_roma_path_part, asset_rule_roma_path_reserved, asset_rule_roma_any,
    asset_rule_roma_preflight, asset_rule_matches;

static int64_t
most_of(struct asset_lint *l, const struct asset_rule *rule)
{
	return asset_int(asset_get(asset_lint_state(l, rule)->with, "most"),
	    INT64_MAX);
}

/* ---- the document ---- */

/* A version that no import takes. */
void
asset_rule_roma_version(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	asset_lint_below(l, rule, v, asset_get(v->node, l->grammar->field),
	    asset_str(l->grammar->title), ASSET_S(""));
}

/* with.most bytes. */
void
asset_rule_roma_size(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	if (l->doc->src && l->doc->src->size > most_of(l, rule))
		asset_lint_value(l, rule, v, asset_strf(l->cx, "%lld",
		    (long long)l->doc->src->size), asset_strf(l->cx, "%lld",
		    (long long)most_of(l, rule)));
}

static const char *const methods[] = { "get", "put", "post", "delete",
	"options", "head", "patch" };

enum { METHODS = sizeof methods / sizeof *methods };

static uint32_t
count_operations(const struct asset_node *item)
{
	uint32_t n = asset_get(item, "x-apigateway-any-method") != NULL;

	for (int i = 0; i < METHODS; i++)
		n += asset_get(item, methods[i]) != NULL;
	return n;
}

/* with.most operations. */
void
asset_rule_roma_apis(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	int64_t n = 0;

	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		if (asset_str_starts(asset_key(c), "/"))
			n += count_operations(c);
	if (n > most_of(l, rule))
		asset_lint_key(l, rule, v, asset_strf(l->cx, "%lld",
		    (long long)n), asset_strf(l->cx, "%lld",
		    (long long)most_of(l, rule)));
}

/* The text matches with.pattern. */
void
asset_rule_matches(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str pattern = asset_get_text(
	    asset_lint_state(l, rule)->with, "pattern");

	if (v->node->kind == ASSET_STRING &&
	    !asset_lint_match(l, pattern, asset_text(v->node)))
		asset_lint_value(l, rule, v, asset_text(v->node),
		    ASSET_S(""));
}

/* ---- paths ---- */

/* The path of a path item that stands under paths, else {NULL, 0}. */
static struct asset_str
item_path(const struct asset_visit *item)
{
	struct asset_visit below = { .up = item };

	return asset_api_path(&below);
}

static struct asset_str
base_of(const struct asset_lint *l)
{
	struct asset_str base = asset_get_text(l->doc->root, "basePath");

	while (base.n && base.s[base.n - 1] == '/')
		base.n--;
	return base;
}

/* With the base path at most with.most characters. */
void
asset_rule_roma_path_length(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_str path = item_path(v), base = base_of(l);
	size_t n = asset_utf8_length(path) +
	    asset_utf8_length(base);

	if (path.s && n > (size_t)most_of(l, rule))
		asset_lint_key(l, rule, v, asset_strf(l->cx, "%zu", n),
		    asset_strf(l->cx, "%lld", (long long)most_of(l, rule)));
}

/* A segment with a variable is the variable. */
void
asset_rule_roma_path_part(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str path = item_path(v);
	uint32_t from = 0;

	for (uint32_t i = 1; path.s && i <= path.n; i++) {
		struct asset_str part = { path.s + from + 1, i - from - 1 };

		if (i < path.n && path.s[i] != '/')
			continue;
		from = i;
		if (part.n && memchr(part.s, '{', part.n) &&
		    (part.s[0] != '{' || part.s[part.n - 1] != '}' ||
		    memchr(part.s + 1, '{', part.n - 1)))
			asset_lint_key(l, rule, v, part, ASSET_S(""));
	}
}

/* with.paths are the platform's own for with.method. */
void
asset_rule_roma_path_reserved(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *with = asset_lint_state(l, rule)->with;
	struct asset_str path = asset_api_path(v);
	const struct asset_node *p = asset_first(asset_get(with, "paths"));

	if (!path.s || !asset_is_text(asset_get(with, "method"),
	    asset_cstr(l->cx, asset_visit_key(v))))
		return;
	path = asset_strf(l->cx, "%.*s%.*s", ASSET_P(base_of(l)),
	    ASSET_P(path));
	for (; p; p = p->next)
		if (asset_str_eq(asset_text(p), path))
			asset_lint_key(l, rule, v, path, ASSET_S(""));
}

/* ---- methods ---- */

/* An operation for any other method has methods left to answer. */
void
asset_rule_roma_any(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *any = asset_get(v->node,
	    "x-apigateway-any-method");

	if (any && count_operations(v->node) == METHODS + 1)
		asset_lint_below(l, rule, v, any, ASSET_S(""), ASSET_S(""));
}

/* Calls from other origins ask first, by OPTIONS. */
void
asset_rule_roma_preflight(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *cors = asset_get(v->node, "x-apigateway-cors");
	struct asset_str method = asset_visit_key(v);

	if (!asset_api_path(v).s ||
	    !asset_get_true(v->node, "x-apigateway-cors") ||
	    asset_str_is(method, "x-apigateway-any-method") ||
	    asset_get(v->up->node, "options") ||
	    asset_get(v->up->node, "x-apigateway-any-method"))
		return;
	if (asset_str_is(method, "put") || asset_str_is(method, "delete") ||
	    asset_str_is(method, "patch"))
		asset_lint_below(l, rule, v, cors, ASSET_S(""), ASSET_S(""));
}
