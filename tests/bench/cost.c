/* What a run costs: a floor or a reader in a process of its own, or a whole
 * command. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cjson/cJSON.h>
#include <yaml.h>

#include "cost.h"

char *
cost_read(const char *path, size_t *size)
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

int
cost_cjson(const char *path)
{
	size_t n;
	char *s = cost_read(path, &n);

	return cJSON_ParseWithLength(s, n) == NULL;
}

int
cost_libyaml(const char *path)
{
	size_t n;
	char *s = cost_read(path, &n);
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

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

struct cost
cost_run(int (*fn)(const char *), const char *path)
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

/* A whole process, as a shell would start it. Status 1 is findings. */
struct cost
cost_spawn(char **argv)
{
	posix_spawn_file_actions_t to_null;
	struct rusage use;
	double start;
	int status;
	pid_t pid;

	posix_spawn_file_actions_init(&to_null);
	posix_spawn_file_actions_addopen(
	    &to_null, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(
	    &to_null, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	start = now();
	if (posix_spawn(&pid, argv[0], &to_null, NULL, argv, environ) != 0 ||
	    wait4(pid, &status, 0, &use) != pid) {
		perror(argv[0]);
		exit(2);
	}
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "bench: %s failed\n", argv[0]);
		exit(2);
	}
	posix_spawn_file_actions_destroy(&to_null);
	return (struct cost){ now() - start, use.ru_maxrss };
}

int
cost_order(const void *a, const void *b)
{
	double x = ((const struct cost *)a)->seconds;
	double y = ((const struct cost *)b)->seconds;

	return (x > y) - (x < y);
}
