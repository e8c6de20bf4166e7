#include "read/yaml_tree.h"

#include "read/text.h"
#include "core/banned.h"

static struct asset_yaml_frame *
top(struct asset_yaml_tree *t)
{
	return t->depth ? &t->frames[t->depth - 1] : NULL;
}

/* The open object if a key comes next. */
static struct asset_yaml_frame *
wants_key(struct asset_yaml_tree *t)
{
	struct asset_yaml_frame *f = top(t);

	return f && f->node->kind == ASSET_OBJECT && !f->key.set ? f : NULL;
}

static int
limit(struct asset_yaml_tree *t, uint32_t off, const char *name,
    uint64_t value)
{
	struct asset_place at = { t->src, off, 1 };

	return asset_diag_limit(t->cx, at, name, value);
}

static int
fail(struct asset_yaml_tree *t, const char *id, uint32_t off,
    struct asset_str text)
{
	asset_yaml_report(t, id, off, text);
	return ASSET_ESYNTAX;
}

static int
count_values(struct asset_yaml_tree *t, uint64_t n, uint32_t off)
{
	const struct asset_limits *l = &t->cx->limits;

	t->values += n;
	if (t->repeated > l->aliases)
		return limit(t, off, "aliases", l->aliases);
	if (t->values - t->repeated > l->nodes)
		return limit(t, off, "nodes", l->nodes);
	return 0;
}

/* Give a value to the open container, or to the document. */
static void
attach(struct asset_yaml_tree *t, struct asset_node *n)
{
	struct asset_yaml_frame *f = top(t);

	if (!f) {
		t->doc->root = n;
		return;
	}
	if (f->key.set) {
		f->key.set = false;
		if (f->key.merge) {
			n->next = f->merges;
			f->merges = n;
			return;
		}
		n->key = f->key.s;
		n->keylen = f->key.n;
		n->flags |= f->key.flags;
	}
	if (f->last)
		f->last->next = n;
	else
		f->node->u.first = n;
	f->last = n;
	f->node->len++;
}

static struct asset_anchor *
name_anchor(struct asset_yaml_tree *t, const char *name, struct asset_node *n)
{
	struct asset_anchor *a;

	if (!name)
		return NULL;
	a = asset_anchor_make(t->cx, &t->anchors, asset_str(name));
	a->node = n;
	a->values = 1;
	a->height = 0;
	a->open = asset_is_container(n);
	return a;
}

/* ---- scalars and aliases ---- */

static void
set_key(struct asset_yaml_tree *t, struct asset_yaml_frame *f,
    const struct asset_word *w)
{
	uint64_t bit = asset_key_bit(w->text.s, w->text.n);

	f->key.s = w->text.s;
	f->key.n = w->text.n;
	f->key.flags = w->copied ? ASSET_NODE_KEYED | ASSET_NODE_KEY_COPY :
	    ASSET_NODE_KEYED;
	f->key.set = true;
	f->key.merge = !w->quoted && asset_str_is(w->text, "<<");
	if (f->key.merge)
		return;
	f->twice |= (f->seen & bit) != 0;
	f->seen |= bit;
	asset_yaml_check_key(t, w);
}

int
asset_yaml_scalar(struct asset_yaml_tree *t, const struct asset_word *w)
{
	struct asset_yaml_frame *f = wants_key(t);
	struct asset_node *n;

	if (f)
		set_key(t, f, w);
	if (f && !w->anchor)
		return 0;
	n = asset_yaml_value(t, w);
	name_anchor(t, w->anchor, n);
	if (!f)
		attach(t, n);
	return count_values(t, 1, w->off);
}

static int
alias_as_key(struct asset_yaml_tree *t, struct asset_yaml_frame *f,
    const struct asset_node *n, struct asset_str name, uint32_t off)
{
	struct asset_word w = { .off = off, .copied = true, .quoted = true };
	char *copy;

	if (asset_is_container(n))
		return fail(t, "yaml-key", off, name);
	w.text = asset_text(n);
	copy = asset_text_room(t->cx, off, w.text.n);
	memcpy(copy, w.text.s, w.text.n);
	copy[w.text.n] = 0;
	w.text.s = copy;
	set_key(t, f, &w);
	t->repeated++;
	return count_values(t, 1, off);
}

int
asset_yaml_alias(struct asset_yaml_tree *t, struct asset_str name,
    uint32_t off)
{
	struct asset_anchor *a = asset_anchor_find(&t->anchors, name);
	struct asset_yaml_frame *f = wants_key(t);
	struct asset_node *n;

	if (!a)
		return fail(t, "yaml-alias-unknown", off, name);
	if (a->open)
		return fail(t, "yaml-alias-loop", off, name);
	if (f)
		return alias_as_key(t, f, a->node, name, off);
	if (t->depth + a->height > t->cx->limits.depth)
		return limit(t, off, "depth", t->cx->limits.depth);
	n = asset_share(t->cx, a->node);
	n->off = off;
	n->flags |= ASSET_NODE_ALIAS;
	attach(t, n);
	f = top(t);
	if (f && f->height < a->height)
		f->height = a->height;
	t->repeated += a->values;
	return count_values(t, a->values, off);
}

/* ---- containers ---- */

int
asset_yaml_open(struct asset_yaml_tree *t, enum asset_kind kind,
    const struct asset_word *w, uint32_t column, bool flow)
{
	struct asset_yaml_frame *f;
	struct asset_node *n;

	if (wants_key(t))
		return fail(t, "yaml-key", w->off, w->text);
	if (t->depth >= t->cx->limits.depth)
		return limit(t, w->off, "depth", t->cx->limits.depth);
	if (w->tag)
		asset_yaml_check_tag(t, kind, w);
	n = asset_yaml_node(t, kind, w->off);
	attach(t, n);
	if (t->depth == t->room)
		t->frames = asset_grow(t->cx, t->frames, &t->room,
		    sizeof *t->frames);
	f = &t->frames[t->depth++];
	*f = (struct asset_yaml_frame){ .node = n, .before = t->values,
		.column = column, .flow = flow };
	f->anchor = name_anchor(t, w->anchor, n);
	return count_values(t, 1, w->off);
}

static void
merge_map(struct asset_yaml_tree *t, struct asset_node *into,
    const struct asset_node *from)
{
	for (struct asset_node *c = asset_first(from); c; c = c->next) {
		struct asset_node *copy;

		if (asset_get_str(into, asset_key(c)))
			continue;
		copy = asset_share(t->cx, c);
		asset_set_str(t->cx, into, asset_key(c), copy);
		copy->key = c->key;
		copy->flags |= c->flags & (ASSET_NODE_KEYED |
		    ASSET_NODE_KEY_COPY);
		copy->flags |= ASSET_NODE_ALIAS;
	}
}

/* The value of "<<": a map, or a list of maps. */
static void
merge_value(struct asset_yaml_tree *t, struct asset_node *into,
    const struct asset_node *value)
{
	bool list = value->kind == ASSET_ARRAY;
	const struct asset_node *m = list ? asset_first(value) : value;

	while (m) {
		if (m->kind == ASSET_OBJECT)
			merge_map(t, into, m);
		else
			asset_report(t->cx, "yaml-merge-value",
			    asset_value_place(t->cx, m), NULL);
		m = list ? m->next : NULL;
	}
}

static void
check_duplicates(struct asset_yaml_tree *t, struct asset_yaml_frame *f)
{
	struct asset_node *a, *b;

	if (f->node->len >= ASSET_INDEX_FROM) {
		asset_index(t->cx, f->node, f->last, asset_report_duplicate);
		return;
	}
	if (!f->twice)
		return;
	for (a = asset_first(f->node); a; a = a->next)
		for (b = a->next; b; b = b->next)
			if (asset_str_eq(asset_key(a), asset_key(b)))
				asset_report_duplicate(t->cx, a, b);
}

/* Explicit members are there first, so that they win. */
static void
close_object(struct asset_yaml_tree *t, struct asset_yaml_frame *f)
{
	struct asset_node *merges = NULL, *m, *next;

	check_duplicates(t, f);
	for (m = f->merges; m; m = next) {
		next = m->next;
		m->next = merges;
		merges = m;
	}
	for (m = merges; m; m = m->next)
		merge_value(t, f->node, m);
}

void
asset_yaml_close(struct asset_yaml_tree *t, uint32_t off, uint32_t column)
{
	struct asset_yaml_frame *f = &t->frames[--t->depth], *up = top(t);

	if (f->node->kind == ASSET_OBJECT)
		close_object(t, f);
	if (up && up->height < f->height + 1)
		up->height = f->height + 1;
	if (f->anchor) {
		f->anchor->open = false;
		f->anchor->values = t->values - f->before;
		f->anchor->height = f->height + 1;
	}
	if (f->flow && up && !up->flow && column <= up->column)
		asset_yaml_report(t, "yaml-flow-indent", off,
		    (struct asset_str){ t->src->data + off, 1 });
}

void
asset_yaml_document(struct asset_yaml_tree *t)
{
	struct asset_doc *d = asset_zalloc(t->cx, sizeof *d);

	d->src = t->src;
	d->format = ASSET_FORMAT_YAML;
	*t->next_doc = t->doc = d;
	t->next_doc = &d->next;
	t->anchors = (struct asset_anchors){ 0 };
}
