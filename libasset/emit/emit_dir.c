#include "emit/emit_dir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "emit/emit_file.h"
#include "model/package.h"
#include "core/banned.h"

struct writer {
	struct asset_ctx *cx;
	const struct asset_members *files;
	const char *root;
};

static const char *
below(struct writer *w, struct asset_str path)
{
	return asset_printf(w->cx, "%s/%.*s", w->root, ASSET_P(path));
}

/* The folders that a member stands in; those of the member before it in the
 * sorted list are there already. */
static int
make_folders(struct writer *w, struct asset_str path)
{
	for (uint32_t i = 0; i < path.n; i++) {
		const char *folder;

		if (path.s[i] != '/')
			continue;
		folder = below(w, (struct asset_str){ path.s, i });
		if (mkdir(folder, 0777) != 0 && errno != EEXIST)
			return asset_report_unwritable(w->cx, folder);
	}
	return 0;
}

/* ---- a new folder: beside its place first, then renamed ---- */

static int
write_new(struct writer *w, const struct asset_member *m)
{
	const char *path = below(w, m->path);
	int r = make_folders(w, m->path), fd;

	if (r)
		return r;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    0666);
	if (fd < 0)
		return asset_report_unwritable(w->cx, path);
	r = asset_write_all(fd, m->bytes);
	if (close(fd) != 0 || r != 0)
		return asset_report_unwritable(w->cx, path);
	return 0;
}

/* Takes away folders that are empty now, from the inside out. */
static void
remove_folders(struct writer *w, struct asset_str path)
{
	for (uint32_t i = path.n; i; i--)
		if (path.s[i - 1] == '/' && rmdir(below(w,
		    (struct asset_str){ path.s, i - 1 })) != 0)
			return;
}

static void
undo(struct writer *w, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		unlink(below(w, w->files->list[i].path));
	while (n--)
		remove_folders(w, w->files->list[n].path);
	rmdir(w->root);
}

static int
make_new(struct writer *w, const char *path)
{
	uint32_t i = 0;
	int r = 0, why;

	w->root = asset_printf(w->cx, "%s.%ld", path, (long)getpid());
	if (mkdir(w->root, 0777) != 0)
		return asset_report_unwritable(w->cx, path);
	for (; i < w->files->count && r == 0; i++)
		r = write_new(w, &w->files->list[i]);
	if (r == 0 && rename(w->root, path) == 0)
		return 0;
	why = errno;
	undo(w, i);
	errno = why;
	return r ? r : asset_report_unwritable(w->cx, path);
}

/* ---- a folder with a package ---- */

static struct asset_place
folder_place(struct asset_ctx *cx, const char *path)
{
	return (struct asset_place){ asset_source_copy(cx, path, "", 0), 0,
	    0 };
}

/* The paths that the folder's own manifest lists. */
static struct asset_node *
listed(struct asset_ctx *cx, const struct asset_package *pkg)
{
	struct asset_node *set = asset_new_node(cx, ASSET_OBJECT);
	const struct asset_node *e;

	for (e = asset_first(asset_get(pkg->manifest, "entries")); e;
	    e = e->next)
		if (asset_get_text(e, "path").s)
			asset_set_str(cx, set, asset_get_text(e, "path"),
			    asset_new_bool(cx, true));
	return set;
}

/* Nothing that a person put there may go, and nothing may stay that would be
 * taken for a part of the new package. */
static int
check_old(struct writer *w, const struct asset_package *old)
{
	struct asset_node *known = listed(w->cx, old);

	if (!old->manifest) {
		asset_report(w->cx, "folder-not-empty",
		    folder_place(w->cx, w->root), NULL);
		return ASSET_EUSAGE;
	}
	for (uint32_t i = 0; i < old->files.count; i++) {
		struct asset_str path = old->files.list[i].path;

		if (asset_member_find(w->files, path) ||
		    asset_get_str(known, path))
			continue;
		asset_report_str(w->cx, "folder-has-others",
		    folder_place(w->cx, w->root), path,
		    (struct asset_str){ NULL, 0 },
		    (struct asset_str){ NULL, 0 });
		return ASSET_EUSAGE;
	}
	return 0;
}

static int
update(struct writer *w, const struct asset_members *old)
{
	int r = 0;

	for (uint32_t i = 0; i < w->files->count && r == 0; i++) {
		const struct asset_member *m = &w->files->list[i], *was;

		was = asset_member_find(old, m->path);
		if (was && asset_str_eq(was->bytes, m->bytes))
			continue;
		r = make_folders(w, m->path);
		if (r == 0)
			r = asset_emit_file(w->cx, below(w, m->path),
			    m->bytes);
	}
	for (uint32_t i = 0; i < old->count && r == 0; i++) {
		struct asset_str path = old->list[i].path;

		if (asset_member_find(w->files, path))
			continue;
		if (unlink(below(w, path)) != 0)
			r = asset_report_unwritable(w->cx, below(w, path));
		remove_folders(w, path);
	}
	return r;
}

static bool
is_empty(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *e;
	bool empty = true;

	while (dir && empty && (e = readdir(dir)))
		empty = strcmp(e->d_name, ".") == 0 ||
		    strcmp(e->d_name, "..") == 0;
	if (dir)
		closedir(dir);
	return dir && empty;
}

int
asset_emit_dir(struct asset_ctx *cx, const char *path,
    const struct asset_members *files)
{
	struct writer w = { cx, files, path };
	struct asset_package *old;
	size_t n = strlen(path);
	struct stat st;
	int r;

	while (n > 1 && path[n - 1] == '/')
		n--;
	w.root = path = asset_printf(cx, "%.*s", (int)n, path);
	for (uint32_t i = 0; i < files->count; i++)
		if (asset_member_unsafe(files->list[i].path))
			return ASSET_EUSAGE;
	if (stat(path, &st) != 0 || is_empty(path))
		return make_new(&w, path);
	if (!S_ISDIR(st.st_mode)) {
		errno = ENOTDIR;
		return asset_report_unwritable(cx, path);
	}
	r = asset_package_files(cx, &old, path);
	if (r == 0)
		r = check_old(&w, old);
	return r ? r : update(&w, &old->files);
}
