#include "core/buf.h"
#include "core/digest.h"
#include "core/unicode.h"
#include "model/kind.h"
#include "core/banned.h"

enum { LABEL_MOST = 40, LABEL_HASH = 8 };

static struct asset_str
member(const struct asset_key_info *info, const struct asset_node *key)
{
	struct asset_node *n = asset_get_str(key, info->name);

	if (!n)
		return info->fallback;
	return n->kind == ASSET_STRING && n->len ? asset_text(n) :
	    (struct asset_str){ NULL, 0 };
}

struct asset_str
asset_kind_key_text(struct asset_ctx *cx, const struct asset_kind_info *k,
    const struct asset_node *key)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (uint32_t i = 0; i < k->nkeys; i++) {
		struct asset_str s = member(&k->keys[i], key);

		if (!s.s)
			return s;
		if (i)
			asset_buf_char(&b, '/');
		for (uint32_t j = 0; j < s.n; j++) {
			if (s.s[j] == '/')
				asset_buf_puts(&b, "%2F");
			else if (s.s[j] == '%')
				asset_buf_puts(&b, "%25");
			else
				asset_buf_char(&b, s.s[j]);
		}
	}
	return asset_nfc(cx, asset_buf_text(&b));
}

struct asset_str
asset_kind_id(struct asset_ctx *cx, const struct asset_kind_info *k,
    const struct asset_node *key)
{
	struct asset_str s = asset_kind_key_text(cx, k, key);

	return s.s ? asset_strf(cx, "%.*s:%.*s", ASSET_P(k->name),
	    ASSET_P(s)) : s;
}

struct asset_str
asset_kind_builtin(struct asset_ctx *cx, const struct asset_kind_info *k,
    struct asset_str id)
{
	for (const struct asset_node *b = asset_first(k->builtin); b;
	    b = b->next)
		if (asset_str_eq(asset_kind_id(cx, k, asset_get(b, "key")),
		    id))
			return asset_get_text(b, "id");
	return (struct asset_str){ NULL, 0 };
}

/* ---- file names ---- */

static char
label_char(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c | 32);
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')
		return c;
	return '-';
}

/* What is shown of `text`, and the hash of the whole key `hashed`. */
static void
add_label(struct asset_buf *b, struct asset_str text, struct asset_str hashed)
{
	struct asset_str s = asset_nfc(b->cx, text);
	struct asset_str sum = asset_sha256(b->cx, asset_nfc(b->cx, hashed));
	uint32_t count = 0;

	for (uint32_t i = 0; i < s.n && count < LABEL_MOST; i++) {
		/* one "-" for a character, however many bytes it has */
		if ((s.s[i] & 0xc0) == 0x80)
			continue;
		asset_buf_char(b, label_char(s.s[i]));
		count++;
	}
	asset_buf_char(b, '-');
	asset_buf_add(b, sum.s, LABEL_HASH);
}

/* Is the member a folder of its own in the kind's file name? */
static bool
is_folder(struct asset_ctx *cx, const struct asset_kind_info *k,
    struct asset_str member)
{
	struct asset_str place = asset_strf(cx, "{%.*s}", ASSET_P(member));

	return memmem(k->file.s, k->file.n, place.s, place.n) != NULL;
}

/* "{*}": the members that are no folders, as in get/orders/list-normal. */
static struct asset_str
other_members(struct asset_ctx *cx, const struct asset_kind_info *k,
    const struct asset_node *key)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (uint32_t i = 0; i < k->nkeys; i++) {
		struct asset_str text = member(&k->keys[i], key);

		if (is_folder(cx, k, k->keys[i].name))
			continue;
		if (b.n && text.n && text.s[0] != '/')
			asset_buf_char(&b, '-');
		asset_buf_str(&b, text);
	}
	return asset_buf_text(&b);
}

static void
add_member_label(struct asset_buf *b, const struct asset_kind_info *k,
    const struct asset_node *key, struct asset_str name)
{
	if (asset_str_is(name, "*")) {
		add_label(b, other_members(b->cx, k, key),
		    asset_kind_key_text(b->cx, k, key));
		return;
	}
	for (uint32_t i = 0; i < k->nkeys; i++)
		if (asset_str_eq(k->keys[i].name, name))
			add_label(b, member(&k->keys[i], key),
			    member(&k->keys[i], key));
}

struct asset_str
asset_kind_file(struct asset_ctx *cx, const struct asset_kind_info *k,
    const struct asset_node *key)
{
	static const char of_app[] = "apps/{app}/";
	struct asset_str rest = k->file, name;
	struct asset_buf b;
	const char *end;

	asset_buf_init(&b, cx);
	if (asset_str_starts(rest, of_app) &&
	    asset_is_text(asset_get(key, "app"), "-")) {
		asset_buf_puts(&b, "instance/");
		rest.s += sizeof of_app - 1;
		rest.n -= (uint32_t)sizeof of_app - 1;
	}
	for (; rest.n; rest.s++, rest.n--) {
		end = rest.s[0] == '{' ? memchr(rest.s, '}', rest.n) : NULL;
		if (!end) {
			asset_buf_char(&b, rest.s[0]);
			continue;
		}
		name = (struct asset_str){ rest.s + 1,
		    (uint32_t)(end - rest.s) - 1 };
		add_member_label(&b, k, key, name);
		rest.n -= (uint32_t)(end - rest.s);
		rest.s = end;
	}
	return asset_buf_text(&b);
}
