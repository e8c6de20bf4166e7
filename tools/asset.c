/* asset: `asset VERB ...`, or `asset-VERB ...` by name. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "tool.h"

static const struct {
	const struct verb *verb;
	int (*main)(int argc, char **argv);
} verbs[] = {
#define ROW(name) { &verb_##name, cmd_##name },
	VERBS(ROW)
#undef ROW
};

enum { COUNT = sizeof verbs / sizeof *verbs };

static void
print_help(void)
{
	printf("usage: asset VERB [OPTION...] [FILE...]\n\n"
	    "Offline import, export and conversion of ROMA Connect assets.\n\n");
	for (int i = 0; i < COUNT; i++)
		printf("  %-9s %s\n", verbs[i].verb->name,
		    verbs[i].verb->summary);
	printf("\n'asset VERB --help' tells more. Exit status: 0 clean, "
	    "1 findings, 2 could not run.\n"
	    "Limits on input, set with --limit NAME=VALUE:\n\n");
#define PRINT(name, value, text) \
	printf("  %-9s %-12llu %s\n", #name, (unsigned long long)(value), text);
	ASSET_LIMITS(PRINT)
#undef PRINT
}

static void
print_words(void)
{
	for (int i = 0; i < COUNT; i++)
		printf("%s\t%s\t%s\n", verbs[i].verb->name,
		    verbs[i].verb->synopsis, verbs[i].verb->summary);
}

static int
unknown_verb(const char *word)
{
	const char *names[COUNT + 1] = { 0 }, *best;

	for (int i = 0; i < COUNT; i++)
		names[i] = verbs[i].verb->name;
	best = asset_nearest(word, names);
	fprintf(stderr, "asset: there is no verb '%s'", word);
	if (best)
		fprintf(stderr, "; did you mean '%s'?", best);
	fprintf(stderr, "\nSee 'asset --help'.\n");
	return EXIT_FAILED;
}

static int
run(const char *name, int argc, char **argv)
{
	for (int i = 0; i < COUNT; i++) {
		int r;

		if (strcmp(verbs[i].verb->name, name) != 0)
			continue;
		r = verbs[i].main(argc, argv);
		if (fflush(stdout) != 0 || ferror(stdout))
			r = EXIT_FAILED;
		return r;
	}
	return unknown_verb(name);
}

int
main(int argc, char **argv)
{
	const char *self = argc ? argv[0] : "asset", *slash;

	signal(SIGPIPE, SIG_IGN); /* a closed pipe is a write error */
	slash = strrchr(self, '/');
	self = slash ? slash + 1 : self;
	if (strncmp(self, "asset-", 6) == 0)
		return run(self + 6, argc, argv);
	if (argc < 2) {
		print_help();
		return EXIT_FAILED;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
	    strcmp(argv[1], "help") == 0)
		return print_help(), fflush(stdout) ? EXIT_FAILED : EXIT_CLEAN;
	if (strcmp(argv[1], "--help-words") == 0)
		return argc > 2 ? tool_words(argv[2]) :
		    (print_words(), EXIT_CLEAN);
	if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
		printf("asset " ASSET_VERSION "\n");
		return fflush(stdout) ? EXIT_FAILED : EXIT_CLEAN;
	}
	return run(argv[1], argc - 1, argv + 1);
}
