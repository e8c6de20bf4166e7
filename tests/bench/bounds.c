/* Whether a command keeps a bound. Both sides of a ratio are run in turn:
 *   bounds floor  LIMIT FILE COMMAND...        time / that of a bare parse
 *   bounds memory LIMIT FILE COMMAND...        peak / the size of the file
 *   bounds time   LIMIT COMMAND...             milliseconds
 *   bounds peak   LIMIT COMMAND...             megabytes
 *   bounds growth LIMIT COMMAND... -- COMMAND...   second / first, at most
 *   bounds faster LIMIT COMMAND... -- COMMAND...   second / first, at least
 * Exit status 1: the bound is missed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cost.h"

enum { MOST = 21, LEAST = 3 };

#define ENOUGH 2.0 /* seconds for one side */

struct side {
	char **argv; /* or, for a floor, */
	int (*fn)(const char *);
	const char *path;
	struct cost runs[MOST];
};

static struct cost
run(const struct side *s)
{
	return s->fn ? cost_run(s->fn, s->path) : cost_spawn(s->argv);
}

/* In turn, so that a busy moment meets both. */
static void
measure(struct side *a, struct side *b)
{
	double sum = 0;
	int n = 0;

	while (n < MOST && (n < LEAST || sum < ENOUGH)) {
		a->runs[n] = run(a);
		if (b)
			b->runs[n] = run(b);
		sum += a->runs[n].seconds + (b ? b->runs[n].seconds : 0);
		n++;
		if (sum > ENOUGH * 10)
			break;
	}
	qsort(a->runs, (size_t)n, sizeof *a->runs, cost_order);
	a->runs[0].seconds = a->runs[n / 2].seconds;
	if (b) {
		qsort(b->runs, (size_t)n, sizeof *b->runs, cost_order);
		b->runs[0].seconds = b->runs[n / 2].seconds;
	}
}

static void
print_command(char **argv)
{
	for (; *argv; argv++) {
		const char *base = strrchr(*argv, '/');

		printf("%s ", base ? base + 1 : *argv);
	}
}

static int
verdict(double value, double limit, int at_least, const char *unit)
{
	int ok = at_least ? value >= limit : value <= limit;

	printf("%.2f%s (%s %g) %s\n", value, unit,
	    at_least ? "at least" : "at most", limit, ok ? "ok" : "MISSED");
	return !ok;
}

static double
megabytes(struct cost c)
{
	return (double)c.kilobytes / 1024;
}

static int
alone(const char *what, double limit, char **argv)
{
	struct side s = { .argv = argv };

	measure(&s, NULL);
	print_command(argv);
	return strcmp(what, "time") == 0
		   ? verdict(s.runs[0].seconds * 1e3, limit, 0, " ms")
		   : verdict(megabytes(s.runs[0]), limit, 0, " MB");
}

static int
with_file(const char *what, double limit, const char *path, char **argv)
{
	const char *dot = strrchr(path, '.');
	struct side s = { .argv = argv };
	struct side floor = { .path = path };
	size_t size;

	free(cost_read(path, &size));
	floor.fn = dot && strcmp(dot, ".json") == 0 ? cost_cjson : cost_libyaml;
	print_command(argv);
	if (strcmp(what, "memory") == 0) {
		measure(&s, NULL);
		return verdict(
		    (double)s.runs[0].kilobytes * 1024 / (double)size, limit, 0,
		    " times the file");
	}
	measure(&s, &floor);
	printf("%.1f ms, floor %.1f ms: ", s.runs[0].seconds * 1e3,
	    floor.runs[0].seconds * 1e3);
	return verdict(
	    s.runs[0].seconds / floor.runs[0].seconds, limit, 0, " times");
}

static int
two(const char *what, double limit, char **argv)
{
	struct side a = { .argv = argv }, b = { 0 };
	char **p = argv;

	while (*p && strcmp(*p, "--") != 0)
		p++;
	if (!*p || !p[1]) {
		fprintf(stderr, "bounds: no second command\n");
		exit(2);
	}
	*p = NULL;
	b.argv = p + 1;
	measure(&a, &b);
	print_command(argv);
	printf("%.1f ms, %.1f MB; ", a.runs[0].seconds * 1e3,
	    megabytes(a.runs[0]));
	print_command(b.argv);
	printf("%.1f ms, %.1f MB: ", b.runs[0].seconds * 1e3,
	    megabytes(b.runs[0]));
	return verdict(b.runs[0].seconds / a.runs[0].seconds, limit,
	    strcmp(what, "faster") == 0, " times");
}

int
main(int argc, char **argv)
{
	const char *what = argc > 3 ? argv[1] : "";
	double limit = argc > 3 ? atof(argv[2]) : 0;

	if (strcmp(what, "time") == 0 || strcmp(what, "peak") == 0)
		return alone(what, limit, argv + 3);
	if (argc > 4 &&
	    (strcmp(what, "floor") == 0 || strcmp(what, "memory") == 0))
		return with_file(what, limit, argv[3], argv + 4);
	if (strcmp(what, "growth") == 0 || strcmp(what, "faster") == 0)
		return two(what, limit, argv + 3);
	fprintf(stderr, "usage: bounds floor|memory|time|peak|growth|faster "
			"LIMIT [FILE] COMMAND... [-- COMMAND...]\n");
	return 2;
}
