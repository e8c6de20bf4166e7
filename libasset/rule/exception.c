#include "rule/exception.h"

#include <stdatomic.h>

#include "core/glob.h"
#include "rule/files.h"
#include "core/banned.h"

enum { LONGEST = 256, BITS = 64 };

/* A place that an exception is for: a pointer, or all. */
struct place {
	struct place *next; /* of the same exception */
	struct place *same; /* of the same pointer, or start of pointers */
	struct exception *of;
	const struct asset_node *at;
	struct asset_glob *glob; /* NULL: exact, or all */
	atomic_bool used;        /* files may be checked by several threads */
};

struct exception {
	struct exception *next;
	uint64_t *rules; /* bits, by place in asset_rules */
	const struct asset_files *files; /* NULL: all */
	uint32_t at;     /* its number */
	int severity;
	struct place *places;
	atomic_bool met;  /* a file that it is for was there */
	atomic_bool seen; /* and was checked by a rule that it is for */
};

struct asset_exceptions {
	struct asset_ctx *cx;
	struct exception *first, *last;
	uint32_t n;
	struct asset_map exact;  /* pointer: struct place */
	struct asset_map starts; /* what is before the first "*": the same */
	bool lengths[LONGEST + 1]; /* that starts have */
};

/* Of a list by place in asset_rules. */
static uint64_t *
new_bits(struct asset_ctx *cx, const bool *rules)
{
	uint64_t *bits = asset_zalloc(cx,
	    (asset_nrules / BITS + 1) * sizeof *bits);

	for (uint32_t i = 0; i < asset_nrules; i++)
		bits[i / BITS] |= (uint64_t)rules[i] << i % BITS;
	return bits;
}

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

/* How each pointer starts that the pattern is for. */
static struct asset_str
start_of(struct asset_str pattern)
{
	const char *star = pattern.n ? memchr(pattern.s, '*', pattern.n) :
	    NULL;
	struct asset_str s = { pattern.s, star ?
		(uint32_t)(star - pattern.s) : 0 };

	if (s.n && asset_str_eq((struct asset_str){ star, pattern.n - s.n },
	    ASSET_S("**")))
		s.n--; /* the slash before it: the node itself is meant, too */
	if (s.n > LONGEST)
		s.n = LONGEST;
	return s.n ? s : ASSET_S("");
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
	} else {
		if (pointer.s)
			p->glob = pointer_glob(all->cx, pointer);
		pointer = start_of(pointer);
		all->lengths[pointer.n] = true;
		slot = asset_map_at(all->cx, &all->starts, pointer);
	}
	p->same = *slot;
	*slot = p;
}

void
asset_exceptions_add(struct asset_exceptions *all, const struct asset_node *n,
    struct asset_str folder, const bool *rules, int severity)
{
	struct exception *e = asset_zalloc(all->cx, sizeof *e);
	const struct asset_node *pointers = asset_get(n, "pointers");
	const struct asset_node *files = asset_get(n, "files");

	e->rules = new_bits(all->cx, rules);
	e->at = all->n++;
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

const bool *
asset_exceptions_fit(struct asset_ctx *cx, const struct asset_exceptions *all,
    struct asset_str path)
{
	bool *fits = asset_alloc(cx, all->n + (size_t)1);

	for (struct exception *e = all->first; e; e = e->next)
		fits[e->at] = !e->files || asset_files_match(e->files, path);
	return fits;
}

void
asset_exceptions_meet(const struct asset_exceptions *all, const bool *fits)
{
	for (struct exception *e = all->first; e; e = e->next)
		if (fits[e->at])
			atomic_store(&e->met, true);
}

void
asset_exceptions_see(struct asset_ctx *cx, const struct asset_exceptions *all,
    const bool *fits, const bool *on)
{
	const uint64_t *bits = new_bits(cx, on);

	for (struct exception *e = all->first; e; e = e->next) {
		uint64_t both = 0;

		for (uint32_t i = 0; i <= asset_nrules / BITS; i++)
			both |= e->rules[i] & bits[i];
		if (both && fits[e->at])
			atomic_store(&e->seen, true);
	}
}

/* Every exception that fits counts as used; the least severity wins. */
static void
take(struct place *p, const struct asset_diag *d, uint32_t rule,
    const bool *fits, int *severity)
{
	for (; p; p = p->same) {
		const struct exception *e = p->of;

		if (!(e->rules[rule / BITS] >> rule % BITS & 1) ||
		    !fits[e->at] ||
		    (p->glob && !asset_glob_match(p->glob, d->pointer)))
			continue;
		atomic_store(&p->used, true);
		if (!*severity || e->severity < *severity)
			*severity = e->severity;
	}
}

int
asset_exceptions_find(const struct asset_exceptions *all,
    const struct asset_diag *d, const bool *fits)
{
	const struct asset_rule *rule = asset_rule_find(asset_str(d->id));
	uint32_t at = (uint32_t)(rule - asset_rules);
	struct asset_str start = d->pointer.s ? d->pointer : ASSET_S("");
	int severity = 0;

	if (!rule)
		return 0;
	if (d->pointer.s)
		take(asset_map_get(&all->exact, d->pointer), d, at, fits,
		    &severity);
	if (start.n > LONGEST)
		start.n = LONGEST;
	for (;; start.n--) {
		if (all->lengths[start.n])
			take(asset_map_get(&all->starts, start), d, at, fits,
			    &severity);
		if (!start.n)
			return severity;
	}
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
