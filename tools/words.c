/* Words for the completion of shells, from the tables that verbs look in. */
#include <stdio.h>
#include <string.h>

#include "tool.h"

static void
print(struct asset_str word, struct asset_str text)
{
	printf("%.*s\t%.*s\n", (int)word.n, word.s, (int)text.n, text.s);
}

/* May the settings name it? */
static bool
is_rule(const struct asset_node *row)
{
	return asset_node_get(row, "severity") && !asset_node_get(row, "status");
}

/* `text` has a line for each of `rows`: "ID: MESSAGE". */
static void
print_rows(const struct asset_node *rows, struct asset_str text, bool rules)
{
	const struct asset_node *row = asset_node_first(rows);
	const char *s = text.s, *end = text.s + text.n;

	for (; row; row = asset_node_next(row)) {
		const char *line = memchr(s, '\n', (size_t)(end - s));
		const char *colon = memchr(s, ':', (size_t)(line - s));

		if (!rules || is_rule(row))
			print((struct asset_str){ s, (uint32_t)(colon - s) },
			    (struct asset_str){ colon + 2,
				(uint32_t)(line - colon) - 2 });
		s = line + 1;
	}
}

static int
words_of_rows(struct asset_ctx *cx, bool rules)
{
	const struct asset_node *rows;
	struct asset_str text;
	int r = asset_explain_start(cx, "", &rows);

	if (r == 0)
		r = asset_explain_lines(cx, rows, &text);
	if (r == 0)
		print_rows(rows, text, rules);
	return r;
}

/* A row's first member is its name. */
static int
words_of_schema(struct asset_ctx *cx)
{
	const struct asset_node *all, *list, *row, *title;
	const char *nearest;
	int r = asset_schema(cx, &all, NULL, ASSET_SCHEMA_TABLE, &nearest);

	if (r != 0)
		return r;
	for (list = asset_node_first(all); list; list = asset_node_next(list))
		for (row = asset_node_first(list); row;
		    row = asset_node_next(row)) {
			title = asset_node_get(row, "title");
			if (!title)
				title = asset_node_get(row, "summary");
			print(asset_node_text(asset_node_first(row)),
			    asset_node_text(title));
		}
	return 0;
}

int
tool_words(const char *what)
{
	struct asset_ctx *cx = asset_new(NULL);
	bool rules = strcmp(what, "RULE") == 0;
	int r = cx ? ASSET_EUSAGE : ASSET_ENOMEM;

	if (cx && strcmp(what, "OPERATION") == 0)
		r = words_of_schema(cx);
	else if (cx && (rules || strcmp(what, "ID") == 0))
		r = words_of_rows(cx, rules);
	asset_free(cx);
	return r || fflush(stdout) ? EXIT_FAILED : EXIT_CLEAN;
}
