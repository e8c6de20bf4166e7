/* Each rule row's bad snippet raises its id and nothing else, and its good
 * snippet raises nothing. A snippet is members of a definition; those that
 * every definition needs are added. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "model/formats.h"
#include "model/row.h"
#include "rule/config.h"

static const struct {
	const char *key, *text;
} needed[] = {
	{ "swagger", "swagger: \"2.0\"\n" },
	{ "info", "info: {title: Test, version: \"1\"}\n" },
	{ "paths", "paths: {}\n" },
};

static bool
has_key(struct asset_str snippet, const char *key)
{
	const char *at = memmem(snippet.s, snippet.n, key, strlen(key));

	return at && at[strlen(key)] == ':' &&
	    (at == snippet.s || at[-1] == '\n');
}

/* The next line; one with {{N}} stands for N lines, with numbers there. */
static void
write_line(FILE *f, struct asset_str *rest)
{
	const char *end = memchr(rest->s, '\n', rest->n);
	int n = end ? (int)(end - rest->s) + 1 : (int)rest->n;
	const char *at = memmem(rest->s, (size_t)n, "{{", 2);
	const char *after = at ? memmem(at, (size_t)(rest->s + n - at), "}}",
	    2) : NULL;

	for (long i = 1; after && i <= strtol(at + 2, NULL, 10); i++)
		fprintf(f, "%.*s%ld%.*s", (int)(at - rest->s), rest->s, i,
		    (int)(rest->s + n - after) - 2, after + 2);
	if (!after)
		fwrite(rest->s, 1, (size_t)n, f);
	rest->s += n;
	rest->n -= (uint32_t)n;
}

static void
write_snippet(const char *path, struct asset_str snippet)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (!has_key(snippet, needed[i].key) &&
		    !(i == 0 && has_key(snippet, "openapi")) &&
		    !(i == 2 && memmem(snippet.s, snippet.n, ": 3.1", 5)))
			fputs(needed[i].text, f);
	while (snippet.n)
		write_line(f, &snippet);
	fclose(f);
}

/* An option without a default is set to its example. */
static const struct asset_node *
examples_of(struct asset_ctx *cx, struct asset_str id)
{
	struct asset_node *with = asset_new_node(cx, ASSET_OBJECT);
	const struct asset_node *o = asset_first(asset_get(asset_row("rules",
	    id), "options")), *example;

	for (; o; o = o->next)
		if ((example = asset_get(o, "example")))
			asset_set_str(cx, with, asset_key(o),
			    asset_share(cx, example));
	return with;
}

/* How often the snippet raises `id`, and how often other rules. */
static void
run(struct asset_str id, struct asset_str snippet, int *same, int *others)
{
	char path[] = "/tmp/asset-rule-XXXXXX";
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_config config = { 0 };
	struct asset_layer *layer = asset_layer_new(cx, &config);
	struct asset_doc *doc = NULL;
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	close(fd);
	asset_layer_rules(cx, layer, id, ASSET_ERROR, examples_of(cx, id));
	memset(layer->sets, -1, sizeof layer->sets); /* the others */
	write_snippet(path, snippet);
	*same = *others = 0;
	assert_int_equal(asset_open(cx, &doc, path), 0);
	assert_int_equal(asset_lint(cx, doc, &config), 0);
	for (struct asset_diag *d = cx->diags; d; d = d->next) {
		bool equal = asset_str_is(id, d->id);

		if (asset_str_is(asset_str("definition-partial"), d->id))
			continue; /* said of each OpenAPI 3.2 definition */
		*same += equal;
		*others += !equal;
		if (!equal)
			print_message("%.*s: also %s\n", ASSET_P(id), d->id);
	}
	unlink(path);
	asset_free(cx);
}

/* Some format that the rule is for has a grammar. */
static bool
is_checked(const struct asset_node *row)
{
	const struct asset_node *f = asset_first(asset_get(row, "for"));

	for (; f; f = f->next)
		for (uint32_t i = 0; i < asset_ngrammars; i++)
			if (asset_is_text(f, asset_grammars[i].name))
				return true;
	return !asset_get(row, "for");
}

static void
check_row(const struct asset_node *row, int *wrong)
{
	struct asset_str id = asset_key(row);
	struct asset_str bad = asset_get_text(row, "bad");
	struct asset_str good = asset_get_text(row, "good");
	int same, others;

	if (!bad.s || !is_checked(row))
		return;
	run(id, bad, &same, &others);
	if (!same || others) {
		print_message("%.*s: the bad snippet %s\n", ASSET_P(id),
		    others ? "raises other rules" : "does not raise it");
		++*wrong;
	}
	run(id, good, &same, &others);
	if (same || others) {
		print_message("%.*s: the good snippet raises %s\n",
		    ASSET_P(id), same ? "it" : "other rules");
		++*wrong;
	}
}

static void
test_snippets(void **state)
{
	const struct asset_node *rules = asset_get(asset_formats, "rules");
	int wrong = 0;

	(void)state;
	for (struct asset_node *f = asset_first(rules); f; f = f->next)
		for (struct asset_node *row = asset_first(f); row;
		    row = row->next)
			check_row(row, &wrong);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_snippets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
