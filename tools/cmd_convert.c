#include <stdio.h>
#include <string.h>

#include "tool.h"

const struct verb verb_convert = {
	.name = "convert",
	.synopsis = "[OPTION...] --to TYPE FILE",
	.summary = "make another format of a file",
	.text = "Reads FILE ('-': standard input) and writes it in the format "
	    "TYPE. json and yaml are for any document; the others are for API "
	    "definitions (Swagger 2.0, OpenAPI 3.0 and 3.1). What the new "
	    "format cannot say is kept as an x-... member, and reported.\n\n"
	    "package makes a folder or a .zip (-o) of the group and the APIs "
	    "that the definition describes. An operation without "
	    "x-apigateway-backend gets a mock backend.",
	.examples = "asset convert api.yaml --to json\n"
	    "asset convert openapi.yaml --to swagger2 -o swagger.yaml\n"
	    "asset convert api.yaml --to package --app orders -o orders.zip\n",
	.clean = "Nothing was lost",
	.found = "The new format cannot say all of it; diagnostics tell what",
	.see = "asset-schema 1",
};

enum shape { SHAPE_SAME, SHAPE_JSON, SHAPE_YAML, SHAPE_PACKAGE };

static const struct target {
	const char *name;
	enum asset_dialect dialect; /* ASSET_NO_DIALECT: the document as is */
	enum shape shape;
} targets[] = {
	{ "json", ASSET_NO_DIALECT, SHAPE_JSON },
	{ "yaml", ASSET_NO_DIALECT, SHAPE_YAML },
	{ "swagger2", ASSET_SWAGGER2, SHAPE_SAME },
	{ "openapi3.0", ASSET_OPENAPI30, SHAPE_SAME },
	{ "package", ASSET_NO_DIALECT, SHAPE_PACKAGE },
};

static const struct target *
target_of(const char *name)
{
	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
		if (strcmp(targets[i].name, name) == 0)
			return &targets[i];
	return NULL;
}

static bool
is_yaml_name(const char *name)
{
	const char *dot = name ? strrchr(name, '.') : NULL;

	return dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

/* As asked for, else as the name of the output says, else as it came. */
static bool
wants_yaml(const struct target *t, const struct opt_common *common,
    const struct asset_doc *doc)
{
	const char *dot = common->output ? strrchr(common->output, '.') : NULL;

	if (t->shape != SHAPE_SAME)
		return t->shape == SHAPE_YAML;
	if (dot && strcmp(dot, ".json") == 0)
		return false;
	return is_yaml_name(common->output) ||
	    asset_doc_format(doc) == ASSET_FORMAT_YAML;
}

static int
convert_one(struct asset_ctx *cx, const struct opt_common *common,
    const struct asset_doc *doc, const struct target *t,
    struct asset_str *text)
{
	const struct asset_node *root = asset_doc_root(doc);
	int r = asset_doc_single(cx, doc);

	if (r == 0 && t->dialect != ASSET_NO_DIALECT)
		r = asset_convert(cx, &root, root, t->dialect);
	if (r != 0)
		return r;
	if (wants_yaml(t, common, doc))
		return asset_print_yaml(cx, root, text);
	return asset_print_json(cx, root, text);
}

static bool
ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && strcmp(text + n - m, end) == 0;
}

/* A zip when the name says so, else a folder. */
static int
write_package(struct asset_ctx *cx, const struct opt_common *common,
    struct asset_package *pkg)
{
	struct asset_str zip;
	int r;

	if (!ends_with(common->output, ".zip")) {
		r = asset_package_write(cx, pkg, common->output);
		return r ? tool_finish(cx, common, r) : EXIT_CLEAN;
	}
	r = asset_package_zip(cx, pkg, &zip);
	return r ? tool_failed("convert", r) : tool_write(cx, common, zip);
}

static int
convert(struct asset_ctx *cx, const struct opt_common *common,
    const char *file, const struct target *t,
    const struct asset_def_options *options)
{
	struct asset_str text = { NULL, 0 };
	struct asset_package *pkg = NULL;
	struct asset_summary sum = { 0 };
	struct asset_doc *doc;
	int r = asset_open(cx, &doc, file), status;

	if (r == 0 && t->shape == SHAPE_PACKAGE) {
		r = asset_doc_single(cx, doc);
		if (r == 0)
			r = asset_definition_package(cx, &pkg,
			    asset_doc_root(doc), options);
	} else if (r == 0) {
		r = convert_one(cx, common, doc, t, &text);
	}
	status = tool_finish(cx, common, r);
	if (status == EXIT_FAILED)
		return status;
	asset_findings_count(&sum, cx);
	status = pkg ? write_package(cx, common, pkg) :
	    tool_write(cx, common, text);
	if (status == EXIT_CLEAN && sum.count[ASSET_ERROR])
		status = EXIT_FINDINGS; /* something was left out */
	return status;
}

int
cmd_convert(int argc, char **argv)
{
	struct asset_def_options def = { .app = NULL };
	const char *to = NULL;
	struct opt_common common;
	const struct opt options[] = {
		{ "to", 0, OPT_CHOICE, &to,
		  "json|yaml|swagger2|openapi3.0|package",
		  "the format to write" },
		{ "app", 0, OPT_TEXT, &def.app, "NAME",
		  "package: the application that owns the group" },
		{ "group", 0, OPT_TEXT, &def.group, "NAME",
		  "package: the group's name, instead of the title" },
		{ "mock", 0, OPT_FLAG, &def.mock, NULL,
		  "package: give each API a mock backend" },
		{ "publish", 0, OPT_FLAG, &def.publish, NULL,
		  "package: publish each API in RELEASE" },
		{ 0 }
	};
	struct asset_ctx *cx;
	int r = opt_parse(&verb_convert, options, &common, &argc, argv);

	if (r != OPT_GO)
		return r;
	if (!to)
		return opt_usage(&verb_convert, "--to TYPE is needed");
	if (argc != 2)
		return opt_usage(&verb_convert, "one FILE is needed");
	if (target_of(to)->shape == SHAPE_PACKAGE && !common.output)
		return opt_usage(&verb_convert, "a package is a folder or a "
		    "zip; name it with -o");
	cx = asset_new(&common.limits);
	r = cx ? convert(cx, &common, argv[1], target_of(to), &def) :
	    tool_failed("convert", ASSET_ENOMEM);
	asset_free(cx);
	return r;
}
