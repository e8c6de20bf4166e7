#include "emit/emit_xml.h"

#include "core/banned.h"

void
asset_xml_add(struct asset_buf *b, struct asset_str text)
{
	struct asset_buf shown;

	asset_buf_init(&shown, b->cx);
	asset_buf_shown(&shown, text);
	for (size_t i = 0; i < shown.n; i++) {
		char c = shown.s[i];

		if (strchr("<>&\"'", c))
			asset_buf_printf(b, "&#%d;", c);
		else
			asset_buf_char(b, c);
	}
}

void
asset_xml_attribute(struct asset_buf *b, const char *name,
    struct asset_str value)
{
	asset_buf_printf(b, " %s=\"", name);
	asset_xml_add(b, value);
	asset_buf_char(b, '"');
}
