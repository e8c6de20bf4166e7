/* Writing a baseline. */
#include "rule/baseline.h"

#include <unistd.h>

#include "model/row.h"
#include "rule/files.h"
#include "core/banned.h"

struct asset_new_baseline {
	struct asset_ctx *cx;
	struct asset_str folder; /* real */
	struct asset_node *files;
};

/* ---- starting ---- */

struct job {
	struct asset_new_baseline **out;
	const char *path;
};

/* What it says of files that are still there, should they not be checked. */
static void
keep_old(struct asset_new_baseline *b, const struct asset_node *files)
{
	const struct asset_node *f = asset_first(files);

	for (; f; f = f->next)
		if (asset_files_there(b->cx, b->folder, asset_key(f)))
			asset_set_str(b->cx, b->files, asset_key(f),
			    asset_clone(b->cx, f));
}

static int
start(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_new_baseline *b = asset_zalloc(cx, sizeof *b);
	struct asset_baseline *checked;
	const struct asset_node *root;
	int r = 0;

	b->cx = cx;
	b->folder = asset_files_folder(asset_files_path(cx, job->path));
	b->files = asset_new_node(cx, ASSET_OBJECT);
	*job->out = b;
	if (access(job->path, F_OK) != 0)
		return 0;
	r = asset_baseline_read(cx, &checked, &root, job->path);
	if (r == 0)
		keep_old(b, asset_get(root, "files"));
	return r;
}

int
asset_baseline_new(struct asset_ctx *cx, struct asset_new_baseline **out,
    const char *path)
{
	struct job job = { out, path };

	return asset_try(cx, start, &job);
}

/* ---- adding ---- */

struct taking {
	struct asset_new_baseline *to;
	struct asset_ctx *from;
	const char *path;
	struct asset_node *file;
	unsigned n;
};

static bool
is_fatal(struct asset_diag *d, const void *arg)
{
	struct taking *t = *(struct taking *const *)arg;
	struct asset_str key;
	int64_t n;

	if (asset_diag_fatal(d))
		return true;
	key = asset_baseline_key(t->from, d);
	n = asset_int(asset_get_str(t->file, key), 0);
	asset_set_str(t->to->cx, t->file, key, asset_new_int(t->to->cx, n + 1));
	t->n++;
	return false;
}

static int
take(struct asset_ctx *from, void *arg)
{
	struct taking *t = arg;
	struct asset_new_baseline *b = t->to;
	struct asset_str path = asset_files_relative(from, b->folder,
	    asset_files_path(from, t->path));
	struct asset_node *old = asset_get_str(b->files, path);

	t->file = asset_new_node(b->cx, ASSET_OBJECT);
	asset_diags_keep(from, (struct asset_mark){ NULL, 0 }, is_fatal, &t);
	if (t->n)
		asset_set_str(b->cx, b->files, path, t->file);
	else if (old && !from->ndiags)
		asset_remove(b->cx, b->files, old);
	return 0;
}

int
asset_baseline_take(struct asset_new_baseline *b, struct asset_ctx *from,
    const char *path, unsigned *n)
{
	struct taking t = { .to = b, .from = from, .path = path };
	int r = asset_try_both(b->cx, from, take, &t);

	*n = t.n;
	return r;
}

/* ---- the result ---- */

struct result {
	struct asset_new_baseline *b;
	const struct asset_node **out;
};

static int
finish(struct asset_ctx *cx, void *arg)
{
	struct result *job = arg;
	struct asset_node *root = asset_new_node(cx, ASSET_OBJECT);

	asset_sort(cx, job->b->files);
	asset_set(cx, root, "format", asset_new_text(cx,
	    asset_baseline_format));
	asset_set(cx, root, "files", job->b->files);
	*job->out = root;
	return 0;
}

int
asset_baseline_tree(struct asset_new_baseline *b,
    const struct asset_node **out)
{
	struct result job = { b, out };

	return asset_try(b->cx, finish, &job);
}
