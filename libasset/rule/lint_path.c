/* Checks what a path names: a definition, a package, or a folder of them. */
#include "model/object.h"
#include "read/open.h"
#include "rule/as.h"
#include "rule/choice.h"
#include "rule/datasource.h"
#include "rule/lint.h"
#include "rule/request.h"
#include "rule/search.h"
#include "core/banned.h"

struct job {
	const char *path;
	const struct asset_config *config;
	const struct asset_as *as; /* NULL: what the content says */
	const char *what;          /* behind the ":" of its name */
	bool found, checked;
};

static bool
is_definition(const struct asset_doc *doc)
{
	return asset_get(doc->root, "swagger") ||
	    asset_get(doc->root, "openapi");
}

/* ---- package objects on their own ---- */

static bool
is_object(const struct asset_node *n)
{
	if (asset_is(n, ASSET_ARRAY))
		n = asset_first(n);
	return asset_is(asset_get(n, "kind"), ASSET_STRING) &&
	    asset_is(asset_get(n, "key"), ASSET_OBJECT);
}

static bool
is_no_side_file(struct asset_diag *d, const void *arg)
{
	(void)arg;
	return strcmp(d->id, "side-file-missing") != 0;
}

static void
check_objects(struct asset_ctx *cx, const struct asset_package *package)
{
	asset_request_objects(cx, package);
	for (uint32_t i = 0; i < package->count; i++) {
		const struct asset_object *o = package->objects[i];

		if (asset_str_is(o->kind->name, "datasource"))
			asset_datasource_check_one(cx, o->spec, true,
			    ASSET_S("/spec"));
	}
}

/* Without its package: references and side files cannot be looked at. */
static void
lint_object(struct asset_ctx *cx, struct job *job,
    const struct asset_node *root)
{
	struct asset_package *package = asset_package_new(cx, job->path);
	struct asset_str path = asset_str(job->path);

	if (root->kind == ASSET_OBJECT)
		asset_object_read(cx, package, root, path);
	for (struct asset_node *c = asset_first(root);
	    c && root->kind == ASSET_ARRAY; c = c->next)
		asset_object_read(cx, package, c, path);
	asset_diags_keep(cx, (struct asset_mark){ NULL, 0 }, is_no_side_file,
	    NULL);
	check_objects(cx, package);
	asset_choice_apply(cx);
}

/* ---- one file ---- */

static int
lint_text(struct asset_ctx *cx, struct job *job, const struct asset_as *as,
    struct asset_source *src)
{
	int r = as->check_text(cx, src);

	asset_choice_apply(cx);
	job->checked = true;
	return r;
}

/* A search leaves alone what is no definition. */
static int
lint_source(struct asset_ctx *cx, struct job *job, struct asset_source *src)
{
	struct asset_mark before = asset_mark(cx);
	const struct asset_as *as = job->as;
	struct asset_doc *doc;
	int r;

	if (!as)
		as = asset_as_text(src);
	if (as && as->check_text)
		return lint_text(cx, job, as, src);
	job->checked = !job->found || (asset_may_be_checked(src) &&
	    !asset_str_ends(asset_str(src->name), ".csv"));
	if (!job->checked)
		return 0;
	r = asset_read_source(cx, src, &doc);
	if (r != 0)
		return r;
	if (as && as->object)
		as->check_what(cx, doc->root, job->what);
	if (as ? as->object : !job->found && is_object(doc->root))
		return lint_object(cx, job, doc->root), 0;
	if (!as)
		as = asset_as_tree(doc->root);
	if (as) {
		if (as->check_what)
			as->check_what(cx, doc->root, job->what);
		else
			as->check_tree(cx, doc->root);
		asset_choice_apply(cx);
		job->checked = true;
		return 0;
	}
	job->checked = !job->found || is_definition(doc);
	if (job->checked)
		return asset_lint_doc(cx, doc);
	asset_diags_take(cx, before); /* what was said while reading */
	return 0;
}

static int
lint_file(struct asset_ctx *cx, struct job *job)
{
	struct asset_source *src;
	int r;

	job->checked = !job->found || asset_may_start(cx, job->path);
	if (!job->checked)
		return 0;
	r = asset_source_read(cx, &src, job->path);
	return r != 0 ? r : lint_source(cx, job, src);
}

/* ---- packages ---- */

static bool
may_hold_definition(struct asset_str path)
{
	return asset_str_ends(path, ".json") ||
	    asset_str_ends(path, ".yaml") || asset_str_ends(path, ".yml") ||
	    asset_str_ends(path, ".csv");
}

static int
lint_package(struct asset_ctx *cx, struct job *job)
{
	struct asset_package *package;
	int r = asset_package_open(cx, &package, job->path), e;

	if (r != 0)
		return r;
	job->found = true; /* members may be anything */
	for (uint32_t i = 0; i < package->files.count; i++) {
		struct asset_member *m = &package->files.list[i];

		if ((m->role != ASSET_ROLE_OTHER &&
		    m->role != ASSET_ROLE_DEFINITION) ||
		    !may_hold_definition(m->path))
			continue;
		e = lint_source(cx, job,
		    asset_member_source(cx, &package->files, m));
		if (e != 0)
			r = e;
	}
	check_objects(cx, package);
	job->checked = true;
	asset_choice_apply(cx);
	return r;
}

/* ---- public ---- */

static int
lint_path(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	int r;

	asset_choice_make(cx, job->config, strcmp(job->path, "-") == 0 &&
	    cx->input_name ? cx->input_name : job->path);
	if (!job->as && !job->found && strcmp(job->path, "-") != 0 &&
	    asset_is_package(cx, job->path))
		r = lint_package(cx, job);
	else
		r = lint_file(cx, job);
	asset_choice_end(cx, r == 0);
	return r;
}

int
asset_lint_path(struct asset_ctx *cx, const char *path,
    const struct asset_config *config, bool *found)
{
	struct job job = { .path = path, .config = config,
		.found = found != NULL };
	int r;

	job.checked = true;
	r = asset_try(cx, lint_path, &job);

	if (found)
		*found = job.checked;
	return r;
}

int
asset_lint_as(struct asset_ctx *cx, const char *path, const char *type,
    const struct asset_config *config)
{
	struct job job = { .path = path, .config = config };

	job.as = asset_as_find(type, &job.what);
	return job.as ? asset_try(cx, lint_path, &job) : ASSET_EUSAGE;
}
