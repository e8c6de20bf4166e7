/* Escapes in JSON strings. */
#ifndef ASSET_READ_JSON_ESCAPE_H
#define ASSET_READ_JSON_ESCAPE_H

#include <stdint.h>

/* The character that backslash and `c` stand for, or 0. */
char asset_json_escape(char c);
/* Bytes used by the \u escape, or pair of them, at p; 0: it is not valid. */
unsigned asset_json_unicode(const char *p, uint32_t *c);

#endif
