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

static void
add_path(struct asset_buf *b, const struct asset_path *p)
{
	if (!p || !p->up)
		return;
	add_path(b, p->up);
	if (p->key.s)
		asset_pointer_add(b, p->key);
	else
		asset_buf_printf(b, "/%u", (unsigned)p->index);
}

struct asset_str
asset_path_pointer(struct asset_ctx *cx, const struct asset_path *p)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	add_path(&b, p);
	return asset_buf_text(&b);
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
