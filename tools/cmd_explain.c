#include <stdio.h>
#include <string.h>

#include "tool.h"

const struct verb verb_explain = {
	.name = "explain",
	.synopsis = "[OPTION...] ID | --search WORDS",
	.summary = "say what a rule, a change or an error code means",
	.text = "Prints what is known about ID: its meaning, the reason and "
	    "what to do. Where ID is the start of several, lists these. With "
	    "--search, lists what holds all the words.",
	.examples = "asset explain duplicate-key  # a finding of lint\n"
	    "asset explain APIG.3301     # an error code of the platform\n"
	    "asset explain APIG.33       # all codes that start so\n"
	    "asset explain --search 'API quota'  # all that speak of both\n",
	.see = "asset-lint 1",
};

struct call {
	struct opt_common common;
	const char *id, *words, *format;
};

static int
list(struct asset_ctx *cx, const struct call *c, const struct asset_node *hits,
    struct asset_str *text)
{
	return strcmp(c->format, "json") == 0 ?
	    asset_print_json(cx, hits, text) :
	    asset_explain_lines(cx, hits, text);
}

static int
explain(struct asset_ctx *cx, const struct call *c, struct asset_str *text)
{
	const struct asset_node *row;
	const char *nearest = NULL;
	int r = asset_explain(cx, c->id, text, &nearest);

	if (r == ASSET_EUSAGE) {
		r = asset_explain_start(cx, c->id, &row);
		if (r == 0 && *c->id && asset_node_count(row) > 0)
			return list(cx, c, row, text);
		return r ? r : opt_usage(&verb_explain, nearest ?
		    "nothing is called '%s'; did you mean '%s'?" :
		    "nothing is called '%s'", c->id, nearest);
	}
	if (r == 0 && strcmp(c->format, "json") == 0) {
		r = asset_explain_node(cx, c->id, &row);
		if (r == 0)
			r = asset_print_json(cx, row, text);
	}
	return r;
}

static int
search(struct asset_ctx *cx, const struct call *c, struct asset_str *text)
{
	const struct asset_node *hits;
	int r = asset_explain_search(cx, c->words, &hits);

	if (r == 0 && asset_node_count(hits) == 0)
		return opt_usage(&verb_explain, "nothing speaks of '%s'",
		    c->words);
	return r ? r : list(cx, c, hits, text);
}

static int
run(const struct call *c)
{
	struct asset_ctx *cx = asset_new(&c->common.limits);
	struct asset_str text;
	int r = ASSET_ENOMEM;

	if (cx)
		r = c->words ? search(cx, c, &text) : explain(cx, c, &text);
	if (r < 0)
		r = tool_failed("explain", r);
	else if (r == 0)
		r = tool_write(cx, &c->common, text);
	asset_free(cx);
	return r;
}

int
cmd_explain(int argc, char **argv)
{
	struct call c = { .format = "text" };
	const struct opt options[] = {
		{ "format", 0, OPT_CHOICE, &c.format, "text|json",
		  "how to print it" },
		{ "search", 's', OPT_TEXT, &c.words, "WORDS",
		  "list what holds all these words" },
		{ 0 }
	};
	int r = opt_parse(&verb_explain, options, &c.common, &argc, argv);

	if (r != OPT_GO)
		return r;
	if (c.words ? argc != 1 : argc != 2)
		return opt_usage(&verb_explain,
		    "one ID or --search WORDS is needed");
	c.id = argv[1];
	return run(&c);
}
