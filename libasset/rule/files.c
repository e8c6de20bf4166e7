#include "rule/files.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/glob.h"
#include "core/banned.h"

struct asset_files {
	struct asset_files *next;
	struct asset_str folder; /* of the settings */
	struct asset_glob *glob;
	bool base; /* for the last name of a path, wherever it is */
	bool plain;
};

/* ---- paths ---- */

struct asset_str
asset_files_path(struct asset_ctx *cx, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const char *folder = !slash ? "." : slash == path ? "/" :
	    asset_printf(cx, "%.*s", (int)(slash - path), path);
	char real[PATH_MAX];

	if (!realpath(folder, real))
		return asset_strf(cx, "%s", path);
	return asset_strf(cx, "%s/%s", strcmp(real, "/") ? real : "", name);
}

struct asset_str
asset_files_folder(struct asset_str path)
{
	while (path.n && path.s[path.n - 1] != '/')
		path.n--;
	path.n -= path.n > 1;
	return path;
}

struct asset_str
asset_files_name(struct asset_str path)
{
	const char *slash = memrchr(path.s, '/', path.n);
	uint32_t from = slash ? (uint32_t)(slash + 1 - path.s) : 0;

	return (struct asset_str){ path.s + from, path.n - from };
}

bool
asset_files_there(struct asset_ctx *cx, struct asset_str folder,
    struct asset_str path)
{
	return access(asset_printf(cx, "%.*s/%.*s", ASSET_P(folder),
	    ASSET_P(path)), F_OK) == 0;
}

struct asset_str
asset_files_below(struct asset_str folder, struct asset_str path)
{
	uint32_t n = folder.n == 1 ? 0 : folder.n; /* "/" */

	if (folder.n && path.n > n && path.s[n] == '/' &&
	    memcmp(path.s, folder.s, n) == 0)
		return (struct asset_str){ path.s + n + 1, path.n - n - 1 };
	return path;
}

struct asset_str
asset_files_relative(struct asset_ctx *cx, struct asset_str folder,
    struct asset_str path)
{
	struct asset_buf b;

	if (!path.n || path.s[0] != '/')
		return path;
	asset_buf_init(&b, cx);
	while (folder.n > 1 && asset_files_below(folder, path).s == path.s) {
		asset_buf_puts(&b, "../");
		folder = asset_files_folder(folder);
	}
	asset_buf_str(&b, asset_files_below(folder, path));
	return asset_buf_text(&b);
}

/* ---- patterns ---- */

static struct asset_files *
new_pattern(struct asset_ctx *cx, struct asset_str folder,
    struct asset_str pattern)
{
	struct asset_files *f = asset_zalloc(cx, sizeof *f);

	f->plain = !asset_glob_is(pattern);
	f->base = !f->plain && !memchr(pattern.s, '/', pattern.n);
	if (asset_str_starts(pattern, "./")) {
		pattern.s += 2;
		pattern.n -= 2;
	}
	for (; asset_str_starts(pattern, "../"); pattern.n -= 3) {
		pattern.s += 3;
		folder = asset_files_folder(folder);
	}
	f->folder = folder;
	if (asset_str_ends(pattern, "/")) {
		f->plain = false;
		pattern = asset_strf(cx, "%.*s**", ASSET_P(pattern));
	}
	f->glob = asset_glob_new(cx, pattern);
	return f;
}

struct asset_files *
asset_files_new(struct asset_ctx *cx, struct asset_str folder,
    const struct asset_node *patterns)
{
	struct asset_files *list = NULL, *f;

	if (asset_is(patterns, ASSET_STRING))
		return new_pattern(cx, folder, asset_text(patterns));
	for (patterns = asset_first(patterns); patterns;
	    patterns = patterns->next) {
		f = new_pattern(cx, folder, asset_text(patterns));
		f->next = list;
		list = f;
	}
	return list;
}

bool
asset_files_match(const struct asset_files *f, struct asset_str path)
{
	struct asset_str name = asset_files_name(path);

	for (; f; f = f->next)
		if (asset_glob_match(f->glob, f->base ? name :
		    asset_files_below(f->folder, path)))
			return true;
	return false;
}

bool
asset_files_plain(const struct asset_files *f)
{
	while (f && f->plain)
		f = f->next;
	return !f;
}
