/* The public printing functions. */
#include "emit/emit_json.h"
#include "emit/emit_yaml.h"
#include "core/banned.h"

struct job {
	const struct asset_node *node;
	struct asset_str *out;
};

static int
print_json(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;

	*job->out = asset_emit_json(cx, job->node);
	return 0;
}

static int
print_yaml(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;

	*job->out = asset_emit_yaml(cx, job->node);
	return 0;
}

int
asset_print_json(struct asset_ctx *cx, const struct asset_node *n,
    struct asset_str *out)
{
	struct job job = { n, out };

	return asset_try(cx, print_json, &job);
}

int
asset_print_yaml(struct asset_ctx *cx, const struct asset_node *n,
    struct asset_str *out)
{
	struct job job = { n, out };

	return asset_try(cx, print_yaml, &job);
}
