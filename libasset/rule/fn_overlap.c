/* Paths of which one request fits two: /pets/{id} and /pets/new. Those so far
 * are a tree of their segments, in which the next one is looked up. */
#include "rule/fn.h"

#include "core/banned.h"

asset_rule_fn asset_rule_path_overlap;

enum {
	SECOND_NARROW = 1, /* the later path has text where the first has {} */
	FIRST_NARROW = 2   /* and the other way round */
};

enum { SEGMENTS = 64 }; /* longer paths are not looked at */

struct segment {
	struct segment *next, *first; /* siblings, children that are text */
	struct asset_map by_text;     /* the children */
	struct segment *any;          /* the child {name} */
	struct asset_str text;
	struct asset_str path;        /* that ends here, or empty */
	const struct asset_node *key, *item; /* its member, and what it holds */
};

struct paths {
	struct segment root;
	uint32_t steps; /* that may still be done: some for each path */
};

struct search {
	struct asset_lint *l;
	struct asset_str path; /* that is looked up */
	const struct asset_node *key, *item;
	uint32_t *steps;
	int wanted; /* SECOND_NARROW, FIRST_NARROW: how the two overlap */
	const struct segment *found;
};

static const char *const methods[] = { "get", "put", "post", "delete",
	"options", "head", "patch", "trace", "query" };

static bool
share_method(const struct asset_node *a, const struct asset_node *b)
{
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		if (asset_get(a, methods[i]) && asset_get(b, methods[i]))
			return true;
	return false;
}

/* The next segment; false at the end. */
static bool
next_segment(struct asset_str *path, struct asset_str *segment)
{
	const char *end;

	if (!path->n)
		return false;
	path->s++; /* the slash */
	path->n--;
	end = memchr(path->s, '/', path->n);
	*segment = (struct asset_str){ path->s,
		end ? (uint32_t)(end - path->s) : path->n };
	path->s += segment->n;
	path->n -= segment->n;
	return true;
}

/* Is it {name}, and nothing else? */
static bool
is_any(struct asset_str s)
{
	return s.n > 2 && s.s[0] == '{' &&
	    memchr(s.s, '}', s.n) == s.s + s.n - 1;
}

/* Some text and a {name} may fit other text; nothing is said of that. */
static bool
is_text(struct asset_str s)
{
	return !memchr(s.s, '{', s.n);
}

/* ---- does the text fit the parameter? ---- */

static const struct asset_node *
find_parameter(struct asset_lint *l, const struct asset_node *holder,
    struct asset_str name)
{
	const struct asset_node *c = asset_first(asset_get(holder,
	    "parameters")), *p;

	for (; c; c = c->next) {
		p = asset_lint_follow(l, c);
		if (asset_is_text(asset_get(p, "in"), "path") &&
		    asset_str_eq(asset_get_text(p, "name"), name))
			return p;
	}
	return NULL;
}

static const struct asset_node *
parameter_of(struct asset_lint *l, const struct asset_node *item,
    struct asset_str segment)
{
	struct asset_str name = { segment.s + 1, segment.n - 2 };
	const struct asset_node *p = find_parameter(l, item, name);

	for (size_t i = 0; !p && i < sizeof methods / sizeof *methods; i++)
		p = find_parameter(l, asset_get(item, methods[i]), name);
	return p;
}

static bool
is_number(struct asset_str text)
{
	for (uint32_t i = 0; i < text.n; i++)
		if ((text.s[i] < '0' || text.s[i] > '9') &&
		    !strchr("+-.eE", text.s[i]))
			return false;
	return true;
}

static bool
fits(struct asset_lint *l, const struct asset_node *item,
    struct asset_str segment, struct asset_str text)
{
	const struct asset_node *p = parameter_of(l, item, segment), *type, *c;

	if (!p)
		return true;
	type = asset_type_of(l, p);
	if (asset_get(p, "schema"))
		p = asset_lint_follow(l, asset_get(p, "schema"));
	if (asset_is_text(type, "integer") || asset_is_text(type, "number"))
		return is_number(text);
	if (asset_is_text(type, "boolean"))
		return asset_str_is(text, "true") ||
		    asset_str_is(text, "false");
	if (asset_is_text(asset_get(p, "format"), "uuid") && text.n != 36)
		return false;
	if (asset_get(p, "pattern") &&
	    !asset_lint_match(l, asset_get_text(p, "pattern"), text))
		return false;
	c = asset_first(asset_get(p, "enum"));
	for (; c; c = c->next)
		if (asset_str_eq(asset_text(c), text))
			return true;
	return !asset_get(p, "enum");
}

static bool
both_fit(const struct search *s, const struct segment *first)
{
	struct asset_str a = first->path, b = s->path, x, y;

	while (next_segment(&a, &x) && next_segment(&b, &y))
		if ((is_any(x) && is_text(y) &&
		    !fits(s->l, first->item, x, y)) ||
		    (is_any(y) && is_text(x) && !fits(s->l, s->item, y, x)))
			return false;
	return true;
}

/* ---- the tree of segments ---- */

static struct segment *
add_segment(struct asset_lint *l, struct segment *to, struct asset_str text)
{
	void **slot = is_any(text) ? NULL :
	    asset_map_at(l->cx, &to->by_text, text);
	struct segment *s = slot ? *slot : to->any;

	if (s)
		return s;
	s = asset_zalloc(l->cx, sizeof *s);
	s->text = text;
	if (slot) {
		*slot = s;
		s->next = to->first;
		to->first = s;
	} else {
		to->any = s;
	}
	return s;
}

static void
add_path(struct search *s, struct segment *to)
{
	struct asset_str rest = s->path, text;

	while (next_segment(&rest, &text))
		to = add_segment(s->l, to, text);
	if (to->item)
		return;
	to->path = s->path;
	to->key = s->key;
	to->item = s->item;
}

static bool
look(struct search *s, const struct segment *at, struct asset_str rest,
    int order)
{
	struct asset_str text;
	const struct segment *c;

	if (!at || !*s->steps)
		return false;
	--*s->steps; /* also for what leads no further: there may be many */
	if (order & ~s->wanted)
		return false;
	if (!next_segment(&rest, &text)) {
		if (order != s->wanted || !at->item ||
		    !share_method(at->item, s->item) || !both_fit(s, at))
			return false;
		s->found = at;
		return true;
	}
	if (!is_any(text))
		return look(s, asset_map_get(&at->by_text, text), rest,
		    order) || (is_text(text) &&
		    look(s, at->any, rest, order | SECOND_NARROW));
	if (look(s, at->any, rest, order))
		return true;
	for (c = at->first; c && *s->steps; c = c->next)
		if (is_text(c->text) &&
		    look(s, c, rest, order | FIRST_NARROW))
			return true;
	return false;
}

static bool
is_short(struct asset_str path)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < path.n; i++)
		n += path.s[i] == '/';
	return n <= SEGMENTS && path.n && path.s[0] == '/';
}

static void
report(struct search *s, const struct asset_rule *rule,
    const struct asset_visit *paths)
{
	struct asset_visit child = { .path.up = &paths->path,
		.path.key = s->path, .up = paths, .node = s->key };
	struct asset_diag *d = asset_lint_report(s->l, rule, &child,
	    asset_key_place(s->l->cx, s->key), s->path, s->found->path);

	d->also = asset_key_place(s->l->cx, s->found->key);
}

/* No path before fits what this one fits, too: with.crossing, each has text
 * where the other has a parameter; else this one has all the text. */
void
asset_rule_path_overlap(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v)
{
	const struct asset_node *c = asset_first(v->node);
	struct paths all = { .steps = 100000 };
	struct search s = { .l = l, .steps = &all.steps,
		.wanted = asset_get_true(asset_lint_state(l, rule)->with,
		    "crossing") ? SECOND_NARROW | FIRST_NARROW :
		    SECOND_NARROW };

	for (; c; c = c->next) {
		s.path = asset_key(c);
		s.key = c;
		s.item = asset_lint_follow(l, c);
		if (!s.item || !is_short(s.path))
			continue;
		all.steps += 32;
		if (look(&s, &all.root, s.path, 0))
			report(&s, rule, v);
		add_path(&s, &all.root);
	}
}
