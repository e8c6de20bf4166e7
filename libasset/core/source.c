#include "core/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/diag.h"
#include "core/banned.h"

enum { PADDING = 8, BLOCK = 4096 };

struct asset_source *
asset_source_wrap(struct asset_ctx *cx, const char *name, const char *data,
    size_t size)
{
	struct asset_source *src = asset_zalloc(cx, sizeof *src);

	if (cx->nsources == cx->sources_room)
		cx->sources = asset_grow(cx, cx->sources, &cx->sources_room,
		    sizeof *cx->sources);
	if (cx->nsources > UINT16_MAX)
		asset_out_of_memory(cx);
	src->name = asset_printf(cx, "%s", name);
	src->data = data;
	src->size = (uint32_t)size;
	src->index = (uint16_t)cx->nsources;
	cx->sources[cx->nsources++] = src;
	return src;
}

struct asset_source *
asset_source_copy(struct asset_ctx *cx, const char *name, const char *data,
    size_t size)
{
	char *copy = asset_alloc(cx, size + PADDING);

	if (size)
		memcpy(copy, data, size);
	memset(copy + size, 0, PADDING);
	return asset_source_wrap(cx, name, copy, size);
}

/* Read all of fd into the arena; `expected` is a guess at its size. */
static int
read_all(struct asset_ctx *cx, int fd, size_t expected, char **data,
    size_t *size)
{
	size_t room = expected + PADDING + 1, n = 0;
	char *s = asset_alloc(cx, room);

	for (;;) {
		ssize_t got;

		if (room - n <= PADDING) {
			char *more = asset_alloc(cx, room * 2);

			memcpy(more, s, n);
			asset_arena_give_back(&cx->arena, s, room);
			s = more;
			room *= 2;
		}
		got = read(fd, s + n, room - n - PADDING);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return ASSET_EIO;
		if (got == 0)
			break;
		n += (size_t)got;
		if (n > cx->limits.bytes)
			return ASSET_ELIMIT;
	}
	memset(s + n, 0, PADDING);
	*data = s;
	*size = n;
	return 0;
}

static int
check_file(int fd, const struct asset_limits *limits, size_t *size,
    const char **id)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return ASSET_EIO;
	*size = 16 << 10;
	if (S_ISREG(st.st_mode)) {
		*size = (size_t)st.st_size;
		if ((uint64_t)st.st_size > limits->bytes)
			return ASSET_ELIMIT;
	} else if (S_ISDIR(st.st_mode)) {
		*id = "file-is-folder";
		return ASSET_EIO;
	} else if (fd != STDIN_FILENO && !S_ISFIFO(st.st_mode)) {
		*id = "file-not-regular";
		return ASSET_EIO;
	}
	return 0;
}

int
asset_source_read(struct asset_ctx *cx, struct asset_source **out,
    const char *path)
{
	bool input = strcmp(path, "-") == 0;
	const char *name = !input ? path : cx->input_name ? cx->input_name :
	    "(stdin)", *id = "file-unreadable";
	struct asset_place place;
	char *data = NULL;
	size_t size = 0;
	int fd, r;

	errno = 0;
	fd = input ? STDIN_FILENO :
	    open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	r = fd < 0 ? ASSET_EIO : check_file(fd, &cx->limits, &size, &id);
	if (r == 0 && !input)
		fcntl(fd, F_SETFL, 0); /* a FIFO blocks again */
	if (r == 0)
		r = read_all(cx, fd, size, &data, &size);
	if (fd >= 0 && !input)
		close(fd);
	*out = asset_source_wrap(cx, name, data ? data : "", data ? size : 0);
	if (r == 0)
		return 0;
	place = (struct asset_place){ *out, 0, 0 };
	if (r == ASSET_ELIMIT)
		asset_diag_limit(cx, place, "bytes", cx->limits.bytes);
	else
		asset_report(cx, id, place, strerror(errno), NULL);
	return r;
}

/* lf: there is no CR, so that a fast search will do. */
static const char *
line_end(const char *p, const char *end, bool lf)
{
	if (lf) {
		p = memchr(p, '\n', (size_t)(end - p));
		return p ? p : end;
	}
	while (p < end && *p != '\n' && *p != '\r')
		p++;
	return p;
}

/* Lines end with LF, CR LF or CR; the first one starts after a byte order
 * mark. */
static void
count_lines(struct asset_ctx *cx, struct asset_source *src)
{
	const char *p = src->data, *end = p + src->size;
	bool lf = !memchr(src->data, '\r', src->size);
	uint32_t room = 0;

	if (src->size >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		p += 3;
	while (p <= end) {
		if (src->nlines == room)
			src->lines = asset_grow(cx, src->lines, &room,
			    sizeof *src->lines);
		src->lines[src->nlines++] = (uint32_t)(p - src->data);
		p = line_end(p, end, lf);
		if (p == end)
			return;
		if (*p == '\r' && p[1] == '\n')
			p++;
		p++;
	}
}

static uint32_t
count_characters(const char *s, uint32_t n)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < n; i++)
		count += (s[i] & 0xc0) != 0x80;
	return count;
}

/* The characters before an offset. */
static uint32_t
characters(struct asset_ctx *cx, struct asset_source *src, uint32_t off)
{
	uint32_t blocks = src->size / BLOCK;

	if (!src->blocks) {
		src->blocks = asset_zalloc(cx, (blocks + (size_t)1) *
		    sizeof *src->blocks);
		for (uint32_t i = 0; i < blocks; i++)
			src->blocks[i + 1] = src->blocks[i] +
			    count_characters(src->data + i * BLOCK, BLOCK);
	}
	return src->blocks[off / BLOCK] + count_characters(src->data +
	    off / BLOCK * BLOCK, off % BLOCK);
}

/* Many findings may stand on one long line. */
static uint32_t
column(struct asset_ctx *cx, struct asset_source *src, uint32_t start,
    uint32_t off)
{
	if (off > src->size)
		off = src->size;
	if (off <= start)
		return 1;
	if (off - start < BLOCK)
		return 1 + count_characters(src->data + start, off - start);
	return 1 + characters(cx, src, off) - characters(cx, src, start);
}

struct asset_position
asset_source_position(struct asset_ctx *cx, struct asset_source *src,
    uint32_t off)
{
	uint32_t low = 0, high;

	if (!src->nlines)
		count_lines(cx, src);
	high = src->nlines;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (src->lines[middle] <= off)
			low = middle;
		else
			high = middle;
	}
	return (struct asset_position){ low + 1,
		column(cx, src, src->lines[low], off) };
}

struct asset_hidden {
	struct asset_hidden *next;
	uint32_t off, len;
};

void
asset_source_hide(struct asset_ctx *cx, struct asset_place place)
{
	struct asset_hidden *h;

	if (!place.src || !place.len)
		return;
	h = asset_alloc(cx, sizeof *h);
	*h = (struct asset_hidden){ place.src->hidden, place.off, place.len };
	place.src->hidden = h;
}

struct asset_str
asset_source_text(struct asset_ctx *cx, struct asset_place place)
{
	uint32_t off = place.off, end = off + place.len;
	struct asset_str text = { place.src->data + off, place.len };
	char *copy = NULL;

	for (const struct asset_hidden *h = place.src->hidden; h;
	    h = h->next) {
		uint32_t from = h->off > off ? h->off : off;
		uint32_t to = h->off + h->len < end ? h->off + h->len : end;

		if (from >= to)
			continue;
		if (!copy)
			copy = memcpy(asset_alloc(cx, text.n), text.s,
			    text.n);
		memset(copy + (from - off), '*', to - from);
	}
	return copy ? (struct asset_str){ copy, text.n } : text;
}

struct asset_place
asset_source_line(struct asset_ctx *cx, struct asset_source *src,
    uint32_t line)
{
	uint32_t from, to;

	if (!src->nlines)
		count_lines(cx, src);
	if (line == 0 || line > src->nlines)
		return (struct asset_place){ src, 0, 0 };
	from = src->lines[line - 1];
	to = line < src->nlines ? src->lines[line] : src->size;
	while (to > from && (src->data[to - 1] == '\n' ||
	    src->data[to - 1] == '\r'))
		to--;
	return (struct asset_place){ src, from, to - from };
}
