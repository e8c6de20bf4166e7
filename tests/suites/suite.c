/* Runs the public suites through the readers and writers:
 *   suite yaml FOLDER        YAML test suite: in.yaml reads as in.json says
 *   suite json FOLDER LIST   JSONTestSuite: y_ is read, n_ is refused, i_ as
 *                            LIST (a table in Markdown) says
 *   suite print FILE...      what is read is the same after printing it
 * One line for each failure; the last line counts. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "asset.h"
#include "tree/node.h"

struct counts {
	unsigned passed, failed, skipped;
};

static void
fail(struct counts *n, const char *path, const char *why)
{
	n->failed++;
	printf("FAILED %s: %s\n", path, why);
}

static char *
read_file(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	char *s;

	if (!f)
		return NULL;
	fseek(f, 0, SEEK_END);
	*size = (size_t)ftell(f);
	rewind(f);
	s = calloc(1, *size + 1);
	if (!s || fread(s, 1, *size, f) != *size)
		abort();
	fclose(f);
	return s;
}

/* fn for each file or folder in `path`, sorted. */
static void
each_entry(const char *path, void (*fn)(const char *path, void *), void *arg)
{
	struct dirent **names;
	int n = scandir(path, &names, NULL, alphasort);
	char child[4096];

	for (int i = 0; i < n; i++) {
		snprintf(child, sizeof child, "%s/%s", path,
		    names[i]->d_name);
		if (names[i]->d_name[0] != '.')
			fn(child, arg);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

/* ---- printing ---- */

/* Prints and reads again: equal data, and then the same text. */
static const char *
round_trip(struct asset_ctx *cx, const struct asset_node *root,
    const char *name, int (*print)(struct asset_ctx *,
	const struct asset_node *, struct asset_str *))
{
	struct asset_str text, second;
	struct asset_doc *again;

	if (print(cx, root, &text) != 0 ||
	    asset_open_text(cx, &again, name, text.s, text.n) != 0)
		return "what was printed cannot be read";
	if (!asset_equal(root, again->root))
		return "what was printed is other data";
	if (print(cx, again->root, &second) != 0 ||
	    !asset_str_eq(text, second))
		return "printing again gives another text";
	return NULL;
}

static const char *
round_trips(struct asset_ctx *cx, const struct asset_doc *doc)
{
	const char *why = NULL;

	for (; doc && !why; doc = doc->next) {
		why = round_trip(cx, doc->root, "yaml", asset_print_yaml);
		if (!why)
			why = round_trip(cx, doc->root, "t.json",
			    asset_print_json);
	}
	return why;
}

static void
print_file(const char *path, void *arg)
{
	struct counts *n = arg;
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_doc *doc;
	const char *why = "cannot be read";

	if (asset_open(cx, &doc, path) == 0)
		why = round_trips(cx, doc);
	if (why)
		fail(n, path, why);
	else
		n->passed++;
	asset_free(cx);
}

/* ---- YAML ---- */

static bool
libyaml_reads(const char *text, size_t size)
{
	yaml_parser_t p;
	yaml_event_t e;
	bool end = false, ok = true;

	yaml_parser_initialize(&p);
	yaml_parser_set_input_string(&p, (const unsigned char *)text, size);
	while (ok && !end) {
		ok = yaml_parser_parse(&p, &e);
		if (ok) {
			end = e.type == YAML_STREAM_END_EVENT;
			yaml_event_delete(&e);
		}
	}
	yaml_parser_delete(&p);
	return ok;
}

/* The length of the JSON value at s, which ends with a line. */
static size_t
json_length(const char *s)
{
	int depth = 0;
	bool quoted = false;
	size_t i;

	for (i = 0; s[i]; i++) {
		if (quoted && s[i] == '\\')
			i++;
		else if (s[i] == '"')
			quoted = !quoted;
		else if (!quoted && strchr("[{", s[i]))
			depth++;
		else if (!quoted && strchr("]}", s[i]))
			depth--;
		else if (s[i] == '\n' && depth == 0)
			break;
	}
	return i;
}

/* The documents against the JSON values that stand in one file. */
static const char *
compare_documents(struct asset_ctx *cx, const struct asset_doc *doc,
    const char *json)
{
	for (;;) {
		struct asset_doc *want;
		size_t n;

		json += strspn(json, " \n");
		n = json_length(json);
		if (n == 0)
			return doc ? "more documents than expected" : NULL;
		if (!doc)
			return "fewer documents than expected";
		if (asset_open_text(cx, &want, "in.json", json, n) != 0)
			return "the expected JSON cannot be read";
		if (!asset_equal(doc->root, want->root))
			return "other data";
		doc = doc->next;
		json += n;
	}
}

/* libyaml takes these for other data without a word: they must be refused. */
static bool
must_be_refused(const char *path)
{
	size_t n = strlen(path);

	return (n > 7 && strcmp(path + n - 7, "HM87/01") == 0) ||
	    (n > 4 && strcmp(path + n - 4, "Y2GN") == 0);
}

/* NULL, or why the test of these texts fails; *skip: it says nothing. */
static const char *
yaml_case(const char *text, size_t size, const char *json, bool wrong,
    bool *skip)
{
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_doc *doc;
	bool reads = libyaml_reads(text, size);
	int e = asset_open_text(cx, &doc, "in.yaml", text, size);
	const char *why = NULL;

	*skip = reads ? (wrong && e == 0) || !json : !wrong;
	if (e == 0)
		why = round_trips(cx, doc);
	if (!why && !reads && e == 0 && !json)
		why = "is read although libyaml refuses it";
	else if (!why && reads && !wrong && json && e == 0)
		why = compare_documents(cx, doc, json);
	else if (!why && reads && !wrong && json && json[strspn(json, " \n")])
		why = cx->diags ? cx->diags->id : "refused";
	asset_free(cx);
	return why;
}

static void
yaml_folder(const char *path, void *arg)
{
	struct counts *n = arg;
	char name[4200];
	size_t size, json_size;
	char *text, *json, *error;
	const char *why;
	bool skip;

	snprintf(name, sizeof name, "%s/in.yaml", path);
	text = read_file(name, &size);
	if (!text) {
		each_entry(path, yaml_folder, n);
		return;
	}
	snprintf(name, sizeof name, "%s/in.json", path);
	json = read_file(name, &json_size);
	snprintf(name, sizeof name, "%s/error", path);
	error = read_file(name, &json_size);
	why = yaml_case(text, size, json, error || must_be_refused(path),
	    &skip);
	if (why)
		fail(n, path, why);
	else if (skip)
		n->skipped++;
	else
		n->passed++;
	free(text);
	free(json);
	free(error);
}

/* ---- JSON ---- */

struct json_run {
	struct counts n;
	const char *list;
};

static void
json_file(const char *path, void *arg)
{
	struct json_run *run = arg;
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_doc *doc;
	const char *name = strrchr(path, '/') + 1;
	bool reads = asset_open(cx, &doc, path) == 0;
	char row[512];

	snprintf(row, sizeof row, "| `%s` | %s |", name,
	    reads ? "read" : "refused");
	if ((name[0] == 'y' && !reads) || (name[0] == 'n' && reads))
		fail(&run->n, name, reads ? "read" : "refused");
	else if (name[0] == 'i' && !strstr(run->list, row))
		fail(&run->n, row, cx->diags ? cx->diags->id : "");
	else
		run->n.passed++;
	asset_free(cx);
}

int
main(int argc, char **argv)
{
	struct json_run run = { .list = "" };
	size_t size;
	char *list = NULL;

	if (argc == 3 && strcmp(argv[1], "yaml") == 0) {
		each_entry(argv[2], yaml_folder, &run.n);
	} else if (argc == 4 && strcmp(argv[1], "json") == 0) {
		list = read_file(argv[3], &size);
		if (list)
			run.list = list;
		each_entry(argv[2], json_file, &run);
	} else if (argc > 2 && strcmp(argv[1], "print") == 0) {
		for (int i = 2; i < argc; i++)
			print_file(argv[i], &run.n);
	} else {
		return 2;
	}
	free(list);
	printf("%u passed, %u failed, %u skipped\n", run.n.passed,
	    run.n.failed, run.n.skipped);
	return run.n.failed != 0;
}
