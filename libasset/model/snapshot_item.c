#include "model/snapshot_item.h"

#include <ctype.h>

#include "core/digest.h"
#include "model/compare.h"
#include "tree/pointer.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* ---- places ---- */

/* "/x": of the item; "answer:/x": of the answer around it; "param:x": of the
 * request. */
static struct asset_str
text_at(struct asset_reader *r, const struct asset_answer_item *it,
    struct asset_str at)
{
	const struct asset_node *root = it->body;

	if (asset_str_starts(at, "param:"))
		return asset_text(asset_get_str(asset_get(it->answer,
		    "params"), (struct asset_str){ at.s + 6, at.n - 6 }));
	if (asset_str_starts(at, "answer:")) {
		root = asset_get(it->answer, "body");
		at = (struct asset_str){ at.s + 7, at.n - 7 };
	}
	return asset_text(asset_pointer_get(r->cx, root, at));
}

/* The pointer of "body:/x", or none. */
static struct asset_str
body_pointer(struct asset_str to)
{
	return asset_str_starts(to, "body:") ?
	    (struct asset_str){ to.s + 5, to.n - 5 } : none;
}

static struct asset_node *
body_form(struct asset_reader *r, const struct asset_node *source,
    const struct asset_node *node)
{
	const struct asset_node *p = asset_first(asset_get(source, "place"));
	const struct asset_node *s = asset_first(asset_get(source, "set"));
	struct asset_node *body = asset_clone(r->cx, node), *n;

	for (; p; p = p->next) {
		n = asset_pointer_get(r->cx, node, asset_key(p));
		if (n)
			asset_pointer_set(r->cx, body, asset_text(p),
			    asset_clone(r->cx, n));
	}
	for (; s; s = s->next)
		asset_pointer_set(r->cx, body, asset_key(s),
		    asset_share(r->cx, s));
	return body;
}

/* A value to be equal to; "*": there, and not empty. */
static bool
holds(struct asset_reader *r, const struct asset_answer_item *it)
{
	const struct asset_node *w;

	for (w = asset_first(asset_get(it->source, "when")); w; w = w->next) {
		const struct asset_node *n = asset_pointer_get(r->cx,
		    it->body, asset_key(w));

		if (!n || n->kind == ASSET_NULL || !n->len)
			return false;
		if (!asset_is_text(w, "*") && !asset_equal(n, w))
			return false;
	}
	return true;
}

/* ---- references: from ids to keys ---- */

static const struct asset_node *
known_key(struct asset_reader *r, struct asset_str kind, struct asset_str id)
{
	return asset_get_str(r->ids, asset_strf(r->cx, "%.*s %.*s",
	    ASSET_P(kind), ASSET_P(id)));
}

void
asset_reader_know(struct asset_reader *r, const struct asset_kind_info *k,
    struct asset_str id, const struct asset_node *key)
{
	if (id.n)
		asset_set_str(r->cx, r->ids, asset_strf(r->cx, "%.*s %.*s",
		    ASSET_P(k->name), ASSET_P(id)), asset_share(r->cx, key));
}

static struct asset_str
ref_place(const struct asset_answer_item *it, const struct asset_ref_info *ref)
{
	struct asset_str at = asset_text(asset_get_str(
	    asset_get(it->source, "ids"), ref->name));

	return at.n ? at : body_pointer(ref->to);
}

/* Fills in what a reference tells of the object's own key. */
static void
put_key(struct asset_reader *r, const struct asset_ref_info *ref,
    const struct asset_node *target, struct asset_node *key)
{
	for (uint32_t i = 0; i < ref->nsources; i++) {
		const struct asset_key_source *s = &ref->sources[i];
		const struct asset_node *n = asset_get_str(target, s->member);

		if (s->from == ASSET_FROM_KEY && n &&
		    !asset_get_str(key, s->what))
			asset_set_str(r->cx, key, s->what,
			    asset_share(r->cx, n));
	}
}

static struct asset_node *
key_of(struct asset_reader *r, const struct asset_answer_item *it)
{
	const struct asset_kind_info *k = it->kind;
	struct asset_node *key = asset_new_node(r->cx, ASSET_OBJECT), *whole;

	for (uint32_t i = 0; i < k->nkeys; i++) {
		struct asset_str at = body_pointer(k->keys[i].to);
		struct asset_str text = at.n ? text_at(r, it, at) : none;

		if (text.n)
			asset_set_str(r->cx, key, k->keys[i].name,
			    asset_new_str(r->cx, text));
	}
	for (uint32_t i = 0; i < k->nrefs; i++) {
		struct asset_str at = ref_place(it, &k->refs[i]);
		struct asset_str id = at.n ? text_at(r, it, at) : none;
		const struct asset_node *target = id.n ?
		    known_key(r, k->refs[i].kind, id) : NULL;

		if (target)
			put_key(r, &k->refs[i], target, key);
		else if (id.n)
			return NULL;
	}
	whole = asset_new_node(r->cx, ASSET_OBJECT);
	for (uint32_t i = 0; i < k->nkeys; i++) {
		struct asset_node *n = asset_get_str(key, k->keys[i].name);

		if (!n && !k->keys[i].fallback.n)
			return NULL;
		asset_set_str(r->cx, whole, k->keys[i].name, n ?
		    asset_share(r->cx, n) :
		    asset_new_str(r->cx, k->keys[i].fallback));
	}
	return whole;
}

/* The value of a reference in "refs": what the key does not say. */
static struct asset_node *
ref_value(struct asset_reader *r, const struct asset_ref_info *ref,
    const struct asset_node *key, struct asset_str id)
{
	const struct asset_node *target = known_key(r, ref->kind, id);
	struct asset_node *value = NULL, *whole;
	bool same = true;

	if (!target)
		return NULL;
	whole = asset_new_node(r->cx, ASSET_OBJECT);
	for (uint32_t i = 0; i < ref->nsources; i++) {
		const struct asset_key_source *s = &ref->sources[i];
		struct asset_node *n = asset_get_str(target, s->member);

		if (!n)
			continue;
		if (s->from == ASSET_FROM_VALUE)
			value = asset_share(r->cx, n);
		else if (s->from == ASSET_FROM_KEY && !asset_equal(n,
		    asset_get_str(key, s->what)))
			same = false;
		asset_set_str(r->cx, whole, s->member, asset_share(r->cx, n));
	}
	return same ? value : whole;
}

struct many {
	struct asset_reader *r;
	const struct asset_ref_info *ref;
	const struct asset_node *key;
	struct asset_node *out;
};

static void
add_value(struct asset_ctx *cx, void *arg, const struct asset_node *n,
    struct asset_str pointer)
{
	struct many *m = arg;
	struct asset_node *v = ref_value(m->r, m->ref, m->key,
	    asset_text(n));

	(void)pointer;
	asset_add(cx, m->out, v ? v : asset_new_node(cx, ASSET_NULL));
}

static void
put_refs(struct asset_reader *r, const struct asset_answer_item *it,
    const struct asset_node *key, struct asset_node *refs)
{
	const struct asset_kind_info *k = it->kind;

	for (uint32_t i = 0; i < k->nrefs; i++) {
		const struct asset_ref_info *ref = &k->refs[i];
		struct asset_str at = ref_place(it, ref), id;
		struct many m = { r, ref, key, NULL };
		struct asset_node *v;

		if (ref->derived || !at.n || asset_get_str(refs, ref->name))
			continue;
		if (memchr(at.s, '*', at.n)) {
			m.out = v = asset_new_node(r->cx, ASSET_ARRAY);
			asset_kind_each(r->cx, it->body, at, add_value, &m);
			v = v->len ? v : NULL;
		} else {
			id = text_at(r, it, at);
			v = id.n ? ref_value(r, ref, key, id) : NULL;
		}
		if (v && !(ref->same_as.n && asset_equal(v,
		    asset_get_str(key, ref->same_as))))
			asset_set_str(r->cx, refs, ref->name, v);
	}
}

/* ---- secrets ---- */

struct secrets {
	struct asset_reader *r;
	struct asset_node *spec;
	struct asset_str owner; /* "datasource.orders-db" */
};

/* A name of a secret has letters, digits, ".", "_" and "-"; what else there is
 * in a key becomes a checksum. */
static struct asset_str
owner_name(struct asset_reader *r, const struct asset_answer_item *it,
    const struct asset_node *key)
{
	struct asset_str s = asset_text(asset_get_str(key,
	    it->kind->keys[it->kind->nkeys - 1].name));
	struct asset_buf b;
	bool plain = true;

	asset_buf_init(&b, r->cx);
	asset_buf_printf(&b, "%.*s.", ASSET_P(it->kind->name));
	for (uint32_t i = 0; i < s.n; i++) {
		bool good = isalnum((unsigned char)s.s[i]) ||
		    strchr("._-", s.s[i]);

		asset_buf_char(&b, good ? s.s[i] : '-');
		plain = plain && good;
	}
	if (!plain)
		asset_buf_printf(&b, "-%.8s", asset_sha256(r->cx, s).s);
	return asset_buf_text(&b);
}

/* An answer shows that there is a secret, but not which. */
static void
name_secret(struct asset_ctx *cx, void *arg, const struct asset_node *n,
    struct asset_str pointer)
{
	struct secrets *s = arg;
	struct asset_str field = pointer;

	if (n->kind != ASSET_STRING || !n->len)
		return;
	while (field.n && memchr(field.s, '/', field.n)) {
		field.s++;
		field.n--;
	}
	asset_pointer_set(cx, s->spec, pointer, asset_new_str(cx, asset_strf(cx,
	    "${secret:%.*s.%.*s}", ASSET_P(s->owner), ASSET_P(field))));
}

static void
name_secrets(struct asset_reader *r, const struct asset_answer_item *it,
    const struct asset_node *key, struct asset_node *spec)
{
	struct secrets s = { r, spec, owner_name(r, it, key) };
	const struct asset_node *p = asset_first(it->kind->secrets);

	for (; p; p = p->next)
		asset_kind_each(r->cx, spec, asset_text(p), name_secret, &s);
}

/* ---- the spec ---- */

static void
drop_all(struct asset_reader *r, struct asset_node *spec,
    const struct asset_node *patterns)
{
	for (struct asset_node *p = asset_first(patterns); p; p = p->next)
		asset_compare_drop(r->cx, spec, asset_text(p), NULL);
}

/* What the create call takes, without what key and references say. */
static struct asset_node *
spec_of(struct asset_reader *r, const struct asset_answer_item *it,
    const struct asset_node *key)
{
	const struct asset_kind_info *k = it->kind;
	const struct asset_operation *op =
	    asset_operation_find(r->ops, k->ops.create);
	const struct asset_node *schema = op ?
	    asset_operation_body(r->cx, op) : NULL;
	const struct asset_node *c = asset_get(k->constants, "create");
	struct asset_node *spec = asset_compare_present(r->cx, it->body);

	if (schema)
		spec = asset_operation_cut(r->cx, op, schema, spec);
	drop_all(r, spec, k->server);
	name_secrets(r, it, key, spec);
	for (c = asset_first(c); c; c = c->next)
		asset_compare_drop(r->cx, spec, asset_key(c), NULL);
	for (uint32_t i = 0; i < k->nkeys; i++)
		if (body_pointer(k->keys[i].to).n)
			asset_compare_drop(r->cx, spec,
			    body_pointer(k->keys[i].to), NULL);
	for (uint32_t i = 0; i < k->nrefs; i++)
		if (body_pointer(k->refs[i].to).n)
			asset_compare_drop(r->cx, spec,
			    body_pointer(k->refs[i].to), NULL);
	return spec;
}

static void
put_spec(struct asset_reader *r, const struct asset_answer_item *it,
    const struct asset_node *key, struct asset_node *spec)
{
	const struct asset_node *take = asset_get(it->source, "take");
	struct asset_node *all = spec_of(r, it, key), *n;

	if (!take) {
		for (n = asset_first(all); n; n = n->next)
			if (!asset_get_str(spec, asset_key(n)))
				asset_set_str(r->cx, spec, asset_key(n),
				    asset_share(r->cx, n));
		return;
	}
	for (take = asset_first(take); take; take = take->next) {
		n = asset_pointer_get(r->cx, all, asset_text(take));
		if (n && !asset_pointer_get(r->cx, spec, asset_text(take)))
			asset_pointer_set(r->cx, spec, asset_text(take),
			    asset_share(r->cx, n));
	}
}

/* ---- objects ---- */

static struct asset_node *
new_draft(struct asset_reader *r, struct asset_str id, struct asset_node *key)
{
	struct asset_node *draft = asset_new_node(r->cx, ASSET_OBJECT);

	asset_set(r->cx, draft, "key", key);
	asset_set(r->cx, draft, "refs", asset_new_node(r->cx, ASSET_OBJECT));
	asset_set(r->cx, draft, "spec", asset_new_node(r->cx, ASSET_OBJECT));
	return asset_set_str(r->cx, r->drafts, id, draft);
}

void
asset_reader_item(struct asset_reader *r, struct asset_answer_item *it)
{
	struct asset_str at = asset_get_text(it->source, "id"), id;
	bool adds = asset_get_true(it->source, "adds");
	struct asset_node *key, *draft;

	it->body = body_form(r, it->source, it->node);
	if (it->node->kind != ASSET_OBJECT || !holds(r, it))
		return;
	key = key_of(r, it);
	id = key ? asset_kind_id(r->cx, it->kind, key) : none;
	if (!id.n) {
		if (!adds)
			asset_report_str(r->cx, "snapshot-item",
			    asset_value_place(r->cx, it->node),
			    it->kind->title, none, none);
		return;
	}
	at = at.n ? at : it->kind->id_capture;
	if (at.n && !adds)
		asset_reader_know(r, it->kind, text_at(r, it, at), key);
	draft = asset_get_str(r->drafts, id);
	if (adds ? !draft : draft != NULL)
		return;
	if (!draft)
		draft = new_draft(r, id, key);
	put_refs(r, it, key, asset_get(draft, "refs"));
	put_spec(r, it, key, asset_get(draft, "spec"));
}
