#include "emit/emit_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/banned.h"

int
asset_report_unwritable(struct asset_ctx *cx, const char *path)
{
	const char *why = strerror(errno);

	asset_report(cx, "file-unwritable", (struct asset_place){
	    asset_source_copy(cx, path, "", 0), 0, 0 }, why, NULL);
	return ASSET_EIO;
}

int
asset_write_all(int fd, struct asset_str bytes)
{
	while (bytes.n) {
		ssize_t n = write(fd, bytes.s, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		bytes.s += n;
		bytes.n -= (uint32_t)n;
	}
	return 0;
}

/* A new file beside `path`; its name is in *name. */
static int
open_beside(struct asset_ctx *cx, const char *path, char **name)
{
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash - path) + 1 : 0;

	for (unsigned i = 0; i < 100; i++) {
		int fd;

		*name = asset_printf(cx, "%.*s.%s.%ld-%u", folder, path,
		    path + folder, (long)getpid(), i);
		/* not mkstemp: the mode has to follow the umask, which no
		 * thread can read without changing it */
		fd = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		    0666);
		if (fd >= 0 || errno != EEXIST)
			return fd;
	}
	return -1;
}

static int
write_beside(int fd, const struct stat *old, struct asset_str bytes)
{
	int r = asset_write_all(fd, bytes);

	if (r == 0 && old)
		r = fchmod(fd, old->st_mode & 07777);
	if (r == 0)
		r = fsync(fd);
	return r;
}

static int
replace(struct asset_ctx *cx, const char *path, const struct stat *old,
    struct asset_str bytes)
{
	char *name;
	int fd = open_beside(cx, path, &name), r, why;

	if (fd < 0)
		return asset_report_unwritable(cx, path);
	r = write_beside(fd, old, bytes);
	why = errno;
	if (close(fd) != 0 && r == 0) {
		r = -1;
		why = errno;
	}
	if (r == 0 && rename(name, path) != 0) {
		r = -1;
		why = errno;
	}
	if (r == 0)
		return 0;
	unlink(name);
	errno = why;
	return asset_report_unwritable(cx, path);
}

/* Devices, pipes and /dev/stdout take the bytes as they come. */
static int
write_through(struct asset_ctx *cx, const char *path, struct asset_str bytes)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), r;

	if (fd < 0)
		return asset_report_unwritable(cx, path);
	r = asset_write_all(fd, bytes);
	if (close(fd) != 0 || r != 0)
		return asset_report_unwritable(cx, path);
	return 0;
}

int
asset_emit_file(struct asset_ctx *cx, const char *path,
    struct asset_str bytes)
{
	char *real;
	struct stat st;

	if (stat(path, &st) != 0)
		return replace(cx, path, NULL, bytes);
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return asset_report_unwritable(cx, path);
	}
	if (!S_ISREG(st.st_mode))
		return write_through(cx, path, bytes);
	real = realpath(path, NULL); /* the file behind a link is replaced */
	if (real) {
		asset_cleanup_add(cx, free, real);
		path = real;
	}
	return replace(cx, path, &st, bytes);
}

struct job {
	const char *path;
	struct asset_str bytes;
};

static int
write_file(struct asset_ctx *cx, void *arg)
{
	const struct job *job = arg;

	return asset_emit_file(cx, job->path, job->bytes);
}

int
asset_write_file(struct asset_ctx *cx, const char *path,
    struct asset_str bytes)
{
	struct job job = { path, bytes };

	return asset_try(cx, write_file, &job);
}
