#include "emit/emit_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/diag.h"
#include "core/banned.h"

static int
write_all(int fd, struct asset_str text)
{
	while (text.n) {
		ssize_t n = write(fd, text.s, text.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		text.s += n;
		text.n -= (uint32_t)n;
	}
	return 0;
}

/* mkstemp makes files private; give this one what open would have given. */
static int
set_mode(int fd, const char *path)
{
	struct stat st;
	mode_t mask = umask(0);

	umask(mask);
	return fchmod(fd, stat(path, &st) == 0 ? st.st_mode & 07777 :
	    0666 & ~mask);
}

static int
write_and_rename(int fd, const char *temporary, const char *path,
    struct asset_str text)
{
	int bad = write_all(fd, text) != 0 || set_mode(fd, path) != 0 ||
	    fsync(fd) != 0;
	int error = errno;

	if (close(fd) != 0 && !bad) {
		bad = 1;
		error = errno;
	}
	if (!bad && rename(temporary, path) == 0)
		return 0;
	error = bad ? error : errno;
	unlink(temporary);
	return error;
}

/* A device or pipe, such as /dev/full or /dev/stdout, is written as it is. */
static int
write_special(const char *path, struct asset_str text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), error = 0;

	if (fd < 0 || write_all(fd, text) != 0)
		error = errno;
	if (fd >= 0 && close(fd) != 0 && !error)
		error = errno;
	return error;
}

int
asset_emit_file(struct asset_ctx *cx, const char *path, struct asset_str text)
{
	char *temporary = asset_printf(cx, "%s.XXXXXX", path);
	struct asset_place place = { NULL, 0, 0 };
	struct stat st;
	int error, fd;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		error = S_ISDIR(st.st_mode) ? EISDIR :
		    write_special(path, text);
	} else {
		fd = mkstemp(temporary);
		error = fd < 0 ? errno :
		    write_and_rename(fd, temporary, path, text);
	}
	if (!error)
		return 0;
	place.src = asset_source_wrap(cx, path, "", 0);
	asset_report(cx, "file-unwritable", place, strerror(error), NULL);
	return ASSET_EIO;
}

struct job {
	const char *path;
	struct asset_str text;
};

static int
write_file(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;

	return asset_emit_file(cx, job->path, job->text);
}

int
asset_write_file(struct asset_ctx *cx, const char *path,
    struct asset_str text)
{
	struct job job = { path, text };

	return asset_try(cx, write_file, &job);
}
