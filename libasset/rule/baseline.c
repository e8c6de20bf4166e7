#include "rule/baseline.h"

#include <stdatomic.h>

#include "core/map.h"
#include "model/row.h"
#include "rule/choice.h"
#include "rule/files.h"
#include "rule/fingerprint.h"
#include "core/banned.h"

const char asset_baseline_format[] = "asset-baseline/1";

struct entry {
	struct entry *same; /* of the same last name */
	const struct asset_node *node;
	atomic_bool used; /* it was taken for a file of another path */
};

struct asset_baseline {
	struct asset_str folder; /* real */
	struct entry *entries;
	uint32_t count;
	struct asset_map paths, names; /* whole and last names: struct entry */
};

/* ---- reading ---- */

static bool
has_form(struct asset_ctx *cx, const struct asset_node *root)
{
	const struct asset_node *bad = NULL, *f, *n;
	const struct asset_node *files = asset_get(root, "files");

	if (!asset_str_is(asset_get_text(root, "format"),
	    asset_baseline_format) ||
	    !asset_is(files, ASSET_OBJECT))
		bad = root;
	for (f = asset_first(files); f && !bad; f = f->next) {
		if (f->kind != ASSET_OBJECT)
			bad = f;
		for (n = asset_first(f); n && !bad; n = n->next)
			if (asset_int(n, 0) < 1)
				bad = n;
	}
	if (bad)
		asset_report(cx, "baseline-format",
		    asset_value_place(cx, bad), NULL);
	return !bad;
}

static void
add_entry(struct asset_ctx *cx, struct asset_baseline *b,
    const struct asset_node *n)
{
	struct entry *e = &b->entries[b->count++];
	void **slot;

	e->node = n;
	asset_map_add(cx, &b->paths, asset_key(n), e);
	slot = asset_map_at(cx, &b->names, asset_files_name(asset_key(n)));
	e->same = *slot;
	*slot = e;
}

int
asset_baseline_read(struct asset_ctx *cx, struct asset_baseline **out,
    const struct asset_node **root, const char *path)
{
	struct asset_baseline *b = asset_zalloc(cx, sizeof *b);
	const struct asset_node *files;
	struct asset_doc *doc;
	int r = asset_open(cx, &doc, path);

	if (r != 0)
		return r;
	if (!has_form(cx, doc->root))
		return ASSET_ESYNTAX;
	files = asset_get(doc->root, "files");
	b->folder = asset_files_folder(asset_files_path(cx, path));
	b->entries = asset_zalloc(cx, (files->len + (size_t)1) *
	    sizeof *b->entries);
	for (files = asset_first(files); files; files = files->next)
		add_entry(cx, b, files);
	*out = b;
	*root = doc->root;
	return 0;
}

/* ---- the entry of a file ---- */

static uint32_t
same_end(struct asset_str a, struct asset_str b)
{
	uint32_t n = 0;

	while (n < a.n && n < b.n && a.s[a.n - n - 1] == b.s[b.n - n - 1])
		n++;
	return n;
}

/* Of a file that was moved: the old one is gone, and the ends of both paths are
 * more alike than those of any other. */
static struct entry *
find_moved(struct asset_ctx *cx, const struct asset_baseline *b,
    struct asset_str path)
{
	struct entry *e = asset_map_get(&b->names, asset_files_name(path)), *best = NULL;
	uint32_t most = 0;

	for (; e; e = e->same) {
		uint32_t n = same_end(path, asset_key(e->node));

		if (n > most && !asset_files_there(cx, b->folder,
		    asset_key(e->node))) {
			most = n;
			best = e;
		}
	}
	if (best)
		atomic_store(&best->used, true);
	return best;
}

/* ---- applying ---- */

struct taking {
	struct asset_ctx *cx;
	const struct asset_node *known; /* of the file */
	struct asset_map taken;         /* by key: how many */
	uint64_t n;
};

static bool
is_new(struct asset_diag *d, const void *arg)
{
	struct taking *t = *(struct taking *const *)arg;
	struct asset_str key = asset_baseline_key(t->cx, d);
	const struct asset_node *n = asset_get_str(t->known, key);
	void **slot;

	if (!n || asset_diag_fatal(d))
		return true;
	slot = asset_map_at(t->cx, &t->taken, asset_key(n));
	if ((intptr_t)*slot >= asset_int(n, 0))
		return true;
	*slot = (void *)((intptr_t)*slot + 1);
	t->n++;
	return false;
}

/* Did the rule of "RULE FINGERPRINT" run? */
static bool
could_be(const struct asset_choice *c, struct asset_str key)
{
	const char *space = memchr(key.s, ' ', key.n);
	const struct asset_rule *rule = asset_rule_find((struct asset_str){
		key.s, space ? (uint32_t)(space - key.s) : key.n });

	return !rule || !c->on || c->on[rule - asset_rules];
}

void
asset_baseline_apply(struct asset_ctx *cx, const struct asset_baseline *b,
    bool whole)
{
	struct asset_str path = asset_files_relative(cx, b->folder,
	    cx->choice->path);
	struct entry *e = asset_map_get(&b->paths, path);
	struct taking t = { .cx = cx }, *pt = &t;
	uint64_t all = 0;

	if (!e)
		e = find_moved(cx, b, path);
	if (!e)
		return;
	t.known = e->node;
	asset_diags_keep(cx, (struct asset_mark){ NULL, 0 }, is_new, &pt);
	for (const struct asset_node *n = asset_first(e->node); n; n = n->next)
		if (could_be(cx->choice, asset_key(n)))
			all += (uint64_t)asset_int(n, 0);
	cx->hidden += t.n;
	cx->gone += whole && all > t.n ? all - t.n : 0;
}

void
asset_baseline_count(struct asset_ctx *cx, const struct asset_baseline *b)
{
	for (uint32_t i = 0; i < b->count; i++) {
		const struct entry *e = &b->entries[i];
		const struct asset_node *n = asset_first(e->node);

		if (atomic_load(&e->used) || asset_files_there(cx, b->folder,
		    asset_key(e->node)))
			n = NULL;
		for (; n; n = n->next)
			cx->gone += (uint64_t)asset_int(n, 0);
	}
}

struct asset_str
asset_baseline_key(struct asset_ctx *cx, const struct asset_diag *d)
{
	return asset_strf(cx, "%s %.*s", d->id,
	    ASSET_P(asset_diag_fingerprint(cx, d)));
}
