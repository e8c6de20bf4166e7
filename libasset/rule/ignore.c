/* "# asset-ignore: RULE, RULE" takes findings out: alone on its line in the
 * node that follows, behind a node on that line. */
#include <stdlib.h>

#include "read/comment.h"
#include "rule/choice.h"
#include "rule/ignore.h"
#include "core/banned.h"

static const char word[] = "asset-ignore:";

struct ignore {
	struct asset_lint *lint;
	struct asset_comment *next; /* not yet placed */
	struct asset_diag **diags;  /* of the document, by offset */
	size_t n;
};

static uint32_t
start_of(const struct asset_lint *l, const struct asset_node *n)
{
	return asset_key_place(l->cx, n).off;
}

/* ---- one comment ---- */

/* The next name of a list; empty at its end. */
static struct asset_str
next_name(struct asset_str *rest)
{
	struct asset_str name;
	uint32_t i = 0, n;

	while (i < rest->n && strchr(" ,\t\r", rest->s[i]))
		i++;
	for (n = i; n < rest->n && !strchr(" ,\t\r", rest->s[n]); n++)
		;
	name = (struct asset_str){ rest->s + i, n - i };
	rest->s += n;
	rest->n -= n;
	return name;
}

/* The first diagnostic at or behind an offset. */
static size_t
first_from(const struct ignore *j, uint32_t off)
{
	size_t low = 0, high = j->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (j->diags[middle]->at.off < off)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct asset_ignored_name
asset_ignored_name(struct asset_ctx *cx, struct asset_str text)
{
	return (struct asset_ignored_name){ text, text.n &&
	    memchr(text.s, '*', text.n) ? asset_glob_new(cx, text) : NULL };
}

bool
asset_ignore_diag(const struct asset_ignored_name *name, struct asset_diag *d)
{
	if (name->glob ? !asset_glob_match(name->glob, asset_str(d->id)) :
	    !asset_str_is(name->text, d->id))
		return false;
	d->severity = ASSET_IGNORED;
	return true;
}

void
asset_ignore_check(struct asset_lint *l, struct asset_str name,
    struct asset_place at, struct asset_str pointer, bool used)
{
	const bool *on = l->cx->choice->on;
	bool *which = l->named, ran = false;
	const char *id = "ignore-unused";

	if (used)
		return;
	if (!which)
		which = l->named = asset_alloc(l->cx,
		    asset_nrules * sizeof *which);
	if (!asset_rules_named(l->cx, name, which))
		id = "ignore-unknown";
	for (uint32_t i = 0; i < asset_nrules; i++)
		ran |= which[i] && on[i];
	if (ran || strcmp(id, "ignore-unknown") == 0)
		asset_report_str(l->cx, id, at, name, ASSET_S(""),
		    ASSET_S(""))->pointer = pointer;
}

static void
ignore(struct ignore *j, const struct asset_comment *c, uint32_t from,
    uint32_t to)
{
	const char *at = memmem(c->text.s, c->text.n, word, sizeof word - 1);
	struct asset_str list, name;

	if (!at)
		return;
	list.s = at + sizeof word - 1;
	list.n = c->text.n - (uint32_t)(list.s - c->text.s);
	while ((name = next_name(&list)).n) {
		struct asset_ignored_name rule =
		    asset_ignored_name(j->lint->cx, name);
		bool used = false;

		for (size_t i = first_from(j, from); i < j->n &&
		    j->diags[i]->at.off < to; i++)
			used |= asset_ignore_diag(&rule, j->diags[i]);
		asset_ignore_check(j->lint, name, (struct asset_place){
			j->lint->doc->src, c->off, c->text.n + 1 },
			(struct asset_str){ NULL, 0 }, used);
	}
}

/* ---- all comments ---- */

/* A comment behind something speaks about its line. */
static bool
ignore_line(struct ignore *j, const struct asset_comment *c)
{
	const char *data = j->lint->doc->src->data;
	uint32_t from = c->off;
	bool alone = true;

	while (from && data[from - 1] != '\n' && data[from - 1] != '\r') {
		from--;
		alone &= data[from] == ' ' || data[from] == '\t';
	}
	if (!alone)
		ignore(j, c, from, c->off);
	return !alone;
}

/* Comments and nodes both come in file order, so one pass places all. */
static void
place(struct ignore *j, const struct asset_node *parent, uint32_t end)
{
	for (struct asset_node *c = asset_first(parent); c && j->next;
	    c = c->next) {
		uint32_t from = start_of(j->lint, c);
		uint32_t to = c->next ? start_of(j->lint, c->next) : end;

		if (from > end || to < from)
			continue; /* shared: stands elsewhere */
		for (; j->next && j->next->off < from; j->next = j->next->next)
			if (!ignore_line(j, j->next))
				ignore(j, j->next, from, to);
		if (j->next && j->next->off < to && asset_is_container(c) &&
		    !(c->flags & ASSET_NODE_ALIAS))
			place(j, c, to);
	}
}

static int
by_offset(const void *a, const void *b)
{
	const struct asset_diag *x = *(struct asset_diag *const *)a;
	const struct asset_diag *y = *(struct asset_diag *const *)b;

	return (x->at.off > y->at.off) - (x->at.off < y->at.off);
}

static bool
is_unmarked(struct asset_diag *d, const void *arg)
{
	(void)arg;
	return d->severity != ASSET_IGNORED;
}

static void
apply_comments(struct asset_lint *l)
{
	struct ignore j = { .lint = l, .next = l->doc->comments };

	j.diags = asset_alloc(l->cx, (l->cx->ndiags + 1) * sizeof *j.diags);
	for (struct asset_diag *d = l->cx->diags; d; d = d->next)
		if (d->at.src == l->doc->src)
			j.diags[j.n++] = d;
	if (j.n)
		qsort(j.diags, j.n, sizeof *j.diags, by_offset);
	place(&j, l->doc->root, l->doc->src->size);
	for (; j.next; j.next = j.next->next)
		ignore_line(&j, j.next);
}

void
asset_ignore_apply(struct asset_lint *l)
{
	if (!l->doc->comments && !l->last_ignored)
		return;
	asset_ignore_members(l);
	if (l->doc->comments)
		apply_comments(l);
	asset_diags_keep(l->cx, (struct asset_mark){ NULL, 0 },
	    is_unmarked, NULL);
}
