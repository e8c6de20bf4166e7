/* Times readers against their floors, in turn and each in a process of its
 * own: `bench JSON YAML` prints ratios. Both sides read the file, too.
 * `bench --process COMMAND...` times whole processes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "asset.h"
#include "cost.h"

enum { RUNS = 7, SPAWNS = 21 };

static int
with_libyaml_documents(const char *path)
{
	size_t n;
	char *s = cost_read(path, &n);
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

static void
compare(const char *what, const char *path, int (*ours)(const char *),
    int (*theirs)(const char *))
{
	struct cost a[RUNS], b[RUNS];

	for (int i = 0; i < RUNS; i++) {
		a[i] = cost_run(ours, path);
		b[i] = cost_run(theirs, path);
	}
	qsort(a, RUNS, sizeof *a, cost_order);
	qsort(b, RUNS, sizeof *b, cost_order);
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
		struct cost best = cost_run(with_asset, argv[i]);

		for (int k = 0; k < 4; k++) {
			struct cost c = cost_run(with_asset, argv[i]);

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
		all[i] = cost_spawn(argv);
	qsort(all, SPAWNS, sizeof *all, cost_order);
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
	compare("JSON to tree / cJSON_Parse", argv[1], with_asset, cost_cjson);
	compare("YAML to tree / libyaml events", argv[2], with_asset,
	    cost_libyaml);
	compare("libyaml documents / libyaml events", argv[2],
	    with_libyaml_documents, cost_libyaml);
	growth(argc - 3, argv + 3);
	return 0;
}
