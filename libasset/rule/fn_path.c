/* Rules about paths and the parameters in them. */
#include "rule/lint.h"
#include "core/banned.h"

asset_rule_fn asset_rule_path_params, asset_rule_path_params_used,
    asset_rule_path_parameter_required, asset_rule_path_template,
    asset_rule_path_duplicate, asset_rule_path_slash,
    asset_rule_path_query;

/* ---- templates ---- */

bool
asset_template_next(struct asset_str *rest, struct asset_str *name)
{
	const char *open, *close;

	if (!rest->n)
		return false;
	open = memchr(rest->s, '{', rest->n);
	if (!open)
		return false;
	rest->n -= (uint32_t)(open + 1 - rest->s);
	rest->s = open + 1;
	close = rest->n ? memchr(rest->s, '}', rest->n) : NULL;
	if (!close)
		return false;
	*name = (struct asset_str){ rest->s, (uint32_t)(close - rest->s) };
	rest->n -= name->n + 1;
	rest->s = close + 1;
	return true;
}

enum { FEW = 16 };

/* The names in a path: a short list, or a map of many. */
struct names {
	struct asset_str name[FEW];
	bool seen[FEW];
	uint32_t n;
	struct asset_map many;
};

static void
find_names(struct asset_lint *l, struct asset_str path, struct names *names)
{
	struct asset_str name;

	names->n = 0;
	names->many = (struct asset_map){ 0 };
	while (asset_template_next(&path, &name)) {
		if (names->n < FEW) {
			names->name[names->n] = name;
			names->seen[names->n++] = false;
		} else {
			asset_map_at(l->cx, &names->many, name);
		}
	}
}

/* Marks a name as declared; false when the path does not have it. */
static bool
declare(struct asset_lint *l, struct names *names, struct asset_str name)
{
	uint32_t before = names->many.n;
	bool found = false;

	for (uint32_t i = 0; i < names->n; i++)
		if (asset_str_eq(names->name[i], name))
			found = names->seen[i] = true;
	if (found || !before)
		return found;
	*asset_map_at(l->cx, &names->many, name) = l;
	return names->many.n == before;
}

/* The path of a path item that stands under paths, else {NULL, 0}. */
static struct asset_str
path_of(const struct asset_visit *item)
{
	if (!item || !item->up || !item->up->up || item->up->up->up ||
	    !asset_str_starts(item->path.key, "/"))
		return (struct asset_str){ NULL, 0 };
	return item->path.key;
}

/* ---- parameters against the path ---- */

/* Declares the path parameters of a list. False when one of the references
 * in it leads nowhere: nothing can then be said about the list. */
static bool
declare_list(struct asset_lint *l, const struct asset_node *list,
    struct names *names)
{
	bool complete = true;

	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		const struct asset_node *p = asset_lint_follow(l, c);

		if (!p)
			complete = false;
		else if (asset_is_text(asset_get(p, "in"), "path"))
			declare(l, names, asset_get_text(p, "name"));
	}
	return complete;
}

/* Each {name} of the path is declared at the operation or the path item. Of
 * more than FEW that are not, only the first are reported. */
void
asset_rule_path_params(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str path = path_of(v->up), rest = path, name;
	struct names names;

	if (!path.s)
		return;
	find_names(l, path, &names);
	if (!names.n || !declare_list(l, asset_get(v->node, "parameters"),
	    &names) || !declare_list(l, asset_get(v->up->node, "parameters"),
	    &names))
		return;
	for (uint32_t i = 0, told = 0; told < FEW && asset_template_next(&rest, &name);
	    i++) {
		if (!name.n || (i < FEW ? names.seen[i] :
		    asset_map_get(&names.many, name) != NULL))
			continue;
		asset_lint_key(l, rule, v, name, ASSET_S(""));
		told++;
	}
}

/* Each declared path parameter is in the path. */
void
asset_rule_path_params_used(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	bool item = path_of(v).s != NULL;
	struct asset_str path = item ? path_of(v) : path_of(v->up);
	const struct asset_node *list = asset_get(v->node, "parameters");
	struct names names;

	if (!path.s || !list)
		return;
	find_names(l, path, &names);
	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		const struct asset_node *p = asset_lint_follow(l, c);
		const struct asset_node *name = asset_get(p, "name");

		if (!asset_is_text(asset_get(p, "in"), "path") ||
		    !asset_is(name, ASSET_STRING) ||
		    declare(l, &names, asset_text(name)))
			continue;
		asset_lint_report(l, rule, v, asset_value_place(l->cx,
		    p == c ? name : asset_ref_text(c)), asset_text(name),
		    ASSET_S(""));
	}
}

void
asset_rule_path_parameter_required(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *required = asset_get(v->node, "required");

	if (!required)
		asset_lint_key(l, rule, v, asset_get_text(v->node, "name"),
		    ASSET_S(""));
	else if (required->kind == ASSET_BOOL &&
	    asset_text(required).s[0] == 'f')
		asset_lint_report(l, rule, v,
		    asset_value_place(l->cx, required),
		    asset_get_text(v->node, "name"), ASSET_S(""));
}

/* ---- the path itself ---- */

/* A name that stands twice, or an empty text. */
static struct asset_str
name_twice(struct asset_lint *l, struct asset_str path)
{
	struct names names = { .n = 0 };
	struct asset_str name;

	while (asset_template_next(&path, &name)) {
		uint32_t before = names.many.n;

		for (uint32_t i = 0; i < names.n; i++)
			if (asset_str_eq(names.name[i], name))
				return name;
		if (names.n < FEW) {
			names.name[names.n++] = name;
			continue;
		}
		asset_map_at(l->cx, &names.many, name);
		if (names.many.n == before)
			return name;
	}
	return ASSET_S("");
}

/* Where a template is not well formed, or an empty text. */
static struct asset_str
wrong_part(struct asset_lint *l, struct asset_str path)
{
	uint32_t open = 0;
	bool inside = false;

	for (uint32_t i = 0; i < path.n; i++) {
		char c = path.s[i];
		bool bad = inside ? c == '{' || (c == '}' && i == open + 1) :
		    c == '}';

		if (bad)
			return (struct asset_str){ path.s + i, path.n - i };
		if (c == '{')
			open = i;
		inside = c == '{' || (inside && c != '}');
	}
	if (inside)
		return (struct asset_str){ path.s + open, path.n - open };
	return name_twice(l, path);
}

void
asset_rule_path_template(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str wrong;

	if (!path_of(v).s)
		return;
	wrong = wrong_part(l, path_of(v));
	if (wrong.n)
		asset_lint_key(l, rule, v, wrong, ASSET_S(""));
}

/* The path has no with.mark, which starts a query or a fragment. */
void
asset_rule_path_query(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str path = path_of(v), mark = asset_get_text(
	    asset_lint_state(l, rule)->with, "mark");
	bool inside = false;

	for (uint32_t i = 0; i < path.n; i++) {
		char c = path.s[i];

		if (!inside && c == mark.s[0]) {
			asset_lint_key(l, rule, v, (struct asset_str){
			    path.s + i, path.n - i }, ASSET_S(""));
			return;
		}
		inside = c == '{' || (inside && c != '}');
	}
}

/* The path with each {name} as {}. */
static struct asset_str
without_names(struct asset_lint *l, struct asset_str path)
{
	char *s = asset_alloc(l->cx, path.n);
	uint32_t n = 0;
	bool inside = false;

	for (uint32_t i = 0; i < path.n; i++) {
		inside &= path.s[i] != '}';
		if (!inside)
			s[n++] = path.s[i];
		inside |= path.s[i] == '{';
	}
	return (struct asset_str){ s, n };
}

static const char *const methods[] = { "get", "put", "post", "delete",
	"options", "head", "patch", "trace", "query",
	"x-apigateway-any-method" };

enum { METHODS = sizeof methods / sizeof *methods };

/* The path items of equal paths that have each method, by match mode: the
 * gateway has an API for the whole path beside one for its start. */
struct claims {
	const struct asset_node *item[METHODS][2];
};

static bool
is_prefix(const struct asset_node *operation)
{
	return asset_str_case_eq(asset_get_text(operation,
	    "x-apigateway-match-mode"), ASSET_S("SWA"));
}

/* Claims the methods of a path item; the one that has one of them already,
 * or NULL. */
static const struct asset_node *
claim(struct claims *claims, const struct asset_node *item)
{
	const struct asset_node *first = NULL;

	for (int i = 0; i < METHODS; i++) {
		const struct asset_node *op = asset_get(item, methods[i]);
		const struct asset_node **claimed =
		    &claims->item[i][op && is_prefix(op)];

		if (!op)
			continue;
		if (!*claimed)
			*claimed = item;
		else if (!first)
			first = *claimed;
	}
	return first;
}

/* No other path that is equal but for the names has the same method. */
void
asset_rule_path_duplicate(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_rule_state *state = asset_lint_state(l, rule);
	const struct asset_node *first;
	struct asset_str path = path_of(v);
	struct asset_diag *d;
	void **slot;

	if (!path.s || !memchr(path.s, '{', path.n))
		return;
	path = without_names(l, path);
	slot = asset_map_at(l->cx, &state->map, path);
	if (!*slot) {
		*slot = (void *)(uintptr_t)v->node;
		return; /* most are alone and need no claims */
	}
	first = *slot;
	slot = asset_map_at(l->cx, &state->more, path);
	if (!*slot) {
		*slot = asset_zalloc(l->cx, sizeof(struct claims));
		claim(*slot, first);
	}
	first = claim(*slot, v->node);
	if (!first || asset_str_eq(asset_key(first), path_of(v)))
		return; /* the reader reports a key that stands twice */
	d = asset_lint_report(l, rule, v, asset_key_place(l->cx, v->node),
	    asset_key(first), ASSET_S(""));
	d->also = asset_key_place(l->cx, first);
}

void
asset_rule_path_slash(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_str path = path_of(v);

	if (path.n > 1 && asset_str_ends(path, "/"))
		asset_lint_key(l, rule, v, ASSET_S(""), ASSET_S(""));
}
