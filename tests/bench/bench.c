/* Times readers against their floors, in turn and each in a process of its
 * own: `bench JSON YAML` prints ratios. Both sides read the file, too.
 * `bench --process COMMAND...` times whole processes. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cjson/cJSON.h>
#include <yaml.h>

#include "asset.h"

enum { RUNS = 7, SPAWNS = 21 };

struct cost {
	double seconds;
	long kilobytes;
};

static char *
read_file(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	char *s;

	if (!f) {
		perror(path);
		exit(2);
	}
	fseek(f, 0, SEEK_END);
	*size = (size_t)ftell(f);
	rewind(f);
	s = malloc(*size + 1);
	if (!s || fread(s, 1, *size, f) != *size)
		exit(2);
	s[*size] = 0;
	fclose(f);
	return s;
}

static int
with_cjson(const char *path)
{
	size_t n;
	char *s = read_file(path, &n);

	return cJSON_ParseWithLength(s, n) == NULL;
}

static int
with_libyaml_events(const char *path)
{
	size_t n;
	char *s = read_file(path, &n);
	yaml_parser_t p;
	yaml_event_t e;
	yaml_event_type_t type;

	yaml_parser_initialize(&p);
	yaml_parser_set_input_string(&p, (unsigned char *)s, n);
	do {
		if (!yaml_parser_parse(&p, &e))
			return 1;
		type = e.type;
		yaml_event_delete(&e);
	} while (type != YAML_STREAM_END_EVENT);
	return 0;
}

static int
with_libyaml_documents(const char *path)
{
	size_t n;
	char *s = read_file(path, &n);
	yaml_parser_t p;
	yaml_document_t d;

	yaml_parser_initialize(&p);
	yaml_parser_set_input_string(&p, (unsigned char *)s, n);
	return !yaml_parser_load(&p, &d);
}

static int
with_asset(const char *path)
{
	struct asset_doc *doc;

	return asset_open(asset_new(NULL), &doc, path) != 0;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct cost
run_once(int (*fn)(const char *), const char *path)
{
	double *seconds = mmap(NULL, sizeof *seconds, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct rusage use;
	struct cost c;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		double start = now();
		int r = fn(path);

		*seconds = now() - start;
		_exit(r);
	}
	wait4(pid, &status, 0, &use);
	if (status != 0) {
		fprintf(stderr, "bench: a run on %s failed\n", path);
		exit(2);
	}
	c = (struct cost){ *seconds, use.ru_maxrss };
	munmap(seconds, sizeof *seconds);
	return c;
}

/* A whole process, as a shell would start it. */
static struct cost
spawn_once(char **argv)
{
	posix_spawn_file_actions_t to_null;
	struct rusage use;
	double start;
	int status;
	pid_t pid;

	posix_spawn_file_actions_init(&to_null);
	posix_spawn_file_actions_addopen(&to_null, STDOUT_FILENO, "/dev/null",
	    O_WRONLY, 0);
	start = now();
	if (posix_spawn(&pid, argv[0], &to_null, NULL, argv, environ) != 0 ||
	    wait4(pid, &status, 0, &use) != pid) {
		perror(argv[0]);
		exit(2);
	}
	posix_spawn_file_actions_destroy(&to_null);
	return (struct cost){ now() - start, use.ru_maxrss };
}

static int
by_seconds(const void *a, const void *b)
{
	double x = ((const struct cost *)a)->seconds;
	double y = ((const struct cost *)b)->seconds;

	return (x > y) - (x < y);
}

static void
compare(const char *what, const char *path, int (*ours)(const char *),
    int (*theirs)(const char *))
{
	struct cost a[RUNS], b[RUNS];

	for (int i = 0; i < RUNS; i++) {
		a[i] = run_once(ours, path);
		b[i] = run_once(theirs, path);
	}
	qsort(a, RUNS, sizeof *a, by_seconds);
	qsort(b, RUNS, sizeof *b, by_seconds);
	printf("%-44s time %5.2f (%.1f ms / %.1f ms)  memory %5.2f "
	    "(%ld MB / %ld MB)\n", what, a[RUNS / 2].seconds /
	    b[RUNS / 2].seconds, a[RUNS / 2].seconds * 1e3,
	    b[RUNS / 2].seconds * 1e3, (double)a[0].kilobytes /
	    (double)b[0].kilobytes, a[0].kilobytes >> 10,
	    b[0].kilobytes >> 10);
}

static void
growth(int argc, char **argv)
{
	double before = 0;

	for (int i = 0; i < argc; i++) {
		struct cost best = run_once(with_asset, argv[i]);

		for (int k = 0; k < 4; k++) {
			struct cost c = run_once(with_asset, argv[i]);

			if (c.seconds < best.seconds)
				best = c;
		}
		printf("%-44s %8.1f ms  %5ld MB", argv[i], best.seconds * 1e3,
		    best.kilobytes >> 10);
		if (before > 0)
			printf("  %.2f times the one before",
			    best.seconds / before);
		printf("\n");
		before = best.seconds;
	}
}

static void
process(char **argv)
{
	struct cost all[SPAWNS];

	for (int i = 0; i < SPAWNS; i++)
		all[i] = spawn_once(argv);
	qsort(all, SPAWNS, sizeof *all, by_seconds);
	for (int i = 0; argv[i]; i++)
		printf("%s%s", i ? " " : "  ", strrchr(argv[i], '/') ?
		    strrchr(argv[i], '/') + 1 : argv[i]);
	printf(": %.2f ms, %.1f MB\n", all[SPAWNS / 2].seconds * 1e3,
	    (double)all[0].kilobytes / 1024);
}

int
main(int argc, char **argv)
{
	if (argc > 2 && strcmp(argv[1], "--process") == 0) {
		process(argv + 2);
		return 0;
	}
	if (argc < 3) {
		fprintf(stderr, "usage: bench JSON YAML [LARGER-AND-LARGER...]\n");
		return 2;
	}
	compare("JSON to tree / cJSON_Parse", argv[1], with_asset, with_cjson);
	compare("YAML to tree / libyaml events", argv[2], with_asset,
	    with_libyaml_events);
	compare("libyaml documents / libyaml events", argv[2],
	    with_libyaml_documents, with_libyaml_events);
	growth(argc - 3, argv + 3);
	return 0;
}
