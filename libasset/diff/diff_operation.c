#include "diff/differ.h"

#include "diff/says.h"
#include "diff/value.h"

#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* ---- sets of text ---- */

static void
report_set(struct asset_differ *d, const char *on, const char *field,
    const struct asset_spot *spot, int side)
{
	struct asset_map other;
	struct asset_buf b;
	const struct asset_node *c;

	memset(&other, 0, sizeof other);
	for (c = asset_first(spot->node[1 - side]); c; c = c->next)
		asset_map_add(d->cx, &other, asset_text(c), (void *)(uintptr_t)c);
	asset_buf_init(&b, d->cx);
	for (c = asset_first(spot->node[side]); c; c = c->next)
		if (asset_is(c, ASSET_STRING) &&
		    asset_map_add(d->cx, &other, asset_text(c), (void *)(uintptr_t)c))
			asset_words_add(&b, asset_text(c));
	if (b.n)
		asset_change(d->changes, on, asset_str(field),
		    side == ASSET_NEW ? "added" : "removed", spot,
		    asset_buf_text(&b), none);
}

void
asset_diff_set(struct asset_differ *d, const char *on, const char *field,
    const struct asset_spot *spot)
{
	report_set(d, on, field, spot, ASSET_OLD);
	report_set(d, on, field, spot, ASSET_NEW);
}

/* ---- the platform's own members ---- */

static bool
is_extension(struct asset_str key)
{
	return (asset_str_starts(key, "x-apigateway-") &&
		!asset_str_is(key, "x-apigateway-any-method")) ||
	    asset_str_starts(key, "x-livedata-");
}

/* A member whose absence means a value. */
static void
compare_default(struct asset_differ *d, const struct asset_spot *s,
    struct asset_str key, const struct asset_node *absent)
{
	const struct asset_node *a = s->node[ASSET_OLD];
	const struct asset_node *b = s->node[ASSET_NEW];

	a = a ? a : absent;
	b = b ? b : absent;
	if (!asset_equal(a, b))
		asset_change(d->changes, "extension", key, "changed", s,
		    asset_value_words(d->cx, a), asset_value_words(d->cx, b));
}

/* The rows of this member, or those of any other. */
static void
compare_extension(struct asset_differ *d, const struct asset_spot *up,
    struct asset_str key)
{
	struct asset_spot s = asset_spot_child(up,
	    asset_get_str(up->node[ASSET_OLD], key),
	    asset_get_str(up->node[ASSET_NEW], key), ASSET_SPOT_PROPERTY,
	    key);
	const struct asset_node *row = asset_change_row(d->changes,
	    "extension", key, "changed");
	struct asset_values v = { .changes = d->changes, .on = "extension",
		.field = row ? key : ASSET_S("*") };

	if (asset_get(row, "absent"))
		compare_default(d, &s, key, asset_get(row, "absent"));
	else
		asset_diff_value(&v, &s);
}

void
asset_diff_extensions(struct asset_differ *d, const struct asset_spot *spot)
{
	const struct asset_node *c;

	for (c = asset_first(spot->node[ASSET_OLD]); c; c = c->next)
		if (is_extension(asset_key(c)))
			compare_extension(d, spot, asset_key(c));
	for (c = asset_first(spot->node[ASSET_NEW]); c; c = c->next)
		if (is_extension(asset_key(c)) &&
		    !asset_get_str(spot->node[ASSET_OLD], asset_key(c)))
			compare_extension(d, spot, asset_key(c));
}

/* ---- what an operation inherits ---- */

/* Sets that an operation has of its own or takes from the top. */
static const struct {
	const char *field, *on;
} inherited[] = {
	{ "schemes", "operation" },
	{ "consumes", "request" },
	{ "produces", "response" },
};

/* What holds for the operation on each side, its own or the root's. False
 * when both sides take the root's: that is a change of the root. */
static bool
effective(const struct asset_differ *d, const struct asset_spot *op,
    const char *field, struct asset_spot *s)
{
	int own = 0;

	*s = asset_spot_child(op, asset_get(op->node[ASSET_OLD], field),
	    asset_get(op->node[ASSET_NEW], field), ASSET_SPOT_SILENT,
	    asset_str(field));
	for (int i = 0; i < 2; i++) {
		own += s->node[i] != NULL;
		if (s->node[i])
			continue;
		s->node[i] = asset_get(d->root[i], field);
		if (s->node[i])
			s->at[i] = asset_strf(d->cx, "/%s", field);
	}
	return own != 0;
}

static void
compare_inherited(struct asset_differ *d, const struct asset_spot *op)
{
	struct asset_spot s;

	for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++)
		if (effective(d, op, inherited[i].field, &s))
			asset_diff_set(d, inherited[i].on,
			    inherited[i].field, &s);
	if (effective(d, op, "security", &s))
		asset_diff_security(d, &s);
}

static bool
takes_body(const struct asset_differ *d, const struct asset_node *root,
    const struct asset_api *api)
{
	const struct asset_node *lists[] = { asset_get(api->op, "parameters"),
		asset_get(api->item, "parameters") };

	for (int i = 0; i < 2; i++)
		for (const struct asset_node *c = asset_first(lists[i]); c;
		    c = c->next) {
			struct asset_str at = { NULL, 0 };
			struct asset_str in = asset_get_text(
			    asset_follow(d->cx, root, c, &at), "in");

			if (asset_str_is(in, "body") ||
			    asset_str_is(in, "formData"))
				return true;
		}
	return false;
}

/* Does an operation of both sides take this from the root? What requests may
 * be sent as means nothing to one that takes no body. */
static bool
is_inherited(const struct asset_differ *d, const struct asset_matches *m,
    const char *field)
{
	bool of_body = strcmp(field, "consumes") == 0;

	for (uint32_t i = 0; i < m->old->count; i++) {
		const struct asset_api *old = &m->old->all[i];
		const struct asset_api *new = m->with[i];

		if (new && !asset_get(old->op, field) &&
		    !asset_get(new->op, field) && (!of_body ||
		    takes_body(d, d->root[ASSET_OLD], old) ||
		    takes_body(d, d->root[ASSET_NEW], new)))
			return true;
	}
	return false;
}

void
asset_diff_inherited(struct asset_differ *d, const struct asset_spot *root,
    const struct asset_matches *m)
{
	for (size_t i = 0; i <= sizeof inherited / sizeof *inherited; i++) {
		bool last = i == sizeof inherited / sizeof *inherited;
		const char *field = last ? "security" : inherited[i].field;
		struct asset_spot s = asset_spot_child(root,
		    asset_get(root->node[ASSET_OLD], field),
		    asset_get(root->node[ASSET_NEW], field),
		    ASSET_SPOT_SILENT, asset_str(field));

		if (!is_inherited(d, m, field))
			continue;
		if (last)
			asset_diff_security(d, &s);
		else
			asset_diff_set(d, inherited[i].on, field, &s);
	}
}

/* ---- the operation ---- */

static void
compare_text(struct asset_differ *d, const struct asset_spot *op,
    const char *field)
{
	struct asset_spot s = asset_spot_child(op,
	    asset_get(op->node[ASSET_OLD], field),
	    asset_get(op->node[ASSET_NEW], field), ASSET_SPOT_SILENT,
	    asset_str(field));
	struct asset_str a = asset_text(s.node[ASSET_OLD]);
	struct asset_str b = asset_text(s.node[ASSET_NEW]);

	if (!asset_str_eq(a, b))
		asset_change(d->changes, "operation", asset_str(field),
		    !a.n ? "added" : !b.n ? "removed" : "changed", &s, a, b);
}

static void
compare_deprecated(struct asset_differ *d, const struct asset_spot *op)
{
	struct asset_spot s = asset_spot_child(op,
	    asset_get(op->node[ASSET_OLD], "deprecated"),
	    asset_get(op->node[ASSET_NEW], "deprecated"), ASSET_SPOT_SILENT,
	    ASSET_S("deprecated"));
	bool a = asset_get_true(op->node[ASSET_OLD], "deprecated");
	bool b = asset_get_true(op->node[ASSET_NEW], "deprecated");

	if (a != b)
		asset_change(d->changes, "operation", ASSET_S("deprecated"),
		    b ? "set" : "unset", &s, none, none);
}

void
asset_diff_operation(struct asset_differ *d, const struct asset_api *old,
    const struct asset_api *new, const struct asset_unit *unit)
{
	struct asset_spot op = asset_spot_root(unit, old->op, old->pointer,
	    new->op, new->pointer);
	struct asset_spot tags = asset_spot_child(&op,
	    asset_get(old->op, "tags"), asset_get(new->op, "tags"),
	    ASSET_SPOT_SILENT, ASSET_S("tags"));

	compare_text(d, &op, "operationId");
	compare_deprecated(d, &op);
	compare_inherited(d, &op);
	asset_diff_parameters(d, old, new, &op);
	asset_diff_responses(d, &op);
	asset_diff_set(d, "operation", "tags", &tags);
	asset_diff_extensions(d, &op);
}
