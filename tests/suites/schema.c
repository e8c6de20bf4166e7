/* Runs the JSON Schema test suite: schema FOLDER DRAFT none|formats FILE...
 * Prints a line "FILE: case: test" for each test that fails. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/validator.h"

struct suite {
	struct asset_ctx *cx;
	const char *folder; /* of the suite */
	enum asset_schema_dialect dialect;
	unsigned flags;
	struct {
		char *uri;
		const struct asset_node *root;
	} remotes[200];
	unsigned nremotes, passed, failed;
};

static void
add_remotes(struct suite *s, const char *path, const char *uri)
{
	DIR *d = opendir(path);
	struct dirent *e;

	while (d && (e = readdir(d))) {
		struct asset_doc *doc;
		char file[1000], at[1000];
		struct stat st;

		if (e->d_name[0] == '.')
			continue;
		snprintf(file, sizeof file, "%s/%s", path, e->d_name);
		snprintf(at, sizeof at, "%s/%s", uri, e->d_name);
		if (stat(file, &st) == 0 && S_ISDIR(st.st_mode)) {
			add_remotes(s, file, at);
		} else if (asset_open(s->cx, &doc, file) == 0 &&
		    s->nremotes < 200) {
			s->remotes[s->nremotes].uri = strdup(at);
			s->remotes[s->nremotes++].root = doc->root;
		}
	}
	if (d)
		closedir(d);
}

static void
run_case(struct suite *s, const char *file, const struct asset_node *c)
{
	const struct asset_node *schema = asset_get(c, "schema");
	const struct asset_node *tests = asset_get(c, "tests");
	struct asset_validator *v = asset_validator_new(s->cx, schema,
	    s->dialect, s->flags);

	for (unsigned i = 0; i < s->nremotes; i++)
		asset_validator_add(v, asset_str(s->remotes[i].uri),
		    s->remotes[i].root);
	for (struct asset_node *t = asset_first(tests); t; t = t->next) {
		const struct asset_node *data = asset_get(t, "data");
		struct asset_violations out = { .first = NULL };
		bool want = asset_get_true(t, "valid");
		bool got = asset_validator_check(v, schema, data, NULL);
		bool said = asset_validator_check(v, schema, data, &out);

		if (got == want && said == want && said == !out.n) {
			s->passed++;
			continue;
		}
		s->failed++;
		printf("%s: %.*s: %.*s%s\n", file,
		    ASSET_P(asset_get_text(c, "description")),
		    ASSET_P(asset_get_text(t, "description")),
		    got == said ? said == !out.n ? "" : " (nothing said)" :
		    " (depends on the report)");
	}
}

static int
run(struct asset_ctx *cx, void *arg)
{
	const char *const *argv = arg;
	struct suite s = { .cx = cx, .folder = argv[1] };
	char path[1000];

	s.dialect = strcmp(argv[2], "draft4") == 0 ? ASSET_SCHEMA_DRAFT4 :
	    strcmp(argv[2], "draft7") == 0 ? ASSET_SCHEMA_DRAFT7 :
	    ASSET_SCHEMA_2020;
	s.flags = strcmp(argv[3], "formats") == 0 ? ASSET_VALIDATE_FORMATS : 0;
	snprintf(path, sizeof path, "%s/remotes", s.folder);
	add_remotes(&s, path, "http://localhost:1234");
	for (argv += 4; *argv; argv++) {
		struct asset_doc *doc;

		snprintf(path, sizeof path, "%s/tests/%s", s.folder, *argv);
		if (asset_open(cx, &doc, path) != 0) {
			printf("%s cannot be read\n", *argv);
			s.failed++;
			continue;
		}
		for (struct asset_node *c = asset_first(doc->root); c;
		    c = c->next)
			run_case(&s, *argv, c);
	}
	while (s.nremotes)
		free(s.remotes[--s.nremotes].uri);
	fprintf(stderr, "%u passed, %u failed\n", s.passed, s.failed);
	return s.failed != 0;
}

int
main(int argc, char **argv)
{
	struct asset_ctx *cx = asset_new(NULL);
	int r;

	if (argc < 5)
		return 2;
	r = asset_try(cx, run, argv);
	asset_free(cx);
	return r;
}
