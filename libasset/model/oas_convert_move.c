#include "model/oas_convert.h"

#include "core/uri.h"
#include "core/banned.h"

/* Containers that may be copied in place of references, and how many may
 * stand in each other: what refers to itself many times over must not grow
 * without end. */
enum { MOST_COPIED = 200000, MOST_DEEP = 8 };

static struct asset_str
key_of(const void *const *node)
{
	return (struct asset_str){ (const char *)node, sizeof *node };
}

struct asset_move *
asset_convert_move(struct asset_convert *cv, struct asset_str text)
{
	struct asset_moves *all = cv->moves;
	struct asset_move *m = asset_map_get(&all->by_text, text);

	if (m)
		return m;
	m = asset_zalloc(cv->cx, sizeof *m);
	m->text = asset_str_copy(cv->cx, text);
	m->to = asset_pointer_get(cv->cx, cv->in,
	    asset_convert_pointer(cv, text));
	m->now = m->row = asset_convert_by_row(cv, m->text, &m->named);
	if (all->last)
		all->last->next = m;
	else
		all->first = m;
	all->last = m;
	asset_map_add(cv->cx, &all->by_text, m->text, m);
	return m;
}

void
asset_convert_twin(struct asset_convert *cv, const struct asset_node *in,
    const struct asset_node *out)
{
	struct asset_moves *all = cv->moves;

	if (all->decided)
		return;
	if (all->ntwins == all->room)
		all->twins = asset_grow(cv->cx, all->twins, &all->room,
		    sizeof *all->twins);
	all->twins[all->ntwins++] = (struct asset_twin){ in, out, NULL };
}

/* ---- putting a target in place ---- */

struct asset_move *
asset_convert_enter(struct asset_convert *cv, const struct asset_node *in)
{
	struct asset_str text = asset_get_text(in, "$ref");
	struct asset_move *m;

	if (!cv->moves->decided || text.n == 0 || text.s[0] != '#')
		return NULL;
	m = asset_convert_move(cv, text);
	if (m->now.s || m->active || cv->copying == MOST_DEEP ||
	    cv->moves->copied > MOST_COPIED)
		return NULL;
	m->active = true;
	cv->copying++;
	return m;
}

void
asset_convert_leave(struct asset_convert *cv, struct asset_move *m)
{
	cv->copying--;
	m->active = false;
}

/* ---- after the first run ---- */

/* Copies of a container share its children, so these say what it is. */
static const void *
id_of(const struct asset_node *n)
{
	if (!asset_is_container(n) || n->len == 0)
		return n;
	return n->flags & ASSET_NODE_HEAD ? (const void *)n->u.head :
	    (const void *)n->u.first;
}

static struct asset_node *
in_new(struct asset_convert *cv, struct asset_str ref)
{
	return asset_pointer_get(cv->cx, cv->out,
	    asset_convert_pointer(cv, ref));
}

/* Names of a section keep their meaning; anything else may not. */
static bool
is_odd(struct asset_convert *cv, const struct asset_move *m)
{
	return m->to && !(m->named && in_new(cv, m->row));
}

/* Each $ref, and what looks like one in the mapping of a discriminator. */
static void
collect(struct asset_convert *cv, const struct asset_node *n)
{
	for (const struct asset_node *c = asset_first(n); c; c = c->next) {
		if (asset_is_container(c))
			collect(cv, c);
		else if (asset_is(c, ASSET_STRING) &&
		    (asset_str_starts(asset_text(c), "#/") ||
		    asset_is_text(c, "#")))
			asset_convert_move(cv, asset_text(c));
	}
}

static void
add_spots(struct asset_convert *cv)
{
	struct asset_moves *all = cv->moves;

	for (struct asset_move *m = all->first; m; m = m->next) {
		if (!is_odd(cv, m))
			continue;
		m->spot = asset_map_get(&all->by_node,
		    key_of((const void *const *)&m->to));
		if (m->spot)
			continue;
		m->spot = asset_zalloc(cv->cx, sizeof *m->spot);
		m->spot->in = m->to;
		asset_map_add(cv->cx, &all->by_node,
		    key_of((const void *const *)&m->spot->in), m->spot);
	}
	for (uint32_t i = 0; i < all->ntwins; i++) {
		struct asset_twin *t = &all->twins[i];
		struct asset_spot *spot = asset_map_get(&all->by_node,
		    key_of((const void *const *)&t->in));

		t->id = id_of(t->out);
		if (spot)
			asset_map_add(cv->cx, &all->by_id, key_of(&t->id),
			    spot);
	}
}

/* The place of what was taken over as it is: no twin tells of it. */
static void
add_shared(struct asset_convert *cv)
{
	struct asset_moves *all = cv->moves;

	for (struct asset_move *m = all->first; m; m = m->next) {
		const void **id;

		if (!m->spot)
			continue;
		id = asset_alloc(cv->cx, sizeof *id);
		*id = id_of(m->to);
		asset_map_add(cv->cx, &all->by_id, key_of(id), m->spot);
	}
}

static void
find_spots(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *n)
{
	const void *id = id_of(n);
	struct asset_spot *spot = asset_map_get(&cv->moves->by_id,
	    key_of(&id));
	uint32_t i = 0;

	if (spot && !spot->pointer.s)
		spot->pointer = asset_path_pointer(cv->cx, path);
	for (const struct asset_node *c = asset_first(n); c; c = c->next) {
		struct asset_path step = { .up = path, .key = asset_key(c),
			.index = i++ };

		find_spots(cv, &step, c);
	}
}

/* A pointer as the fragment of a URL. */
static struct asset_str
fragment(struct asset_ctx *cx, struct asset_str pointer)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	asset_buf_char(&b, '#');
	asset_uri_escape(&b, pointer, "!$&'()*+,;=:@/?");
	return asset_buf_text(&b);
}

static void
decide(struct asset_convert *cv, struct asset_move *m)
{
	const struct asset_node *there = in_new(cv, m->row);
	const void *id = there ? id_of(there) : NULL;

	if (there && (!asset_is_container(m->to) || m->to->len == 0 ||
	    asset_map_get(&cv->moves->by_id, key_of(&id)) == m->spot))
		return;
	m->now = (struct asset_str){ NULL, 0 };
	if (m->spot->pointer.s)
		m->now = fragment(cv->cx, m->spot->pointer);
}

bool
asset_convert_decide(struct asset_convert *cv)
{
	struct asset_moves *all = cv->moves;
	struct asset_path root = { .up = NULL };
	struct asset_move *m = all->first;

	while (m && !(m->used && is_odd(cv, m)))
		m = m->next;
	if (!m)
		return false;
	collect(cv, cv->in);
	add_spots(cv);
	add_shared(cv);
	find_spots(cv, &root, cv->out);
	for (m = all->first; m; m = m->next)
		if (m->spot)
			decide(cv, m);
	for (m = all->first; m; m = m->next)
		if (m->used && !asset_str_eq(m->now, m->row))
			break;
	all->decided = true;
	return m;
}
