#include "read/member.h"

#include <stdlib.h>

#include "core/buf.h"
#include "core/unicode.h"
#include "core/utf8.h"
#include "core/banned.h"

enum {
	NAME_MOST = 1024, /* bytes of a name */
	NAME_SHOWN = 60   /* of a longer one in messages */
};

struct asset_member *
asset_member_add(struct asset_ctx *cx, struct asset_members *m,
    struct asset_str path, struct asset_str bytes)
{
	if (m->count == m->room)
		m->list = asset_grow(cx, m->list, &m->room, sizeof *m->list);
	m->list[m->count] = (struct asset_member){ path, bytes, NULL, 0 };
	m->total += bytes.n;
	return &m->list[m->count++];
}

static int
by_path(const void *a, const void *b)
{
	return asset_str_cmp(((const struct asset_member *)a)->path,
	    ((const struct asset_member *)b)->path);
}

void
asset_members_sort(struct asset_members *m)
{
	if (m->count)
		qsort(m->list, m->count, sizeof *m->list, by_path);
}

struct asset_member *
asset_member_find(const struct asset_members *m, struct asset_str path)
{
	struct asset_member key = { .path = path };

	if (!m->count)
		return NULL;
	return bsearch(&key, m->list, m->count, sizeof *m->list, by_path);
}

static const char *
source_name(struct asset_ctx *cx, const struct asset_members *m,
    struct asset_str path)
{
	struct asset_buf b;

	if (path.n > NAME_MOST)
		path.n = NAME_SHOWN;
	asset_buf_init(&b, cx);
	asset_buf_puts(&b, m->name);
	asset_buf_puts(&b, m->between);
	asset_buf_shown(&b, path);
	return asset_buf_text(&b).s;
}

struct asset_source *
asset_member_source(struct asset_ctx *cx, const struct asset_members *m,
    struct asset_member *member)
{
	if (!member->src)
		member->src = asset_source_wrap(cx,
		    source_name(cx, m, member->path), member->bytes.s,
		    member->bytes.n);
	return member->src;
}

struct asset_place
asset_member_place(struct asset_ctx *cx, const struct asset_members *m,
    struct asset_member *member)
{
	return (struct asset_place){ asset_member_source(cx, m, member), 0,
	    0 };
}

struct asset_place
asset_path_place(struct asset_ctx *cx, const struct asset_members *m,
    struct asset_str path)
{
	return (struct asset_place){ asset_source_copy(cx,
	    source_name(cx, m, path), "", 0), 0, 0 };
}

static bool
has_drive(struct asset_str path)
{
	return path.n >= 2 && path.s[1] == ':' &&
	    ((path.s[0] | 32) >= 'a' && (path.s[0] | 32) <= 'z');
}

/* Empty, "." and ".." steps. */
static bool
has_bad_step(struct asset_str path)
{
	for (uint32_t from = 0, i = 0; i <= path.n; i++) {
		if (i < path.n && path.s[i] != '/')
			continue;
		if (i == from || (i == from + 1 && path.s[from] == '.') ||
		    (i == from + 2 && memcmp(path.s + from, "..", 2) == 0))
			return true;
		from = i + 1;
	}
	return false;
}

const char *
asset_member_unsafe(struct asset_str path)
{
	if (asset_utf8_check(path.s, path.s + path.n) ||
	    memchr(path.s, 0, path.n))
		return "member-name-not-utf8";
	if (path.n > NAME_MOST)
		return "member-name-long";
	if (memchr(path.s, '\\', path.n))
		return "member-name-backslash";
	if (has_drive(path) || (path.n && path.s[0] == '/'))
		return "member-name-absolute";
	if (has_bad_step(path))
		return "member-name-outside";
	for (uint32_t i = 0; i < path.n; i++)
		if ((unsigned char)path.s[i] < 32 || path.s[i] == 127)
			return "member-name-control";
	return NULL;
}

/* ---- names that collide ---- */

struct folded {
	struct asset_str form;
	uint32_t index;
};

static int
by_form(const void *a, const void *b)
{
	const struct folded *x = a, *y = b;
	int c = asset_str_cmp(x->form, y->form);

	return c ? c : (x->index > y->index) - (x->index < y->index);
}

static bool
starts_below(struct asset_str path, struct asset_str folder)
{
	return path.n > folder.n && path.s[folder.n] == '/' &&
	    memcmp(path.s, folder.s, folder.n) == 0;
}

/* The first of the sorted names in [from, n) that lies below `folder`. Names
 * with bytes less than "/" may stand between the two. */
static uint32_t
find_below(const struct folded *f, uint32_t from, uint32_t n,
    struct asset_str folder)
{
	while (from < n) {
		uint32_t middle = from + (n - from) / 2;
		struct asset_str s = f[middle].form;
		uint32_t most = s.n < folder.n ? s.n : folder.n;
		int c = memcmp(s.s, folder.s, most);

		if (c < 0 || (c == 0 && (s.n <= folder.n ||
		    (unsigned char)s.s[folder.n] < '/')))
			from = middle + 1;
		else
			n = middle;
	}
	return from;
}

int
asset_members_check(struct asset_ctx *cx, const struct asset_members *m)
{
	struct folded *f = asset_alloc(cx, (m->count + 1) * sizeof *f);
	int r = 0;

	for (uint32_t i = 0; i < m->count; i++)
		f[i] = (struct folded){ asset_casefold(cx, m->list[i].path),
		    i };
	if (m->count)
		qsort(f, m->count, sizeof *f, by_form);
	for (uint32_t i = 0; i < m->count; i++) {
		struct asset_str path = m->list[f[i].index].path;
		uint32_t below;

		if (i && asset_str_eq(f[i].form, f[i - 1].form)) {
			asset_report_str(cx, "member-duplicate",
			    asset_path_place(cx, m, path),
			    m->list[f[i - 1].index].path,
			    (struct asset_str){ NULL, 0 },
			    (struct asset_str){ NULL, 0 });
			r = ASSET_ESYNTAX;
		}
		below = find_below(f, i, m->count, f[i].form);
		if (below < m->count &&
		    starts_below(f[below].form, f[i].form)) {
			asset_report_str(cx, "member-file-and-folder",
			    asset_path_place(cx, m, path),
			    m->list[f[below].index].path,
			    (struct asset_str){ NULL, 0 },
			    (struct asset_str){ NULL, 0 });
			r = ASSET_ESYNTAX;
		}
	}
	return r;
}
