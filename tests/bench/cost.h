#ifndef ASSET_TESTS_BENCH_COST_H
#define ASSET_TESTS_BENCH_COST_H

#include <stddef.h>

struct cost {
	double seconds;
	long kilobytes;
};

/* The whole file, with a 0 after it; ends the program when it cannot. */
char *cost_read(const char *path, size_t *size);

/* The floors: bare parses. */
int cost_cjson(const char *path);
int cost_libyaml(const char *path);

struct cost cost_run(int (*fn)(const char *), const char *path);
struct cost cost_spawn(char **argv);

/* By time, for qsort. */
int cost_order(const void *a, const void *b);

#endif
