#include "model/validate.h"

#include "core/uri.h"
#include "core/banned.h"

/* Schemas applied in one check: enough for any schema that is not made to
 * explode, and more for larger documents. */
enum { BUDGET = 20000000, BUDGET_BYTE = 50 };

struct asset_validator *
asset_validator_new(struct asset_ctx *cx, const struct asset_node *root,
    enum asset_schema_dialect dialect, unsigned flags)
{
	struct asset_validator *v = asset_zalloc(cx, sizeof *v);

	v->cx = cx;
	v->root = root;
	v->dialect = dialect;
	v->flags = flags;
	v->left = UINT64_MAX;
	asset_vwords_index(v);
	v->top = asset_vresource_new(v, root, ASSET_S(""), NULL);
	return v;
}

void
asset_validator_add(struct asset_validator *v, struct asset_str uri,
    const struct asset_node *root)
{
	uri = asset_str_copy(v->cx, asset_uri_without_fragment(uri));
	*asset_map_at(v->cx, &v->documents, uri) = (void *)(uintptr_t)root;
	if (!v->top->vocabularies)
		asset_vresource_dialect(v, v->top);
}

void
asset_validator_files(struct asset_validator *v, struct asset_refs *refs)
{
	v->refs = refs;
}

void
asset_validator_side(struct asset_validator *v, unsigned side)
{
	v->flags &= ~(unsigned)(ASSET_VALIDATE_REQUEST |
	    ASSET_VALIDATE_ANSWER | ASSET_VALIDATE_MEMBER);
	v->flags |= side;
}

void
asset_validator_budget(struct asset_validator *v, uint64_t n)
{
	v->left = n;
}

/* Schemas below the root are found from the root, so that each knows the
 * "$id" around it; a whole API description is no schema itself. */
static struct asset_vschema *
schema_of(struct asset_validator *v, const struct asset_node *n)
{
	struct asset_vschema *s = asset_vschema_find(v, n);

	if (s)
		return s;
	if (!asset_get(v->root, "openapi") && !asset_get(v->root, "swagger"))
		asset_vschema_at(v, v->root, v->top);
	return asset_vschema_at(v, n, v->top);
}

static uint64_t
budget(const struct asset_validator *v, const struct asset_node *n)
{
	uint64_t most = BUDGET;

	if (n->flags & ASSET_NODE_PLACED)
		most += (uint64_t)v->cx->sources[n->src]->size * BUDGET_BYTE;
	return most < v->left ? most : v->left;
}

bool
asset_validator_resource(struct asset_validator *v,
    const struct asset_node *schema)
{
	struct asset_vschema *s = asset_vschema_at(v, schema, v->top);

	return !s || s->res->vocabularies;
}

/* Is it a bound, and the whole number on its right side? The bound itself may
 * be excluded by another word. */
static bool
is_within(const struct asset_vword *w, const struct asset_node *bound,
    const struct asset_node *n)
{
	bool least = strcmp(w->word, "minimum") == 0;
	int64_t limit, value;

	return (least || strcmp(w->word, "maximum") == 0) &&
	    asset_is(bound, ASSET_NUMBER) && n->kind == ASSET_NUMBER &&
	    asset_decimal_small(asset_text(bound), &limit) &&
	    asset_decimal_small(asset_text(n), &value) &&
	    (least ? value > limit : value < limit);
}

/* A schema that says no more than a type and bounds is not compiled for one
 * value that fits. */
static bool
is_plain(const struct asset_validator *v, const struct asset_node *schema,
    const struct asset_node *n)
{
	const struct asset_vword *w;
	const struct asset_node *type = NULL;
	int64_t small;

	if (!asset_is(schema, ASSET_OBJECT) || schema == v->root)
		return false;
	for (struct asset_node *c = asset_first(schema); c; c = c->next) {
		if (asset_str_is(asset_key(c), "$schema"))
			return false;
		w = asset_vword_find(v->top, asset_key(c));
		if (!w)
			continue;
		if (strcmp(w->word, "type") == 0)
			type = c;
		else if (w->kinds >> n->kind & 1 && !is_within(w, c, n) &&
		    !(w->fn == asset_vop_enum &&
		    v->flags & ASSET_VALIDATE_MEMBER) &&
		    !(w->fn == asset_vop_format &&
		    !asset_format_known(asset_text(c))))
			return false;
	}
	if (asset_is_text(type, "integer"))
		return n->kind == ASSET_NUMBER &&
		    asset_decimal_small(asset_text(n), &small);
	return !type || asset_is_text(type, asset_kind_name(n->kind));
}

bool
asset_validator_check(struct asset_validator *v,
    const struct asset_node *schema, const struct asset_node *instance,
    struct asset_violations *out)
{
	struct asset_vschema *s = is_plain(v, schema, instance) ? NULL :
	    schema_of(v, schema);
	uint64_t most = budget(v, instance);
	struct asset_vrun r = { .v = v, .out = out,
	    .all = out, .budget = most };
	struct asset_path path = { NULL, { NULL, 0 }, 0 };
	bool ok = !s || asset_v_check(&r, NULL, s, instance, &path, NULL);

	v->left -= most - r.budget;
	return ok;
}
