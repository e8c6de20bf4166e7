#include "rule/roma.h"

#include "model/extension.h"
#include "core/banned.h"

struct asset_visit
asset_visit_below(const struct asset_visit *up, const struct asset_node *child,
    uint32_t index)
{
	return (struct asset_visit){ .path.up = &up->path, .up = up,
		.path.index = index, .path.key = asset_key(child),
		.node = child };
}

struct asset_diag *
asset_lint_below(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *up, const struct asset_node *child,
    struct asset_str a, struct asset_str b)
{
	struct asset_visit v = asset_visit_below(up, child, 0);

	return asset_lint_report(l, rule, &v, asset_is_container(child) ?
	    asset_key_place(l->cx, child) : asset_value_place(l->cx, child),
	    a, b);
}

struct asset_str
asset_api_path(const struct asset_visit *operation)
{
	const struct asset_visit *item = operation->up;

	if (!item || !item->up || !item->up->up || item->up->up->up ||
	    !asset_str_starts(item->path.key, "/"))
		return (struct asset_str){ NULL, 0 };
	return item->path.key;
}

const struct asset_node *
asset_custom_backend(const struct asset_node *op)
{
	const struct asset_node *c = asset_first(op);

	while (c && !asset_str_starts(asset_key(c), "x-livedata-"))
		c = c->next;
	return c;
}

bool
asset_node_is_case(const struct asset_node *n, const char *text)
{
	return asset_is(n, ASSET_STRING) &&
	    asset_str_case_eq(asset_text(n), asset_str(text));
}

/* ---- request parameters ---- */

static struct asset_str
small(struct asset_ctx *cx, struct asset_str s)
{
	char *t = asset_alloc(cx, (size_t)s.n + 1);

	for (uint32_t i = 0; i < s.n; i++)
		t[i] = (char)(s.s[i] >= 'A' && s.s[i] <= 'Z' ?
		    s.s[i] + 32 : s.s[i]);
	return (struct asset_str){ t, s.n };
}

struct asset_str
asset_param_place(struct asset_ctx *cx, struct asset_str in,
    struct asset_str name)
{
	in = small(cx, in);
	return asset_strf(cx, "%.*s %.*s", ASSET_P(in),
	    ASSET_P(asset_str_is(in, "header") ? small(cx, name) : name));
}

bool
asset_param_same(struct asset_str in, struct asset_str name,
    struct asset_str in2, struct asset_str name2)
{
	if (!asset_str_case_eq(in, in2))
		return false;
	return asset_str_case_eq(in, ASSET_S("header")) ?
	    asset_str_case_eq(name, name2) : asset_str_eq(name, name2);
}

const struct asset_param *
asset_params_find(struct asset_lint *l, const struct asset_params *p,
    struct asset_str in, struct asset_str name)
{
	uintptr_t at;

	if (p->n > ASSET_FEW) {
		at = (uintptr_t)asset_map_get(&p->places,
		    asset_param_place(l->cx, in, name));
		return at ? &p->list[at - 1] : NULL;
	}
	for (uint32_t i = 0; i < p->n; i++)
		if (asset_param_same(in, name,
		    asset_get_text(p->list[i].to, "in"),
		    asset_get_text(p->list[i].to, "name")))
			return &p->list[i];
	return NULL;
}

/* The maps are made when there are many. */
static void
index_params(struct asset_lint *l, struct asset_params *p)
{
	for (uint32_t i = p->names.n ? p->n - 1 : 0; i < p->n; i++) {
		struct asset_str name = asset_get_text(p->list[i].to, "name");
		void **slot = asset_map_at(l->cx, &p->places,
		    asset_param_place(l->cx, asset_get_text(p->list[i].to,
		    "in"), name));

		if (!*slot)
			*slot = (void *)((uintptr_t)i + 1);
		*asset_map_at(l->cx, &p->names, name) = p;
	}
}

static void
add_params(struct asset_lint *l, struct asset_params *p,
    const struct asset_node *list)
{
	uint32_t own = p->n;

	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		const struct asset_node *to = asset_lint_follow(l, c);
		struct asset_str name = asset_get_text(to, "name");
		struct asset_str in = asset_get_text(to, "in");
		const struct asset_param *first;

		p->open |= to == NULL || asset_first(asset_get(to,
		    "x-apigateway-orchestrations")); /* may make others */
		if (!name.s || !in.s)
			continue;
		first = own ? asset_params_find(l, p, in, name) : NULL;
		if (first && first < p->list + own)
			continue; /* the operation's own replaces it */
		if (p->n == p->room)
			p->list = asset_grow(l->cx, p->list, &p->room,
			    sizeof *p->list);
		p->list[p->n++] = (struct asset_param){ c, to };
		if (p->n > ASSET_FEW)
			index_params(l, p);
	}
}

const struct asset_params *
asset_params_of(struct asset_lint *l, const struct asset_visit *operation)
{
	struct asset_params *p = l->params;

	if (p && p->operation == operation->node)
		return p;
	if (!p)
		p = l->params = asset_zalloc(l->cx, sizeof *p);
	*p = (struct asset_params){ .operation = operation->node,
		.list = p->list, .room = p->room };
	add_params(l, p, asset_get(operation->node, "parameters"));
	if (operation->up)
		add_params(l, p, asset_get(operation->up->node,
		    "parameters"));
	return p;
}

bool
asset_params_has(struct asset_lint *l, const struct asset_params *p,
    struct asset_str name)
{
	if (p->open || asset_params_find(l, p, ASSET_S("header"), name))
		return true;
	if (p->n > ASSET_FEW)
		return asset_map_get(&p->names, name) != NULL;
	for (uint32_t i = 0; i < p->n; i++)
		if (asset_str_eq(asset_get_text(p->list[i].to, "name"), name))
			return true;
	return false;
}

struct asset_str
asset_params_near(struct asset_lint *l, const struct asset_params *p,
    struct asset_str name)
{
	struct asset_guess g = asset_guess_new(name);

	if (p->n > l->guesses)
		return g.best;
	l->guesses -= p->n;
	for (uint32_t i = 0; i < p->n; i++)
		asset_guess_try(&g, asset_get_text(p->list[i].to, "name"));
	return g.best;
}

/* ---- backends ---- */

static bool
start(struct asset_backends *b)
{
	const struct asset_node *n = asset_get(b->operation->node,
	    "x-apigateway-backend");
	const struct asset_node *list = asset_get(b->operation->node,
	    "x-apigateway-backend-policies");

	b->started = true;
	b->next = asset_is(list, ASSET_ARRAY) ? asset_first(list) : NULL;
	if (list)
		b->policies = asset_visit_below(b->operation, list, 0);
	if (n)
		b->backend = asset_visit_below(b->operation, n, 0);
	return asset_is(n, ASSET_OBJECT);
}

bool
asset_backends_next(struct asset_backends *b)
{
	if (!b->started && start(b))
		return true;
	for (; b->next && b->next->kind != ASSET_OBJECT; b->index++)
		b->next = b->next->next;
	if (!b->next)
		return false;
	b->policy = true;
	b->backend = asset_visit_below(&b->policies, b->next, b->index++);
	b->next = b->next->next;
	return true;
}

const struct asset_visit *
asset_backends_end(struct asset_backends *b)
{
	const struct asset_node *needs = asset_get(asset_get(asset_get(
	    asset_extension(ASSET_S("x-apigateway-backend")), "value"),
	    "needs"), "type");
	const struct asset_node *end = asset_get_str(b->backend.node,
	    asset_text(asset_get_str(needs,
	    asset_get_text(b->backend.node, "type"))));

	if (!asset_is(end, ASSET_OBJECT))
		return NULL;
	b->end = asset_visit_below(&b->backend, end, 0);
	return &b->end;
}
