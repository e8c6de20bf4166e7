#include "read/yaml_problem.h"

#include "core/banned.h"

struct row {
	const char *problem; /* a part of libyaml's words */
	const char *context; /* NULL: any */
	const char *text;    /* one of these starts the place; NULL: any */
	const char *id;
};

/* The first row that fits counts. */
static const struct row rows[] = {
	{ "control characters", NULL, NULL, "yaml-control" },
	{ "cannot start any token", NULL, "\t", "yaml-tab" },
	{ "cannot start any token", NULL, "@`", "yaml-reserved" },
	{ "cannot start any token", NULL, "%", "yaml-reserved" },
	{ "tab character", NULL, NULL, "yaml-tab" },
	{ "mapping values are not allowed", NULL, NULL, "yaml-colon" },
	{ "mapping keys are not allowed", NULL, NULL, "yaml-indent" },
	{ "block sequence entries", NULL, NULL, "yaml-indent" },
	{ "could not find expected ':'", NULL, NULL, "yaml-key-colon" },
	{ "did not find expected key", "flow", NULL, "yaml-flow-end" },
	{ "did not find expected key", NULL, "}],", "yaml-flow-stray" },
	{ "did not find expected key", NULL, NULL, "yaml-indent" },
	{ "expected '-' indicator", NULL, NULL, "yaml-indent" },
	{ "expected ',' or", NULL, NULL, "yaml-flow-end" },
	{ "expected node content", "flow", NULL, "yaml-flow-end" },
	{ "expected node content", NULL, "}],", "yaml-flow-stray" },
	{ "expected node content", NULL, NULL, "yaml-value" },
	{ "unexpected ':'", NULL, NULL, "yaml-colon" },
	{ "unexpected end of stream", NULL, NULL, "yaml-quote-open" },
	{ "unexpected document indicator", NULL, NULL, "yaml-quote-open" },
	{ "unknown escape character", NULL, NULL, "yaml-escape" },
	{ "hexdecimal number", NULL, NULL, "yaml-escape" },
	{ "invalid Unicode character", NULL, NULL, "yaml-escape-range" },
	{ "indentation indicator", NULL, NULL, "yaml-block-header" },
	{ "comment or line break", "block scalar", NULL,
	    "yaml-block-header" },
	{ "alphabetic or numeric character", "alias", NULL, "yaml-alias-name" },
	{ "alphabetic or numeric character", "anchor", NULL,
	    "yaml-alias-name" },
	{ "undefined tag handle", NULL, NULL, "yaml-tag-handle" },
	{ "incompatible YAML document", NULL, NULL, "yaml-version" },
	{ "expected <document start>", NULL, NULL, "yaml-document-start" },
	{ NULL, NULL, NULL, "yaml-syntax" }
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
    struct asset_str text)
{
	const struct row *r = rows;

	while (!fits(r, problem ? problem : "", context ? context : "", text))
		r++;
	return r->id;
}
