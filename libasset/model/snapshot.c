#include "model/snapshot.h"

#include "model/snapshot_item.h"
#include "read/open.h"
#include "tree/pointer.h"
#include "core/banned.h"

static void
read_answer(struct asset_reader *r, struct asset_answer_item *it)
{
	struct asset_str items = asset_get_text(it->source, "items");
	const struct asset_node *body = asset_get(it->answer, "body");

	it->node = body;
	if (body && !items.n)
		asset_reader_item(r, it);
	if (!body || !items.n)
		return;
	body = asset_pointer_get(r->cx, body, items);
	for (it->node = asset_first(body); it->node; it->node = it->node->next)
		asset_reader_item(r, it);
}

static void
add_objects(struct asset_reader *r, const struct asset_kind_info *k)
{
	for (struct asset_node *d = asset_first(r->drafts); d; d = d->next)
		asset_package_add(r->cx, r->pkg, k, asset_get(d, "key"),
		    asset_get(d, "refs"), asset_get(d, "spec"));
}

/* Kinds that this one refers to come first: their ids are needed. */
static void
read_kind(struct asset_reader *r, const struct asset_kind_info *k)
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
		asset_reader_know(r, k, asset_get_text(b, "id"), asset_get(b, "key"));
	r->drafts = asset_new_node(r->cx, ASSET_OBJECT);
	for (s = asset_first(asset_get(k->root, "read")); s; s = s->next) {
		struct asset_answer_item it = { .kind = k, .source = s };

		it.answer = asset_first(asset_get_str(r->answers,
		    asset_get_text(s, "from")));
		for (; it.answer; it.answer = it.answer->next)
			read_answer(r, &it);
	}
	add_objects(r, k);
}

/* ---- the file ---- */

static bool
add_answers(struct asset_reader *r, const struct asset_node *root)
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
	return s.n && memmem(s.s, s.n, "\"asset-snapshot/", 16);
}

int
asset_snapshot_read(struct asset_ctx *cx, struct asset_package *pkg,
    struct asset_source *src)
{
	const struct asset_kinds *kinds = asset_kinds(cx);
	struct asset_reader r = { .cx = cx, .pkg = pkg };
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
