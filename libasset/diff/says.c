#include "diff/says.h"

#include "core/banned.h"

enum { WORDS_MOST = 80 };

struct asset_str
asset_says(struct asset_ctx *cx, struct asset_str text,
    const struct asset_str *args, unsigned n)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (uint32_t i = 0; i < text.n; i++) {
		unsigned arg = 0;

		if (text.s[i] == '%' && i + 1 < text.n)
			arg = (unsigned)(text.s[i + 1] - '0');
		if (arg < 1 || arg > 9) {
			asset_buf_char(&b, text.s[i]);
			continue;
		}
		if (arg <= n)
			asset_buf_str(&b, args[arg - 1]);
		i++;
	}
	return asset_buf_text(&b);
}

static void
add_value(struct asset_buf *b, const struct asset_node *n)
{
	bool object = n->kind == ASSET_OBJECT;

	if (n->kind == ASSET_STRING)
		asset_buf_char(b, '"');
	if (!asset_is_container(n))
		asset_buf_str(b, asset_text(n));
	if (n->kind == ASSET_STRING)
		asset_buf_char(b, '"');
	if (!asset_is_container(n))
		return;
	asset_buf_char(b, object ? '{' : '[');
	for (const struct asset_node *c = asset_first(n); c; c = c->next) {
		if (object) {
			asset_buf_str(b, asset_key(c));
			asset_buf_char(b, ':');
		}
		add_value(b, c);
		if (c->next)
			asset_buf_char(b, ',');
	}
	asset_buf_char(b, object ? '}' : ']');
}

struct asset_str
asset_value_key(struct asset_ctx *cx, const struct asset_node *n)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	if (asset_is_container(n)) {
		struct asset_node *sorted = asset_clone(cx, n);

		asset_sort(cx, sorted);
		n = sorted;
	}
	add_value(&b, n);
	return asset_buf_text(&b);
}

struct asset_str
asset_scheme_key(struct asset_ctx *cx, const struct asset_node *scheme)
{
	struct asset_node *copy, *text;

	if (!asset_is(scheme, ASSET_OBJECT))
		return asset_value_key(cx, scheme);
	copy = asset_clone(cx, scheme);
	text = asset_get(copy, "description");
	if (text)
		asset_remove(cx, copy, text);
	return asset_value_key(cx, copy);
}

struct asset_str
asset_value_words(struct asset_ctx *cx, const struct asset_node *n)
{
	struct asset_buf b;
	struct asset_str t;

	if (!n)
		return ASSET_S("-");
	asset_buf_init(&b, cx);
	if (n->kind == ASSET_STRING) {
		asset_buf_char(&b, '\'');
		asset_buf_str(&b, asset_text(n));
		asset_buf_char(&b, '\'');
	} else {
		add_value(&b, n);
	}
	t = asset_buf_text(&b);
	if (t.n <= WORDS_MOST)
		return t;
	/* not inside a character */
	for (t.n = WORDS_MOST; t.n && (t.s[t.n] & 0xc0) == 0x80;)
		t.n--;
	return asset_strf(cx, "%.*s...", ASSET_P(t));
}

struct asset_str
asset_lower(struct asset_ctx *cx, struct asset_str t)
{
	char *s = asset_alloc(cx, (size_t)t.n + 1);

	for (uint32_t i = 0; i < t.n; i++)
		s[i] = t.s[i] >= 'A' && t.s[i] <= 'Z' ?
		    (char)(t.s[i] | 0x20) : t.s[i];
	return (struct asset_str){ s, t.n };
}

void
asset_words_add(struct asset_buf *b, struct asset_str t)
{
	if (b->n)
		asset_buf_puts(b, ", ");
	asset_buf_str(b, t);
}
