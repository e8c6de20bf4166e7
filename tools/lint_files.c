#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lint.h"

/* Room for one more; NULL: no memory. */
static void *
grow(void *list, size_t count, size_t *room, size_t size)
{
	size_t more = *room ? *room * 2 : 64;
	void *p;

	if (count < *room)
		return list;
	p = realloc(list, more * size);
	if (p)
		*room = more;
	return p;
}

static int
add_file(struct lint_run *run, const char *path)
{
	const struct lint_operand *o = &run->operands[run->noperands - 1];
	struct lint_file *list = grow(run->files, run->nfiles,
	    &run->files_room, sizeof *list);
	char *copy = strdup(path);

	if (list)
		run->files = list;
	if (!list || !copy) {
		free(copy);
		return ASSET_ENOMEM;
	}
	list[run->nfiles++] = (struct lint_file){ .path = copy,
		.operand = run->noperands - 1,
		.searched = o->searched || run->opt->ignore_other };
	return 0;
}

/* A folder that is checked with all that is in it? */
static bool
is_whole(const struct lint_run *run, const char *path)
{
	struct stat st;

	return !run->opt->shards && stat(path, &st) == 0 &&
	    S_ISDIR(st.st_mode);
}

static int
add_operand(struct lint_run *run, const char *name)
{
	struct lint_operand *list = grow(run->operands, run->noperands,
	    &run->operands_room, sizeof *list);
	const struct asset_node *files, *f;
	bool searched;
	int r = list ? asset_lint_find(run->cx, &files, name, &searched) :
	    ASSET_ENOMEM;

	if (r == ASSET_ENOMEM)
		return r;
	run->sum.failed |= r != 0;
	run->operands = list;
	list[run->noperands++] = (struct lint_operand){ name, searched, false };
	r = is_whole(run, name) ?
	    asset_settings_searched(run->settings, name) : 0;
	for (f = asset_node_first(files); f && r == 0;
	    f = asset_node_next(f))
		r = add_file(run, asset_node_text(f).s);
	return r;
}

/* Names come from anywhere: a terminal or a log must not obey them. */
static void
complain(struct lint_run *run, const char *what, const char *name,
    const char *why)
{
	struct asset_str shown;

	if (asset_path_text(run->cx, name, &shown) != 0)
		shown = (struct asset_str){ "?", 1 };
	fprintf(stderr, "asset lint: %s '%s'%s%s\n", what, shown.s,
	    why ? ": " : "", why ? why : "");
	run->sum.failed = true;
}

/* ---- lists ---- */

/* The names in a text: ended by NUL when it has one, else lines. */
static int
add_names(struct lint_run *run, char *text, size_t n)
{
	char *end = text + n, *p, *stop;
	char mark = memchr(text, 0, n) ? 0 : '\n';
	int r = 0;

	for (p = text; p < end && r == 0; p = stop + 1) {
		stop = memchr(p, mark, (size_t)(end - p));
		if (!stop)
			stop = end;
		if (mark && stop > p && stop[-1] == '\r')
			stop[-1] = 0;
		*stop = 0;
		if (*p)
			r = add_operand(run, p);
	}
	return r;
}

/* All of a stream, with room for a NUL; NULL and errno. */
static char *
read_all(FILE *f, uint64_t most, size_t *n)
{
	size_t room = 0;
	char *text = NULL, *more;

	errno = 0;
	for (*n = 0; !feof(f) && !ferror(f); *n += fread(text + *n, 1,
	    room - *n - 1, f)) {
		if (*n > most)
			errno = EFBIG;
		more = errno ? NULL : grow(text, *n + 1, &room, 1);
		if (!more)
			break;
		text = more;
	}
	if (!errno)
		return text;
	free(text);
	return NULL;
}

static int
add_list(struct lint_run *run, const char *name)
{
	FILE *f = strcmp(name, "-") == 0 ? stdin : fopen(name, "re");
	char **lists = realloc(run->lists, (run->nlists + 1) * sizeof *lists);
	char *text = NULL;
	size_t n;

	if (lists)
		run->lists = lists;
	if (f && lists)
		text = read_all(f, run->opt->common.limits.bytes, &n);
	if (f && f != stdin)
		fclose(f);
	if (!lists || errno == ENOMEM)
		return ASSET_ENOMEM;
	if (text) {
		run->lists[run->nlists++] = text;
		return add_names(run, text, n);
	}
	complain(run, "cannot read the list", name, strerror(errno));
	return 0;
}

int
lint_files_add(struct lint_run *run, const char *operand)
{
	return *operand == '@' ? add_list(run, operand + 1) :
	    add_operand(run, operand);
}

/* ---- order ---- */

/* "./" and "//" say nothing. */
static const char *
skip(const char *path, const char *p)
{
	for (;;) {
		bool starts = p == path || p[-1] == '/';

		if (starts && p[0] == '.' && p[1] == '/')
			p += 2;
		else if (starts && p > path && *p == '/')
			p++;
		else
			return p;
	}
}

static int
compare(const char *a, const char *b)
{
	const char *p = a, *q = b;

	for (;; p++, q++) {
		p = skip(a, p);
		q = skip(b, q);
		if (*p != *q || !*p)
			return (unsigned char)*p - (unsigned char)*q;
	}
}

/* Of equal ones, those first that the user named. */
static int
by_path(const void *a, const void *b)
{
	const struct lint_file *x = a, *y = b;
	int c = compare(x->path, y->path);

	if (c)
		return c;
	if (x->searched != y->searched)
		return x->searched - y->searched;
	return (x->operand > y->operand) - (x->operand < y->operand);
}

/* Takes in turns, so that neighbours, which are often alike, are spread. */
static bool
is_ours(const struct lint_options *o, size_t number)
{
	return !o->shards || number % o->shards == o->shard - 1;
}

void
lint_files_sort(struct lint_run *run)
{
	struct lint_file *f = run->files;
	size_t kept = 0, number = 0;

	if (run->nfiles)
		qsort(f, run->nfiles, sizeof *f, by_path);
	for (size_t i = 1; i < run->nfiles; i++)
		f[i].again = compare(f[i].path, f[i - 1].path) == 0;
	for (size_t i = 0; i < run->nfiles; i++) {
		number += i && !f[i].again;
		if (is_ours(run->opt, number))
			f[kept++] = f[i];
		else
			free(f[i].path);
	}
	run->nfiles = kept;
}

void
lint_files_end(struct lint_run *run)
{
	const struct lint_options *o = run->opt;

	for (size_t i = 0; i < run->noperands; i++) {
		const struct lint_operand *x = &run->operands[i];

		if (x->found || !x->searched || o->shards || o->ignore_other)
			continue;
		complain(run, "no definition in", x->name, NULL);
	}
}

void
lint_files_free(struct lint_run *run)
{
	for (size_t i = 0; i < run->nfiles; i++)
		free(run->files[i].path);
	for (size_t i = 0; i < run->nlists; i++)
		free(run->lists[i]);
	free(run->files);
	free(run->operands);
	free(run->lists);
}
