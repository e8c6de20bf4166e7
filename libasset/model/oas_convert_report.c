/* What a conversion has to say: once for each node of the old document, and
 * only about the last run. */
#include "model/oas_convert.h"

#include "core/banned.h"

struct asset_convert_note {
	struct asset_convert_note *next;
	const char *id;
	struct asset_place at;
	struct asset_str a, b, c, pointer;
};

/* False when this was said of this node. */
static bool
is_new(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *n, const char *id, struct asset_str what)
{
	struct asset_str key;

	if (n && n->flags & ASSET_NODE_PLACED)
		key = asset_strf(cv->cx, "%s %u %u %.*s", id, (unsigned)n->src,
		    (unsigned)n->off, ASSET_P(what));
	else
		key = asset_strf(cv->cx, "%s %.*s %.*s", id,
		    ASSET_P(asset_path_pointer(cv->cx, path)), ASSET_P(what));
	return asset_map_add(cv->cx, &cv->said, key, cv);
}

static void
add_note(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *n, struct asset_convert_note say)
{
	struct asset_convert_note *kept;

	if (!is_new(cv, path, n, say.id, say.a))
		return;
	kept = asset_alloc(cv->cx, sizeof *kept);
	*kept = say;
	kept->at = asset_key_place(cv->cx, n);
	kept->pointer = asset_path_pointer(cv->cx, path);
	if (cv->last_note)
		cv->last_note->next = kept;
	else
		cv->notes = kept;
	cv->last_note = kept;
}

void
asset_convert_report(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *n, const char *id, struct asset_str a,
    struct asset_str b)
{
	add_note(cv, path, n, (struct asset_convert_note){ .id = id, .a = a,
	    .b = b });
}

void
asset_convert_lossy(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *n, struct asset_str what, const char *kept)
{
	add_note(cv, path, n, (struct asset_convert_note){
	    .id = kept ? "convert-lossy" : "convert-dropped",
	    .a = what, .b = asset_str(cv->target),
	    .c = asset_str(kept ? kept : "") });
}

void
asset_convert_say(struct asset_convert *cv)
{
	const struct asset_convert_note *s = cv->notes;

	for (; s; s = s->next)
		asset_report_str(cv->cx, s->id, s->at, s->a, s->b,
		    s->c)->pointer = s->pointer;
}
