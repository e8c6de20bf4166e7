#include "model/def_package.h"

#include "core/utf8.h"

#include "core/banned.h"

const struct asset_name_rule asset_group_name = { 3, 64, false, "_" };
const struct asset_name_rule asset_api_name = { 3, 255, true,
	"-_./:()\xef\xbc\x88\xef\xbc\x89\xef\xbc\x9a\xe3\x80\x81" };
const struct asset_name_rule asset_backend_name = { 3, 100, true,
	"-_./:()\xef\xbc\x88\xef\xbc\x89\xef\xbc\x9a\xe3\x80\x81" };
const struct asset_name_rule asset_tag_name = { 1, 128, false, "*#%.:_-" };

static bool
is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= 0x4e00 && c <= 0x9fa5);
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_extra(const struct asset_name_rule *rule, const char *p, unsigned n)
{
	size_t all = strlen(rule->extra);

	return memmem(rule->extra, all, p, n) != NULL;
}

struct asset_str
asset_name_fit(struct asset_ctx *cx, const struct asset_name_rule *rule,
    struct asset_str text)
{
	const char *p = text.s, *end = text.s + text.n;
	uint32_t count = 0, c;
	bool gap = false;
	struct asset_buf b;

	asset_buf_init(&b, cx);
	while (p < end && count < rule->most) {
		unsigned n = asset_utf8_decode(p, end, &c);
		bool first = n && (is_letter(c) || (rule->digit && is_digit(c)));
		bool good = n && (first || is_digit(c) || is_extra(rule, p, n));

		n = n ? n : 1;
		if (good && count == 0 && is_digit(c) && !first) {
			asset_buf_char(&b, 'a'); /* "3scale": "a3scale" */
			count++;
		}
		if (good && (first || count)) {
			if (gap && count && count + 1 < rule->most) {
				asset_buf_char(&b, '_');
				count++;
			}
			asset_buf_add(&b, p, n);
			count++;
			gap = false;
		} else {
			gap = true;
		}
		p += n;
	}
	for (; count < rule->least; count++)
		asset_buf_char(&b, count ? '_' : 'a');
	return asset_buf_text(&b);
}

struct asset_str
asset_text_fit(struct asset_ctx *cx, struct asset_str text, uint32_t most)
{
	const char *p = text.s, *end = text.s + text.n;
	uint32_t count = 0, c;
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (; p < end && count < most; count++) {
		unsigned n = asset_utf8_decode(p, end, &c);

		if (!n)
			n = 1;
		else if (c == '<' || c == '>')
			asset_buf_puts(&b, c == '<' ? "\xe2\x80\xb9" :
			    "\xe2\x80\xba");
		else
			asset_buf_add(&b, p, n);
		p += n;
	}
	return asset_buf_text(&b);
}

bool
asset_parameter_name(struct asset_str s)
{
	for (uint32_t i = 0; i < s.n; i++) {
		char c = s.s[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!letter && (i == 0 || !(is_digit((unsigned char)c) ||
		    c == '.' || c == '_' || c == '-')))
			return false;
	}
	return s.n >= 1 && s.n <= 32;
}
