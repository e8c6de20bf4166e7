#include "model/oas_convert.h"

#include "model/formats.h"

#include "core/banned.h"

struct asset_path
asset_convert_step(const struct asset_path *up, const struct asset_node *m)
{
	return (struct asset_path){ .up = up, .key = asset_key(m) };
}

struct asset_node *
asset_convert_like(struct asset_convert *cv, const struct asset_node *in,
    enum asset_kind kind)
{
	struct asset_node *n = asset_new_node(cv->cx, kind);

	n->flags |= in->flags & ASSET_NODE_PLACED;
	n->src = in->src;
	n->off = in->off;
	return n;
}

struct asset_node *
asset_convert_at(struct asset_convert *cv, const char *pointer)
{
	struct asset_str at = asset_str(pointer);
	struct asset_node *n = asset_pointer_get(cv->cx, cv->out, at);

	if (asset_is(n, ASSET_OBJECT))
		return n;
	n = asset_new_node(cv->cx, ASSET_OBJECT);
	asset_pointer_set(cv->cx, cv->out, at, n);
	return n;
}

void
asset_convert_copy(struct asset_convert *cv, const struct asset_node *from,
    const char *key, struct asset_node *out, const char *to)
{
	const struct asset_node *n = asset_get(from, key);

	if (n)
		asset_set(cv->cx, out, to, asset_convert_extension(cv, n));
}

static void
call(struct asset_convert *cv, const struct asset_path *path,
    struct asset_str name, const struct asset_node *in, struct asset_node *out)
{
	static const struct asset_convert_fn *const tables[] = {
		asset_convert_up_fns, asset_convert_up_body_fns,
		asset_convert_down_fns, asset_convert_down_body_fns,
		asset_convert_older_fns,
	};

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		for (const struct asset_convert_fn *f = tables[i]; f->name; f++)
			if (asset_str_is(name, f->name)) {
				f->fn(cv, path, in, out);
				return;
			}
}

static bool
row_fits(const struct asset_node *row, const struct asset_node *in)
{
	static const char *const kinds[] = { "null", "bool", "number",
		"string", "array", "object" };
	struct asset_str only = asset_get_text(row, "only");

	return !only.s || asset_str_is(only, kinds[in->kind]);
}

/* The row's `map`, `as` or nothing, put where the row says. */
static void
apply(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *row, const struct asset_node *in,
    struct asset_node *out)
{
	struct asset_str to = asset_get_text(row, "to");
	struct asset_str map = asset_get_text(row, "map");
	struct asset_str as = asset_get_text(row, "as");
	bool away = to.n && to.s[0] == '/';
	struct asset_node *value;

	if (asset_get_true(row, "lossy"))
		asset_convert_lossy(cv, path, in, asset_key(in), to.s);
	if (map.s && asset_is(in, ASSET_OBJECT)) {
		value = away ? asset_convert_at(cv, to.s) :
		    asset_convert_like(cv, in, ASSET_OBJECT);
		asset_convert_map(cv, path, map.s,
		    asset_get_text(row, "names").s, in, value);
		asset_convert_twin(cv, in, value);
	} else {
		value = as.s ? asset_convert_value(cv, path, as.s, in) :
		    asset_get_true(row, "refs") ?
		    asset_convert_extension(cv, in) : asset_share(cv->cx, in);
	}
	if (!away)
		asset_set_str(cv->cx, out, to.s ? to : asset_key(in), value);
	else if (!map.s)
		asset_pointer_set(cv->cx, cv->out, to, value);
}

static void
set_ref(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *in, struct asset_node *out)
{
	struct asset_str ref = asset_convert_ref(cv, path, in, "x-ref");

	if (ref.s)
		asset_set(cv->cx, out, "$ref", asset_new_str(cv->cx, ref));
	else
		asset_set(cv->cx, out, "x-ref", asset_share(cv->cx, in));
}

static void
member(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *rows, const struct asset_node *in,
    struct asset_node *out)
{
	struct asset_str key = asset_key(in), into;
	const struct asset_node *row = asset_get_str(rows, key);

	if (!row && !asset_str_starts(key, "x-"))
		row = asset_get(rows, "*");
	if (asset_str_is(key, "$ref") && asset_is(in, ASSET_STRING)) {
		set_ref(cv, path, in, out);
		return;
	}
	if (!row || !row_fits(row, in)) {
		asset_set_str(cv->cx, out, key,
		    asset_convert_extension(cv, in));
		return;
	}
	if (asset_get_true(row, "skip"))
		return;
	into = asset_get_text(row, "into");
	if (into.s) {
		struct asset_node *sub = asset_get_str(out, into);

		out = sub ? sub : asset_set_str(cv->cx, out, into,
		    asset_convert_like(cv, in, ASSET_OBJECT));
	}
	if (asset_get(row, "call"))
		call(cv, path, asset_get_text(row, "call"), in, out);
	else
		apply(cv, path, row, in, out);
}

static void
hook(struct asset_convert *cv, const struct asset_path *path,
    const struct asset_node *rows, const char *when,
    const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *row = asset_get(rows, when);

	if (row)
		call(cv, path, asset_get_text(row, "call"), in, out);
}

void
asset_convert_members(struct asset_convert *cv, const struct asset_path *path,
    const char *type, const struct asset_node *in, struct asset_node *out)
{
	const struct asset_node *rows = asset_get(cv->objects, type);

	hook(cv, path, rows, "$before", in, out);
	for (const struct asset_node *m = asset_first(in); m; m = m->next) {
		struct asset_path step = asset_convert_step(path, m);

		member(cv, &step, rows, m, out);
	}
	hook(cv, path, rows, "$after", in, out);
}

struct asset_node *
asset_convert_value(struct asset_convert *cv, const struct asset_path *path,
    const char *type, const struct asset_node *in)
{
	struct asset_node *out;
	struct asset_move *move;
	uint32_t i = 0;

	if (!asset_is_container(in))
		return asset_share(cv->cx, in);
	move = asset_convert_enter(cv, in);
	if (move) {
		out = asset_convert_value(cv, path, type, move->to);
		asset_convert_leave(cv, move);
		return out;
	}
	out = asset_convert_like(cv, in, in->kind);
	asset_convert_twin(cv, in, out);
	cv->moves->copied += cv->copying > 0;
	if (in->kind == ASSET_OBJECT) {
		asset_convert_members(cv, path, type, in, out);
		return out;
	}
	for (const struct asset_node *m = asset_first(in); m; m = m->next) {
		struct asset_path step = { .up = path, .index = i++ };

		asset_add(cv->cx, out, asset_convert_value(cv, &step, type, m));
	}
	return out;
}

void
asset_convert_map(struct asset_convert *cv, const struct asset_path *path,
    const char *type, const char *names, const struct asset_node *in,
    struct asset_node *out)
{
	for (const struct asset_node *m = asset_first(in); m; m = m->next) {
		struct asset_path step = asset_convert_step(path, m);
		struct asset_str key = asset_key(m);

		if (names)
			key = asset_convert_name(cv, names, key);
		asset_set_str(cv->cx, out, key,
		    asset_convert_value(cv, &step, type, m));
	}
}

/* ---- which way ---- */

static const struct dialect {
	enum asset_dialect dialect;
	const char *member, *prefix, *id, *title;
} dialects[] = {
	{ ASSET_SWAGGER2, "swagger", "2.", "swagger2", "Swagger 2.0" },
	{ ASSET_OPENAPI30, "openapi", "3.0", "openapi30", "OpenAPI 3.0" },
	{ ASSET_OPENAPI31, "openapi", "3.1", "openapi31", "OpenAPI 3.1" },
};

enum asset_dialect
asset_dialect_of(const struct asset_node *root)
{
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
		const struct asset_node *n = asset_get(root,
		    dialects[i].member);

		if (n && !asset_is_container(n) &&
		    asset_str_starts(asset_text(n), dialects[i].prefix))
			return dialects[i].dialect;
	}
	return ASSET_NO_DIALECT;
}

static const struct dialect *
dialect_row(enum asset_dialect d)
{
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
		if (dialects[i].dialect == d)
			return &dialects[i];
	return NULL;
}

/* One step on the way from `from` to `to`. */
static enum asset_dialect
next_dialect(enum asset_dialect from, enum asset_dialect to)
{
	static const enum asset_dialect steps[][3] = {
		{ ASSET_SWAGGER2, ASSET_OPENAPI30, ASSET_OPENAPI30 },
		{ ASSET_OPENAPI30, ASSET_SWAGGER2, ASSET_SWAGGER2 },
		{ ASSET_OPENAPI31, ASSET_OPENAPI30, ASSET_OPENAPI30 },
		{ ASSET_OPENAPI31, ASSET_SWAGGER2, ASSET_OPENAPI30 },
	};

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (steps[i][0] == from && steps[i][1] == to)
			return steps[i][2];
	return ASSET_NO_DIALECT;
}

static void
run(struct asset_convert *cv)
{
	struct asset_path root = { .up = NULL };

	cv->out = asset_convert_like(cv, cv->in, ASSET_OBJECT);
	asset_convert_twin(cv, cv->in, cv->out);
	asset_convert_names(cv);
	asset_convert_members(cv, &root, "root", cv->in, cv->out);
}

static struct asset_node *
convert_step(struct asset_ctx *cx, const struct asset_node *in,
    const struct dialect *from, const struct dialect *to)
{
	struct asset_moves moves = { .decided = false };
	struct asset_convert start = { .cx = cx, .in = in,
		.target = to->title, .moves = &moves }, cv;

	start.table = asset_get(asset_get(asset_formats, "convert"),
	    asset_printf(cx, "%s-%s", from->id, to->id));
	start.objects = asset_get(start.table, "objects");
	cv = start;
	run(&cv);
	if (asset_convert_decide(&cv)) {
		cv = start;
		run(&cv);
	}
	asset_convert_say(&cv);
	return cv.out;
}

struct request {
	const struct asset_node *in;
	const struct asset_node **out;
	enum asset_dialect to;
};

static int
convert(struct asset_ctx *cx, void *arg)
{
	struct request *r = arg;
	const struct asset_node *at = r->in;
	enum asset_dialect from = asset_dialect_of(at), next;

	if (from == ASSET_NO_DIALECT) {
		asset_report(cx, "convert-not-definition",
		    asset_value_place(cx, at), NULL);
		return ASSET_ESYNTAX;
	}
	for (; from != r->to; from = next) {
		next = next_dialect(from, r->to);
		if (next == ASSET_NO_DIALECT) {
			asset_report(cx, "convert-no-way",
			    asset_value_place(cx, at), dialect_row(from)->title,
			    dialect_row(r->to)->title, NULL);
			return ASSET_EUSAGE;
		}
		at = convert_step(cx, at, dialect_row(from), dialect_row(next));
	}
	*r->out = at;
	return 0;
}

int
asset_convert(struct asset_ctx *cx, const struct asset_node **out,
    const struct asset_node *in, enum asset_dialect to)
{
	struct request r = { .in = in, .out = out, .to = to };

	return asset_try(cx, convert, &r);
}

static int
report_several(struct asset_ctx *cx, void *arg)
{
	const struct asset_doc *doc = arg;

	asset_report(cx, "convert-many-documents",
	    asset_value_place(cx, doc->next->root), NULL);
	return ASSET_EUSAGE;
}

int
asset_doc_single(struct asset_ctx *cx, const struct asset_doc *doc)
{
	return doc->next ? asset_try(cx, report_several,
	    (void *)(uintptr_t)doc) : 0;
}
