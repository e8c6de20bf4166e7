#include "read/yaml_problem.h"

#include "core/banned.h"

struct row {
	const char *problem; /* a part of libyaml's words */
	const char *context; /* NULL: any */
	const char *text;    /* one of these starts the place; NULL: any */
	const char *id;
	bool at_context; /* point at where the context started */
};

/* The first row that fits counts. */
static const struct row rows[] = {
	{ "control characters", NULL, NULL, "yaml-control", 0 },
	{ "cannot start any token", NULL, "\t", "yaml-tab", 0 },
	{ "cannot start any token", NULL, "@`", "yaml-reserved", 0 },
	{ "cannot start any token", NULL, "%", "yaml-reserved", 0 },
	{ "tab character", NULL, NULL, "yaml-tab", 0 },
	{ "mapping values are not allowed", NULL, NULL, "yaml-colon", 0 },
	{ "mapping keys are not allowed", NULL, NULL, "yaml-indent", 0 },
	{ "block sequence entries", NULL, NULL, "yaml-indent", 0 },
	{ "could not find expected ':'", NULL, NULL, "yaml-key-colon", 0 },
	{ "did not find expected key", "flow", NULL, "yaml-flow-end", 0 },
	{ "did not find expected key", NULL, "}],", "yaml-flow-stray", 0 },
	{ "did not find expected key", NULL, NULL, "yaml-indent", 0 },
	{ "expected '-' indicator", NULL, NULL, "yaml-indent", 0 },
	{ "expected ',' or", NULL, NULL, "yaml-flow-end", 0 },
	{ "expected node content", "flow", NULL, "yaml-flow-end", 0 },
	{ "expected node content", NULL, "}],", "yaml-flow-stray", 0 },
	{ "expected node content", NULL, NULL, "yaml-value", 0 },
	{ "unexpected ':'", NULL, NULL, "yaml-colon", 0 },
	{ "unexpected end of stream", NULL, NULL, "yaml-quote-open", 1 },
	{ "unexpected document indicator", NULL, NULL, "yaml-quote-open", 1 },
	{ "unknown escape character", NULL, NULL, "yaml-escape", 0 },
	{ "hexdecimal number", NULL, NULL, "yaml-escape", 0 },
	{ "invalid Unicode character", NULL, NULL, "yaml-escape-range", 0 },
	{ "indentation indicator", NULL, NULL, "yaml-block-header", 0 },
	{ "comment or line break", "block scalar", NULL,
	    "yaml-block-header", 0 },
	{ "alphabetic or numeric character", "alias", NULL, "yaml-alias-name", 0 },
	{ "alphabetic or numeric character", "anchor", NULL,
	    "yaml-alias-name", 0 },
	{ "undefined tag handle", NULL, NULL, "yaml-tag-handle", 0 },
	{ "incompatible YAML document", NULL, NULL, "yaml-version", 0 },
	{ "expected <document start>", NULL, NULL, "yaml-document-start", 0 },
	{ NULL, NULL, NULL, "yaml-syntax", 0 }
};

static bool
fits(const struct row *r, const char *problem, const char *context,
    struct asset_str text)
{
	if (r->problem && !strstr(problem, r->problem))
		return false;
	if (r->context && !strstr(context, r->context))
		return false;
	return !r->text || (text.n && strchr(r->text, text.s[0]));
}

const char *
asset_yaml_problem(const char *problem, const char *context,
    struct asset_str text, bool *at_context)
{
	const struct row *r = rows;

	while (!fits(r, problem ? problem : "", context ? context : "", text))
		r++;
	*at_context = r->at_context;
	return r->id;
}
