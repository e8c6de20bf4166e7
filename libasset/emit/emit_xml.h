/* Text in XML 1.0. */
#ifndef ASSET_EMIT_EMIT_XML_H
#define ASSET_EMIT_EMIT_XML_H

#include "core/buf.h"

/* Text or the value of an attribute, on one line. Characters that XML forbids
 * are shown as escapes. */
void asset_xml_add(struct asset_buf *, struct asset_str);
/* ` name="value"` */
void asset_xml_attribute(struct asset_buf *, const char *name,
    struct asset_str value);

#endif
