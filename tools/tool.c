#include "tool.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool
tool_color(const struct opt_common *common, int fd)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (strcmp(common->color, "auto") != 0)
		return strcmp(common->color, "always") == 0;
	return isatty(fd) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

int
tool_failed(const char *verb, int r)
{
	if (r == ASSET_ENOMEM)
		fprintf(stderr, "asset %s: out of memory\n", verb);
	return EXIT_FAILED;
}

int
tool_finish(struct asset_ctx *cx, const struct opt_common *common, int r)
{
	struct asset_summary sum = { 0 };
	struct asset_str text;

	if (r == ASSET_ENOMEM || asset_findings_text(cx, &text,
	    common->quiet ? ASSET_WARNING : ASSET_HINT,
	    tool_color(common, STDERR_FILENO)) != 0)
		return tool_failed("", ASSET_ENOMEM);
	fwrite(text.s, 1, text.n, stderr);
	asset_findings_count(&sum, cx);
	return r < 0 || sum.failed ? EXIT_FAILED : EXIT_CLEAN;
}

static int
write_stdout(struct asset_str text)
{
	if (fwrite(text.s, 1, text.n, stdout) == text.n &&
	    fflush(stdout) == 0 && !ferror(stdout))
		return EXIT_CLEAN;
	if (errno != EPIPE)
		fprintf(stderr, "asset: cannot write to standard output: %s\n",
		    strerror(errno));
	return EXIT_FAILED;
}

int
tool_write(struct asset_ctx *cx, const struct opt_common *common,
    struct asset_str text)
{
	if (!common->output || strcmp(common->output, "-") == 0)
		return write_stdout(text);
	if (asset_write_file(cx, common->output, text) == 0)
		return EXIT_CLEAN;
	return tool_finish(cx, common, ASSET_EIO);
}
