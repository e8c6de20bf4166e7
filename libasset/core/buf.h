/* Text that grows; lives in a context's arena. */
#ifndef ASSET_CORE_BUF_H
#define ASSET_CORE_BUF_H

#include "core/ctx.h"

struct asset_buf {
	struct asset_ctx *cx;
	char *s;
	size_t n, room;
};

void asset_buf_init(struct asset_buf *, struct asset_ctx *);
void asset_buf_add(struct asset_buf *, const char *, size_t);
void asset_buf_char(struct asset_buf *, char);
void asset_buf_puts(struct asset_buf *, const char *);
void asset_buf_str(struct asset_buf *, struct asset_str);
void asset_buf_printf(struct asset_buf *, const char *, ...)
    __attribute__((format(printf, 2, 3)));
/* The text so far; NUL-terminated, owned by the arena. */
struct asset_str asset_buf_text(struct asset_buf *);
/* Text from a document, safe on a terminal, in a log and on one line: control
 * characters, bidirectional overrides, bad UTF-8 and commands to a CI log
 * become escapes. */
void asset_buf_shown(struct asset_buf *, struct asset_str);
/* The same, with the ASCII characters in `special` written by add(), which is
 * told what follows: the escapes of a format. */
void asset_buf_shown_as(struct asset_buf *, struct asset_str,
    const char *special,
    void (*add)(struct asset_buf *, char c, struct asset_str next));
/* Does the text at p, wherever it stands in a line, start a command to the log
 * of a CI service: "##[", "##vso[", "##teamcity["? */
bool asset_is_log_command(const char *p, const char *end);
/* A file name at the start of a line. One that begins like a command to a CI
 * log ("::error", "##[error]") gets "./" in front. */
void asset_buf_file(struct asset_buf *, struct asset_str name);

#endif
