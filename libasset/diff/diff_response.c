#include "diff/differ.h"

#include "diff/says.h"

#include "core/banned.h"

static bool
is_success(struct asset_str status)
{
	return status.n == 3 && status.s[0] == '2';
}

static void
compare_body(struct asset_differ *d, const struct asset_spot *up)
{
	struct asset_spot s = asset_spot_child(up,
	    asset_get(up->node[ASSET_OLD], "schema"),
	    asset_get(up->node[ASSET_NEW], "schema"), ASSET_SPOT_SILENT,
	    ASSET_S("schema"));
	bool a = s.node[ASSET_OLD], b = s.node[ASSET_NEW];
	struct asset_str none = { NULL, 0 };

	if (a && b)
		asset_diff_schema(d, &s, ASSET_RESPONSE);
	else if (a || b)
		asset_change(d->changes, ASSET_RESPONSE, ASSET_S("body"),
		    b ? "added" : "removed", &s, none, none);
}

static void
compare_header(struct asset_differ *d, const struct asset_spot *up,
    const struct asset_node *old, const struct asset_node *new)
{
	struct asset_spot s = asset_spot_child(up, old, new,
	    ASSET_SPOT_HEADER, asset_key(new ? new : old));
	struct asset_str none = { NULL, 0 };

	if (old && new)
		asset_diff_schema(d, &s, ASSET_RESPONSE);
	else
		asset_change(d->changes, ASSET_RESPONSE, ASSET_S("header"),
		    new ? "added" : "removed", &s, none, none);
}

/* Headers by their name in lower case. */
static void
index_headers(struct asset_ctx *cx, const struct asset_node *headers,
    struct asset_map *map)
{
	memset(map, 0, sizeof *map);
	for (const struct asset_node *c = asset_first(headers); c;
	    c = c->next)
		asset_map_add(cx, map, asset_lower(cx, asset_key(c)),
		    (void *)(uintptr_t)c);
}

static void
compare_headers(struct asset_differ *d, const struct asset_spot *up)
{
	struct asset_spot s = asset_spot_child(up,
	    asset_get(up->node[ASSET_OLD], "headers"),
	    asset_get(up->node[ASSET_NEW], "headers"), ASSET_SPOT_SILENT,
	    ASSET_S("headers"));
	struct asset_map old, new;
	const struct asset_node *c;

	index_headers(d->cx, s.node[ASSET_OLD], &old);
	index_headers(d->cx, s.node[ASSET_NEW], &new);
	for (c = asset_first(s.node[ASSET_OLD]); c; c = c->next)
		compare_header(d, &s, c, asset_map_get(&new,
		    asset_lower(d->cx, asset_key(c))));
	for (c = asset_first(s.node[ASSET_NEW]); c; c = c->next)
		if (!asset_map_get(&old, asset_lower(d->cx, asset_key(c))))
			compare_header(d, &s, NULL, c);
}

static void
compare_status(struct asset_differ *d, const struct asset_spot *up,
    const struct asset_node *old, const struct asset_node *new)
{
	struct asset_str status = asset_key(new ? new : old);
	struct asset_spot s = asset_spot_child(up, old, new,
	    ASSET_SPOT_RESPONSE, status);
	struct asset_str none = { NULL, 0 };

	for (int i = 0; i < 2; i++)
		if (s.node[i])
			s.node[i] = asset_follow(d->cx, d->root[i], s.node[i],
			    &s.at[i]);
	if (old && new && s.node[ASSET_OLD] && s.node[ASSET_NEW]) {
		compare_body(d, &s);
		compare_headers(d, &s);
	} else if (!old || !new) {
		asset_change(d->changes, ASSET_RESPONSE,
		    is_success(status) ? ASSET_S("success") :
		    ASSET_S("status"), new ? "added" : "removed", &s, none,
		    none);
	}
}

static bool
is_status(const struct asset_node *c)
{
	return asset_is(c, ASSET_OBJECT) &&
	    !asset_str_starts(asset_key(c), "x-");
}

void
asset_diff_responses(struct asset_differ *d,
    const struct asset_spot *operation)
{
	struct asset_spot s = asset_spot_child(operation,
	    asset_get(operation->node[ASSET_OLD], "responses"),
	    asset_get(operation->node[ASSET_NEW], "responses"),
	    ASSET_SPOT_SILENT, ASSET_S("responses"));
	const struct asset_node *c;

	for (c = asset_first(s.node[ASSET_OLD]); c; c = c->next)
		if (is_status(c))
			compare_status(d, &s, c, asset_get_str(
			    s.node[ASSET_NEW], asset_key(c)));
	for (c = asset_first(s.node[ASSET_NEW]); c; c = c->next)
		if (is_status(c) && !asset_get_str(s.node[ASSET_OLD],
		    asset_key(c)))
			compare_status(d, &s, NULL, c);
	asset_diff_extensions(d, &s);
}
