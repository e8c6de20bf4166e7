/* The settings of a run: options over the files that are nearest to what is
 * checked, each read once. */
#include <stdlib.h>
#include <unistd.h>

#include "core/map.h"
#include "rule/baseline.h"
#include "rule/exception.h"
#include "rule/files.h"
#include "core/banned.h"

static const char name[] = ".asset.yaml";

struct opened {
	struct opened *next;
	struct asset_config *config;
};

struct searched {
	struct searched *next;
	struct asset_str path; /* real */
};

struct asset_settings {
	struct asset_ctx *cx;
	struct asset_config options; /* what options say, a layer each */
	struct opened *files, *fixed;
	struct asset_map folders; /* real path of a folder: struct opened */
	struct opened *none;      /* where there is no file */
	struct searched *searched;
	struct asset_baseline *baseline; /* of an option, or NULL */
	bool no_baseline;
};

static int
new_settings(struct asset_ctx *cx, void *arg)
{
	struct asset_settings *s = asset_zalloc(cx, sizeof *s);

	s->cx = cx;
	s->none = asset_zalloc(cx, sizeof *s->none);
	*(struct asset_settings **)arg = s;
	return 0;
}

int
asset_settings_new(struct asset_ctx *cx, struct asset_settings **out)
{
	return asset_try(cx, new_settings, out);
}

/* ---- options ---- */

struct job {
	struct asset_settings *s;
	const char *text;
	bool on;
	const struct asset_config **out;
};

static int
use_ruleset(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_str id = asset_str(job->text);

	if (asset_layer_ruleset(asset_layer_new(cx, &job->s->options), id,
	    true))
		return 0;
	asset_report_str(cx, "config-ruleset", (struct asset_place){ 0 }, id,
	    asset_ruleset_near(id), ASSET_S(""));
	return ASSET_EUSAGE;
}

int
asset_settings_ruleset(struct asset_settings *s, const char *id)
{
	struct job job = { .s = s, .text = id };

	return asset_try(s->cx, use_ruleset, &job);
}

/* The first rule to run starts a layer that has no others. */
static int
use_rule(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_str id = asset_str(job->text);
	struct asset_layer *l = job->s->options.last;

	if (!l || !(job->on ? l->only : l->settings != NULL))
		l = asset_layer_new(cx, &job->s->options);
	l->only |= job->on;
	if (asset_layer_rules(cx, l, id, job->on ? ASSET_ON : ASSET_OFF, NULL))
		return 0;
	if (asset_rule_find(id))
		asset_report_str(cx, "config-fixed", (struct asset_place){ 0 },
		    id, ASSET_S(""), ASSET_S(""));
	else
		asset_report_str(cx, "config-rule", (struct asset_place){ 0 },
		    id, asset_rule_near(id), ASSET_S(""));
	return ASSET_EUSAGE;
}

int
asset_settings_rule(struct asset_settings *s, const char *id, bool on)
{
	struct job job = { .s = s, .text = id, .on = on };

	return asset_try(s->cx, use_rule, &job);
}

static int
use_baseline(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	const struct asset_node *root;

	job->s->no_baseline = true;
	return job->text ? asset_baseline_read(cx, &job->s->baseline, &root,
	    job->text) : 0;
}

int
asset_settings_baseline(struct asset_settings *s, const char *path)
{
	struct job job = { .s = s, .text = path };

	return asset_try(s->cx, use_baseline, &job);
}

/* ---- files ---- */

/* Layers are shared, but each list of them has a last one of its own. */
static void
add_options(struct asset_settings *s, struct asset_config *config)
{
	const struct asset_layer *l = s->options.layers;

	for (; l; l = l->next) {
		struct asset_layer *copy = asset_layer_new(s->cx, config);

		*copy = *l;
		copy->next = NULL;
	}
}

static int
open_file(struct asset_settings *s, const char *path, struct opened **out)
{
	struct opened *o = asset_zalloc(s->cx, sizeof *o);
	int r;

	o->config = asset_zalloc(s->cx, sizeof *o->config);
	o->config->no_baseline = s->no_baseline;
	o->config->baseline = s->baseline;
	r = asset_config_read(s->cx, o->config, path);
	if (r != 0)
		return r;
	add_options(s, o->config);
	o->next = s->files;
	s->files = o;
	*out = o;
	return 0;
}

static int
use_file(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;

	(void)cx;
	return open_file(job->s, job->text, &job->s->fixed);
}

int
asset_settings_open(struct asset_settings *s, const char *path)
{
	struct job job = { .s = s, .text = path };

	return asset_try(s->cx, use_file, &job);
}

/* Short where people read it: as seen from the current folder. */
static const char *
path_in(struct asset_ctx *cx, struct asset_str folder)
{
	struct asset_str path = asset_strf(cx, "%.*s/%s", folder.n == 1 ? 0 :
	    (int)folder.n, folder.s, name);

	return asset_files_below(asset_files_folder(asset_files_path(cx, ".")),
	    path).s;
}

/* The settings for the files in a folder, which is a real path. */
static int
find_file(struct asset_settings *s, struct asset_str folder,
    struct opened **out)
{
	struct opened *o = folder.n ? asset_map_get(&s->folders, folder) :
	    s->none;
	const char *path;
	int r = 0;

	if (!o) {
		path = path_in(s->cx, folder);
		if (access(path, F_OK) == 0)
			r = open_file(s, path, &o);
		else if (folder.n <= 1)
			o = s->none;
		else
			r = find_file(s, asset_files_folder(folder), &o);
		if (r != 0)
			return r;
		asset_map_add(s->cx, &s->folders, folder, o);
	}
	*out = o;
	return 0;
}

static int
find_for(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_settings *s = job->s;
	struct opened *o = s->fixed;
	int r = 0;

	if (!o)
		r = find_file(s, asset_files_folder(asset_files_path(cx,
		    job->text)), &o);
	if (r != 0)
		return r;
	if (!o->config && (s->options.layers || s->baseline)) {
		o->config = asset_zalloc(cx, sizeof *o->config);
		o->config->baseline = s->baseline;
		add_options(s, o->config);
	}
	*job->out = o->config;
	return 0;
}

int
asset_settings_for(struct asset_settings *s, const struct asset_config **out,
    const char *path)
{
	struct job job = { .s = s, .text = path, .out = out };

	*out = NULL;
	return asset_try(s->cx, find_for, &job);
}

/* ---- at the end ---- */

static int
note_search(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct searched *folder = asset_alloc(cx, sizeof *folder);

	folder->path = asset_files_folder(asset_files_path(cx,
	    asset_printf(cx, "%s/.", job->text)));
	folder->next = job->s->searched;
	job->s->searched = folder;
	return 0;
}

int
asset_settings_searched(struct asset_settings *s, const char *folder)
{
	struct job job = { .s = s, .text = folder };

	return asset_try(s->cx, note_search, &job);
}

static bool
is_searched(const struct asset_settings *s, struct asset_str folder)
{
	const struct searched *f = s->searched;

	while (f && !asset_str_eq(f->path, folder) &&
	    asset_files_below(f->path, folder).s == folder.s)
		f = f->next;
	return f != NULL;
}

static void
close_file(struct asset_ctx *cx, const struct asset_settings *s,
    const struct asset_config *config)
{
	/* Options leave rules out: then nothing can be said. */
	if (config->exceptions && !s->options.layers)
		asset_exceptions_unused(cx, config->exceptions,
		    is_searched(s, config->folder));
	if (config->baseline && config->baseline != s->baseline)
		asset_baseline_count(cx, config->baseline);
}

static int
report_unused(struct asset_ctx *cx, void *arg)
{
	const struct asset_settings *s = arg;

	for (const struct opened *o = s->files; o; o = o->next)
		close_file(cx, s, o->config);
	if (s->baseline)
		asset_baseline_count(cx, s->baseline);
	return 0;
}

int
asset_settings_end(struct asset_settings *s)
{
	return asset_try(s->cx, report_unused, s);
}
