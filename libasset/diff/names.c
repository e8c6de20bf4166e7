#include "diff/names.h"

#include "core/buf.h"
#include "core/diag.h"
#include "diff/says.h"
#include "tree/pointer.h"

#include "core/banned.h"

struct entry {
	int section;
	const struct asset_node *node; /* of the incoming definition */
	const struct asset_node *base; /* of the merged one, or NULL */
	bool same;                     /* both mean the same */
	bool freed;                    /* the merged one's gives way */
	struct asset_str as; /* its name in the merged one; s NULL: not yet */
	struct entry *next;  /* another one that refers to the same */
};

struct link {
	struct entry *from;
	struct link *next;
};

static struct entry *
find_ref(struct asset_names *names, const struct asset_node *n)
{
	struct asset_str name;
	int section = asset_section_ref(names->cx, n, &name);

	return section < 0 ? NULL : asset_map_get(&names->entries,
	    asset_section_key(names->cx, section, name));
}

/* ---- which mean the same ---- */

static void
add_links(struct asset_names *names, struct entry *from,
    const struct asset_node *n)
{
	struct entry *to = find_ref(names, n);
	struct link *link;
	void **slot;

	if (to) {
		slot = asset_map_at(names->cx, &names->refs,
		    asset_section_key(names->cx, to->section, asset_key(to->node)));
		link = asset_alloc(names->cx, sizeof *link);
		*link = (struct link){ from, *slot };
		*slot = link;
		return;
	}
	for (const struct asset_node *c = asset_first(n); c; c = c->next)
		if (asset_is_container(c))
			add_links(names, from, c);
}

/* Whatever refers to something else is something else, too. */
static void
spread(struct asset_names *names, struct entry *first)
{
	struct entry *stack = first;

	first->next = NULL;
	while (stack) {
		struct entry *e = stack;
		struct link *link = asset_map_get(&names->refs,
		    asset_section_key(names->cx, e->section, asset_key(e->node)));

		stack = e->next;
		for (; link; link = link->next) {
			if (!link->from->same)
				continue;
			link->from->same = false;
			link->from->next = stack;
			stack = link->from;
		}
	}
}

/* A custom authorizer is known by its name: which content it has is settled
 * before. */
static bool
is_same_scheme(struct asset_ctx *cx, const struct asset_node *a,
    const struct asset_node *b)
{
	if (asset_get(a, "x-apigateway-authorizer") &&
	    asset_get(b, "x-apigateway-authorizer"))
		return true;
	return asset_str_eq(asset_scheme_key(cx, a), asset_scheme_key(cx, b));
}

static void
add_section(struct asset_names *names, int section,
    const struct asset_map *freed)
{
	const struct asset_node *base = asset_get(names->out,
	    asset_section_name(section));

	for (const struct asset_node *c = asset_first(
	    asset_get(names->from, asset_section_name(section))); c; c = c->next) {
		struct entry *e = asset_zalloc(names->cx, sizeof *e);

		e->section = section;
		e->node = c;
		e->base = asset_get_str(base, asset_key(c));
		e->freed = asset_map_get(freed, asset_section_key(names->cx,
		    section, asset_key(c))) != NULL;
		e->same = e->base && (asset_equal(c, e->base) ||
		    (section == ASSET_SCHEMES &&
			is_same_scheme(names->cx, c, e->base)));
		asset_map_add(names->cx, &names->entries,
		    asset_section_key(names->cx, section, asset_key(c)), e);
	}
}

static struct entry *
entry_of(struct asset_names *names, int section, const struct asset_node *c)
{
	return asset_map_get(&names->entries,
	    asset_section_key(names->cx, section, asset_key(c)));
}

void
asset_names_init(struct asset_names *names, struct asset_ctx *cx,
    struct asset_node *out, const struct asset_node *from,
    const struct asset_map *replaced)
{
	const struct asset_node *c;
	struct asset_map freed = { 0 };

	memset(names, 0, sizeof *names);
	names->cx = cx;
	names->out = out;
	names->from = from;
	asset_names_freed(cx, out, replaced, &freed);
	for (int i = 0; i < ASSET_SECTIONS; i++)
		add_section(names, i, &freed);
	for (int i = 0; i < ASSET_SECTIONS; i++)
		for (c = asset_first(asset_get(from, asset_section_name(i))); c;
		    c = c->next)
			if (entry_of(names, i, c)->same)
				add_links(names, entry_of(names, i, c), c);
	for (int i = 0; i < ASSET_SECTIONS; i++)
		for (c = asset_first(asset_get(from, asset_section_name(i))); c;
		    c = c->next) {
			struct entry *e = entry_of(names, i, c);

			if (e->base && !e->same)
				spread(names, e);
		}
}

/* ---- coming along ---- */

static struct asset_node *
section_of(struct asset_names *names, int section)
{
	struct asset_node *n = asset_get(names->out, asset_section_name(section));

	return asset_is(n, ASSET_OBJECT) ? n : asset_set(names->cx,
	    names->out, asset_section_name(section),
	    asset_new_node(names->cx, ASSET_OBJECT));
}

/* A name that neither side has: "Pet_2". */
static struct asset_str
free_name(struct asset_names *names, struct entry *e)
{
	const struct asset_node *there = section_of(names, e->section);
	const struct asset_node *from = asset_get(names->from,
	    asset_section_name(e->section));

	for (unsigned i = 2;; i++) {
		struct asset_str name = asset_strf(names->cx, "%.*s_%u",
		    ASSET_P(asset_key(e->node)), i);

		if (!asset_get_str(there, name) && !asset_get_str(from, name))
			return name;
	}
}

static struct asset_str
bring(struct asset_names *names, struct entry *e)
{
	struct asset_node *copy;

	if (e->as.s)
		return e->as;
	e->as = asset_key(e->node);
	if (e->same)
		return e->as;
	if (e->base && !e->freed) {
		e->as = free_name(names, e);
		asset_report_str(names->cx, "merge-renamed",
		    asset_key_place(names->cx, e->node), asset_key(e->node),
		    e->as, (struct asset_str){ NULL, 0 });
	}
	copy = asset_set_str(names->cx, section_of(names, e->section), e->as,
	    asset_clone(names->cx, e->node));
	if (names->nwaiting == names->room)
		names->waiting = asset_grow(names->cx, names->waiting,
		    &names->room, sizeof *names->waiting);
	names->waiting[names->nwaiting++] = copy;
	return e->as;
}

static void
settle(struct asset_names *names, struct asset_node *n)
{
	struct entry *e = find_ref(names, n);

	if (e) {
		struct asset_buf b;
		struct asset_str as = bring(names, e);

		if (asset_str_eq(as, asset_key(e->node)))
			return;
		asset_buf_init(&b, names->cx);
		asset_buf_printf(&b, "#/%s", asset_section_name(e->section));
		asset_pointer_add(&b, as);
		asset_set(names->cx, n, "$ref",
		    asset_new_str(names->cx, asset_buf_text(&b)));
		return;
	}
	for (struct asset_node *c = asset_first(n); c; c = c->next)
		if (asset_is_container(c))
			settle(names, c);
}

void
asset_names_settle(struct asset_names *names, struct asset_node *n)
{
	settle(names, n);
	while (names->nwaiting)
		settle(names, names->waiting[--names->nwaiting]);
}

bool
asset_names_renames_scheme(struct asset_names *names, struct asset_str name)
{
	struct entry *e = asset_map_get(&names->entries,
	    asset_section_key(names->cx, ASSET_SCHEMES, name));

	return e && e->base && !e->same && !e->freed;
}

struct asset_str
asset_names_scheme(struct asset_names *names, struct asset_str name)
{
	struct entry *e = asset_map_get(&names->entries,
	    asset_section_key(names->cx, ASSET_SCHEMES, name));

	return e ? bring(names, e) : name;
}
