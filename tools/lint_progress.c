#include <time.h>
#include <unistd.h>

#include "lint.h"

enum { FIRST = 500, EVERY = 200 }; /* ms */

static long long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

void
lint_progress_start(struct lint_run *run)
{
	run->progress = !run->opt->common.quiet && isatty(STDERR_FILENO);
	if (run->progress)
		run->shown_at = now() + FIRST - EVERY;
}

void
lint_progress(struct lint_run *run, const struct lint_file *file)
{
	long long t;

	if (!run->progress)
		return;
	t = now();
	if (t - run->shown_at < EVERY)
		return;
	run->shown_at = t;
	run->shown = true;
	fprintf(stderr, "\r%zu of %zu files\033[K",
	    (size_t)(file - run->files) + 1, run->nfiles);
}

void
lint_progress_clear(struct lint_run *run)
{
	if (run->shown)
		fputs("\r\033[K", stderr);
	run->shown = false;
}
