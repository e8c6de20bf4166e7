#include "core/uri.h"

#include "core/banned.h"

/* scheme ":" "//" authority path "?" query; s NULL: not there. */
struct parts {
	struct asset_str scheme, authority, path, query;
};

struct asset_str
asset_uri_without_fragment(struct asset_str s)
{
	const char *hash = s.n ? memchr(s.s, '#', s.n) : NULL;

	if (hash)
		s.n = (uint32_t)(hash - s.s);
	return s;
}

struct asset_str
asset_uri_fragment(struct asset_str s)
{
	uint32_t n = asset_uri_without_fragment(s).n;

	if (n >= s.n)
		return (struct asset_str){ NULL, 0 };
	return (struct asset_str){ s.s + n + 1, s.n - n - 1 };
}

static uint32_t
scheme_length(struct asset_str s)
{
	uint32_t i = 0;

	for (; i < s.n && s.s[i] != ':'; i++) {
		char c = s.s[i];
		bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';

		if (!letter && (!i || !((c >= '0' && c <= '9') || c == '+' ||
		    c == '-' || c == '.')))
			return 0;
	}
	return i < s.n ? i : 0;
}

static struct asset_str
cut(struct asset_str *rest, const char *ends)
{
	struct asset_str head = { rest->s, 0 };

	while (head.n < rest->n && !strchr(ends, rest->s[head.n]))
		head.n++;
	rest->s += head.n;
	rest->n -= head.n;
	return head;
}

static struct parts
parts_of(struct asset_str s)
{
	struct parts p = { 0 };
	uint32_t n = scheme_length(s);

	if (n) {
		p.scheme = (struct asset_str){ s.s, n };
		s.s += n + 1;
		s.n -= n + 1;
	}
	if (s.n > 1 && s.s[0] == '/' && s.s[1] == '/') {
		s.s += 2;
		s.n -= 2;
		p.authority = cut(&s, "/?");
	}
	p.path = cut(&s, "?");
	if (s.n)
		p.query = (struct asset_str){ s.s + 1, s.n - 1 };
	return p;
}

/* The path with "." and ".." carried out. */
static struct asset_str
plain_path(struct asset_ctx *cx, struct asset_str path)
{
	char *out = asset_alloc(cx, (size_t)path.n + 1);
	uint32_t n = 0, i = 0;

	while (i < path.n) {
		uint32_t from = i, len;

		i += path.s[i] == '/';
		while (i < path.n && path.s[i] != '/')
			i++;
		len = i - from;
		if ((len == 2 && memcmp(path.s + from, "/.", 2) == 0) ||
		    (len == 3 && memcmp(path.s + from, "/..", 3) == 0)) {
			while (len == 3 && n && out[--n] != '/')
				;
			if (i == path.n)
				out[n++] = '/';
			continue;
		}
		memcpy(out + n, path.s + from, len);
		n += len;
	}
	return (struct asset_str){ out, n };
}

/* The base's path up to its last "/", and then the reference's. */
static struct asset_str
joined_path(struct asset_ctx *cx, const struct parts *base,
    struct asset_str path)
{
	struct asset_str folder = base->path;

	if (base->authority.s && !folder.n)
		return asset_strf(cx, "/%.*s", ASSET_P(path));
	while (folder.n && folder.s[folder.n - 1] != '/')
		folder.n--;
	return asset_strf(cx, "%.*s%.*s", ASSET_P(folder), ASSET_P(path));
}

struct asset_str
asset_uri_resolve(struct asset_ctx *cx, struct asset_str base_text,
    struct asset_str reference)
{
	struct parts base = parts_of(asset_uri_without_fragment(base_text));
	struct parts r = parts_of(asset_uri_without_fragment(reference));
	struct asset_buf b;

	if (!r.scheme.n) {
		r.scheme = base.scheme;
		if (!r.authority.s) {
			r.authority = base.authority;
			if (!r.path.n) {
				r.path = base.path;
				if (!r.query.s)
					r.query = base.query;
			} else if (r.path.s[0] != '/') {
				r.path = joined_path(cx, &base, r.path);
			}
		}
	}
	if (r.path.n && r.path.s[0] == '/')
		r.path = plain_path(cx, r.path);
	asset_buf_init(&b, cx);
	if (r.scheme.n) {
		asset_buf_str(&b, r.scheme);
		asset_buf_char(&b, ':');
	}
	if (r.authority.s) {
		asset_buf_puts(&b, "//");
		asset_buf_str(&b, r.authority);
	}
	asset_buf_str(&b, r.path);
	if (r.query.s) {
		asset_buf_char(&b, '?');
		asset_buf_str(&b, r.query);
	}
	return asset_buf_text(&b);
}

void
asset_uri_escape(struct asset_buf *b, struct asset_str s, const char *plain)
{
	for (uint32_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || (c && (strchr("-._~", c) ||
		    strchr(plain, c))))
			asset_buf_char(b, c);
		else
			asset_buf_printf(b, "%%%02X", (unsigned char)c);
	}
}
