/* Words for the completion of shells, from the tables that verbs look in. */
#include <stdio.h>
#include <string.h>

#include "tool.h"

static void
print(struct asset_str word, struct asset_str text)
{
	printf("%.*s\t%.*s\n", (int)word.n, word.s, (int)text.n, text.s);
}

/* `text` has a line for each row of formats/: "ID: MESSAGE". */
static void
print_rows(struct asset_str text)
{
	const char *s = text.s, *end = text.s + text.n;

	while (s < end) {
		const char *line = memchr(s, '\n', (size_t)(end - s));
		const char *colon = memchr(s, ':', (size_t)(line - s));

		print((struct asset_str){ s, (uint32_t)(colon - s) },
		    (struct asset_str){ colon + 2,
			(uint32_t)(line - colon) - 2 });
		s = line + 1;
	}
}

static int
words_of_rows(struct asset_ctx *cx)
{
	const struct asset_node *rows;
	struct asset_str text;
	int r = asset_explain_start(cx, "", &rows);

	if (r == 0)
		r = asset_explain_lines(cx, rows, &text);
	if (r == 0)
		print_rows(text);
	return r;
}

/* {"LIST": [...]}: the first member of a row is its name. */
static void
print_lists(const struct asset_node *all)
{
	static const char *const texts[] = { "says", "title", "summary" };
	const struct asset_node *list, *row, *text;

	for (list = asset_node_first(all); list; list = asset_node_next(list))
		for (row = asset_node_first(list); row;
		    row = asset_node_next(row)) {
			text = NULL;
			for (int i = 0; !text && i < 3; i++)
				text = asset_node_get(row, texts[i]);
			print(asset_node_text(asset_node_first(row)),
			    asset_node_text(text));
		}
}

int
tool_words(const char *what)
{
	struct asset_ctx *cx = asset_new(NULL);
	const struct asset_node *all = NULL;
	const char *nearest;
	int r = cx ? ASSET_EUSAGE : ASSET_ENOMEM;

	if (cx && strcmp(what, "RULE") == 0)
		r = asset_lint_rules(cx, &all, ".", NULL);
	else if (cx && strcmp(what, "OPERATION") == 0)
		r = asset_schema(cx, &all, NULL, ASSET_SCHEMA_TABLE, &nearest);
	else if (cx && strcmp(what, "ID") == 0)
		r = words_of_rows(cx);
	if (r == 0)
		print_lists(all);
	asset_free(cx);
	return r || fflush(stdout) ? EXIT_FAILED : EXIT_CLEAN;
}
