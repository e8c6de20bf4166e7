#include "model/ref.h"
#include "model/ref_id.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/map.h"
#include "model/grammar.h"
#include "tree/pointer.h"
#include "core/banned.h"

struct document {
	struct asset_doc *doc; /* NULL: cannot be read */
	struct asset_str real;   /* its absolute path without links */
	struct asset_map refs; /* text of a reference: struct asset_ref */
	const struct asset_node *list, **items; /* the last long array met */
	struct asset_ids *ids; /* $id and $anchor; NULL: none, or not yet */
	bool looked; /* for ids */
};

struct asset_refs {
	struct asset_ctx *cx;
	struct document *main;
	struct asset_map files;      /* real path: struct document */
	struct document **by_source; /* by index of the source */
	uint32_t nby_source;
	struct asset_str top; /* real folder of the main document, or empty */
	uint32_t stamp;
	bool named; /* $id and $anchor have a meaning: OpenAPI 3.1 */
};

/* ---- documents ---- */

static struct asset_str
folder_of(struct asset_str path)
{
	while (path.n && path.s[path.n - 1] != '/')
		path.n--;
	return path;
}

static bool
is_below(struct asset_str folder, struct asset_str path)
{
	return path.n > folder.n &&
	    memcmp(path.s, folder.s, folder.n) == 0;
}

static struct document *
add_document(struct asset_refs *r, struct asset_doc *doc,
    struct asset_str real)
{
	struct document *d = asset_zalloc(r->cx, sizeof *d);
	uint32_t i = doc && doc->src ? doc->src->index : 0;

	d->doc = doc;
	d->real = real;
	if (real.n)
		*asset_map_at(r->cx, &r->files, real) = d;
	while (doc && i >= r->nby_source) {
		uint32_t room = r->nby_source;

		r->by_source = asset_grow(r->cx, r->by_source, &room,
		    sizeof *r->by_source);
		memset(r->by_source + r->nby_source, 0,
		    (room - r->nby_source) * sizeof *r->by_source);
		r->nby_source = room;
	}
	if (doc)
		r->by_source[i] = d;
	return d;
}

/* The absolute path without links; empty when there is no such file. */
static struct asset_str
real_path(struct asset_ctx *cx, const char *path)
{
	char real[PATH_MAX];

	return realpath(path, real) ? asset_strf(cx, "%s", real) :
	    ASSET_S("");
}

/* Where a document is, or, of standard input, would be. */
static struct asset_str
document_path(struct asset_ctx *cx, const struct asset_source *src)
{
	struct asset_str folder, real;

	if (!src)
		return ASSET_S("");
	if (!cx->input_name || strcmp(src->name, cx->input_name) != 0)
		return real_path(cx, src->name);
	folder = folder_of(asset_str(src->name));
	real = real_path(cx, asset_printf(cx, "%.*s.", ASSET_P(folder)));
	return real.n ? asset_strf(cx, "%.*s%s%s", ASSET_P(real),
	    asset_str_ends(real, "/") ? "" : "/", src->name + folder.n) : real;
}

static int
set_root(struct asset_ctx *cx, void *folder)
{
	struct asset_str real = real_path(cx, folder);
	struct stat st;

	if (!real.n || stat(real.s, &st) != 0 || !S_ISDIR(st.st_mode))
		return ASSET_EIO;
	cx->root = asset_str_ends(real, "/") ? real :
	    asset_strf(cx, "%.*s/", ASSET_P(real));
	return 0;
}

int
asset_root(struct asset_ctx *cx, const char *folder)
{
	return asset_try(cx, set_root, (void *)(uintptr_t)folder);
}

struct asset_refs *
asset_refs_new(struct asset_ctx *cx, struct asset_doc *doc)
{
	struct asset_refs *r = asset_zalloc(cx, sizeof *r);

	r->cx = cx;
	r->main = add_document(r, doc, document_path(cx, doc->src));
	r->top = folder_of(r->main->real);
	if (cx->root.n && is_below(cx->root, r->main->real))
		r->top = cx->root;
	r->named = asset_glob(ASSET_S("3.[1-9]*"),
	    asset_get_text(doc->root, "openapi"));
	return r;
}

static struct document *
document_of(struct asset_refs *r, const struct asset_node *n)
{
	if (n->flags & ASSET_NODE_PLACED && n->src < r->nby_source &&
	    r->by_source[n->src])
		return r->by_source[n->src];
	return r->main;
}

/* ---- files ---- */

/* Does a path that starts in `folder` stay below `top`? By its text only. */
static bool
stays_inside(struct asset_str top, struct asset_str folder,
    struct asset_str path)
{
	int depth = 0;

	for (uint32_t i = top.n; i < folder.n; i++)
		depth += folder.s[i] == '/';
	if (!path.n || path.s[0] == '/' || memchr(path.s, '\\', path.n) ||
	    memchr(path.s, 0, path.n))
		return false;
	for (uint32_t i = 0, from; i < path.n; i++) {
		for (from = i; i < path.n && path.s[i] != '/';)
			i++;
		if (i - from == 2 && memcmp(path.s + from, "..", 2) == 0)
			depth--;
		else if (i > from && !(i - from == 1 && path.s[from] == '.'))
			depth++;
		if (depth < 0)
			return false;
	}
	return true;
}

/* "http:" and so on: letters, then a colon, before any slash. */
static bool
has_scheme(struct asset_str s)
{
	uint32_t i = 0;

	while (i < s.n && ((s.s[i] | 32) >= 'a' && (s.s[i] | 32) <= 'z'))
		i++;
	while (i && i < s.n && s.s[i] != ':' && s.s[i] != '/' &&
	    s.s[i] != '#' && s.s[i] != '\\')
		i++;
	return i && i < s.n && s.s[i] == ':';
}

static enum asset_ref_status
refused(const struct asset_refs *r, const struct document *from,
    struct asset_str text, struct asset_str path)
{
	if (asset_str_starts(path, "//"))
		return ASSET_REF_REMOTE;
	if (has_scheme(text))
		return text.n > 4 && asset_str_case_eq(ASSET_S("http"),
		    (struct asset_str){ text.s, 4 }) ? ASSET_REF_REMOTE :
		    ASSET_REF_OUTSIDE;
	if (!r->top.n || !stays_inside(r->top, folder_of(from->real), path))
		return ASSET_REF_OUTSIDE;
	return ASSET_REF_OK;
}

/* "apis/.././common.yaml" as "common.yaml", where that is the same file. */
static const char *
short_name(struct asset_ctx *cx, const char *path, struct asset_str real)
{
	char *name = asset_printf(cx, "%s", path), *up, *start;

	while ((up = strstr(name, "/./")))
		memmove(up, up + 2, strlen(up + 2) + 1);
	while ((up = strstr(name, "/../"))) {
		for (start = up; start > name && start[-1] != '/';)
			start--;
		if (start == up || (up - start == 2 && *start == '.' &&
		    start[1] == '.'))
			break;
		memmove(start, up + 4, strlen(up + 4) + 1);
	}
	return asset_str_eq(real_path(cx, name), real) ? name : path;
}

static enum asset_ref_status
open_document(struct asset_refs *r, const struct document *from,
    struct asset_str path, struct document **out)
{
	struct asset_str folder = folder_of(asset_str(from->doc->src->name));
	const char *shown = asset_printf(r->cx, "%.*s%.*s", ASSET_P(folder),
	    ASSET_P(path));
	struct asset_str real = real_path(r->cx, shown);
	struct asset_doc *doc = NULL;
	struct stat st;

	*out = NULL;
	if (!real.n)
		return ASSET_REF_FILE;
	if (!is_below(r->top, real))
		return ASSET_REF_OUTSIDE;
	*out = asset_map_get(&r->files, real);
	if (!*out) {
		if (stat(real.s, &st) != 0 || !S_ISREG(st.st_mode) ||
		    asset_open(r->cx, &doc, short_name(r->cx, shown, real)) != 0)
			doc = NULL;
		*out = add_document(r, doc, real);
	}
	return (*out)->doc ? ASSET_REF_OK : ASSET_REF_FILE;
}

/* ---- pointers ---- */

/* An item of an array; a long one is numbered once, not at each reference. */
static const struct asset_node *
item_of(struct asset_refs *r, struct document *d,
    const struct asset_node *array, struct asset_str token)
{
	uint32_t index = 0, i = 0;

	if (!token.n || token.n > 9 || (token.n > 1 && token.s[0] == '0'))
		return NULL;
	for (uint32_t k = 0; k < token.n; k++) {
		if (token.s[k] < '0' || token.s[k] > '9')
			return NULL;
		index = index * 10 + (uint32_t)(token.s[k] - '0');
	}
	if (index >= array->len)
		return NULL;
	if (index < 64)
		return asset_item(array, index);
	if (d->list != array) {
		d->items = asset_alloc(r->cx, array->len * sizeof *d->items);
		for (struct asset_node *c = asset_first(array); c; c = c->next)
			d->items[i++] = c;
		d->list = array;
	}
	return d->items[index];
}

static void
find_target(struct asset_refs *r, struct document *d, struct asset_ref *ref)
{
	struct asset_str rest = ref->pointer, token;
	const struct asset_node *n = ref->root, *next;

	while (rest.n) {
		next = NULL;
		if (!asset_pointer_token(r->cx, &rest, &token)) {
			token = rest;
			rest.n = 0;
		} else if (n->kind == ASSET_OBJECT) {
			next = asset_get_str(n, token);
		} else if (n->kind == ASSET_ARRAY) {
			next = item_of(r, d, n, token);
		}
		if (!next) {
			ref->status = ASSET_REF_MISSING;
			ref->stop = n;
			ref->token = token;
			return;
		}
		n = next;
	}
	ref->to = n;
}

/* The names in a document, if it may have some. */
static struct asset_ids *
ids_of(struct asset_refs *r, struct document *d)
{
	if (r->named && !d->looked && d->doc->src &&
	    asset_ids_likely(d->doc->src))
		d->ids = asset_ids_new(r->cx, d->doc->root, d->real);
	d->looked = true;
	return d->ids;
}

/* By $id and $anchor: true when the reference needs no more. Such a target is
 * in the same document, so the walk passes it anyway. */
static bool
find_by_name(struct asset_refs *r, struct document *d, struct asset_ref *ref,
    const struct asset_resource *in, struct asset_str path,
    struct asset_str fragment)
{
	const struct asset_node *root = path.n ?
	    asset_ids_resource(r->cx, d->ids, in, path) :
	    in ? in->root : d->doc->root;

	if (!root || (root == d->doc->root &&
	    (!fragment.n || fragment.s[0] == '/')))
		return false;
	ref->root = root;
	ref->apart = true;
	if (!fragment.n || fragment.s[0] == '/') {
		ref->pointer = fragment;
		find_target(r, d, ref);
		return true;
	}
	ref->to = asset_ids_anchor(r->cx, d->ids, root, fragment);
	ref->stop = root;
	ref->token = fragment;
	if (!ref->to)
		ref->status = ASSET_REF_MISSING;
	return true;
}

static void
resolve(struct asset_refs *r, struct document *from, struct asset_ref *ref,
    const struct asset_resource *in)
{
	struct asset_str path = ref->text, pointer = { "", 0 };
	const char *mark = path.n ? memchr(path.s, '#', path.n) : NULL;
	struct document *d = from;

	if (mark) {
		pointer.s = mark + 1;
		pointer.n = path.n - (uint32_t)(mark + 1 - path.s);
		path.n = (uint32_t)(mark - path.s);
	}
	if (from->ids && find_by_name(r, from, ref, in, path,
	    asset_percent_decode(r->cx, pointer)))
		return;
	path = asset_percent_decode(r->cx, path);
	if (path.n) {
		ref->status = refused(r, from, ref->text, path);
		if (ref->status == ASSET_REF_OK)
			ref->status = open_document(r, from, path, &d);
		if (ref->status != ASSET_REF_OK)
			return;
	}
	ref->root = d->doc->root;
	ref->pointer = asset_percent_decode(r->cx, pointer);
	if (d != from && ids_of(r, d) && find_by_name(r, d, ref, NULL,
	    ASSET_S(""), ref->pointer))
		ref->apart = false;
	else
		find_target(r, d, ref);
}

/* ---- references ---- */

const struct asset_node *
asset_ref_text(const struct asset_node *n)
{
	if (!asset_is(n, ASSET_OBJECT))
		return NULL;
	n = asset_get_str(n, ASSET_S("$ref"));
	return asset_is(n, ASSET_STRING) ? n : NULL;
}

static struct asset_ref *
one_step(struct asset_refs *r, const struct asset_node *n)
{
	const struct asset_node *text = asset_ref_text(n);
	const struct asset_resource *in = NULL;
	struct document *d;
	struct asset_ref *ref;
	struct asset_str key;
	void **slot;

	if (!text)
		return NULL;
	d = document_of(r, text);
	key = asset_text(text);
	if (ids_of(r, d))
		in = asset_ids_around(r->cx, d->ids, n);
	if (in)
		key = asset_strf(r->cx, "%p %.*s", (const void *)in,
		    ASSET_P(key));
	slot = asset_map_at(r->cx, &d->refs, key);
	if (*slot)
		return *slot;
	ref = *slot = asset_zalloc(r->cx, sizeof *ref);
	ref->text = asset_text(text);
	resolve(r, d, ref, in);
	return ref;
}

/* All steps. Each reference on the way learns the end, so that a chain is
 * walked once. */
static void
follow(struct asset_refs *r, struct asset_ref *first)
{
	struct asset_ref *ref = first, *next;
	const struct asset_node *end = NULL;
	bool cycle = false;
	uint32_t stamp = ++r->stamp;

	for (;; ref = next) {
		ref->stamp = stamp;
		next = ref->to ? one_step(r, ref->to) : NULL;
		if (!next) {
			end = ref->to;
			break;
		}
		if (next->followed) {
			end = next->end;
			cycle = next->status == ASSET_REF_CYCLE;
			break;
		}
		if (next->stamp == stamp) {
			cycle = true;
			break;
		}
	}
	for (ref = first; ref && !ref->followed; ref = next) {
		ref->followed = true;
		ref->end = end;
		if (cycle)
			ref->status = ASSET_REF_CYCLE;
		next = ref->to ? one_step(r, ref->to) : NULL;
	}
}

struct asset_ref *
asset_ref_get(struct asset_refs *r, const struct asset_node *n)
{
	struct asset_ref *ref = one_step(r, n);

	if (ref && !ref->followed)
		follow(r, ref);
	return ref;
}

const struct asset_node *
asset_ref_follow(struct asset_refs *r, const struct asset_node *n)
{
	struct asset_ref *ref = n ? asset_ref_get(r, n) : NULL;

	return ref ? ref->end : n;
}

struct asset_str
asset_ref_near(const struct asset_ref *ref)
{
	struct asset_str best = { NULL, 0 };
	unsigned most = ref->token.n < 4 ? 1 : ref->token.n / 3 + 1, d;

	if (!asset_is(ref->stop, ASSET_OBJECT))
		return best;
	for (struct asset_node *c = asset_first(ref->stop); c; c = c->next) {
		d = asset_str_distance(asset_key(c), ref->token, most);
		if (d < most || (d == most && !best.s)) {
			best = asset_key(c);
			most = d;
		}
	}
	return best;
}
