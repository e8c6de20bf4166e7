#include "tree/pointer.h"

#include "core/banned.h"

void
asset_pointer_add(struct asset_buf *b, struct asset_str key)
{
	asset_buf_char(b, '/');
	for (uint32_t i = 0; i < key.n; i++) {
		if (key.s[i] == '~')
			asset_buf_puts(b, "~0");
		else if (key.s[i] == '/')
			asset_buf_puts(b, "~1");
		else
			asset_buf_char(b, key.s[i]);
	}
}

static size_t
step_length(const struct asset_path *p)
{
	size_t n = 1;

	if (!p->key.s) {
		for (uint32_t i = p->index; i >= 10; i /= 10)
			n++;
		return n + 1;
	}
	for (uint32_t i = 0; i < p->key.n; i++)
		n += p->key.s[i] == '~' || p->key.s[i] == '/' ? 2 : 1;
	return n;
}

/* Writes "/key" so that it ends before `end`; returns its start. */
static char *
put_step(char *end, const struct asset_path *p)
{
	uint32_t index = p->index;

	if (!p->key.s)
		do
			*--end = (char)('0' + index % 10);
		while (index /= 10);
	for (uint32_t i = p->key.s ? p->key.n : 0; i--;) {
		char c = p->key.s[i];

		if (c == '~' || c == '/') {
			*--end = c == '~' ? '0' : '1';
			c = '~';
		}
		*--end = c;
	}
	*--end = '/';
	return end;
}

/* From the end to the start, which needs neither a second copy nor a deep
 * stack. */
struct asset_str
asset_path_pointer(struct asset_ctx *cx, const struct asset_path *path)
{
	size_t n = 0;
	char *s;

	for (const struct asset_path *p = path; p && p->up; p = p->up)
		n += step_length(p);
	s = (char *)asset_alloc(cx, n + 1) + n;
	*s = 0;
	for (const struct asset_path *p = path; p && p->up; p = p->up)
		s = put_step(s, p);
	return (struct asset_str){ s, (uint32_t)n };
}

bool
asset_pointer_token(struct asset_ctx *cx, struct asset_str *rest,
    struct asset_str *token)
{
	uint32_t n = 1, escapes = 0;
	char *s;

	if (rest->n == 0 || rest->s[0] != '/')
		return false;
	for (; n < rest->n && rest->s[n] != '/'; n++)
		escapes += rest->s[n] == '~';
	*token = (struct asset_str){ rest->s + 1, n - 1 };
	rest->s += n;
	rest->n -= n;
	if (!escapes)
		return true;
	s = asset_alloc(cx, token->n);
	n = 0;
	for (uint32_t i = 0; i < token->n; i++) {
		if (token->s[i] == '~' && i + 1 < token->n)
			s[n++] = token->s[++i] == '1' ? '/' : '~';
		else
			s[n++] = token->s[i];
	}
	*token = (struct asset_str){ s, n };
	return true;
}

static struct asset_node *
step(const struct asset_node *n, struct asset_str token)
{
	uint32_t index = 0;

	if (asset_is(n, ASSET_OBJECT))
		return asset_get_str(n, token);
	if (!asset_is(n, ASSET_ARRAY) || token.n == 0 || token.n > 9 ||
	    (token.n > 1 && token.s[0] == '0'))
		return NULL;
	for (uint32_t i = 0; i < token.n; i++) {
		if (token.s[i] < '0' || token.s[i] > '9')
			return NULL;
		index = index * 10 + (uint32_t)(token.s[i] - '0');
	}
	return asset_item(n, index);
}

struct asset_node *
asset_pointer_get(struct asset_ctx *cx, const struct asset_node *root,
    struct asset_str pointer)
{
	const struct asset_node *n = root;
	struct asset_str token;

	while (n && pointer.n) {
		if (!asset_pointer_token(cx, &pointer, &token))
			return NULL;
		n = step(n, token);
	}
	return (struct asset_node *)(uintptr_t)n;
}

int
asset_pointer_set(struct asset_ctx *cx, struct asset_node *root,
    struct asset_str pointer, struct asset_node *value)
{
	struct asset_node *n = root, *child;
	struct asset_str token;

	while (asset_pointer_token(cx, &pointer, &token)) {
		child = pointer.n ? step(n, token) : NULL;
		if (!child && n->kind != ASSET_OBJECT)
			return ASSET_EUSAGE;
		if (!pointer.n) {
			asset_set_str(cx, n, token, value);
			return 0;
		}
		if (!child)
			child = asset_set_str(cx, n, token,
			    asset_new_node(cx, ASSET_OBJECT));
		n = child;
	}
	return ASSET_EUSAGE;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

struct asset_str
asset_percent_decode(struct asset_ctx *cx, struct asset_str s)
{
	uint32_t n = 0;
	char *out;

	if (!s.n || !memchr(s.s, '%', s.n))
		return s;
	out = asset_alloc(cx, (size_t)s.n + 1);
	for (uint32_t i = 0; i < s.n; i++) {
		if (s.s[i] == '%' && i + 2 < s.n && hex(s.s[i + 1]) >= 0 &&
		    hex(s.s[i + 2]) >= 0) {
			out[n++] = (char)(hex(s.s[i + 1]) * 16 +
			    hex(s.s[i + 2]));
			i += 2;
		} else {
			out[n++] = s.s[i];
		}
	}
	out[n] = 0;
	return (struct asset_str){ out, n };
}
