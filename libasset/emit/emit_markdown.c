#include "emit/emit_markdown.h"

#include "core/banned.h"

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || (c & 0x80) || c == '_' || c == '"';
}

/* The services look for names once the markup is gone, so an escape does not
 * help; a blank of no width does. */
static void
add_special(struct asset_buf *b, char c, struct asset_str next)
{
	asset_buf_char(b, '\\');
	asset_buf_char(b, c);
	if (strchr("@#!", c) && next.n && is_word(*next.s))
		asset_buf_puts(b, "&#8203;");
}

void
asset_markdown_add(struct asset_buf *b, struct asset_str text)
{
	asset_buf_shown_as(b, text, "\\`*_{}[]()<>#+!|~&$@", add_special);
}
