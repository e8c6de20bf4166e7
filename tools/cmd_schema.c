#include <string.h>

#include "tool.h"

const struct verb verb_schema = {
	.name = "schema",
	.synopsis = "[OPTION...] [OPERATION | KIND | EXTENSION | settings]",
	.summary = "show what the platform takes",
	.text = "Shows an operation of the management API, or a kind of object "
	    "in a package, or a type of data source (datasource/MYSQL), or an "
	    "extension of definitions (x-apigateway-...), with its fields "
	    "and their limits, or what .asset.yaml may hold (settings). "
	    "Without a name, lists all.\n\n"
	    "--format jsonschema prints the schema of the request body, of "
	    "the object's file, of the extension's value or of "
	    ".asset.yaml, for editors and validators; that of definition holds all extensions in their "
	    "places. --format openapi "
	    "prints an OpenAPI 3.1 document of the operation, of the "
	    "operations of the kind, or, without a name, of all.",
	.examples = "asset schema                         # all of them\n"
	    "asset schema datasource              # a kind\n"
	    "asset schema CreateApiV2 --format jsonschema -o api.json\n",
};

static enum asset_schema_form
form_of(const char *format)
{
	if (strcmp(format, "jsonschema") == 0)
		return ASSET_SCHEMA_JSON;
	return strcmp(format, "openapi") == 0 ? ASSET_SCHEMA_OPENAPI :
	    ASSET_SCHEMA_TABLE;
}

static int
schema(struct asset_ctx *cx, const struct opt_common *common,
    const char *name, const char *format)
{
	const struct asset_node *node = NULL;
	const char *nearest = NULL;
	struct asset_str text;
	int r = asset_schema(cx, &node, name, form_of(format), &nearest);

	if (r == ASSET_EUSAGE && nearest)
		return opt_usage(&verb_schema, "nothing is called '%s'; did "
		    "you mean '%s'?", name, nearest);
	if (r == ASSET_EUSAGE)
		return opt_usage(&verb_schema, "nothing is called '%s'", name);
	if (r == 0 && !node)
		return opt_usage(&verb_schema, "there is no %s of %s",
		    format, name);
	if (r == 0)
		r = strcmp(format, "text") == 0 ?
		    asset_print_schema(cx, node, &text) :
		    asset_print_json(cx, node, &text);
	return r ? tool_failed("schema", r) : tool_write(cx, common, text);
}

int
cmd_schema(int argc, char **argv)
{
	const char *format = "text";
	struct opt_common common;
	const struct opt options[] = {
		{ "format", 0, OPT_CHOICE, &format,
		  "text|json|jsonschema|openapi", "how to print it" },
		{ 0 }
	};
	struct asset_ctx *cx;
	int r = opt_parse(&verb_schema, options, &common, &argc, argv);

	if (r != OPT_GO)
		return r;
	if (argc > 2)
		return opt_usage(&verb_schema, "one name at a time");
	if (argc == 1 && form_of(format) == ASSET_SCHEMA_JSON)
		return opt_usage(&verb_schema, "%s needs a name", format);
	cx = asset_new(&common.limits);
	r = cx ? schema(cx, &common, argc == 2 ? argv[1] : NULL, format) :
	    tool_failed("schema", ASSET_ENOMEM);
	asset_free(cx);
	return r;
}
