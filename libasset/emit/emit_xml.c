#include "emit/emit_xml.h"

#include "core/banned.h"

static void
add_special(struct asset_buf *b, char c, struct asset_str next)
{
	(void)next;
	asset_buf_printf(b, "&#%d;", c);
}

void
asset_xml_add(struct asset_buf *b, struct asset_str text)
{
	asset_buf_shown_as(b, text, "<>&\"'", add_special);
}

void
asset_xml_attribute(struct asset_buf *b, const char *name,
    struct asset_str value)
{
	asset_buf_printf(b, " %s=\"", name);
	asset_xml_add(b, value);
	asset_buf_char(b, '"');
}
