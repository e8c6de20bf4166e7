/* Rules about vendor extensions (x-...): which there are, and where
 * formats/extensions/ allows them. */
#include "model/extension.h"
#include "model/formats.h"
#include "rule/extension.h"
#include "rule/roma.h"
#include "core/banned.h"

asset_rule_fn asset_rule_extension_place, asset_rule_extension_known,
    asset_rule_extension_document, asset_rule_response_name,
    asset_rule_extension_missing;


/* ---- places ---- */

/* The type that stands in the place of a visit, before a union's case. */
static const char *
place_of(const struct asset_visit *v)
{
	const struct asset_field *field;
	const struct asset_type *t = NULL;

	if (v->up && v->path.key.s)
		t = asset_type_member(v->up->type, v->path.key, &field);
	else if (v->up)
		t = v->up->type->items;
	return t && t->by ? t->name : v->type->name;
}

static bool
is_platform(struct asset_str name)
{
	return asset_str_starts(name, "x-apigateway-") ||
	    asset_str_starts(name, "x-livedata-");
}

const struct asset_node *
asset_extension_of(const struct asset_visit *v)
{
	const struct asset_node *row = is_platform(asset_visit_key(v)) ?
	    asset_extension(asset_visit_key(v)) : NULL;

	return asset_get(row, "at") ? row : NULL;
}

const struct asset_node *
asset_extension_here(const struct asset_visit *v)
{
	const struct asset_node *row = v->up ? asset_extension_of(v) : NULL;

	return row && asset_extension_at(row, place_of(v->up)) ? row : NULL;
}

static struct asset_str
places_text(struct asset_lint *l, const struct asset_node *row)
{
	struct asset_buf b;

	asset_buf_init(&b, l->cx);
	for (struct asset_node *c = asset_first(asset_get(row, "at")); c;
	    c = c->next) {
		if (b.n)
			asset_buf_puts(&b, ", ");
		asset_buf_str(&b, asset_text(c));
	}
	return asset_buf_text(&b);
}

void
asset_rule_extension_place(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *row = v->up ? asset_extension_of(v) : NULL;

	if (row && !asset_extension_at(row, place_of(v->up)))
		asset_lint_key(l, rule, v, asset_visit_key(v),
		    places_text(l, row));
}

/* ---- names ---- */

enum { NAMES = 50 }; /* about as many as there are */

static struct asset_str
nearest(struct asset_lint *l, struct asset_str name)
{
	const struct asset_node *files =
	    asset_get(asset_formats, "extensions");
	struct asset_guess g = asset_guess_new(name);

	g.least = 4; /* they all look much alike */
	if (l->guesses < NAMES)
		return g.best;
	l->guesses -= NAMES;
	for (struct asset_node *f = asset_first(files); f; f = f->next)
		for (struct asset_node *r = asset_first(f); r; r = r->next)
			if (asset_get(r, "at"))
				asset_guess_try(&g, asset_key(r));
	return g.best;
}

/* A name with the platform's prefix is one of its extensions. */
void
asset_rule_extension_known(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	struct asset_str name = asset_visit_key(v);

	if (is_platform(name) && !asset_extension_of(v))
		asset_lint_key(l, rule, v, name, nearest(l, name));
}

/* The platform reads it in more than Swagger 2.0. */
void
asset_rule_extension_document(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *row = asset_extension_here(v), *d;

	d = asset_first(asset_get(row, "documents"));
	if (d && !d->next && asset_is_text(d, "swagger2"))
		asset_lint_key(l, rule, v, asset_visit_key(v), ASSET_S(""));
}

static bool
has_platform(const struct asset_node *object)
{
	const struct asset_node *c = asset_first(object);

	while (c && !is_platform(asset_key(c)))
		c = c->next;
	return c != NULL;
}

/* "default-cors" is a response in files of the gateway only. */
void
asset_rule_response_name(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	if (v->up && has_platform(v->up->node))
		return;
	for (struct asset_node *c = asset_first(v->node); c; c = c->next) {
		struct asset_visit child = { .path.up = &v->path, .up = v,
			.path.key = asset_key(c), .node = c };

		if (asset_str_starts(asset_key(c), "default-"))
			asset_lint_key(l, rule, &child, asset_key(c),
			    ASSET_S(""));
	}
}

/* ---- those that have to be there ---- */

/* Only one of the two products may have made the file: what the other one
 * alone requires is asked for by a rule of its own. */
static bool
is_required(const struct asset_node *row, bool custom)
{
	const struct asset_node *p = asset_first(asset_get(row, "products"));

	if (!asset_get_true(row, "required") ||
	    !asset_extension_at(row, "operation") ||
	    asset_str_starts(asset_key(row), "x-livedata-") != custom)
		return false;
	while (p && !custom && !asset_is_text(p, "apig"))
		p = p->next;
	return p != NULL;
}

/* One finding for all that an operation lacks; a hint when the sources do not
 * agree about any of them. */
void
asset_rule_extension_missing(struct asset_lint *l,
    const struct asset_rule *rule, const struct asset_visit *v)
{
	const struct asset_node *f = asset_first(asset_get(asset_formats,
	    "extensions")), *r;
	bool custom = asset_custom_backend(v->node) != NULL, sure = false;
	struct asset_buf b;

	if (!asset_api_path(v).s)
		return;
	asset_buf_init(&b, l->cx);
	for (; f; f = f->next)
		for (r = asset_first(f); r; r = r->next) {
			if (!is_required(r, custom) ||
			    asset_get_str(v->node, asset_key(r)))
				continue;
			asset_buf_puts(&b, b.n ? ", " : "");
			asset_buf_str(&b, asset_key(r));
			sure |= !asset_get_true(r, "loose");
		}
	if (b.n)
		asset_lint_report(l, rule, v, asset_key_place(l->cx, v->node),
		    asset_buf_text(&b), ASSET_S(""))->severity =
		    sure ? 0 : ASSET_HINT;
}
