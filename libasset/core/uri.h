/* URIs (RFC 3986): the text that a relative reference means at its base. */
#ifndef ASSET_CORE_URI_H
#define ASSET_CORE_URI_H

#include "core/buf.h"

/* Without the fragment; "." and ".." are gone. */
struct asset_str asset_uri_resolve(struct asset_ctx *, struct asset_str base,
    struct asset_str reference);
/* What stands before and behind the first "#". */
struct asset_str asset_uri_without_fragment(struct asset_str);
struct asset_str asset_uri_fragment(struct asset_str);
/* Adds the text with all but letters, digits, "-._~" and the characters in `plain`
 * as %XX. */
void asset_uri_escape(struct asset_buf *, struct asset_str, const char *plain);

#endif
