#include "diff/merge.h"

#include "model/formats.h"

#include "core/banned.h"

void
asset_outcome_init(struct asset_outcome *o, struct asset_ctx *cx)
{
	memset(o, 0, sizeof *o);
	o->cx = cx;
	o->report = asset_new_node(cx, ASSET_OBJECT);
	o->success = asset_set(cx, o->report, "success",
	    asset_new_node(cx, ASSET_ARRAY));
	o->failure = asset_set(cx, o->report, "failure",
	    asset_new_node(cx, ASSET_ARRAY));
	o->ignore = asset_set(cx, o->report, "ignore",
	    asset_new_node(cx, ASSET_ARRAY));
	o->resources = asset_set(cx, o->report, "resources",
	    asset_new_node(cx, ASSET_ARRAY));
}

/* Without its full stop, as an import answers. */
static struct asset_str
message_of(struct asset_str code)
{
	const struct asset_node *row = asset_get_str(asset_get(asset_formats,
	    "errors"), code);
	struct asset_str says = asset_get_text(row, "says");

	if (asset_str_ends(says, "."))
		says.n--;
	return says;
}

static void
add_error(struct asset_ctx *cx, struct asset_node *n, struct asset_str code)
{
	if (!code.n)
		return;
	asset_set(cx, n, "error_code", asset_new_str(cx, code));
	asset_set(cx, n, "error_msg", asset_new_str(cx, message_of(code)));
}

static struct asset_node *
add_api(struct asset_outcome *o, struct asset_node *list,
    struct asset_str method, struct asset_str path)
{
	struct asset_node *n = asset_add(o->cx, list,
	    asset_new_node(o->cx, ASSET_OBJECT));

	asset_set(o->cx, n, "path", asset_new_str(o->cx, path));
	asset_set(o->cx, n, "method", asset_new_str(o->cx, method));
	return n;
}

void
asset_outcome_success(struct asset_outcome *o, struct asset_str method,
    struct asset_str path, const char *action)
{
	struct asset_node *n = add_api(o, o->success, method, path);

	asset_set(o->cx, n, "action", asset_new_text(o->cx, action));
}

void
asset_outcome_failure(struct asset_outcome *o, struct asset_str method,
    struct asset_str path, struct asset_str code)
{
	add_error(o->cx, add_api(o, o->failure, method, path), code);
}

void
asset_outcome_resource(struct asset_outcome *o, struct asset_str kind,
    struct asset_str key, const char *action, struct asset_str code)
{
	struct asset_node *n = asset_add(o->cx, o->resources,
	    asset_new_node(o->cx, ASSET_OBJECT));

	asset_set(o->cx, n, "kind", asset_new_str(o->cx, kind));
	asset_set(o->cx, n, "key", asset_new_str(o->cx, key));
	asset_set(o->cx, n, "action", asset_new_text(o->cx, action));
	add_error(o->cx, n, code);
	o->conflicts += strcmp(action, "conflict") == 0 ||
	    strcmp(action, "fail") == 0;
}
