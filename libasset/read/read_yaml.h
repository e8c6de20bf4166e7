/* YAML 1.2 (through libyaml) into trees. */
#ifndef ASSET_READ_READ_YAML_H
#define ASSET_READ_READ_YAML_H

#include "read/comment.h"
#include "tree/node.h"

/* The text must be valid UTF-8. Every document of the stream, chained by
 * doc->next; NULL when there is none (nothing but comments). Data is that of
 * JSON: keys are strings, numbers have JSON's form, aliases share their
 * anchor's children, merge keys are resolved (explicit members win, then the
 * earlier map). The first syntax error is a diagnostic and ends the reading
 * with ASSET_ESYNTAX. */
int asset_read_yaml(struct asset_ctx *, struct asset_source *,
    struct asset_doc **);

#endif
