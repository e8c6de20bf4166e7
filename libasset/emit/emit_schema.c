#include "emit/emit_json.h"
#include "model/row.h"
#include "tree/pointer.h"
#include "emit/emit.h"
#include "core/banned.h"

enum { NAME_WIDTH = 26, DEEPEST = 6 };

/* A text under construction, and where the schemas are. */
struct text {
	struct asset_buf b;
	const struct asset_node *root;
};

static const struct asset_str none = { NULL, 0 };

static struct asset_str
says(struct asset_ctx *cx, const char *row, struct asset_str a,
    struct asset_str b)
{
	const struct asset_str args[ASSET_DIAG_ARGS] = { a, b, none };

	return asset_row_text(cx, asset_row("texts", asset_str(row)), "says",
	    args);
}

static const struct asset_node *
resolve(struct text *t, const struct asset_node *schema)
{
	for (int hops = 0; hops < 32; hops++) {
		struct asset_str ref = asset_get_text(schema, "$ref");

		if (!ref.n)
			break;
		schema = asset_pointer_get(t->b.cx, t->root,
		    (struct asset_str){ ref.s + 1, ref.n - 1 });
	}
	return schema;
}

/* A keyword of a schema or of a part of its allOf. */
static const struct asset_node *
keyword(struct text *t, const struct asset_node *schema, const char *name)
{
	const struct asset_node *found = asset_get(schema, name), *n;

	if (!found && asset_get(schema, "$ref"))
		found = keyword(t, resolve(t, schema), name);
	n = asset_first(asset_get(schema, "allOf"));
	for (; n && !found; n = n->next)
		found = keyword(t, n, name);
	return found;
}

/* ---- one line ---- */

static void
add_word(struct text *t, struct asset_str word)
{
	if (!word.n)
		return;
	if (t->b.s[t->b.n - 1] != ' ')
		asset_buf_puts(&t->b, ", ");
	asset_buf_str(&t->b, word);
}

static struct asset_str
list_text(struct text *t, const struct asset_node *list)
{
	struct asset_buf b;

	asset_buf_init(&b, t->b.cx);
	for (list = asset_first(list); list; list = list->next) {
		asset_buf_str(&b, list->len ? asset_text(list) :
		    ASSET_S("\"\""));
		if (list->next)
			asset_buf_puts(&b, ", ");
	}
	return asset_buf_text(&b);
}

static struct asset_str
type_text(struct text *t, const struct asset_node *schema)
{
	const struct asset_node *type = keyword(t, schema, "type");
	const struct asset_node *items = keyword(t, schema, "items");
	struct asset_str item = items ? type_text(t, items) : none;

	if (item.n)
		return says(t->b.cx, "schema-list-of", item, none);
	if (asset_is(type, ASSET_ARRAY))
		return list_text(t, type);
	if (!type && keyword(t, schema, "properties"))
		return ASSET_S("object");
	return asset_text(type);
}

static void
add_range(struct text *t, const struct asset_node *schema, const char *least,
    const char *most, const char *const rows[3])
{
	struct asset_str a = asset_text(keyword(t, schema, least));
	struct asset_str b = asset_text(keyword(t, schema, most));

	if (a.n && b.n)
		add_word(t, says(t->b.cx, rows[2], a, b));
	else if (a.n || b.n)
		add_word(t, says(t->b.cx, rows[a.n ? 0 : 1], a.n ? a : b,
		    none));
}

static void
add_limits(struct text *t, const struct asset_node *schema)
{
	static const char *const numbers[] = { "schema-from", "schema-to",
		"schema-range" };
	static const char *const lengths[] = { "schema-long-from",
		"schema-long-to", "schema-long" };
	static const char *const items[] = { "schema-items-from",
		"schema-items-to", "schema-items" };
	const struct asset_node *n = keyword(t, schema, "enum");

	if (n)
		add_word(t, says(t->b.cx, "schema-one-of", list_text(t, n),
		    none));
	add_range(t, schema, "minimum", "maximum", numbers);
	add_range(t, schema, "minLength", "maxLength", lengths);
	add_range(t, schema, "minItems", "maxItems", items);
	n = keyword(t, schema, "pattern");
	if (n)
		add_word(t, says(t->b.cx, "schema-pattern", asset_text(n),
		    none));
	n = keyword(t, schema, "default");
	if (n && n->len && !asset_is_container(n))
		add_word(t, says(t->b.cx, "schema-default", asset_text(n),
		    none));
}

static void
add_name(struct text *t, struct asset_str name, unsigned level)
{
	uint32_t used = name.n + level * 2;

	for (unsigned i = 0; i < level; i++)
		asset_buf_puts(&t->b, "  ");
	asset_buf_shown(&t->b, name);
	do
		asset_buf_char(&t->b, ' ');
	while (++used < NAME_WIDTH);
}

static bool
is_required(struct text *t, const struct asset_node *schema,
    struct asset_str name)
{
	const struct asset_node *n;

	schema = resolve(t, schema);
	for (n = asset_first(asset_get(schema, "required")); n; n = n->next)
		if (asset_str_eq(asset_text(n), name))
			return true;
	for (n = asset_first(asset_get(schema, "allOf")); n; n = n->next)
		if (is_required(t, n, name))
			return true;
	return false;
}

static void
add_field(struct text *t, struct asset_str name,
    const struct asset_node *schema, bool needed, unsigned level)
{
	const struct asset_node *about = keyword(t, schema, "description");

	add_name(t, name, level);
	add_word(t, type_text(t, schema));
	if (needed)
		add_word(t, says(t->b.cx, "schema-needed", none, none));
	add_limits(t, schema);
	if (about) {
		asset_buf_puts(&t->b, t->b.s[t->b.n - 1] == ' ' ? "" : ": ");
		asset_buf_shown(&t->b, asset_text(about));
	}
	asset_buf_char(&t->b, '\n');
}

static void add_below(struct text *, const struct asset_node *, unsigned);

static void
add_members(struct text *t, const struct asset_node *schema,
    const struct asset_node *whole, unsigned level)
{
	const struct asset_node *n;

	schema = resolve(t, schema);
	for (n = asset_first(asset_get(schema, "allOf")); n; n = n->next)
		add_members(t, n, whole, level);
	for (n = asset_first(asset_get(schema, "properties")); n; n = n->next) {
		add_field(t, asset_key(n), n,
		    is_required(t, whole, asset_key(n)), level);
		add_below(t, n, level + 1);
	}
	n = asset_get(schema, "additionalProperties");
	if (asset_is(n, ASSET_OBJECT) && (asset_get(n, "properties") ||
	    asset_get(n, "$ref"))) {
		add_field(t, ASSET_S("*"), n, false, level);
		add_below(t, n, level + 1);
	}
}

/* Members of an object, or of the items of a list. */
static void
add_below(struct text *t, const struct asset_node *schema, unsigned level)
{
	const struct asset_node *items = keyword(t, schema, "items");

	schema = items ? items : schema;
	if (level <= DEEPEST)
		add_members(t, schema, schema, level);
}

/* ---- the parts ---- */

static void
add_title(struct text *t, struct asset_str title)
{
	asset_buf_printf(&t->b, "\n%.*s\n", ASSET_P(title));
}

static void
add_schema(struct text *t, struct asset_str title,
    const struct asset_node *schema)
{
	uint32_t before;

	if (!schema)
		return;
	add_title(t, title);
	before = (uint32_t)t->b.n;
	add_members(t, schema, schema, 1);
	if (t->b.n == before) {
		add_field(t, ASSET_S("-"), schema, false, 1);
		add_below(t, schema, 2);
	}
}

static void
add_parameters(struct text *t, const char *in, const char *row)
{
	const struct asset_node *p = asset_get(t->root, "parameters");
	bool title = false;

	for (p = asset_first(p); p; p = p->next) {
		struct asset_node *flat;

		if (!asset_is_text(asset_get(p, "in"), in))
			continue;
		if (!title)
			add_title(t, says(t->b.cx, row, none, none));
		title = true;
		flat = asset_clone(t->b.cx, asset_get(p, "schema"));
		if (asset_get(p, "description"))
			asset_set(t->b.cx, flat, "description",
			    asset_share(t->b.cx, asset_get(p, "description")));
		add_field(t, asset_get_text(p, "name"), flat,
		    asset_get_true(p, "required"), 1);
	}
}

static void
print_operation(struct text *t)
{
	const struct asset_node *a = asset_get(t->root, "answers");
	struct asset_ctx *cx = t->b.cx;

	asset_buf_printf(&t->b, "%.*s: %.*s (%.*s)\n\n  %.*s %.*s\n",
	    ASSET_P(asset_get_text(t->root, "operation")),
	    ASSET_P(asset_get_text(t->root, "summary")),
	    ASSET_P(says(cx, "schema-section",
	    asset_get_text(t->root, "section"), none)),
	    ASSET_P(asset_get_text(t->root, "method")),
	    ASSET_P(asset_get_text(t->root, "path")));
	if (asset_get(t->root, "description"))
		add_title(t, asset_get_text(t->root, "description"));
	add_parameters(t, "path", "schema-path");
	add_parameters(t, "query", "schema-query");
	add_parameters(t, "header", "schema-header");
	add_schema(t, says(cx, "schema-body", none, none),
	    asset_get(t->root, "body"));
	for (a = asset_first(a); a; a = a->next) {
		struct asset_str status = asset_get_text(a, "status");

		if (!asset_str_starts(status, "2"))
			continue;
		if (asset_get(a, "schema"))
			add_schema(t, says(cx, "schema-answer", status, none),
			    asset_get(a, "schema"));
		else
			add_title(t, says(cx, "schema-answer", status, none));
	}
}

static void
print_types(struct text *t)
{
	const struct asset_node *n = asset_first(asset_get(t->root, "types"));

	if (n)
		add_title(t, says(t->b.cx, "schema-types", none, none));
	for (; n; n = n->next) {
		add_name(t, asset_key(n), 1);
		asset_buf_printf(&t->b, "%.*s\n", ASSET_P(asset_text(n)));
	}
}

static void
print_kind(struct text *t)
{
	struct asset_ctx *cx = t->b.cx;

	asset_buf_printf(&t->b, "%.*s: %.*s\n\n  %.*s\n  %.*s\n",
	    ASSET_P(asset_get_text(t->root, "kind")),
	    ASSET_P(asset_get_text(t->root, "title")),
	    ASSET_P(says(cx, "schema-file", asset_get_text(t->root, "file"),
	    none)), ASSET_P(says(cx, "schema-made-by", asset_get_text(
	    asset_get(t->root, "operations"), "create"), none)));
	add_schema(t, says(cx, "schema-key", none, none),
	    asset_get(t->root, "key"));
	if (asset_first(asset_get(asset_get(t->root, "refs"), "properties")))
		add_schema(t, says(cx, "schema-refs", none, none),
		    asset_get(t->root, "refs"));
	add_schema(t, says(cx, "schema-spec", none, none),
	    asset_get(t->root, "spec"));
	print_types(t);
}

static void
print_datasource(struct text *t)
{
	const struct asset_node *n = asset_get(t->root, "content");

	asset_buf_printf(&t->b, "datasource/%.*s: %.*s\n",
	    ASSET_P(asset_get_text(t->root, "type")),
	    ASSET_P(asset_get_text(t->root, "title")));
	for (n = asset_first(n); n; n = n->next)
		add_schema(t, says(t->b.cx, "schema-content", asset_get_text(
		    n, "when"), none), asset_get(n, "schema"));
}

static void
print_extension(struct text *t)
{
	const struct asset_node *at = asset_get(t->root, "at");

	asset_buf_printf(&t->b, "%.*s: %.*s\n",
	    ASSET_P(asset_get_text(t->root, "extension")),
	    ASSET_P(asset_get_text(t->root, "title")));
	if (at)
		asset_buf_printf(&t->b, "\n  %.*s\n",
		    ASSET_P(says(t->b.cx, "schema-at", list_text(t, at),
		    list_text(t, asset_get(t->root, "documents")))));
	add_schema(t, says(t->b.cx, "schema-value", none, none),
	    asset_get(t->root, "value"));
}

static void
print_settings(struct text *t)
{
	asset_buf_printf(&t->b, "%.*s: %.*s\n\n",
	    ASSET_P(asset_get_text(t->root, "title")),
	    ASSET_P(asset_get_text(t->root, "description")));
	add_members(t, t->root, t->root, 1);
}

static void
print_list(struct text *t)
{
	const struct asset_node *n = asset_get(t->root, "kinds");
	struct asset_str area = none;

	asset_buf_str(&t->b, says(t->b.cx, "schema-kinds", none, none));
	asset_buf_char(&t->b, '\n');
	for (n = asset_first(n); n; n = n->next) {
		add_name(t, asset_get_text(n, "kind"), 1);
		asset_buf_printf(&t->b, "%.*s\n",
		    ASSET_P(asset_get_text(n, "title")));
	}
	add_title(t, says(t->b.cx, "schema-extensions", none, none));
	n = asset_get(t->root, "extensions");
	for (n = asset_first(n); n; n = n->next)
		asset_buf_printf(&t->b, "  %-36.*s %.*s\n",
		    ASSET_P(asset_get_text(n, "extension")),
		    ASSET_P(asset_get_text(n, "title")));
	n = asset_get(t->root, "operations");
	for (n = asset_first(n); n; n = n->next) {
		struct asset_str its = asset_get_text(n, "area");

		if (!asset_str_eq(its, area))
			add_title(t, says(t->b.cx, "schema-operations", its,
			    none));
		area = its;
		asset_buf_printf(&t->b, "  %-34.*s %-8.*s%-7.*s%.*s\n",
		    ASSET_P(asset_get_text(n, "operation")),
		    ASSET_P(asset_get_text(n, "section")),
		    ASSET_P(asset_get_text(n, "method")),
		    ASSET_P(asset_get_text(n, "path")));
	}
}

struct asset_str
asset_emit_schema(struct asset_ctx *cx, const struct asset_node *schema)
{
	struct text t = { .root = schema };

	asset_buf_init(&t.b, cx);
	if (asset_get(t.root, "operation"))
		print_operation(&t);
	else if (asset_get(t.root, "extension"))
		print_extension(&t);
	else if (asset_get(t.root, "kind"))
		print_kind(&t);
	else if (asset_get(t.root, "content"))
		print_datasource(&t);
	else if (asset_get(t.root, "properties"))
		print_settings(&t);
	else
		print_list(&t);
	return asset_buf_text(&t.b);
}
