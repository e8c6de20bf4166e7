#include "rule/exception.h"

#include <stdatomic.h>

#include "core/glob.h"
#include "rule/files.h"
#include "core/banned.h"

/* A place that an exception is for: a pointer, or all. */
struct place {
	struct place *next; /* of the same exception */
	struct place *same; /* exact: of the same pointer */
	struct exception *of;
	const struct asset_node *at;
	struct asset_glob *glob; /* NULL: exact, or all */
	atomic_bool used;        /* files may be checked by several threads */
};

struct exception {
	struct exception *next;
	bool *rules; /* by place in asset_rules */
	const struct asset_files *files; /* NULL: all */
	int severity;
	struct place *places;
	atomic_bool met;  /* a file that it is for was there */
	atomic_bool seen; /* and was checked by a rule that it is for */
};

struct asset_exceptions {
	struct asset_ctx *cx;
	struct exception *first, *last;
	struct asset_map exact; /* pointer: struct place */
	struct place **open;    /* the other places */
	uint32_t nopen, room;
};

/* ---- reading ---- */

struct asset_exceptions *
asset_exceptions_new(struct asset_ctx *cx)
{
	struct asset_exceptions *all = asset_zalloc(cx, sizeof *all);

	all->cx = cx;
	return all;
}

static void
add_escaped(struct asset_buf *b, struct asset_str s)
{
	for (uint32_t i = 0; i < s.n; i++) {
		if (s.s[i] && strchr("?[{},\\", s.s[i]))
			asset_buf_char(b, '\\');
		asset_buf_char(b, s.s[i]);
	}
}

/* Only "*" has a meaning: names have braces and brackets in them. A node is part
 * of what is "below" it. */
static struct asset_glob *
pointer_glob(struct asset_ctx *cx, struct asset_str s)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	if (asset_str_ends(s, "/**")) {
		s.n -= 3;
		asset_buf_char(&b, '{');
		add_escaped(&b, s);
		asset_buf_char(&b, ',');
		add_escaped(&b, s);
		asset_buf_puts(&b, "/**}");
	} else {
		add_escaped(&b, s);
	}
	return asset_glob_new(cx, asset_buf_text(&b));
}

static void
add_place(struct asset_exceptions *all, struct exception *e,
    const struct asset_node *at, struct asset_str pointer)
{
	struct place *p = asset_zalloc(all->cx, sizeof *p);
	void **slot;

	*p = (struct place){ .next = e->places, .of = e, .at = at };
	e->places = p;
	if (asset_str_starts(pointer, "#")) {
		pointer.s++;
		pointer.n--;
	}
	if (pointer.s && !memchr(pointer.s, '*', pointer.n)) {
		slot = asset_map_at(all->cx, &all->exact, pointer);
		p->same = *slot;
		*slot = p;
		return;
	}
	if (pointer.s)
		p->glob = pointer_glob(all->cx, pointer);
	if (all->nopen == all->room)
		all->open = asset_grow(all->cx, all->open, &all->room,
		    sizeof *all->open);
	all->open[all->nopen++] = p;
}

void
asset_exceptions_add(struct asset_exceptions *all, const struct asset_node *n,
    struct asset_str folder, const bool *rules, int severity)
{
	struct exception *e = asset_zalloc(all->cx, sizeof *e);
	const struct asset_node *pointers = asset_get(n, "pointers");
	const struct asset_node *files = asset_get(n, "files");

	e->rules = asset_alloc(all->cx, asset_nrules * sizeof *e->rules);
	memcpy(e->rules, rules, asset_nrules * sizeof *e->rules);
	e->severity = severity;
	if (files)
		e->files = asset_files_new(all->cx, folder, files);
	if (!pointers)
		add_place(all, e, n, (struct asset_str){ NULL, 0 });
	else if (pointers->kind == ASSET_STRING)
		add_place(all, e, pointers, asset_text(pointers));
	for (n = asset_first(pointers); n; n = n->next)
		add_place(all, e, n, asset_text(n));
	if (all->last)
		all->last->next = e;
	else
		all->first = e;
	all->last = e;
}

/* ---- using ---- */

void
asset_exceptions_meet(const struct asset_exceptions *all,
    struct asset_str path)
{
	for (struct exception *e = all->first; e; e = e->next)
		if (!e->files || asset_files_match(e->files, path))
			atomic_store(&e->met, true);
}

void
asset_exceptions_see(const struct asset_exceptions *all,
    struct asset_str path, const bool *on)
{
	for (struct exception *e = all->first; e; e = e->next) {
		bool runs = false;

		for (uint32_t i = 0; !runs && i < asset_nrules; i++)
			runs = e->rules[i] && on[i];
		if (runs && (!e->files || asset_files_match(e->files, path)))
			atomic_store(&e->seen, true);
	}
}

/* Every exception that fits counts as used; the least severity wins. */
static void
take(struct place *p, const struct asset_diag *d, uint32_t rule,
    struct asset_str path, int *severity)
{
	const struct exception *e = p->of;

	if (!e->rules[rule] ||
	    (p->glob && !(d->pointer.s && asset_glob_match(p->glob,
	    d->pointer))) ||
	    (e->files && !asset_files_match(e->files, path)))
		return;
	atomic_store(&p->used, true);
	if (!*severity || e->severity < *severity)
		*severity = e->severity;
}

int
asset_exceptions_find(const struct asset_exceptions *all,
    const struct asset_diag *d, struct asset_str path)
{
	const struct asset_rule *rule = asset_rule_find(asset_str(d->id));
	uint32_t at = (uint32_t)(rule - asset_rules);
	int severity = 0;
	struct place *p;

	if (!rule)
		return 0;
	p = d->pointer.s ? asset_map_get(&all->exact, d->pointer) : NULL;
	for (; p; p = p->same)
		take(p, d, at, path, &severity);
	for (uint32_t i = 0; i < all->nopen; i++)
		take(all->open[i], d, at, path, &severity);
	return severity;
}

/* ---- what is left ---- */

static bool
is_old(const struct exception *e, bool whole)
{
	if (atomic_load(&e->seen))
		return whole || (e->files && asset_files_plain(e->files));
	return whole && !atomic_load(&e->met);
}

void
asset_exceptions_unused(struct asset_ctx *cx,
    const struct asset_exceptions *all, bool whole)
{
	for (struct exception *e = all->first; e; e = e->next) {
		struct place *p = is_old(e, whole) ? e->places : NULL;

		for (; p; p = p->next)
			if (!atomic_load(&p->used))
				asset_report(cx, "exception-unused",
				    asset_value_place(cx, p->at), NULL);
	}
}
