#include "read/read_dir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/banned.h"

enum { PADDING = 8 };

struct walker {
	struct asset_ctx *cx;
	struct asset_members *out;
	int result;
};

static int walk(struct walker *, int fd, struct asset_str path, int depth);

bool
asset_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
close_dir(void *dir)
{
	closedir(dir);
}

static void
close_fd(void *fd)
{
	close((int)(intptr_t)fd);
}

static void
refuse(struct walker *w, const char *id, struct asset_str path,
    const char *why, int result)
{
	asset_report(w->cx, id, asset_path_place(w->cx, w->out, path), why,
	    NULL);
	w->result = result;
}

static struct asset_str
join(struct asset_ctx *cx, struct asset_str folder, const char *name)
{
	if (!folder.n)
		return asset_str_copy(cx, asset_str(name));
	return asset_strf(cx, "%.*s/%s", ASSET_P(folder), name);
}

static int
read_file(struct walker *w, int fd, uint64_t size, struct asset_str path)
{
	const struct asset_limits *limits = &w->cx->limits;
	char *data;
	size_t n = 0;

	if (size > limits->bytes || size > UINT32_MAX - PADDING)
		return asset_diag_limit(w->cx, asset_path_place(w->cx, w->out,
		    path), "bytes", limits->bytes);
	if (size > limits->unpacked - w->out->total)
		return asset_diag_limit(w->cx, asset_path_place(w->cx, w->out,
		    path), "unpacked", limits->unpacked);
	if (w->out->count >= limits->entries)
		return asset_diag_limit(w->cx, asset_path_place(w->cx, w->out,
		    path), "entries", limits->entries);
	data = asset_zalloc(w->cx, size + PADDING);
	while (n < size) {
		ssize_t got = read(fd, data + n, size - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			refuse(w, "file-unreadable", path, strerror(errno),
			    ASSET_EIO);
			return 0;
		}
		if (got == 0) /* it became shorter meanwhile */
			break;
		n += (size_t)got;
	}
	asset_member_add(w->cx, w->out, path,
	    (struct asset_str){ data, (uint32_t)n });
	return 0;
}

static void
visit_file(struct walker *w, int parent, const char *name,
    struct asset_str path, int *r)
{
	struct asset_cleanup *owned;
	struct stat st;
	int fd;

	/* O_NONBLOCK: do not wait for the writer of a pipe */
	fd = openat(parent, name,
	    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) != 0) {
		refuse(w, "file-unreadable", path, strerror(errno),
		    ASSET_EIO);
		return;
	}
	owned = asset_cleanup_add(w->cx, close_fd, (void *)(intptr_t)fd);
	if (S_ISREG(st.st_mode))
		*r = read_file(w, fd, (uint64_t)st.st_size, path);
	else
		refuse(w, "member-not-regular", path, NULL, ASSET_ESYNTAX);
	asset_cleanup_run(owned);
}

static int
visit(struct walker *w, int parent, const char *name, struct asset_str path,
    int depth)
{
	const char *unsafe = asset_member_unsafe(path);
	struct stat st;
	int r = 0;

	if (unsafe)
		refuse(w, unsafe, path, NULL, ASSET_ESYNTAX);
	else if (fstatat(parent, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		refuse(w, "file-unreadable", path, strerror(errno),
		    ASSET_EIO);
	else if (S_ISLNK(st.st_mode))
		refuse(w, "member-symlink", path, NULL, ASSET_ESYNTAX);
	else if (S_ISDIR(st.st_mode))
		r = walk(w, openat(parent, name, O_RDONLY | O_NOFOLLOW |
		    O_DIRECTORY | O_CLOEXEC), path, depth + 1);
	else
		visit_file(w, parent, name, path, &r);
	return r;
}

/* Takes fd over. */
static int
walk(struct walker *w, int fd, struct asset_str path, int depth)
{
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct asset_cleanup *owned;
	struct dirent *e;
	int r = 0;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		refuse(w, "file-unreadable", path, strerror(errno),
		    ASSET_EIO);
		return 0;
	}
	owned = asset_cleanup_add(w->cx, close_dir, dir);
	if ((uint64_t)depth > w->cx->limits.depth)
		r = asset_diag_limit(w->cx, asset_path_place(w->cx, w->out,
		    path), "depth", w->cx->limits.depth);
	while (r == 0 && (e = readdir(dir)))
		if (e->d_name[0] != '.')
			r = visit(w, dirfd(dir), e->d_name,
			    join(w->cx, path, e->d_name), depth);
	asset_cleanup_run(owned);
	return r;
}

int
asset_read_dir(struct asset_ctx *cx, const char *path,
    struct asset_members *out)
{
	struct walker w = { cx, out, 0 };
	size_t n = strlen(path);
	int fd, r;

	while (n > 1 && path[n - 1] == '/')
		n--;
	*out = (struct asset_members){ .between = "/",
	    .name = asset_printf(cx, "%.*s", (int)n, path) };
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0) {
		asset_report(cx, "file-unreadable", (struct asset_place){
		    asset_source_copy(cx, path, "", 0), 0, 0 },
		    strerror(errno), NULL);
		return ASSET_EIO;
	}
	r = walk(&w, fd, (struct asset_str){ "", 0 }, 0);
	if (r)
		return r;
	asset_members_sort(out);
	r = asset_members_check(cx, out);
	return r ? r : w.result;
}
