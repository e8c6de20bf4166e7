#include "model/oas_convert.h"

#include "core/banned.h"

enum { REF_HOPS = 32 };

static bool
is_safe(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

static struct asset_str
safe_name(struct asset_ctx *cx, struct asset_str name)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (uint32_t i = 0; i < name.n; i++)
		asset_buf_char(&b, is_safe(name.s[i]) ? name.s[i] : '_');
	if (name.n == 0)
		asset_buf_char(&b, '_');
	return asset_buf_text(&b);
}

static bool
is_taken(const struct asset_node *const where[3], struct asset_str name)
{
	return asset_get_str(where[0], name) || asset_get_str(where[1], name) ||
	    asset_get_str(where[2], name);
}

/* A free name; `counts` remembers the last number of each stem, so that many
 * equal stems stay cheap. */
static struct asset_str
free_name(struct asset_convert *cv, struct asset_node *counts,
    const struct asset_node *const where[3], struct asset_str stem)
{
	int64_t n = asset_int(asset_get_str(counts, stem), 1);
	struct asset_str name = stem;

	while (is_taken(where, name))
		name = asset_strf(cv->cx, "%.*s_%lld", ASSET_P(stem),
		    (long long)++n);
	asset_set_str(cv->cx, counts, stem, asset_new_int(cv->cx, n));
	return name;
}

static void
name_section(struct asset_convert *cv, const struct asset_node *row)
{
	struct asset_str at = asset_get_text(row, "at");
	struct asset_str beside = asset_get_text(row, "beside");
	bool safe = asset_get_true(row, "safe");
	struct asset_node *counts = asset_new_node(cv->cx, ASSET_OBJECT);
	struct asset_node *used = asset_new_node(cv->cx, ASSET_OBJECT);
	const struct asset_node *in = asset_pointer_get(cv->cx, cv->in, at);
	const struct asset_node *taken[3] = { in, used, beside.s ?
	    asset_pointer_get(cv->cx, cv->in, beside) : NULL };
	struct asset_node *names = asset_set_str(cv->cx, cv->names, at,
	    asset_new_node(cv->cx, ASSET_OBJECT));
	struct asset_path path = { .up = NULL };

	if (!asset_is(in, ASSET_OBJECT))
		return;
	for (const struct asset_node *m = asset_first(in); m; m = m->next) {
		struct asset_str old = asset_key(m), new = old;
		struct asset_path up = { .up = &path, .key = at };
		struct asset_path step = asset_convert_step(&up, m);

		up.key.s++, up.key.n--;
		if (safe)
			new = safe_name(cv->cx, old);
		if (asset_str_eq(old, new) && !asset_get_str(taken[2], old))
			continue;
		new = free_name(cv, counts, taken, new);
		asset_set_str(cv->cx, used, new,
		    asset_new_bool(cv->cx, true));
		asset_set_str(cv->cx, names, old, asset_new_str(cv->cx, new));
		asset_convert_report(cv, &step, m, "convert-renamed", old, new);
	}
}

void
asset_convert_names(struct asset_convert *cv)
{
	const struct asset_node *refs = asset_get(cv->table, "refs");

	cv->names = asset_new_node(cv->cx, ASSET_OBJECT);
	for (const struct asset_node *r = asset_first(refs); r; r = r->next)
		name_section(cv, r);
}

struct asset_str
asset_convert_name(const struct asset_convert *cv, const char *section,
    struct asset_str old)
{
	const struct asset_node *new = asset_get_str(
	    asset_get(cv->names, section), old);

	return new ? asset_text(new) : old;
}

/* "/a/b..." behind "/a/" of `at`, or {NULL, 0}. */
static struct asset_str
inside(struct asset_str pointer, struct asset_str at)
{
	if (pointer.n <= at.n + 1 || memcmp(pointer.s, at.s, at.n) != 0 ||
	    pointer.s[at.n] != '/')
		return (struct asset_str){ NULL, 0 };
	return (struct asset_str){ pointer.s + at.n, pointer.n - at.n };
}

static struct asset_str
renamed_pointer(struct asset_convert *cv, const struct asset_node *row,
    struct asset_str rest)
{
	struct asset_buf b;
	struct asset_str token;

	asset_buf_init(&b, cv->cx);
	asset_buf_char(&b, '#');
	asset_buf_str(&b, asset_get_text(row, "to"));
	asset_pointer_token(cv->cx, &rest, &token);
	asset_pointer_add(&b, asset_convert_name(cv,
	    asset_get_text(row, "at").s, token));
	asset_buf_str(&b, rest);
	return asset_buf_text(&b);
}

struct asset_str
asset_convert_pointer(struct asset_convert *cv, struct asset_str text)
{
	return asset_percent_decode(cv->cx,
	    (struct asset_str){ text.s + 1, text.n - 1 });
}

struct asset_str
asset_convert_by_row(struct asset_convert *cv, struct asset_str text,
    bool *named)
{
	const struct asset_node *r = asset_first(asset_get(cv->table, "refs"));
	struct asset_str pointer = asset_convert_pointer(cv, text), rest;

	for (; r; r = r->next) {
		rest = inside(pointer, asset_get_text(r, "at"));
		if (!rest.s)
			continue;
		*named = !memchr(rest.s + 1, '/', rest.n - 1);
		return renamed_pointer(cv, r, rest);
	}
	return text;
}

struct asset_str
asset_convert_ref(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *ref, const char *kept)
{
	struct asset_str text = asset_text(ref);
	struct asset_move *m;

	if (text.n == 0 || text.s[0] != '#') {
		asset_convert_report(cv, path, ref, "convert-external-ref",
		    text, (struct asset_str){ NULL, 0 });
		return text;
	}
	m = asset_convert_move(cv, text);
	m->used = true;
	if (!m->now.s)
		asset_convert_lossy(cv, path, ref, asset_strf(cv->cx,
		    "%.*s: %.*s", ASSET_P(asset_key(ref)), ASSET_P(text)),
		    kept);
	else if (!m->to)
		asset_convert_report(cv, path, ref, "convert-broken-ref", text,
		    (struct asset_str){ NULL, 0 });
	return m->now;
}

void
asset_convert_mapping(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *m, struct asset_node *out)
{
	struct asset_path step = asset_convert_step(path, m);
	struct asset_str text = asset_text(m);

	if (asset_str_starts(text, "#"))
		text = asset_convert_ref(cv, &step, m, NULL);
	if (text.s)
		asset_set_str(cv->cx, out, asset_key(m),
		    asset_new_str(cv->cx, text));
}

struct asset_str
asset_convert_ref_name(struct asset_convert *cv, const struct asset_node *n,
    const char *section)
{
	struct asset_str ref = asset_get_text(n, "$ref"), token, rest;

	if (ref.n == 0 || ref.s[0] != '#')
		return (struct asset_str){ NULL, 0 };
	rest = inside(asset_percent_decode(cv->cx,
	    (struct asset_str){ ref.s + 1, ref.n - 1 }), asset_str(section));
	if (!rest.s || !asset_pointer_token(cv->cx, &rest, &token) || rest.n)
		return (struct asset_str){ NULL, 0 };
	return token;
}

const struct asset_node *
asset_convert_resolve(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *n)
{
	const struct asset_node *at = n;
	struct asset_str ref;

	for (int hops = 0; at && hops < REF_HOPS; hops++) {
		ref = asset_get_text(at, "$ref");
		if (!ref.s)
			return at;
		if (ref.n == 0 || ref.s[0] != '#')
			break;
		at = asset_convert_move(cv, ref)->to;
	}
	if (n)
		asset_convert_report(cv, path, n, "convert-broken-ref",
		    asset_get_text(n, "$ref"), (struct asset_str){ NULL, 0 });
	return NULL;
}

/* ---- values that nobody describes ---- */

static bool
has_ref(const struct asset_node *n)
{
	if (asset_is(asset_get(n, "$ref"), ASSET_STRING))
		return true;
	for (const struct asset_node *c = asset_first(n); c; c = c->next)
		if (asset_is_container(c) && has_ref(c))
			return true;
	return false;
}

static struct asset_node *with_refs(struct asset_convert *,
    const struct asset_node *);

static void
add_member(struct asset_convert *cv, const struct asset_node *m,
    struct asset_node *out)
{
	struct asset_str text = asset_text(m);
	struct asset_move *move;

	if (out->kind == ASSET_ARRAY) {
		asset_add(cv->cx, out, with_refs(cv, m));
		return;
	}
	if (!asset_str_is(asset_key(m), "$ref") || !text.n ||
	    !asset_is(m, ASSET_STRING) || text.s[0] != '#') {
		asset_set_str(cv->cx, out, asset_key(m), with_refs(cv, m));
		return;
	}
	move = asset_convert_move(cv, text);
	move->used = true;
	asset_set(cv->cx, out, move->now.s ? "$ref" : "x-ref",
	    asset_new_str(cv->cx, move->now.s ? move->now : text));
}

static struct asset_node *
with_refs(struct asset_convert *cv, const struct asset_node *in)
{
	struct asset_node *out;
	struct asset_move *move;

	if (!asset_is_container(in))
		return asset_share(cv->cx, in);
	move = asset_convert_enter(cv, in);
	if (move) {
		out = with_refs(cv, move->to);
		asset_convert_leave(cv, move);
		return out;
	}
	out = asset_convert_like(cv, in, in->kind);
	asset_convert_twin(cv, in, out);
	cv->moves->copied += cv->copying > 0;
	for (const struct asset_node *m = asset_first(in); m; m = m->next)
		add_member(cv, m, out);
	return out;
}

struct asset_node *
asset_convert_extension(struct asset_convert *cv, const struct asset_node *in)
{
	if (!asset_is_container(in) || !has_ref(in))
		return asset_share(cv->cx, in);
	return with_refs(cv, in);
}
