#include "rule/search.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/grammar.h"
#include "read/find_files.h"
#include "read/read_dir.h"
#include "read/read_zip.h"
#include "rule/as.h"
#include "core/banned.h"

enum { START = 64 << 10 }; /* a file of this size or less is read at once */

static bool
is_regular(const char *path, off_t *size)
{
	struct stat st;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return false; /* a pipe can be read only once */
	*size = st.st_size;
	return true;
}

/* The first bytes of a file: how many, or -1. */
static ssize_t
read_start(const char *path, char *into, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = -1;

	if (fd >= 0) {
		n = read(fd, into, size);
		close(fd);
	}
	return n;
}

bool
asset_is_package(struct asset_ctx *cx, const char *path)
{
	char start[4];
	off_t size;

	if (asset_is_dir(path))
		return access(asset_printf(cx, "%s/manifest.json", path),
		    F_OK) == 0;
	return is_regular(path, &size) &&
	    read_start(path, start, sizeof start) == sizeof start &&
	    asset_is_zip((struct asset_str){ start, sizeof start });
}

/* ---- what may be a definition ---- */

static bool
holds(const struct asset_source *src, const char *word)
{
	return memmem(src->data, src->size, word, strlen(word)) != NULL;
}

bool
asset_may_be_checked(const struct asset_source *src)
{
	return holds(src, "swagger") || holds(src, "openapi") ||
	    asset_as_may_be(src);
}

/* Behind white space, and in YAML behind lines that have no content. */
static const char *
skip_empty(const char *p, const char *end)
{
	if (end - p >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		p += 3;
	while (p < end) {
		const char *line = p;

		while (p < end && (*p == ' ' || *p == '\t'))
			p++;
		if (p == end || (*p != '#' && *p != '%' && *p != '\r' &&
		    *p != '\n' && (p != line || end - p < 3 ||
		    memcmp(p, "---", 3) != 0)))
			return p;
		while (p < end && *p != '\n')
			p++;
		p += p < end;
	}
	return p;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

/* The key of the first member; empty when that is hard to say. */
static struct asset_str
first_key(const char *p, const char *end)
{
	struct asset_str key = { NULL, 0 };
	bool quoted;

	p = skip_empty(p, end);
	if (p < end && *p == '{')
		p = skip_empty(p + 1, end);
	quoted = p < end && *p == '"';
	key.s = p += quoted;
	while (p < end && is_letter(*p))
		p++;
	if (p < end && *p == (quoted ? '"' : ':'))
		key.n = (uint32_t)(p - key.s);
	return key;
}

static bool
may_be_first(struct asset_str key)
{
	const struct asset_field *field;

	for (uint32_t i = 0; i < asset_ngrammars; i++)
		if (asset_type_member(asset_grammars[i].root, key, &field))
			return true;
	return asset_as_may_start(key);
}

/* A word that tells may stand at the very end, where keys are sorted; but then
 * the first key is one of those that definitions have. */
bool
asset_may_start(struct asset_ctx *cx, const char *path)
{
	struct asset_source src = { .name = path };
	struct asset_str key;
	off_t size;
	char *start;
	ssize_t n;

	if (strcmp(path, "-") == 0 || !is_regular(path, &size) || size <= START)
		return true;
	start = asset_alloc(cx, START);
	n = read_start(path, start, START);
	if (n < 0)
		return true;
	src.data = start;
	src.size = (uint32_t)n;
	if (asset_str_ends(asset_str(path), ".csv"))
		return asset_as_text(&src) != NULL;
	if (asset_may_be_checked(&src))
		return true;
	key = first_key(start, start + n);
	return n > 0 && *skip_empty(start, start + n - 1) != '[' &&
	    (!key.n || may_be_first(key));
}

/* ---- searching ---- */

struct job {
	const char *path;
	const struct asset_node **out;
	bool found;
};

/* What may hold a definition. */
static const char *const suffixes[] = { ".json", ".yaml", ".yml", ".csv",
	".har", NULL };

/* From the folder in which no part of the pattern has a meaning yet. */
static int
find_glob(struct asset_ctx *cx, struct asset_node *list, const char *pattern)
{
	static const char *const any[] = { "", NULL };
	struct asset_search search = { any,
		asset_glob_new(cx, asset_str(pattern)), 0 };
	const char *rest = pattern, *p;

	for (p = pattern; !asset_glob_is((struct asset_str){ rest,
	    (uint32_t)(p - rest) }); p++) {
		if (*p == '/')
			rest = p + 1;
	}
	for (p = rest; *p; p++)
		search.folders += *p == '/';
	if (strstr(rest, "**"))
		search.folders = UINT32_MAX;
	return asset_find_files(cx, list, asset_printf(cx, "%.*s",
	    (int)(rest - pattern), pattern), &search);
}

static int
find(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_node *list = asset_new_node(cx, ASSET_ARRAY);
	struct asset_search all = { suffixes, NULL, UINT32_MAX };

	*job->out = list;
	if (asset_is_dir(job->path) && !asset_is_package(cx, job->path)) {
		job->found = true;
		return asset_find_files(cx, list, strcmp(job->path, ".") == 0 ?
		    "" : job->path, &all);
	}
	if (asset_glob_is(asset_str(job->path)) &&
	    access(job->path, F_OK) != 0) {
		job->found = true;
		return find_glob(cx, list, job->path);
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
