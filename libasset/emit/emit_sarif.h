/* What the parts of a SARIF file share. */
#ifndef ASSET_EMIT_EMIT_SARIF_H
#define ASSET_EMIT_EMIT_SARIF_H

#include "emit/emit_json.h"

const char *asset_sarif_level(enum asset_severity);
/* The member `key`: {"text": ...}. In a message text "](" would be a link. */
void asset_sarif_text(struct asset_json *, const char *key, struct asset_str);
/* The object that describes a rule. */
void asset_sarif_rule(struct asset_json *, struct asset_str id);

#endif
