/* Checks what a path names: a definition, a package, or a folder of them. */
#include "read/find_files.h"
#include "read/open.h"
#include "read/read_dir.h"
#include "rule/rule.h"
#include "core/banned.h"

struct job {
	const char *path;
	const struct asset_config *config;
	bool found, checked;
	const struct asset_node **out;
};

/* ---- one file ---- */

static bool
holds(const struct asset_source *src, const char *word)
{
	return memmem(src->data, src->size, word, strlen(word)) != NULL;
}

/* What a search finds may well be something else. */
static bool
may_be_definition(const struct asset_source *src)
{
	return holds(src, "swagger") || holds(src, "openapi");
}

static bool
is_definition(const struct asset_doc *doc)
{
	return asset_get(doc->root, "swagger") ||
	    asset_get(doc->root, "openapi");
}

static int
lint_file(struct asset_ctx *cx, struct job *job)
{
	struct asset_source *src;
	struct asset_doc *doc;
	int r = asset_source_read(cx, &src, job->path);

	if (r != 0)
		return r;
	if (job->found && !may_be_definition(src)) {
		job->checked = false;
		return 0;
	}
	r = asset_read_source(cx, src, &doc);
	if (r != 0)
		return r;
	if (job->found && !is_definition(doc)) {
		job->checked = false;
		cx->diags = cx->last_diag = NULL;
		cx->ndiags = 0;
		return 0;
	}
	return asset_lint(cx, doc, job->config);
}

/* ---- public ---- */

static int
lint_path(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;

	job->checked = true;
	return lint_file(cx, job);
}

int
asset_lint_path(struct asset_ctx *cx, const char *path,
    const struct asset_config *config, bool *found)
{
	struct job job = { .path = path, .config = config,
		.found = found != NULL };
	int r = asset_try(cx, lint_path, &job);

	if (found)
		*found = job.checked;
	return r;
}

static int
find(struct asset_ctx *cx, void *arg)
{
	static const char *const suffixes[] = { ".json", ".yaml", ".yml",
		NULL };
	struct job *job = arg;
	struct asset_node *list = asset_new_node(cx, ASSET_ARRAY);

	*job->out = list;
	if (asset_is_dir(job->path)) {
		job->found = true;
		return asset_find_files(cx, list, job->path, suffixes);
	}
	asset_add(cx, list, asset_new_text(cx, job->path));
	return 0;
}

int
asset_lint_find(struct asset_ctx *cx, const struct asset_node **out,
    const char *path, bool *found)
{
	struct job job = { .path = path, .out = out };
	int r = asset_try(cx, find, &job);

	*found = job.found;
	return r;
}
