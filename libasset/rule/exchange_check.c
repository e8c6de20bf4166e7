/* One recorded request against its operation. */
#include "rule/exchange.h"

#include "model/row.h"
#include "model/validator.h"
#include "read/open.h"
#include "read/scalar.h"
#include "tree/pointer.h"
#include "core/banned.h"

enum { MOST_PARAMETERS = 64, MOST_VIOLATIONS = 100, LEAST_WORDS = 2 };

static const struct asset_str none = { NULL, 0 };

/* ---- places ---- */

/* The part of a string's text, where the source has it as it is. */
static struct asset_place
part_place(const struct asset_ctx *cx, const struct asset_node *n,
    struct asset_str part)
{
	struct asset_place at = asset_value_place(cx, n);

	if (!at.src || n->flags & ASSET_NODE_COPY)
		return at;
	at.off = (uint32_t)(part.s - at.src->data);
	at.len = part.n;
	return at;
}

static void
report(const struct asset_exchange *x, const char *id,
    const struct asset_request *r, struct asset_str part,
    struct asset_str a, struct asset_str b, struct asset_str c)
{
	asset_report_str(x->cx, id, part_place(x->cx, r->url, part), a, b,
	    c)->pointer = r->url_pointer;
}

/* ---- paths ---- */

struct url {
	struct asset_str path, query; /* the path from its first "/" */
};

static uint32_t
find_any(struct asset_str s, uint32_t from, const char *chars)
{
	while (from < s.n && !strchr(chars, s.s[from]))
		from++;
	return from;
}

static struct url
split(struct asset_str s)
{
	struct url u = { none, none };
	uint32_t from, to, end = find_any(s, 0, "#");
	const char *scheme;

	s.n = end;
	to = find_any(s, 0, "?");
	scheme = to ? memmem(s.s, to, "://", 3) : NULL;
	from = scheme ? (uint32_t)(scheme - s.s) + 3 : 0;
	while (from < to && s.s[from] != '/')
		from++;
	u.path = (struct asset_str){ s.s + from, to - from };
	if (u.path.n > 1 && u.path.s[u.path.n - 1] == '/')
		u.path.n--;
	if (to < s.n)
		u.query = (struct asset_str){ s.s + to + 1, s.n - to - 1 };
	return u;
}

static bool
next_segment(struct asset_str *rest, struct asset_str *segment)
{
	uint32_t n;

	if (!rest->n)
		return false;
	n = find_any(*rest, 1, "/");
	*segment = (struct asset_str){ rest->s + 1, n - 1 };
	rest->s += n;
	rest->n -= n;
	return true;
}

static bool
is_slot(struct asset_str segment)
{
	return segment.n > 2 && segment.s[0] == '{';
}

/* How many segments are words of the template; 0: it does not match. */
static unsigned
match(struct asset_str path, struct asset_str template)
{
	struct asset_str p, t;
	unsigned words = 0;

	while (next_segment(&template, &t)) {
		if (!next_segment(&path, &p) || !p.n)
			return 0;
		if (is_slot(t))
			continue;
		if (!asset_str_eq(p, t))
			return 0;
		words++;
	}
	return path.n || words < LEAST_WORDS ? 0 : words;
}

/* The operation of the path and method. NULL: *others are the methods that
 * the path has. */
static const struct asset_operation *
find_operation(const struct asset_exchange *x, struct asset_str path,
    struct asset_str method, struct asset_str *others)
{
	const struct asset_operation *best = NULL;
	unsigned most = 0;
	struct asset_buf b;

	asset_buf_init(&b, x->cx);
	for (uint32_t i = 0; i < x->ops->count; i++) {
		const struct asset_operation *op = &x->ops->list[i];
		unsigned words = match(path, op->path);

		if (!words)
			continue;
		if (!asset_str_case_eq(op->method, method)) {
			if (b.n)
				asset_buf_puts(&b, ", ");
			asset_buf_str(&b, op->method);
		} else if (words > most) {
			best = op;
			most = words;
		}
	}
	*others = asset_buf_text(&b);
	return best;
}

/* Like "/v2/{project_id}/apic/instances": do the words of its first four
 * segments begin an operation? */
static bool
looks_known(const struct asset_exchange *x, struct asset_str path)
{
	for (uint32_t i = 0; i < x->ops->count; i++) {
		struct asset_str a = path, b = x->ops->list[i].path, p, t;
		unsigned words = 0, n = 0;

		for (; n < 4 && next_segment(&a, &p) && next_segment(&b, &t);
		    n++)
			words += !is_slot(t) && asset_str_eq(p, t);
		if (n == 4 && words == 3)
			return true;
	}
	return false;
}

/* ---- values ---- */

static struct asset_validator *
validator(struct asset_exchange *x, const struct asset_operation *op)
{
	void **slot = asset_map_at(x->cx, &x->validators, op->area);

	if (!*slot)
		*slot = asset_validator_new(x->cx, op->doc,
		    ASSET_SCHEMA_OAS31, ASSET_VALIDATE_FORMATS |
		    ASSET_VALIDATE_CONTENT | ASSET_VALIDATE_REQUEST);
	return *slot;
}

/* Text of a URL as the JSON value that it stands for. */
static struct asset_node *
value_node(struct asset_ctx *cx, struct asset_str text)
{
	struct asset_node *n = asset_new_str(cx, text);

	switch (asset_scalar_core(text)) {
	case ASSET_SCALAR_JSON:
		n->kind = ASSET_NUMBER;
		break;
	case ASSET_SCALAR_TRUE:
	case ASSET_SCALAR_FALSE:
		n->kind = ASSET_BOOL;
		break;
	default:
		break;
	}
	return n;
}

static bool
allows(const struct asset_node *schema, const char *type)
{
	const struct asset_node *t = asset_get(schema, "type");

	if (asset_is(t, ASSET_STRING))
		return asset_str_is(asset_text(t), type);
	for (const struct asset_node *n = asset_first(t); n; n = n->next)
		if (asset_str_is(asset_text(n), type))
			return true;
	return !t;
}

static void
check_value(struct asset_exchange *x, const struct asset_operation *op,
    const struct asset_request *r, const struct asset_node *parameter,
    struct asset_str text)
{
	const struct asset_node *schema = asset_operation_resolve(x->cx, op,
	    asset_get(parameter, "schema"));
	struct asset_violations all = { .most = MOST_VIOLATIONS };
	struct asset_str value = asset_percent_decode(x->cx, text);
	struct asset_node *n;

	if (!value.n || strchr(":{<$", value.s[0]) || asset_exchange_open(value))
		return; /* something is put in its place */
	if (asset_is_text(asset_get(schema, "type"), "array"))
		schema = asset_operation_resolve(x->cx, op,
		    asset_get(schema, "items"));
	if (!schema)
		return;
	n = allows(schema, "string") ? asset_new_str(x->cx, value) :
	    value_node(x->cx, value);
	asset_validator_check(validator(x, op), schema, n, &all);
	for (const struct asset_violation *v = all.first; v; v = v->next)
		report(x, v->id, r, text, v->args[0], v->args[1], v->args[2]);
}

/* ---- parameters ---- */

struct parameters {
	const struct asset_node *list[MOST_PARAMETERS];
	bool seen[MOST_PARAMETERS];
	unsigned n;
};

static void
add_parameters(struct asset_ctx *cx, const struct asset_operation *op,
    struct parameters *p, const struct asset_node *holder, const char *in)
{
	const struct asset_node *n = asset_first(asset_get(holder,
	    "parameters"));

	for (; n && p->n < MOST_PARAMETERS; n = n->next) {
		const struct asset_node *one = asset_operation_resolve(cx, op,
		    n);

		if (asset_is_text(asset_get(one, "in"), in))
			p->list[p->n++] = one;
	}
}

static struct parameters
parameters(struct asset_ctx *cx, const struct asset_operation *op,
    const char *in)
{
	struct parameters p = { .n = 0 };

	add_parameters(cx, op, &p, op->root, in);
	add_parameters(cx, op, &p, op->item, in);
	return p;
}

static unsigned
find_parameter(const struct parameters *p, struct asset_str name)
{
	unsigned i = 0;

	while (i < p->n && !asset_str_eq(asset_get_text(p->list[i], "name"),
	    name))
		i++;
	return i;
}

static struct asset_str
near_parameter(const struct parameters *p, struct asset_str name)
{
	struct asset_guess g = asset_guess_new(name);

	for (unsigned i = 0; i < p->n; i++)
		asset_guess_try(&g, asset_get_text(p->list[i], "name"));
	return g.best;
}

static void
check_path(struct asset_exchange *x, const struct asset_operation *op,
    const struct asset_request *r, struct asset_str path)
{
	const struct parameters p = parameters(x->cx, op, "path");
	struct asset_str template = op->path, t, s;

	while (next_segment(&template, &t) && next_segment(&path, &s)) {
		unsigned i;

		if (!is_slot(t) || t.s[t.n - 1] != '}')
			continue;
		i = find_parameter(&p, (struct asset_str){ t.s + 1,
		    t.n - 2 });
		if (i < p.n)
			check_value(x, op, r, p.list[i], s);
	}
}

static void
check_query(struct asset_exchange *x, const struct asset_operation *op,
    const struct asset_request *r, struct asset_str query)
{
	struct parameters p = parameters(x->cx, op, "query");
	bool open = false;

	for (uint32_t at = 0, end; at < query.n; at = end + 1) {
		uint32_t eq = find_any(query, at, "=&");
		struct asset_str raw = { query.s + at, eq - at }, name;
		unsigned i;

		end = find_any(query, at, "&");
		name = asset_percent_decode(x->cx, raw);
		i = find_parameter(&p, name);
		open |= asset_exchange_open(name);
		if (i < p.n) {
			p.seen[i] = true;
			if (eq < end)
				check_value(x, op, r, p.list[i],
				    (struct asset_str){ query.s + eq + 1,
				    end - eq - 1 });
		} else if (name.n && !asset_exchange_open(name)) {
			report(x, "exchange-query-unknown", r, raw, name,
			    op->id, near_parameter(&p, name));
		}
	}
	for (unsigned i = 0; i < p.n && !open; i++)
		if (!p.seen[i] && asset_get_true(p.list[i], "required"))
			report(x, "exchange-query-missing", r,
			    asset_text(r->url), asset_get_text(p.list[i],
			    "name"), op->id, none);
}

/* ---- bodies ---- */

static void
report_body(struct asset_exchange *x, const struct asset_request *r,
    struct asset_violation *v)
{
	bool secret = v->instance->key &&
	    asset_exchange_secret(asset_key(v->instance));
	struct asset_str text = asset_text(v->instance);

	if (asset_is(v->instance, ASSET_STRING) &&
	    (asset_exchange_open(text) ||
	    (secret && text.n && !asset_exchange_clear(text))))
		return; /* something is put in its place */
	v->levels++;
	v->outer = r->body;
	if (secret && v->args[1].n)
		v->args[1] = ASSET_S("***");
	asset_report_str(x->cx, v->id, asset_violation_place(x->cx, v),
	    v->args[0], v->args[1], v->args[2])->pointer =
	    asset_strf(x->cx, "%.*s%.*s", ASSET_P(r->body_pointer),
	    ASSET_P(v->pointer));
}

static void
check_body(struct asset_exchange *x, const struct asset_operation *op,
    const struct asset_request *r)
{
	const struct asset_node *schema = asset_operation_body(x->cx, op);
	struct asset_violations all = { .most = MOST_VIOLATIONS };
	struct asset_str text = asset_text(r->body);
	uint32_t sources = x->cx->nsources;
	struct asset_doc *doc;

	if (!schema || sources > ASSET_MOST_TEXTS)
		return;
	if (!asset_is(r->body, ASSET_STRING) || !text.n) {
		if (r->empty || asset_is(r->body, ASSET_STRING))
			report(x, "exchange-body-missing", r,
			    asset_text(r->url), op->id, none, none);
		return;
	}
	doc = asset_open_quietly(x->cx, "body.json", text);
	if (!doc || doc->format != ASSET_FORMAT_JSON) {
		x->cx->nsources = sources;
		if (!asset_exchange_open(text))
			asset_report_str(x->cx, "exchange-body-json",
			    asset_value_place(x->cx, r->body), op->id, none,
			    none)->pointer = r->body_pointer;
		return;
	}
	asset_exchange_hide(x->cx, doc->root, r->body);
	asset_validator_check(validator(x, op), schema, doc->root, &all);
	if (!all.first)
		x->cx->nsources = sources; /* no violation has a place in it */
	for (struct asset_violation *v = all.first; v; v = v->next)
		report_body(x, r, v);
}

void
asset_exchange_check(struct asset_exchange *x, const struct asset_request *r)
{
	const struct asset_operation *op;
	struct asset_str others;
	struct url u;

	if (!asset_is(r->url, ASSET_STRING))
		return;
	u = split(asset_text(r->url));
	op = find_operation(x, u.path, r->method, &others);
	if (op) {
		check_path(x, op, r, u.path);
		check_query(x, op, r, u.query);
		check_body(x, op, r);
	} else if (others.n) {
		if (!asset_str_is(r->method, "OPTIONS") &&
		    !asset_exchange_open(r->method))
			report(x, "exchange-method", r, u.path, r->method,
			    others, none);
	} else if (looks_known(x, u.path)) {
		report(x, "exchange-path-unknown", r, u.path, none, none,
		    none);
	}
}
