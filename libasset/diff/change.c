#include "diff/change.h"

#include "core/digest.h"
#include "diff/says.h"
#include "model/formats.h"

#include "core/banned.h"

enum { SEGMENTS_MOST = 24, FINGERPRINT_DIGITS = 16 };

static const struct {
	const char *level, *count; /* in a row, in the summary */
} levels[] = {
	{ "breaking", "breaking" },
	{ "warning", "warnings" },
	{ "info", "infos" },
};

/* ---- the table ---- */

static void
add_row(struct asset_changes *ch, const struct asset_node *row,
    struct asset_str field)
{
	struct asset_str of = asset_get_text(row, "of");
	struct asset_str when = asset_get_text(row, "when");

	asset_map_add(ch->cx, &ch->rows,
	    asset_strf(ch->cx, "%.*s %.*s %.*s", ASSET_P(of), ASSET_P(field),
		ASSET_P(when)),
	    (void *)(uintptr_t)row);
}

static void
add_rows(struct asset_changes *ch, const struct asset_node *file)
{
	for (const struct asset_node *row = asset_first(file); row;
	    row = row->next) {
		const struct asset_node *field = asset_get(row, "field");

		if (asset_is(field, ASSET_STRING))
			add_row(ch, row, asset_text(field));
		for (field = asset_first(field); field; field = field->next)
			add_row(ch, row, asset_text(field));
	}
}

void
asset_changes_init(struct asset_changes *ch, struct asset_ctx *cx)
{
	const struct asset_node *files = asset_get(asset_formats, "changes");

	memset(ch, 0, sizeof *ch);
	ch->cx = cx;
	ch->list = asset_new_node(cx, ASSET_ARRAY);
	ch->words = asset_get(asset_get(asset_formats, "words"), "diff");
	for (files = asset_first(files); files; files = files->next)
		add_rows(ch, files);
}

/* ---- a spot in words ---- */

static struct asset_str
words(const struct asset_changes *ch, const char *id, struct asset_str a,
    struct asset_str b)
{
	struct asset_str args[] = { a, b };

	return asset_says(ch->cx, asset_get_text(ch->words, id), args, 2);
}

/* "a.b[].c": the properties on the way down to the spot. *base is the first
 * spot above them. */
static struct asset_str
property_path(const struct asset_changes *ch, const struct asset_spot *spot,
    const struct asset_spot **base)
{
	const struct asset_spot *way[SEGMENTS_MOST];
	struct asset_buf b;
	unsigned n = 0;

	asset_buf_init(&b, ch->cx);
	for (; spot; spot = spot->up) {
		if (spot->type == ASSET_SPOT_SILENT)
			continue;
		if (spot->type < ASSET_SPOT_PROPERTY)
			break;
		if (n < SEGMENTS_MOST)
			way[n] = spot;
		n++;
	}
	*base = spot;
	if (n > SEGMENTS_MOST) {
		asset_buf_puts(&b, "..");
		n = SEGMENTS_MOST;
	}
	while (n--) {
		if (way[n]->type == ASSET_SPOT_ITEMS) {
			asset_buf_puts(&b, "[]");
			continue;
		}
		if (b.n)
			asset_buf_char(&b, '.');
		if (way[n]->type == ASSET_SPOT_OTHERS)
			asset_buf_char(&b, '*');
		else
			asset_buf_str(&b, way[n]->name);
	}
	return asset_buf_text(&b);
}

static struct asset_str
base_words(const struct asset_changes *ch, const struct asset_spot *base)
{
	const struct asset_spot *up;

	switch (base->type) {
	case ASSET_SPOT_PARAMETER:
		return words(ch, "parameter", base->name, base->word);
	case ASSET_SPOT_BODY:
		return words(ch, "body", base->name, base->word);
	case ASSET_SPOT_RESPONSE:
		return words(ch, "response", base->name, base->word);
	case ASSET_SPOT_HEADER:
		for (up = base->up; up && up->type != ASSET_SPOT_RESPONSE;)
			up = up->up;
		return words(ch, "header", base->name,
		    up ? up->name : base->word);
	default:
		return base->name;
	}
}

static struct asset_str
subject(const struct asset_changes *ch, const struct asset_spot *spot)
{
	const struct asset_spot *base;
	struct asset_str path = property_path(ch, spot, &base);
	struct asset_str none = { NULL, 0 };

	if (!base && !asset_str_is(spot->unit->kind, "schema"))
		return path;
	if (!base)
		return words(ch, path.n ? "property" : "itself", path, none);
	if (!path.n)
		return base_words(ch, base);
	return words(ch, "part", path, base_words(ch, base));
}

/* ---- reporting ---- */

static void
add_logical(struct asset_buf *b, const struct asset_spot *spot)
{
	if (!spot)
		return;
	add_logical(b, spot->up);
	if (spot->name.s)
		asset_pointer_add(b, spot->name);
	if (spot->word.s)
		asset_pointer_add(b, spot->word);
}

/* What a change is, wherever it stands in the files. */
static struct asset_str
fingerprint(const struct asset_changes *ch, struct asset_str id,
    const struct asset_spot *spot)
{
	struct asset_buf b;
	struct asset_str sum;

	asset_buf_init(&b, ch->cx);
	asset_buf_str(&b, id);
	asset_buf_char(&b, '\n');
	asset_buf_str(&b, spot->unit->kind);
	asset_buf_char(&b, '\n');
	asset_buf_str(&b, spot->unit->key);
	asset_buf_char(&b, '\n');
	add_logical(&b, spot);
	sum = asset_sha256(ch->cx, asset_buf_text(&b));
	sum.n = FINGERPRINT_DIGITS;
	return sum;
}

static struct asset_node *
place(struct asset_ctx *cx, const struct asset_spot *spot, int side)
{
	struct asset_node *n = asset_new_node(cx, ASSET_OBJECT);
	struct asset_place at = { NULL, 0, 0 };
	struct asset_position p;

	for (; spot && !at.src; spot = spot->up)
		at = asset_key_place(cx, spot->node[side]);
	if (!at.src)
		return n;
	p = asset_source_position(cx, at.src, at.off);
	asset_set(cx, n, "file", asset_new_text(cx, at.src->name));
	asset_set(cx, n, "line", asset_new_int(cx, p.line));
	asset_set(cx, n, "column", asset_new_int(cx, p.column));
	return n;
}

static void
count_level(struct asset_changes *ch, struct asset_str level)
{
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		ch->levels[i] += asset_str_is(level, levels[i].level);
}

static void
add_change(struct asset_changes *ch, const struct asset_node *row,
    const struct asset_spot *spot, struct asset_str mark,
    struct asset_str message)
{
	struct asset_ctx *cx = ch->cx;
	struct asset_node *c = asset_new_node(cx, ASSET_OBJECT);
	int side = spot->node[ASSET_NEW] ? ASSET_NEW : ASSET_OLD;

	asset_set(cx, c, "id", asset_share(cx, asset_get(row, "id")));
	asset_set(cx, c, "level", asset_share(cx, asset_get(row, "level")));
	asset_set(cx, c, "kind", asset_new_str(cx, spot->unit->kind));
	asset_set(cx, c, "key", asset_new_str(cx, spot->unit->key));
	asset_set(cx, c, "pointer",
	    asset_new_str(cx, asset_spot_pointer(cx, spot, side)));
	asset_set(cx, c, "message", asset_new_str(cx, message));
	asset_set(cx, c, "old", place(cx, spot, ASSET_OLD));
	asset_set(cx, c, "new", place(cx, spot, ASSET_NEW));
	asset_set(cx, c, "fingerprint", asset_new_str(cx, mark));
	asset_add(cx, ch->list, c);
	count_level(ch, asset_get_text(row, "level"));
}

const struct asset_node *
asset_change_row(const struct asset_changes *ch, const char *on,
    struct asset_str field, const char *when)
{
	return asset_map_get(&ch->rows,
	    asset_strf(ch->cx, "%s %.*s %s", on, ASSET_P(field), when));
}

bool
asset_change(struct asset_changes *ch, const char *on,
    struct asset_str field, const char *when, const struct asset_spot *spot,
    struct asset_str a, struct asset_str b)
{
	const struct asset_node *row = asset_change_row(ch, on, field, when);
	struct asset_str mark, args[4];

	if (!row)
		return false;
	mark = fingerprint(ch, asset_get_text(row, "id"), spot);
	if (!asset_map_add(ch->cx, &ch->known, mark, ch))
		return true;
	args[0] = subject(ch, spot);
	args[1] = a;
	args[2] = b;
	args[3] = field;
	add_change(ch, row, spot, mark,
	    asset_says(ch->cx, asset_get_text(row, "says"), args, 4));
	return true;
}

struct asset_node *
asset_changes_result(struct asset_changes *ch)
{
	struct asset_node *r = asset_new_node(ch->cx, ASSET_OBJECT);
	struct asset_node *sum = asset_set(ch->cx, r, "summary",
	    asset_new_node(ch->cx, ASSET_OBJECT));

	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		asset_set(ch->cx, sum, levels[i].count,
		    asset_new_int(ch->cx, ch->levels[i]));
	asset_set(ch->cx, r, "changes", ch->list);
	return r;
}

const struct asset_node *
asset_change_place(const struct asset_node *change)
{
	const struct asset_node *at = asset_get(change, "new");

	if (!asset_get(at, "file"))
		at = asset_get(change, "old");
	return asset_get(at, "file") ? at : NULL;
}

uint32_t
asset_diff_count(const struct asset_node *result, const char *level)
{
	const struct asset_node *sum = asset_get(result, "summary");
	int64_t n = 0;

	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
		n += asset_int(asset_get(sum, levels[i].count), 0);
		if (strcmp(level, levels[i].level) == 0)
			break;
	}
	return (uint32_t)n;
}
