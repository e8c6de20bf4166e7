/* Where schemas stand: their resources, and what references lead to. */
#include "model/validate.h"

#include "core/uri.h"
#include "model/formats.h"
#include "model/ref.h"
#include "core/banned.h"

/* ---- schemas by node ---- */

static struct asset_vslot *
slot_of(const struct asset_validator *v, const struct asset_node *n)
{
	uint64_t h = (uintptr_t)n * 0x9E3779B97F4A7C15u;
	uint32_t i = (uint32_t)(h >> 32) & v->mask;

	while (v->slots[i].node && v->slots[i].node != n)
		i = (i + 1) & v->mask;
	return &v->slots[i];
}

struct asset_vschema *
asset_vschema_find(const struct asset_validator *v, const struct asset_node *n)
{
	return v->slots ? slot_of(v, n)->schema : NULL;
}

static struct asset_vschema *
add_schema(struct asset_validator *v, const struct asset_node *n)
{
	struct asset_vschema *s = asset_zalloc(v->cx, sizeof *s);

	if (!v->slots || v->nslots > v->mask / 2) {
		struct asset_vslot *old = v->slots;
		uint32_t room = old ? v->mask + 1 : 0;

		v->mask = (room ? room * 2 : 64) - 1;
		v->slots = asset_zalloc(v->cx,
		    (v->mask + (size_t)1) * sizeof *v->slots);
		for (uint32_t i = 0; i < room; i++)
			if (old[i].node)
				*slot_of(v, old[i].node) = old[i];
	}
	*slot_of(v, n) = (struct asset_vslot){ n, s };
	v->nslots++;
	s->node = n;
	s->never = n->kind == ASSET_BOOL && asset_text(n).s[0] == 'f';
	return s;
}

/* ---- resources ---- */

static bool
is_called(const struct asset_node *n, struct asset_str uri)
{
	struct asset_str id = asset_get_text(n, "$id");

	if (!id.n)
		id = asset_get_text(n, "id");
	return asset_str_eq(asset_uri_without_fragment(id), uri);
}

/* One that was added, or a meta-schema. */
static const struct asset_node *
document(struct asset_validator *v, struct asset_str uri)
{
	const struct asset_node *n = asset_map_get(&v->documents, uri);
	const struct asset_node *d = asset_first(asset_get(asset_formats,
	    "dialects"));

	for (; d && !n; d = d->next) {
		if (is_called(d, uri))
			return d;
		n = asset_first(asset_get(d, "$defs"));
		while (n && !is_called(n, uri))
			n = n->next;
	}
	return n;
}

static unsigned
vocabularies_of(const struct asset_node *meta)
{
	static const struct {
		const char *name;
		unsigned bit;
	} all[] = {
		{ "/applicator", ASSET_VOCAB_APPLICATOR },
		{ "/unevaluated", ASSET_VOCAB_UNEVALUATED },
		{ "/validation", ASSET_VOCAB_VALIDATION },
		{ "/format-annotation", ASSET_VOCAB_FORMAT },
		{ "/format-assertion", ASSET_VOCAB_ASSERTION },
		{ "/content", ASSET_VOCAB_CONTENT }
	};
	const struct asset_node *list = asset_get(meta, "$vocabulary");
	unsigned bits = ASSET_VOCAB_CORE;

	if (!asset_is(list, ASSET_OBJECT))
		return ASSET_VOCAB_ALL;
	for (struct asset_node *c = asset_first(list); c; c = c->next)
		for (size_t i = 0; i < sizeof all / sizeof *all; i++)
			if (asset_str_ends(asset_key(c), all[i].name))
				bits |= all[i].bit;
	return bits;
}

/* A dialect that nobody here knows gives no keyword a meaning. */
static void
set_dialect(struct asset_validator *v, struct asset_vresource *r,
    struct asset_str uri)
{
	static const struct {
		const char *uri;
		enum asset_schema_dialect dialect;
	} all[] = {
		{ "spec.openapis.org/oas/3.1/dialect/base",
		    ASSET_SCHEMA_OAS31 },
		{ "spec.openapis.org/oas/3.1/dialect/2024-11-10",
		    ASSET_SCHEMA_OAS31 },
		{ "json-schema.org/draft-04/schema", ASSET_SCHEMA_DRAFT4 },
		{ "json-schema.org/draft-06/schema", ASSET_SCHEMA_DRAFT7 },
		{ "json-schema.org/draft-07/schema", ASSET_SCHEMA_DRAFT7 },
		{ "json-schema.org/draft/2019-09/schema", ASSET_SCHEMA_2019 },
		{ "json-schema.org/draft/2020-12/schema", ASSET_SCHEMA_2020 }
	};
	const struct asset_node *meta;

	uri = asset_uri_without_fragment(uri);
	if (!uri.n)
		return;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (asset_str_ends(uri, all[i].uri)) {
			r->dialect = all[i].dialect;
			r->vocabularies = ASSET_VOCAB_ALL;
			return;
		}
	meta = document(v, uri);
	r->vocabularies = meta ? vocabularies_of(meta) : 0;
}

void
asset_vresource_dialect(struct asset_validator *v, struct asset_vresource *r)
{
	set_dialect(v, r, asset_get_text(r->root,
	    asset_get(r->root, "openapi") ? "jsonSchemaDialect" : "$schema"));
}

bool
asset_validator_dialect(struct asset_validator *v, struct asset_str uri)
{
	struct asset_vresource r = { .vocabularies = ASSET_VOCAB_ALL };

	set_dialect(v, &r, uri);
	return r.vocabularies != 0;
}

struct asset_vresource *
asset_vresource_new(struct asset_validator *v, const struct asset_node *root,
    struct asset_str uri, const struct asset_vresource *outer)
{
	struct asset_vresource *r = asset_zalloc(v->cx, sizeof *r);

	r->uri = uri;
	r->root = root;
	r->words = v->words;
	r->dialect = outer ? outer->dialect : v->dialect;
	r->vocabularies = outer ? outer->vocabularies : ASSET_VOCAB_ALL;
	asset_vresource_dialect(v, r);
	asset_map_add(v->cx, &v->resources, uri, r);
	return r;
}

/* A $ref that hides the keywords beside it. */
static bool
only_ref(const struct asset_vresource *r, const struct asset_node *n)
{
	return r->dialect >= ASSET_SCHEMA_DRAFT7 && asset_ref_text(n);
}

/* A schema of an OpenAPI document in a dialect of its own. */
static struct asset_vresource *
with_dialect(struct asset_validator *v, const struct asset_vresource *outer,
    struct asset_str uri)
{
	struct asset_vresource *r = asset_alloc(v->cx, sizeof *r);

	*r = *outer;
	set_dialect(v, r, uri);
	return r;
}

static struct asset_vresource *
enter(struct asset_validator *v, struct asset_vschema *s,
    struct asset_vresource *r)
{
	const struct asset_node *n = s->node;
	bool older = r->dialect == ASSET_SCHEMA_DRAFT4;
	struct asset_str id = asset_get_text(n, older ? "id" : "$id");
	struct asset_str name;

	if (!s->word && n != r->root && r->dialect == ASSET_SCHEMA_OAS31 &&
	    asset_get(n, "$schema"))
		r = with_dialect(v, r, asset_get_text(n, "$schema"));

	if (n == r->root) /* "$schema" may have changed the dialect */
		older = r->dialect == ASSET_SCHEMA_DRAFT4;
	if (id.n && id.s[0] == '#' && id.n > 1) {
		asset_map_add(v->cx, &r->anchors,
		    (struct asset_str){ id.s + 1, id.n - 1 }, s);
	} else if (id.n && r->dialect != ASSET_SCHEMA_OAS30) {
		struct asset_str uri = asset_uri_resolve(v->cx, r->uri, id);

		if (!asset_str_eq(uri, r->uri) || n != r->root)
			r = asset_vresource_new(v, n, uri, r);
	}
	if (n == r->root)
		r->schema = s;
	if (older || r->dialect == ASSET_SCHEMA_OAS30)
		return r;
	name = asset_get_text(n, "$anchor");
	if (name.n)
		asset_map_add(v->cx, &r->anchors, name, s);
	name = asset_get_text(n, "$dynamicAnchor");
	if (name.n) {
		asset_map_add(v->cx, &r->anchors, name, s);
		asset_map_add(v->cx, &r->dynamic, name, s);
	}
	return r;
}

static struct asset_vschema *index_schema(struct asset_validator *,
    const struct asset_node *, struct asset_vresource *, const char *word);

static void
index_word(struct asset_validator *v, struct asset_vschema *s,
    const struct asset_vword *w, const struct asset_node *value)
{
	if (w->holds & 1 << ASSET_HOLDS_ONE && (value->kind == ASSET_OBJECT ||
	    value->kind == ASSET_BOOL))
		index_schema(v, value, s->res, w->word);
	if (w->holds & 1 << ASSET_HOLDS_LIST && value->kind == ASSET_ARRAY)
		for (struct asset_node *c = asset_first(value); c;
		    c = c->next)
			index_schema(v, c, s->res, w->word);
	if (w->holds & 1 << ASSET_HOLDS_MAP && value->kind == ASSET_OBJECT)
		for (struct asset_node *c = asset_first(value); c;
		    c = c->next)
			index_schema(v, c, s->res, w->word);
}

static struct asset_vschema *
index_schema(struct asset_validator *v, const struct asset_node *n,
    struct asset_vresource *r, const char *word)
{
	struct asset_vschema *s = asset_vschema_find(v, n);

	if (s || (n->kind != ASSET_OBJECT && n->kind != ASSET_BOOL))
		return s;
	s = add_schema(v, n);
	s->word = word;
	s->res = r;
	if (n->kind == ASSET_BOOL)
		return s;
	if (!only_ref(r, n))
		s->res = enter(v, s, r);
	for (struct asset_node *c = asset_first(n); c; c = c->next) {
		const struct asset_vword *w = asset_vword_find(s->res,
		    asset_key(c));

		if (w && w->holds)
			index_word(v, s, w, c);
	}
	return s;
}

struct asset_vschema *
asset_vschema_at(struct asset_validator *v, const struct asset_node *n,
    struct asset_vresource *r)
{
	return index_schema(v, n, r, NULL);
}

/* ---- references ---- */

/* The schemas of an OpenAPI document that may have an "$id" or "$anchor". */
static bool
index_components(struct asset_validator *v)
{
	const struct asset_node *all = asset_get(asset_get(v->root,
	    "components"), "schemas");

	if (v->indexed)
		return false;
	v->indexed = true;
	if (!all)
		all = asset_get(v->root, "definitions");
	for (struct asset_node *c = asset_first(all); c; c = c->next)
		asset_vschema_at(v, c, v->top);
	return all != NULL;
}

static struct asset_vresource *
resource_of(struct asset_validator *v, struct asset_str uri)
{
	struct asset_vresource *r = asset_map_get(&v->resources, uri);
	const struct asset_node *n;

	if (!r && index_components(v))
		r = asset_map_get(&v->resources, uri);
	if (r || !(n = document(v, uri)))
		return r;
	r = asset_vresource_new(v, n, uri, NULL);
	asset_vschema_at(v, n, r);
	return r;
}

static struct asset_vschema *
at_pointer(struct asset_validator *v, struct asset_vresource *r,
    struct asset_str pointer)
{
	const struct asset_node *n = r->root;
	struct asset_str token, rest = pointer, one;
	struct asset_vschema *s;

	while (n && rest.n) {
		one = rest;
		if (!asset_pointer_token(v->cx, &rest, &token))
			return NULL;
		one.n -= rest.n;
		n = asset_pointer_get(v->cx, n, one);
		s = n ? asset_vschema_find(v, n) : NULL;
		if (s)
			r = s->res;
	}
	return n ? asset_vschema_at(v, n, r) : NULL;
}

struct asset_vschema *
asset_vschema_ref(struct asset_validator *v, struct asset_vresource *r,
    struct asset_str ref)
{
	struct asset_str fragment = asset_percent_decode(v->cx,
	    asset_uri_fragment(ref));
	struct asset_vschema *s;

	if (asset_uri_without_fragment(ref).n)
		r = resource_of(v, asset_uri_resolve(v->cx, r->uri, ref));
	if (!r)
		return NULL;
	if (!fragment.n)
		return r->schema ? r->schema : asset_vschema_at(v, r->root, r);
	if (fragment.s[0] == '/')
		return at_pointer(v, r, fragment);
	s = asset_map_get(&r->anchors, fragment);
	if (!s && index_components(v))
		s = asset_map_get(&r->anchors, fragment);
	return s;
}

/* Each file is a resource without a URI: references in it are resolved by
 * asset_refs, too, which knows the file that they stand in. */
struct asset_vschema *
asset_vschema_file(struct asset_validator *v, const struct asset_node *n)
{
	struct asset_ref *ref = asset_ref_get(v->refs, n);
	struct asset_vresource *r = v->top;

	if (!ref || !ref->to)
		return NULL;
	if (ref->root != v->root) {
		struct asset_str key = asset_strf(v->cx, "file:%p",
		    (const void *)ref->root);

		r = asset_map_get(&v->resources, key);
		if (!r)
			r = asset_vresource_new(v, ref->root, key, NULL);
	}
	return asset_vschema_at(v, ref->to, r);
}
