#include "read/open.h"

#include <ctype.h>

#include "read/encoding.h"
#include "read/read_json.h"
#include "read/read_yaml.h"
#include "core/banned.h"

/* ---- diagnostics that may be taken back ---- */

static void
give_diags(struct asset_ctx *cx, struct asset_diag *d)
{
	if (!d)
		return;
	if (cx->last_diag)
		cx->last_diag->next = d;
	else
		cx->diags = d;
	for (; d; d = d->next) {
		cx->last_diag = d;
		cx->ndiags++;
	}
}

/* ---- what the text looks like ---- */

static const char *
skip_space(const char *p, const char *end)
{
	while (p < end && strchr(" \t\r\n", *p))
		p++;
	return p;
}

static const char *
text_start(const struct asset_source *src)
{
	const char *p = src->data, *end = p + src->size;

	if (src->size >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		p += 3;
	return skip_space(p, end);
}

static bool
named(const struct asset_source *src, const char *suffix)
{
	size_t n = strlen(src->name), k = strlen(suffix);

	return n > k && asset_str_case_eq(asset_str(src->name + n - k),
	    asset_str(suffix));
}

/* Would its author call this JSON, although it is none? */
static bool
means_json(const struct asset_source *src, const char *p)
{
	const char *end = src->data + src->size;

	if (*p != '{' && *p != '[')
		return false;
	if (named(src, ".yaml") || named(src, ".yml"))
		return false;
	if (named(src, ".json"))
		return true;
	p = skip_space(p + 1, end);
	return p == end || strchr("\"{}[]", *p);
}

/* The same for text of which YAML makes no list and no map. A comment in the
 * style of JavaScript counts. */
static bool
may_mean_json(const struct asset_source *src, const char *p)
{
	return named(src, ".json") || (!named(src, ".yaml") &&
	    *p == '/' && (p[1] == '/' || p[1] == '*'));
}

/* ---- reading ---- */

static int
read_text(struct asset_ctx *cx, struct asset_source *src,
    struct asset_doc **out)
{
	const char *p = text_start(src);
	struct asset_mark before = asset_mark(cx);
	struct asset_diag *json = NULL;
	int e;

	if (named(src, ".json") || strchr("{[\"-/", *p) ||
	    isalnum((unsigned char)*p)) {
		e = asset_read_json(cx, src, out);
		if (e != ASSET_ESYNTAX || means_json(src, p))
			return e;
		json = asset_diags_take(cx, before);
	}
	e = asset_read_yaml(cx, src, out);
	if (e != ASSET_ELIMIT && json && may_mean_json(src, p) &&
	    (e != 0 || !*out || !asset_is_container((*out)->root))) {
		asset_diags_take(cx, before);
		give_diags(cx, json);
		return ASSET_ESYNTAX;
	}
	return e;
}

int
asset_read_source(struct asset_ctx *cx, struct asset_source *src,
    struct asset_doc **out)
{
	struct asset_place at = { src, 0, 0 };
	int e = asset_check_encoding(cx, src);

	*out = NULL;
	if (e == 0 && text_start(src) < src->data + src->size)
		e = read_text(cx, src, out);
	if (e != 0)
		*out = NULL;
	if (e != 0 || *out)
		return e;
	asset_report(cx, "file-empty", at, NULL);
	return ASSET_ESYNTAX;
}

/* ---- the public functions ---- */

struct request {
	const char *name, *text;
	size_t size;
	struct asset_doc *doc;
};

static int
open_path(struct asset_ctx *cx, void *arg)
{
	struct request *q = arg;
	struct asset_source *src;
	int e = asset_source_read(cx, &src, q->name);

	return e != 0 ? e : asset_read_source(cx, src, &q->doc);
}

int
asset_open(struct asset_ctx *cx, struct asset_doc **doc, const char *path)
{
	struct request q = { .name = path };
	int e = asset_try(cx, open_path, &q);

	*doc = q.doc;
	return e;
}

static int
open_text(struct asset_ctx *cx, void *arg)
{
	struct request *q = arg;
	struct asset_source *src;

	if (q->size > cx->limits.bytes) {
		src = asset_source_copy(cx, q->name, "", 0);
		return asset_diag_limit(cx, (struct asset_place){ src, 0, 0 },
		    "bytes", cx->limits.bytes);
	}
	src = asset_source_copy(cx, q->name, q->text, q->size);
	return asset_read_source(cx, src, &q->doc);
}

int
asset_open_text(struct asset_ctx *cx, struct asset_doc **doc,
    const char *name, const char *text, size_t size)
{
	struct request q = { name, text, size, NULL };
	int e = asset_try(cx, open_text, &q);

	*doc = q.doc;
	return e;
}

struct asset_doc *
asset_open_quietly(struct asset_ctx *cx, const char *name,
    struct asset_str text)
{
	struct asset_mark before = asset_mark(cx);
	struct asset_doc *doc;

	if (asset_open_text(cx, &doc, name, text.s, text.n) != 0)
		doc = NULL;
	asset_diags_take(cx, before);
	return doc;
}
