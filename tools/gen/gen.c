/* Turns formats/ into C: `gen FORMATS-FOLDER RULE-FOLDER OUTPUT-FOLDER`. Runs
 * at build time, is not installed, and links core, tree and read only. */
#include "gen_grammar.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct job {
	const char *from, *rules, *to;
	struct asset_node *root; /* {FOLDER: {FILE: its root}} */
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names in a folder, sorted; those that start with a dot are left out. */
static char **
list_folder(struct asset_ctx *cx, const char *path, uint32_t *n)
{
	DIR *d = opendir(path);
	struct dirent *e;
	char **names = NULL;
	uint32_t room = 0;

	*n = 0;
	while (d && (e = readdir(d))) {
		if (e->d_name[0] == '.')
			continue;
		if (*n == room)
			names = asset_grow(cx, names, &room, sizeof *names);
		names[(*n)++] = asset_printf(cx, "%s", e->d_name);
	}
	if (d)
		closedir(d);
	if (*n)
		qsort(names, *n, sizeof *names, by_name);
	return names;
}

static void
print_diags(struct asset_ctx *cx)
{
	for (struct asset_diag *d = cx->diags; d; d = d->next) {
		struct asset_position p =
		    asset_source_position(cx, d->at.src, d->at.off);

		fprintf(stderr, "%s:%u:%u: %s: %.*s %.*s\n", d->at.src->name,
		    (unsigned)p.line, (unsigned)p.column, d->id,
		    ASSET_P(d->args[0]), ASSET_P(d->args[1]));
	}
}

/* What a row is called: by an id of ours, or by a code of the platform. */
static struct asset_str
name_of(const struct asset_node *row)
{
	struct asset_str id = asset_get_text(row, "id");

	return id.s ? id : asset_get_text(row, "code");
}

/* A list in which all rows have a name becomes an object with the names as
 * keys. */
static struct asset_node *
by_name_of(struct asset_ctx *cx, struct asset_node *list)
{
	struct asset_node *object = asset_new_node(cx, ASSET_OBJECT), *row, *next;

	if (list->kind != ASSET_ARRAY)
		return list;
	for (row = asset_first(list); row; row = row->next)
		if (!name_of(row).s)
			return list;
	for (row = asset_first(list); row; row = next) {
		struct asset_str name = name_of(row);

		next = row->next;
		if (asset_get_str(object, name))
			asset_report_str(cx, "row-twice",
			    asset_value_place(cx, row), name, ASSET_S(""),
			    ASSET_S(""));
		asset_set_str(cx, object, name, row);
	}
	return object;
}

static int
add_file(struct asset_ctx *cx, const char *path, struct asset_str name,
    struct asset_node *folder)
{
	struct asset_doc *doc;

	if (!asset_str_ends(name, ".yaml"))
		return 0;
	if (asset_open(cx, &doc, path) != 0)
		return 1;
	name.n -= (uint32_t)strlen(".yaml");
	asset_set_str(cx, folder, name, by_name_of(cx, doc->root));
	return 0;
}

static int
add_folder(struct asset_ctx *cx, const char *path, struct asset_node *into)
{
	uint32_t n;
	char **names = list_folder(cx, path, &n);

	for (uint32_t i = 0; i < n; i++) {
		const char *child = asset_printf(cx, "%s/%s", path, names[i]);

		if (add_file(cx, child, asset_str(names[i]), into) != 0)
			return 1;
	}
	return 0;
}

static int
run(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	uint32_t n;
	char **names = list_folder(cx, job->from, &n);
	struct gen_grammar g;

	job->root = asset_new_node(cx, ASSET_OBJECT);
	for (uint32_t i = 0; i < n; i++) {
		const char *path =
		    asset_printf(cx, "%s/%s", job->from, names[i]);
		struct asset_node *folder;

		if (asset_str_ends(asset_str(names[i]), ".yaml")) {
			if (add_file(cx, path, asset_str(names[i]),
			    job->root) != 0)
				return 1;
			continue;
		}
		folder = asset_set(cx, job->root, names[i],
		    asset_new_node(cx, ASSET_OBJECT));
		if (add_folder(cx, path, folder) != 0)
			return 1;
	}
	if (cx->ndiags)
		return 1;
	return gen_nodes(cx, job->root, job->to) ||
	    gen_grammar_read(cx, &g, job->root) ||
	    gen_rows_check(&g, job->root, job->rules) ||
	    gen_grammar_write(&g, job->root, job->to) ||
	    gen_rules(&g, job->root, job->to);
}

int
main(int argc, char **argv)
{
	struct asset_ctx *cx = asset_new(NULL);
	struct job job;
	int r;

	if (argc != 4 || !cx) {
		fprintf(stderr, "usage: gen FORMATS-FOLDER RULE-FOLDER "
		    "OUTPUT-FOLDER\n");
		return 2;
	}
	job = (struct job){ argv[1], argv[2], argv[3], NULL };
	r = asset_try(cx, run, &job);
	print_diags(cx);
	asset_free(cx);
	return r != 0;
}
