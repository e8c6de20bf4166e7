/* Rules about operations: parameters, responses, tags, security. */
#include "rule/lint.h"
#include "core/banned.h"

asset_rule_fn asset_rule_parameter_duplicate, asset_rule_body_single,
    asset_rule_form_body, asset_rule_response_required,
    asset_rule_success_response, asset_rule_tag_defined,
    asset_rule_security_defined, asset_rule_security_scopes,
    asset_rule_security_used;

/* ---- parameters ---- */

enum { FEW = 16 };

struct parameter {
	struct asset_str name, in;
	const struct asset_node *at;
};

static bool
parameter_of(struct asset_lint *l, const struct asset_node *n,
    struct parameter *p)
{
	const struct asset_node *to = asset_lint_follow(l, n);

	p->name = asset_get_text(to, "name");
	p->in = asset_get_text(to, "in");
	p->at = n;
	return p->name.s && p->in.s;
}

static void
report_twice(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, const struct parameter *p,
    const struct asset_node *first)
{
	struct asset_diag *d = asset_lint_report(l, rule, v,
	    asset_value_place(l->cx, p->at), p->name, p->in);

	d->also = asset_value_place(l->cx, first);
}

static void
check_many(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_map seen = { 0 };
	struct parameter p;

	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		struct asset_str key;
		void **slot;

		if (!parameter_of(l, c, &p))
			continue;
		key = asset_strf(l->cx, "%.*s %.*s", ASSET_P(p.in),
		    ASSET_P(p.name));
		slot = asset_map_at(l->cx, &seen, key);
		if (*slot)
			report_twice(l, rule, v, &p, *slot);
		else
			*slot = c;
	}
}

/* No two parameters of a list have the same name in the same place. */
void
asset_rule_parameter_duplicate(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct parameter all[FEW];
	uint32_t n = 0;

	if (v->node->len > FEW) {
		check_many(l, rule, v);
		return;
	}
	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		struct parameter *p = &all[n];

		if (!parameter_of(l, c, p))
			continue;
		for (uint32_t i = 0; i < n; i++)
			if (asset_str_eq(all[i].name, p->name) &&
			    asset_str_eq(all[i].in, p->in)) {
				report_twice(l, rule, v, p, all[i].at);
				break;
			}
		n++;
	}
}

struct bodies {
	struct parameter body, second, form;
};

static void
find_bodies(struct asset_lint *l, const struct asset_node *list,
    struct bodies *b)
{
	struct parameter p;

	for (struct asset_node *c = asset_first(list); c; c = c->next) {
		if (!parameter_of(l, c, &p))
			continue;
		if (asset_str_is(p.in, "formData") && !b->form.at)
			b->form = p;
		if (!asset_str_is(p.in, "body"))
			continue;
		if (!b->body.at)
			b->body = p;
		else if (!b->second.at && !asset_str_eq(p.name, b->body.name))
			b->second = p;
	}
}

static struct bodies
bodies_of(struct asset_lint *l, const struct asset_visit *v)
{
	struct bodies b = { 0 };

	find_bodies(l, asset_get(v->node, "parameters"), &b);
	if (v->up)
		find_bodies(l, asset_get(v->up->node, "parameters"), &b);
	return b;
}

void
asset_rule_body_single(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct bodies b = bodies_of(l, v);
	struct asset_diag *d;

	if (!b.second.at)
		return;
	d = asset_lint_report(l, rule, v,
	    asset_value_place(l->cx, b.second.at), ASSET_S(""), ASSET_S(""));
	d->also = asset_value_place(l->cx, b.body.at);
}

void
asset_rule_form_body(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct bodies b = bodies_of(l, v);
	struct asset_diag *d;

	if (!b.body.at || !b.form.at)
		return;
	d = asset_lint_report(l, rule, v,
	    asset_value_place(l->cx, b.form.at), ASSET_S(""), ASSET_S(""));
	d->also = asset_value_place(l->cx, b.body.at);
}

/* ---- responses ---- */

static bool
is_response(struct asset_str key)
{
	return !asset_str_starts(key, "x-");
}

void
asset_rule_response_required(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		if (is_response(asset_key(c)))
			return;
	asset_lint_key(l, rule, v, ASSET_S(""), ASSET_S(""));
}

void
asset_rule_success_response(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		if (asset_str_starts(asset_key(c), "2") ||
		    asset_str_starts(asset_key(c), "3") ||
		    asset_str_is(asset_key(c), "default"))
			return;
	asset_lint_key(l, rule, v, ASSET_S(""), ASSET_S(""));
}

/* ---- names of other parts ---- */

static void
learn_tags(struct asset_lint *l, struct asset_map *map)
{
	for (struct asset_node *c =
	    asset_first(asset_get(l->doc->root, "tags")); c; c = c->next) {
		struct asset_str name = asset_get_text(c, "name");

		if (name.s)
			*asset_map_at(l->cx, map, name) = c;
	}
}

void
asset_rule_tag_defined(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_map *map = &asset_lint_state(l, rule)->map;

	if (!map->n)
		learn_tags(l, map);
	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		if (asset_is(c, ASSET_STRING) &&
		    !asset_map_get(map, asset_text(c)))
			asset_lint_report(l, rule, v,
			    asset_value_place(l->cx, c), asset_text(c),
			    ASSET_S(""));
}

static const struct asset_node *
schemes(const struct asset_lint *l)
{
	const struct asset_node *root = l->doc->root;

	return asset_is_swagger2(l) ? asset_get(root, "securityDefinitions") :
	    asset_get(asset_get(root, "components"), "securitySchemes");
}

/* OpenAPI 3.2: a scheme may be named by where it stands. */
static bool
is_address(struct asset_str s)
{
	return s.n && (memchr(s.s, '/', s.n) || memchr(s.s, '#', s.n));
}

void
asset_rule_security_defined(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	for (struct asset_node *c = asset_first(v->node); c; c = c->next)
		if (!asset_get_str(schemes(l), asset_key(c)) &&
		    !is_address(asset_key(c)))
			asset_lint_report(l, rule, v,
			    asset_key_place(l->cx, c), asset_key(c),
			    asset_lint_near(l, asset_key(c), schemes(l)));
}

/* Does the scheme have the scope? Those of OpenID Connect are not known, and
 * OpenAPI 3.1 gives the words of other schemes no meaning. */
static bool
has_scope(const struct asset_lint *l, const struct asset_node *scheme,
    struct asset_str scope)
{
	const struct asset_node *flows = asset_get(scheme, "flows");
	struct asset_str type = asset_get_text(scheme, "type");

	if (asset_get_str(asset_get(scheme, "scopes"), scope))
		return true;
	for (struct asset_node *f = asset_first(flows); f; f = f->next)
		if (asset_get_str(asset_get(f, "scopes"), scope))
			return true;
	return asset_str_is(type, "openIdConnect") ||
	    (!asset_str_is(type, "oauth2") &&
	    asset_str_starts(asset_get_text(l->doc->root, "openapi"), "3.") &&
	    !asset_str_starts(asset_get_text(l->doc->root, "openapi"), "3.0"));
}

void
asset_rule_security_scopes(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		const struct asset_node *scheme = asset_lint_follow(l,
		    asset_get_str(schemes(l), asset_key(c)));

		if (!scheme || c->kind != ASSET_ARRAY)
			continue;
		for (struct asset_node *s = asset_first(c); s; s = s->next)
			if (asset_is(s, ASSET_STRING) &&
			    !has_scope(l, scheme, asset_text(s)))
				asset_lint_report(l, rule, v,
				    asset_value_place(l->cx, s), asset_key(c),
				    asset_text(s));
	}
}

/* Notes what each requirement asks for; at the end, which scheme nothing
 * asked for. */
void
asset_rule_security_used(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	struct asset_map *used = &asset_lint_state(l, rule)->map;
	bool old = asset_is_swagger2(l);
	struct asset_visit up = { .path.up = &v->path, .up = v,
		.path.key = asset_str("components") };
	struct asset_visit in = { .path.up = old ? &v->path : &up.path,
		.up = old ? v : &up, .path.key = asset_str(old ?
		"securityDefinitions" : "securitySchemes"), .node = schemes(l) };
	struct asset_visit child = { .path.up = &in.path, .up = &in };

	if (v->up) {
		for (struct asset_node *c = asset_first(v->node); c; c = c->next)
			*asset_map_at(l->cx, used, asset_key(c)) = l;
		return;
	}
	for (struct asset_node *c = asset_first(in.node); c; c = c->next) {
		child.path.key = asset_key(c);
		child.node = c;
		if (!asset_str_starts(asset_key(c), "x-") &&
		    !asset_map_get(used, asset_key(c)))
			asset_lint_key(l, rule, &child, asset_key(c),
			    ASSET_S(""));
	}
}
