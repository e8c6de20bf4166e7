#include "emit/emit_markdown.h"

#include "core/banned.h"

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || (c & 0x80) || c == '_' || c == '"';
}

void
asset_markdown_add(struct asset_buf *b, struct asset_str text)
{
	struct asset_buf shown;

	asset_buf_init(&shown, b->cx);
	asset_buf_shown(&shown, text);
	for (size_t i = 0; i < shown.n; i++) {
		char c = shown.s[i];

		if (strchr("\\`*_{}[]()<>#+!|~&$@", c))
			asset_buf_char(b, '\\');
		asset_buf_char(b, c);
		/* The services look for names once the markup is gone, so an
		 * escape does not help; a blank of no width does. */
		if (strchr("@#!", c) && i + 1 < shown.n &&
		    is_word(shown.s[i + 1]))
			asset_buf_puts(b, "&#8203;");
	}
}
