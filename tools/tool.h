/* What the verbs share: running, printing and the exit status. */
#ifndef ASSET_TOOLS_TOOL_H
#define ASSET_TOOLS_TOOL_H

#include "opt.h"

enum { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_FAILED = 2 };

/* Colour on this file descriptor? --color, NO_COLOR and TERM decide. */
bool tool_color(const struct opt_common *, int fd);
/* Diagnostics of the context on stderr, as text; the exit status that they
 * and result `r` of a library call ask for: 0 or 2. */
int tool_finish(struct asset_ctx *, const struct opt_common *, int r);
/* Says that memory ran out, if that is what `r` says; returns 2. */
int tool_failed(const char *verb, int r);
/* Text to -o FILE (atomically) or to standard output; 0, or 2 after a
 * message. */
int tool_write(struct asset_ctx *, const struct opt_common *,
    struct asset_str text);

/* Prints the words that can stand for RULE, ID (of explain) or OPERATION (of
 * schema), each with its meaning behind a tab; the exit status. */
int tool_words(const char *what);

/* The verbs, in the order of the help: X(name). Each has a cmd_NAME.c. */
#define VERBS(X) \
	X(convert) \
	X(diff) \
	X(explain) \
	X(inspect) \
	X(lint) \
	X(merge) \
	X(pack) \
	X(plan) \
	X(schema) \
	X(unpack)

#define DECLARE(name) \
	int cmd_##name(int argc, char **argv); \
	extern const struct verb verb_##name;
VERBS(DECLARE)
#undef DECLARE

#endif
