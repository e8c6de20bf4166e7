/* Validates one file by a schema: schema SCHEMA INSTANCE. Exit 0: valid. */
#include <stdio.h>

#include "model/validator.h"

static int
run(struct asset_ctx *cx, void *arg)
{
	const char *const *argv = arg;
	struct asset_doc *schema, *instance;
	struct asset_validator *v;

	if (asset_open(cx, &schema, argv[1]) != 0 ||
	    asset_open(cx, &instance, argv[2]) != 0)
		return 2;
	v = asset_validator_new(cx, schema->root, ASSET_SCHEMA_2020,
	    ASSET_VALIDATE_FORMATS);
	return !asset_validator_check(v, schema->root, instance->root, NULL);
}

int
main(int argc, char **argv)
{
	struct asset_ctx *cx = asset_new(NULL);
	int r = argc == 3 ? asset_try(cx, run, argv) : 2;

	asset_free(cx);
	return r;
}
