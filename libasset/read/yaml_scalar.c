#include "read/yaml_tree.h"

#include "read/scalar.h"
#include "core/banned.h"

enum tag {
	TAG_NONE,
	TAG_TEXT,
	TAG_NUMBER,
	TAG_BOOL,
	TAG_NULL,
	TAG_LIST,
	TAG_MAP,
	TAG_UNKNOWN
};

static const char prefix[] = "tag:yaml.org,2002:";

static enum tag
tag_of(const char *tag)
{
	static const struct {
		const char *name;
		enum tag tag;
	} tags[] = {
		{ "str", TAG_TEXT }, { "int", TAG_NUMBER },
		{ "float", TAG_NUMBER }, { "bool", TAG_BOOL },
		{ "null", TAG_NULL }, { "seq", TAG_LIST },
		{ "map", TAG_MAP }, { "binary", TAG_TEXT },
		{ "timestamp", TAG_TEXT }, { "set", TAG_MAP },
		{ "omap", TAG_LIST }, { "pairs", TAG_LIST },
	};

	if (!tag || strcmp(tag, "!") == 0)
		return TAG_NONE;
	if (strncmp(tag, prefix, sizeof prefix - 1) != 0)
		return TAG_UNKNOWN;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (strcmp(tag + sizeof prefix - 1, tags[i].name) == 0)
			return tags[i].tag;
	return TAG_UNKNOWN;
}

/* The tag as people write it. */
static struct asset_str
shown_tag(struct asset_yaml_tree *t, const char *tag)
{
	if (strncmp(tag, prefix, sizeof prefix - 1) == 0)
		return asset_strf(t->cx, "!!%s", tag + sizeof prefix - 1);
	return asset_str(tag);
}

void
asset_yaml_report(struct asset_yaml_tree *t, const char *id, uint32_t off,
    struct asset_str text)
{
	struct asset_place at = { t->src, off, text.n };

	asset_report_str(t->cx, id, at, text, ASSET_S(""), ASSET_S(""));
}

static void
report_tag(struct asset_yaml_tree *t, const struct asset_word *w,
    enum tag tag)
{
	struct asset_place at = { t->src, w->off, w->text.n };

	asset_report_str(t->cx, tag == TAG_UNKNOWN ? "yaml-tag-unknown" :
	    "yaml-tag-value", at, shown_tag(t, w->tag), w->text, ASSET_S(""));
}

void
asset_yaml_check_tag(struct asset_yaml_tree *t, enum asset_kind kind,
    const struct asset_word *w)
{
	enum tag tag = tag_of(w->tag);

	if (tag != TAG_NONE && tag != (kind == ASSET_ARRAY ? TAG_LIST :
	    TAG_MAP))
		report_tag(t, w, tag);
}

static void
report_older(struct asset_yaml_tree *t, const struct asset_word *w,
    const char *older)
{
	struct asset_place at = { t->src, w->off, w->text.n };
	bool number = asset_scalar_kind(asset_scalar_core(w->text)) ==
	    ASSET_NUMBER;

	asset_report_str(t->cx, "yaml-1.1-scalar", at, w->text,
	    number ? ASSET_S("number") : ASSET_S("string"),
	    asset_str(older));
}

void
asset_yaml_check_key(struct asset_yaml_tree *t, const struct asset_word *w)
{
	const char *older;

	if (w->quoted || w->text.n > 3)
		return;
	older = asset_scalar_older(w->text);
	if (older && strcmp(older, "boolean") == 0)
		report_older(t, w, older);
}

/* A tag that the text does not fit is reported, and then not obeyed. */
static enum asset_scalar
resolve(struct asset_yaml_tree *t, const struct asset_word *w)
{
	enum asset_scalar core = asset_scalar_core(w->text);
	enum asset_kind kind = asset_scalar_kind(core);
	enum tag tag = tag_of(w->tag);

	if (tag == TAG_TEXT || (w->tag && tag == TAG_NONE))
		return ASSET_SCALAR_TEXT;
	if ((tag == TAG_NUMBER && (kind == ASSET_NUMBER ||
	    core == ASSET_SCALAR_NOT_FINITE)) ||
	    (tag == TAG_BOOL && kind == ASSET_BOOL) ||
	    (tag == TAG_NULL && kind == ASSET_NULL))
		return core;
	if (tag != TAG_NONE)
		report_tag(t, w, tag);
	return w->quoted ? ASSET_SCALAR_TEXT : core;
}

struct asset_node *
asset_yaml_node(struct asset_yaml_tree *t, enum asset_kind kind, uint32_t off)
{
	struct asset_node *n = asset_alloc(t->cx, sizeof *n);

	*n = (struct asset_node){ .kind = (uint8_t)kind, .off = off,
		.src = t->src->index, .flags = ASSET_NODE_PLACED };
	return n;
}

/* Gives n the text of JSON where that of the source is another. */
static void
set_text(struct asset_yaml_tree *t, struct asset_node *n,
    const struct asset_word *w, enum asset_scalar s)
{
	struct asset_str text = w->text;
	bool copied = true;

	if (n->kind == ASSET_NULL)
		text = ASSET_S("null");
	else if (n->kind == ASSET_BOOL)
		text = s == ASSET_SCALAR_TRUE ? ASSET_S("true") :
		    ASSET_S("false");
	else if (n->kind == ASSET_NUMBER && s != ASSET_SCALAR_JSON)
		text = asset_scalar_number(t->cx, s, text);
	else
		copied = w->copied;
	if (!text.s || s == ASSET_SCALAR_NOT_FINITE) {
		asset_yaml_report(t, "yaml-number", w->off, w->text);
		n->kind = ASSET_STRING;
		text = w->text;
		copied = w->copied;
	}
	n->u.text = text.s;
	n->len = text.n;
	if (copied)
		n->flags |= ASSET_NODE_COPY;
}

struct asset_node *
asset_yaml_value(struct asset_yaml_tree *t, const struct asset_word *w)
{
	enum asset_scalar s = w->tag ? resolve(t, w) : w->quoted ?
	    ASSET_SCALAR_TEXT : asset_scalar_core(w->text);
	struct asset_node *n = asset_yaml_node(t, asset_scalar_kind(s),
	    w->off);
	const char *older;

	set_text(t, n, w, s);
	if (w->quoted) {
		n->flags |= ASSET_NODE_QUOTED;
	} else if (!w->tag) {
		older = asset_scalar_older(w->text);
		/* Times are common in examples, and text to most readers. */
		if (older && strcmp(older, "time") != 0)
			report_older(t, w, older);
	}
	return n;
}
