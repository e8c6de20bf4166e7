#include "diff/differ.h"

#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* ---- which operation is which ---- */

static struct asset_str
name_key(struct asset_ctx *cx, const struct asset_api *a)
{
	(void)cx;
	return a->key;
}

static struct asset_str
name_shape(struct asset_ctx *cx, const struct asset_api *a)
{
	(void)cx;
	return a->shape;
}

/* Without the base path. */
static struct asset_str
name_relative(struct asset_ctx *cx, const struct asset_api *a)
{
	return asset_strf(cx, "%.*s %.*s", ASSET_P(a->method),
	    ASSET_P(asset_path_shape(cx, asset_key(a->member))));
}

/* Pairs up what has the same name and is not paired yet; how many. */
static uint32_t
match_by(struct asset_ctx *cx, struct asset_matches *m,
    struct asset_str (*name)(struct asset_ctx *, const struct asset_api *))
{
	struct asset_map map;
	uint32_t n = 0;

	memset(&map, 0, sizeof map);
	for (uint32_t i = 0; i < m->new->count; i++)
		if (!m->new->all[i].taken)
			asset_map_add(cx, &map, name(cx, &m->new->all[i]),
			    &m->new->all[i]);
	for (uint32_t i = 0; i < m->old->count; i++) {
		struct asset_api *with;

		if (m->with[i])
			continue;
		with = asset_map_get(&map, name(cx, &m->old->all[i]));
		if (!with || with->taken)
			continue;
		with->taken = true;
		m->with[i] = with;
		n++;
	}
	return n;
}

static void
match(struct asset_differ *d, struct asset_matches *m)
{
	m->old = asset_apis_list(d->cx, d->root[ASSET_OLD]);
	m->new = asset_apis_list(d->cx, d->root[ASSET_NEW]);
	m->with = asset_zalloc(d->cx,
	    (m->old->count + 1) * sizeof *m->with);
	match_by(d->cx, m, name_key);
	match_by(d->cx, m, name_shape);
	if (!asset_str_eq(m->old->base, m->new->base))
		m->moved = match_by(d->cx, m, name_relative) > 0;
}

/* ---- the parts ---- */

static const struct {
	const char *folder, *field; /* folder NULL: of the root itself */
} texts[] = {
	{ NULL, "host" },
	{ "info", "version" },
};

static void
compare_texts(struct asset_differ *d, const struct asset_spot *root)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct asset_spot mid = *root, s;
		struct asset_str a, b;

		if (texts[i].folder)
			mid = asset_spot_child(root,
			    asset_get(root->node[ASSET_OLD], texts[i].folder),
			    asset_get(root->node[ASSET_NEW], texts[i].folder),
			    ASSET_SPOT_SILENT, asset_str(texts[i].folder));
		s = asset_spot_child(&mid,
		    asset_get(mid.node[ASSET_OLD], texts[i].field),
		    asset_get(mid.node[ASSET_NEW], texts[i].field),
		    ASSET_SPOT_SILENT, asset_str(texts[i].field));
		a = asset_text(s.node[ASSET_OLD]);
		b = asset_text(s.node[ASSET_NEW]);
		if (!asset_str_eq(a, b))
			asset_change(d->changes, "definition",
			    asset_str(texts[i].field),
			    !a.n ? "added" : !b.n ? "removed" : "changed", &s,
			    a, b);
	}
}

static void
report_base_path(struct asset_differ *d, const struct asset_spot *root,
    const struct asset_matches *m)
{
	struct asset_spot s = asset_spot_child(root,
	    asset_get(root->node[ASSET_OLD], "basePath"),
	    asset_get(root->node[ASSET_NEW], "basePath"), ASSET_SPOT_SILENT,
	    ASSET_S("basePath"));

	if (m->moved)
		asset_change(d->changes, "definition", ASSET_S("basePath"),
		    "changed", &s,
		    m->old->base.n ? m->old->base : ASSET_S("/"),
		    m->new->base.n ? m->new->base : ASSET_S("/"));
}

static const struct asset_unit *
api_unit(struct asset_differ *d, const struct asset_api *api)
{
	struct asset_unit *u = asset_alloc(d->cx, sizeof *u);

	*u = (struct asset_unit){ ASSET_S("api"), api->key };
	return u;
}

/* The "paths" of the other side stand for the place where it is not. */
static void
report_alone(struct asset_differ *d, const struct asset_api *old,
    const struct asset_api *new)
{
	const struct asset_api *api = new ? new : old;
	struct asset_spot top = asset_spot_root(api_unit(d, api),
	    asset_get(d->root[ASSET_OLD], "paths"), ASSET_S("/paths"),
	    asset_get(d->root[ASSET_NEW], "paths"), ASSET_S("/paths"));
	struct asset_spot s = asset_spot_child(&top, old ? old->op : NULL,
	    new ? new->op : NULL, ASSET_SPOT_SILENT, none);

	s.at[new ? ASSET_NEW : ASSET_OLD] = api->pointer;
	asset_change(d->changes, "api",
	    asset_get_true(api->op, "deprecated") ?
	    ASSET_S("deprecated-operation") : ASSET_S("operation"),
	    new ? "added" : "removed", &s, none, none);
}

static void
compare_apis(struct asset_differ *d, const struct asset_matches *m)
{
	for (uint32_t i = 0; i < m->old->count; i++) {
		const struct asset_api *a = &m->old->all[i];

		if (m->with[i])
			asset_diff_operation(d, a, m->with[i],
			    api_unit(d, m->with[i]));
		else
			report_alone(d, a, NULL);
	}
	for (uint32_t i = 0; i < m->new->count; i++)
		if (!m->new->all[i].taken)
			report_alone(d, NULL, &m->new->all[i]);
}

int
asset_diff_definition(struct asset_changes *changes,
    const struct asset_node *old, const struct asset_node *new)
{
	struct asset_differ d = { .cx = changes->cx, .changes = changes,
		.root = { old, new } };
	struct asset_unit unit = { ASSET_S("definition"), ASSET_S("") };
	struct asset_spot root = asset_spot_root(&unit, old, ASSET_S(""), new,
	    ASSET_S(""));
	struct asset_matches m = { 0 };

	d.nothing = asset_new_node(d.cx, ASSET_OBJECT);
	d.variable = asset_new_node(d.cx, ASSET_OBJECT);
	asset_set(d.cx, d.variable, "type",
	    asset_new_str(d.cx, ASSET_S("string")));
	match(&d, &m);
	compare_texts(&d, &root);
	report_base_path(&d, &root, &m);
	asset_diff_schemes(&d, &root);
	asset_diff_inherited(&d, &root, &m);
	asset_diff_extensions(&d, &root);
	compare_apis(&d, &m);
	asset_diff_schemas(&d);
	return d.error;
}
