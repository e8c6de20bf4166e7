/* JSON inside of a string: contentMediaType and contentSchema. */
#include "model/validate.h"

#include "core/digest.h"
#include "core/banned.h"

/* Each string is a source of the context, of which it can have 65535. */
enum { MOST_SOURCES = 30000 };

/* The document, or NULL; what its reader said is dropped. */
static struct asset_doc *
read_inside(struct asset_ctx *cx, struct asset_str text)
{
	struct asset_diag *diags = cx->diags, *last = cx->last_diag;
	size_t n = cx->ndiags;
	struct asset_doc *doc = NULL;

	if (asset_open_text(cx, &doc, "inside.json", text.s, text.n) != 0)
		doc = NULL;
	cx->diags = diags;
	cx->last_diag = last;
	cx->ndiags = n;
	if (last)
		last->next = NULL;
	return doc;
}

static bool
is_json(struct asset_str type)
{
	return asset_str_is(type, "application/json") ||
	    asset_str_ends(type, "+json");
}

bool
asset_vop_content(struct asset_vrun *r, const struct asset_vop *op,
    const struct asset_vat *at)
{
	const struct asset_node *type = asset_vword_get(at->schema,
	    "contentMediaType");
	const struct asset_node *encoding = asset_vword_get(at->schema,
	    "contentEncoding");
	const struct asset_node *outer = r->outer;
	struct asset_ctx *cx = r->v->cx;
	uint32_t sources = cx->nsources;
	struct asset_str text = asset_text(at->node);
	struct asset_doc *doc;
	bool ok;

	if (encoding || !is_json(asset_text(type)) ||
	    sources > MOST_SOURCES)
		return true;
	doc = read_inside(cx, text);
	if (!doc || !op->one)
		cx->nsources = sources;
	if (!doc)
		return asset_v_fail(r, at, "contentMediaType",
		    "schema-content", (struct asset_str){ NULL, 0 },
		    (struct asset_str){ NULL, 0 });
	if (!op->one)
		return true;
	if (!outer)
		r->outer = at->node;
	r->levels++;
	ok = asset_v_check(r, at, op->one, doc->root, at->path, NULL);
	r->outer = outer;
	r->levels--;
	if (ok || !r->out) /* no violation has a place in it */
		cx->nsources = sources;
	return ok;
}
