/* JSON inside of a string: contentMediaType and contentSchema. */
#include "model/validate.h"

#include "core/digest.h"
#include "read/open.h"
#include "core/banned.h"

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
	    sources > ASSET_MOST_TEXTS)
		return true;
	doc = asset_open_quietly(cx, "inside.json", text);
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
