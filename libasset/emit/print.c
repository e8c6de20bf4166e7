/* The public printing functions, from the rows of emit/emit.h. */
#include "emit/emit.h"
#include "core/banned.h"

struct job {
	struct asset_str (*emit)(struct asset_ctx *, const struct asset_node *);
	const struct asset_node *node;
	struct asset_str *out;
};

static int
print(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;

	*job->out = job->emit(cx, job->node);
	return 0;
}

#define PRINTER(name) \
	int asset_print_##name(struct asset_ctx *cx, \
	    const struct asset_node *node, struct asset_str *out) \
	{ \
		struct job job = { asset_emit_##name, node, out }; \
	\
		return asset_try(cx, print, &job); \
	}
ASSET_EMITTERS(PRINTER)
