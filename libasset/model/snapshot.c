#include "model/snapshot.h"

#include "model/compare.h"
#include "model/operation.h"
#include "read/open.h"
#include "tree/pointer.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

struct reader {
	struct asset_ctx *cx;
	struct asset_package *pkg;
	const struct asset_operations *ops;
	struct asset_node *answers; /* operation: [answer] */
	struct asset_node *ids;     /* "KIND ID": key of that object */
	struct asset_node *drafts;  /* identity: {key, refs, spec} */
	bool *done;                 /* by the kind's index */
};

/* One item of an answer, read as one kind. */
struct item {
	const struct asset_kind_info *kind;
	const struct asset_node *source; /* its row of `read` */
	const struct asset_node *answer, *node;
	struct asset_node *body; /* the item in the form of a create call */
};

/* ---- places ---- */

/* "/x": of the item; "answer:/x": of the answer around it; "param:x": of the
 * request. */
static struct asset_str
text_at(struct reader *r, const struct item *it, struct asset_str at)
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
body_form(struct reader *r, const struct asset_node *source,
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
holds(struct reader *r, const struct item *it)
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
known_key(struct reader *r, struct asset_str kind, struct asset_str id)
{
	return asset_get_str(r->ids, asset_strf(r->cx, "%.*s %.*s",
	    ASSET_P(kind), ASSET_P(id)));
}

static void
know(struct reader *r, const struct asset_kind_info *k, struct asset_str id,
    struct asset_node *key)
{
	if (id.n)
		asset_set_str(r->cx, r->ids, asset_strf(r->cx, "%.*s %.*s",
		    ASSET_P(k->name), ASSET_P(id)), asset_share(r->cx, key));
}

static struct asset_str
ref_place(const struct item *it, const struct asset_ref_info *ref)
{
	struct asset_str at = asset_text(asset_get_str(
	    asset_get(it->source, "ids"), ref->name));

	return at.n ? at : body_pointer(ref->to);
}

/* Fills in what a reference tells of the object's own key. */
static void
put_key(struct reader *r, const struct asset_ref_info *ref,
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
key_of(struct reader *r, const struct item *it)
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
ref_value(struct reader *r, const struct asset_ref_info *ref,
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
	struct reader *r;
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
put_refs(struct reader *r, const struct item *it, const struct asset_node *key,
    struct asset_node *refs)
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

/* ---- the spec ---- */

static void
drop_all(struct reader *r, struct asset_node *spec,
    const struct asset_node *patterns)
{
	for (struct asset_node *p = asset_first(patterns); p; p = p->next)
		asset_compare_drop(r->cx, spec, asset_text(p), NULL);
}

/* What the create call takes, without names and what is masked. */
static struct asset_node *
spec_of(struct reader *r, const struct item *it)
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
	drop_all(r, spec, k->secrets);
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
put_spec(struct reader *r, const struct item *it, struct asset_node *spec)
{
	const struct asset_node *take = asset_get(it->source, "take");
	struct asset_node *all = spec_of(r, it), *n;

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
new_draft(struct reader *r, struct asset_str id, struct asset_node *key)
{
	struct asset_node *draft = asset_new_node(r->cx, ASSET_OBJECT);

	asset_set(r->cx, draft, "key", key);
	asset_set(r->cx, draft, "refs", asset_new_node(r->cx, ASSET_OBJECT));
	asset_set(r->cx, draft, "spec", asset_new_node(r->cx, ASSET_OBJECT));
	return asset_set_str(r->cx, r->drafts, id, draft);
}

static void
read_item(struct reader *r, struct item *it)
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
		know(r, it->kind, text_at(r, it, at), key);
	draft = asset_get_str(r->drafts, id);
	if (adds ? !draft : draft != NULL)
		return;
	if (!draft)
		draft = new_draft(r, id, key);
	put_refs(r, it, key, asset_get(draft, "refs"));
	put_spec(r, it, asset_get(draft, "spec"));
}

static void
read_answer(struct reader *r, struct item *it)
{
	struct asset_str items = asset_get_text(it->source, "items");
	const struct asset_node *body = asset_get(it->answer, "body");

	it->node = body;
	if (body && !items.n)
		read_item(r, it);
	if (!body || !items.n)
		return;
	body = asset_pointer_get(r->cx, body, items);
	for (it->node = asset_first(body); it->node; it->node = it->node->next)
		read_item(r, it);
}

static void
add_objects(struct reader *r, const struct asset_kind_info *k)
{
	for (struct asset_node *d = asset_first(r->drafts); d; d = d->next)
		asset_package_add(r->cx, r->pkg, k, asset_get(d, "key"),
		    asset_get(d, "refs"), asset_get(d, "spec"));
}

/* Kinds that this one refers to come first: their ids are needed. */
static void
read_kind(struct reader *r, const struct asset_kind_info *k)
{
	const struct asset_node *s, *b;

	if (r->done[k->index])
		return;
	r->done[k->index] = true;
	for (uint32_t i = 0; i < k->nrefs; i++) {
		const struct asset_kind_info *target =
		    asset_kind_find(r->cx, k->refs[i].kind);

		if (target && !k->refs[i].after)
			read_kind(r, target);
	}
	for (b = asset_first(k->builtin); b; b = b->next)
		know(r, k, asset_get_text(b, "id"), asset_get(b, "key"));
	r->drafts = asset_new_node(r->cx, ASSET_OBJECT);
	for (s = asset_first(asset_get(k->root, "read")); s; s = s->next) {
		struct item it = { .kind = k, .source = s };

		it.answer = asset_first(asset_get_str(r->answers,
		    asset_get_text(s, "from")));
		for (; it.answer; it.answer = it.answer->next)
			read_answer(r, &it);
	}
	add_objects(r, k);
}

/* ---- the file ---- */

static bool
add_answers(struct reader *r, const struct asset_node *root)
{
	const struct asset_node *all = asset_get(root, "answers"), *a;

	if (!asset_is_text(asset_get(root, "format"), "asset-snapshot/1") ||
	    !asset_is(all, ASSET_ARRAY))
		return false;
	for (a = asset_first(all); a; a = a->next) {
		struct asset_str op = asset_get_text(a, "operation");
		int64_t status = asset_int(asset_get(a, "status"), 200);
		struct asset_node *list = asset_get_str(r->answers, op);

		if (!op.n || status < 200 || status > 299)
			continue;
		if (!list)
			list = asset_set_str(r->cx, r->answers, op,
			    asset_new_node(r->cx, ASSET_ARRAY));
		asset_add(r->cx, list, asset_share(r->cx, a));
	}
	return true;
}

bool
asset_snapshot_detect(struct asset_str s)
{
	uint32_t i = 0;

	while (i < s.n && strchr(" \t\r\n", s.s[i]))
		i++;
	return i < s.n && s.s[i] == '{';
}

int
asset_snapshot_read(struct asset_ctx *cx, struct asset_package *pkg,
    struct asset_source *src)
{
	const struct asset_kinds *kinds = asset_kinds(cx);
	struct reader r = { .cx = cx, .pkg = pkg };
	struct asset_doc *doc = NULL;
	int e = asset_read_source(cx, src, &doc);

	if (e || !doc)
		return e ? e : ASSET_ESYNTAX;
	r.ops = asset_operations_open(cx);
	r.answers = asset_new_node(cx, ASSET_OBJECT);
	r.ids = asset_new_node(cx, ASSET_OBJECT);
	r.done = asset_zalloc(cx, kinds->count + 1);
	pkg->recorded = true;
	if (!add_answers(&r, doc->root)) {
		asset_report(cx, "snapshot-format",
		    asset_value_place(cx, doc->root), NULL);
		return ASSET_ESYNTAX;
	}
	for (uint32_t i = 0; i < kinds->count; i++)
		read_kind(&r, kinds->list[i]);
	asset_package_link(cx, pkg);
	return 0;
}
