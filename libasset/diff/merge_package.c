#include "diff/merge_package.h"

#include "core/map.h"
#include "diff/diff_package.h"
#include "diff/input.h"

#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

enum decision { CREATE, UPDATE, KEEP, SKIP, CONFLICT, FAIL };

struct merge {
	struct asset_ctx *cx;
	const struct asset_merge_options *options;
	struct asset_outcome *outcome;
	struct asset_package *base, *incoming, *out;
	enum decision *decisions;   /* for each incoming object */
	struct asset_changes probe; /* finds out whether two are equal */
	/* Definition files whose objects are no longer all as in the file;
	 * keyed by the text of their pointer. */
	struct asset_map touched;
	struct asset_map files; /* definitions, by the index of their source */
};

/* ---- deciding ---- */

static bool
is_equal(struct merge *m, const struct asset_object *a,
    const struct asset_object *b)
{
	uint32_t before = m->probe.list->len;

	asset_diff_object(&m->probe, a, b);
	return m->probe.list->len == before;
}

/* Is what it refers to here, or there, or known to be outside? */
static bool
is_satisfied(const struct merge *m, const struct asset_use *use)
{
	const struct asset_node *row;

	if (use->info->after || use->builtin.s || !use->id.n)
		return true;
	if (use->target && use->target->index < m->incoming->count)
		return m->decisions[use->target->index] != FAIL;
	return asset_get_str(m->incoming->outside, use->id) ||
	    asset_package_find(m->base, use->id) ||
	    asset_package_maker(m->base, use->id, &row) ||
	    use->info->optional;
}

static enum decision
decide(struct merge *m, const struct asset_object *o)
{
	const struct asset_object *there = asset_package_find(m->base, o->id);

	for (uint32_t i = 0; i < o->nuses; i++)
		if (!is_satisfied(m, &o->uses[i]))
			return FAIL;
	if (!there)
		return CREATE;
	if (m->options->add_new)
		return CONFLICT;
	if (is_equal(m, there, o))
		return KEEP;
	if (asset_get_true(o->kind->root, "overwrite_on_request") &&
	    !m->options->datasource_overwrite)
		return SKIP;
	return UPDATE;
}

static void
report(struct merge *m, const struct asset_object *o, enum decision d)
{
	static const char *const actions[] = {
		[CREATE] = "create", [UPDATE] = "update", [KEEP] = "keep",
		[SKIP] = "skip", [CONFLICT] = "conflict", [FAIL] = "fail"
	};
	struct asset_str code = none;

	if (d == CONFLICT)
		code = asset_get_text(o->kind->root, "taken");
	else if (d == FAIL)
		code = ASSET_S("APIG.3607");
	asset_outcome_resource(m->outcome, o->kind->name,
	    asset_kind_key_text(m->cx, o->kind, o->key), actions[d], code);
}

/* ---- definition files ---- */

static struct asset_str
file_key(struct asset_ctx *cx, const struct asset_object *o)
{
	return asset_strf(cx, "%p", (const void *)o->root);
}

static void
touch(struct merge *m, const struct asset_object *o)
{
	if (o && o->derived)
		asset_map_add(m->cx, &m->touched, file_key(m->cx, o), m);
}

static bool
stays_derived(const struct merge *m, const struct asset_object *o)
{
	return o->derived &&
	    !asset_map_get(&m->touched, file_key(m->cx, o));
}

static struct asset_str
source_key(struct asset_ctx *cx, unsigned index)
{
	return asset_strf(cx, "%u", index);
}

static void
note_files(struct merge *m, const struct asset_package *pkg)
{
	for (uint32_t i = 0; i < pkg->files.count; i++) {
		struct asset_member *f = &pkg->files.list[i];

		if (f->role == ASSET_ROLE_DEFINITION && f->src)
			asset_map_add(m->cx, &m->files,
			    source_key(m->cx, f->src->index), f);
	}
}

/* The file that a derived object comes from. */
static struct asset_member *
file_of(const struct merge *m, const struct asset_object *o)
{
	return asset_map_get(&m->files, source_key(m->cx, o->root->src));
}

static void
touch_files(struct merge *m)
{
	for (uint32_t i = 0; i < m->incoming->count; i++) {
		const struct asset_object *o = m->incoming->objects[i];
		struct asset_member *f;

		if (m->decisions[i] == UPDATE)
			touch(m, asset_package_find(m->base, o->id));
		if (!o->derived)
			continue;
		f = file_of(m, o);
		if (m->decisions[i] != CREATE || !f ||
		    asset_member_find(&m->base->files, f->path))
			touch(m, o);
	}
}

/* ---- building ---- */

static void
add(struct merge *m, const struct asset_object *o, bool derived,
    struct asset_str path)
{
	struct asset_object *made = asset_package_add(m->cx, m->out, o->kind,
	    o->key, o->refs, o->spec);

	if (!made)
		return;
	made->derived = derived;
	made->root = o->derived && !derived ? NULL : o->root;
	made->path = path;
}

/* Where the incoming package has it, unless the base has a file there. */
static struct asset_str
new_path(const struct merge *m, const struct asset_object *o)
{
	if (o->derived || (!o->kind->many &&
	    asset_member_find(&m->base->files, o->path)))
		return none;
	return o->path;
}

static void
build_objects(struct merge *m)
{
	for (uint32_t i = 0; i < m->base->count; i++) {
		const struct asset_object *o = m->base->objects[i];
		const struct asset_object *in =
		    asset_package_find(m->incoming, o->id);
		bool derived = stays_derived(m, o);

		if (in && m->decisions[in->index] == UPDATE)
			add(m, in, false, o->derived ? none : o->path);
		else
			add(m, o, derived, o->derived ? none : o->path);
	}
	for (uint32_t i = 0; i < m->incoming->count; i++)
		if (m->decisions[i] == CREATE)
			add(m, m->incoming->objects[i],
			    stays_derived(m, m->incoming->objects[i]),
			    new_path(m, m->incoming->objects[i]));
}

/* Files of definitions that were taken apart are left out. */
static void
note_dropped(struct merge *m, const struct asset_package *pkg,
    struct asset_map *dropped)
{
	for (uint32_t i = 0; i < pkg->count; i++) {
		const struct asset_object *o = pkg->objects[i];
		struct asset_member *f = o->derived && !stays_derived(m, o) ?
		    file_of(m, o) : NULL;

		if (f)
			asset_map_add(m->cx, dropped, asset_strf(m->cx, "%p",
			    (void *)f), f);
	}
}

static bool
is_own(struct merge *m, const struct asset_map *dropped,
    const struct asset_member *f)
{
	return (f->role == ASSET_ROLE_OTHER ||
	    f->role == ASSET_ROLE_DEFINITION) &&
	    !asset_map_get(dropped, asset_strf(m->cx, "%p",
		(const void *)f));
}

static void
add_file(struct merge *m, const struct asset_member *f,
    struct asset_str bytes)
{
	struct asset_member *made = asset_member_add(m->cx, &m->out->files,
	    f->path, bytes);

	made->role = f->role;
}

static void
build_files(struct merge *m)
{
	struct asset_map dropped = { 0 };
	uint32_t i;

	note_dropped(m, m->base, &dropped);
	note_dropped(m, m->incoming, &dropped);
	for (i = 0; i < m->base->files.count; i++) {
		const struct asset_member *f = &m->base->files.list[i];
		const struct asset_member *in =
		    asset_member_find(&m->incoming->files, f->path);
		bool update = in && in->role == ASSET_ROLE_OTHER &&
		    f->role == ASSET_ROLE_OTHER &&
		    !asset_str_eq(in->bytes, f->bytes);
		const char *action = !update ? "keep" :
		    m->options->add_new ? "conflict" : "update";

		if (!is_own(m, &dropped, f))
			continue;
		add_file(m, f, update && !m->options->add_new ? in->bytes :
		    f->bytes);
		if (in && f->role == ASSET_ROLE_OTHER)
			asset_outcome_resource(m->outcome, ASSET_S("file"),
			    f->path, action, none);
	}
	for (i = 0; i < m->incoming->files.count; i++) {
		const struct asset_member *f = &m->incoming->files.list[i];

		if (!is_own(m, &dropped, f) ||
		    asset_member_find(&m->base->files, f->path))
			continue;
		add_file(m, f, f->bytes);
		if (f->role == ASSET_ROLE_OTHER)
			asset_outcome_resource(m->outcome, ASSET_S("file"),
			    f->path, "create", none);
	}
	asset_members_sort(&m->out->files);
}

/* Members of both; those of the base stay. */
static const struct asset_node *
both(struct asset_ctx *cx, const struct asset_node *base,
    const struct asset_node *incoming)
{
	struct asset_node *out;

	if (!base || !incoming)
		return base ? base : incoming;
	out = asset_clone(cx, base);
	for (const struct asset_node *c = asset_first(incoming); c;
	    c = c->next)
		if (!asset_get_str(out, asset_key(c)))
			asset_set_str(cx, out, asset_key(c),
			    asset_clone(cx, c));
	return out;
}

/* What the base has now is no longer outside. */
static void
build_outside(struct merge *m)
{
	const struct asset_node *all = both(m->cx, m->base->outside,
	    m->incoming->outside);

	for (const struct asset_node *c = asset_first(all); c; c = c->next)
		if (!asset_package_find(m->base, asset_key(c)) &&
		    !asset_package_find(m->incoming, asset_key(c)))
			asset_set_str(m->cx, m->out->outside, asset_key(c),
			    asset_clone(m->cx, c));
}

int
asset_merge_package(struct asset_outcome *outcome,
    const struct asset_merge_options *options, struct asset_package *base,
    struct asset_package *incoming, struct asset_package **out)
{
	struct merge m = { .cx = outcome->cx, .options = options,
		.outcome = outcome, .base = base };

	m.incoming = asset_merge_prefix(m.cx, incoming, options->prefix);
	m.out = *out = asset_package_new(m.cx, base->name);
	m.out->manifest = base->manifest;
	m.decisions = asset_zalloc(m.cx,
	    (m.incoming->count + 1) * sizeof *m.decisions);
	asset_changes_init(&m.probe, m.cx);
	for (uint32_t i = 0; i < m.incoming->count; i++) {
		m.decisions[i] = decide(&m, m.incoming->objects[i]);
		report(&m, m.incoming->objects[i], m.decisions[i]);
	}
	note_files(&m, base);
	note_files(&m, incoming);
	touch_files(&m);
	build_objects(&m);
	build_files(&m);
	build_outside(&m);
	m.out->params = both(m.cx, base->params, m.incoming->params);
	m.out->secrets = both(m.cx, base->secrets, m.incoming->secrets);
	asset_package_link_quietly(m.cx, m.out);
	return 0;
}
