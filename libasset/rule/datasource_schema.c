#include "model/formats.h"
#include "rule/datasource.h"
#include "rule/datasource_value.h"
#include "core/banned.h"

/* The fields of the content that a part needs and takes. */
static void
add_fields(struct asset_ctx *cx, struct asset_node *schema,
    const struct asset_node *part, const char *list)
{
	const struct asset_node *all = asset_get(asset_get(asset_get(asset_get(
	    asset_get(asset_get(asset_formats, "openapi"), "datasources"),
	    "components"), "schemas"), "DatasourceContent"), "properties");
	struct asset_node *fields = asset_get(schema, "properties"), *made;

	for (const struct asset_node *n = asset_first(asset_get(part, list));
	    n; n = n->next) {
		const struct asset_node *field = asset_get_str(all,
		    asset_text(n));

		if (!field)
			continue;
		made = asset_share(cx, field);
		if (asset_get(field, "$ref")) { /* only what it is for */
			made = asset_new_node(cx, ASSET_OBJECT);
			asset_set(cx, made, "description", asset_new_str(cx,
			    asset_get_text(field, "description")));
		}
		asset_set_str(cx, fields, asset_text(n), made);
		if (strcmp(list, "needs") == 0)
			asset_add(cx, asset_get(schema, "required"),
			    asset_new_str(cx, asset_text(n)));
	}
}

static void
add_part(struct asset_ctx *cx, struct asset_node *cases,
    const struct asset_node *part, struct asset_str when)
{
	struct asset_node *made = asset_new_node(cx, ASSET_OBJECT), *schema;

	schema = asset_new_node(cx, ASSET_OBJECT);
	asset_set(cx, schema, "type", asset_new_text(cx, "object"));
	asset_set(cx, schema, "required", asset_new_node(cx, ASSET_ARRAY));
	asset_set(cx, schema, "properties",
	    asset_new_node(cx, ASSET_OBJECT));
	add_fields(cx, schema, part, "needs");
	add_fields(cx, schema, part, "expects");
	add_fields(cx, schema, part, "takes");
	asset_set(cx, made, "when", asset_new_str(cx, when));
	asset_set(cx, made, "schema", schema);
	if (asset_get(schema, "properties")->len)
		asset_add(cx, cases, made);
	for (const struct asset_node *by = asset_first(asset_get(part, "by"));
	    by; by = by->next)
		for (const struct asset_node *c = asset_first(by); c;
		    c = c->next)
			if (c->kind == ASSET_OBJECT)
				add_part(cx, cases, c, asset_strf(cx,
				    "%.*s%s%.*s: %.*s", ASSET_P(when),
				    when.n ? ", " : "", ASSET_P(asset_key(by)),
				    ASSET_P(asset_key(c))));
}

struct asset_node *
asset_datasource_schema(struct asset_ctx *cx, struct asset_str name)
{
	const struct asset_node *type = asset_datasource_type(name);
	struct asset_node *out, *cases;

	if (!type)
		return NULL;
	out = asset_new_node(cx, ASSET_OBJECT);
	cases = asset_new_node(cx, ASSET_ARRAY);
	asset_set(cx, out, "type", asset_new_str(cx, name));
	asset_set(cx, out, "title", asset_new_str(cx, asset_get_text(type,
	    "title")));
	add_part(cx, cases, type, ASSET_S(""));
	asset_set(cx, out, "content", cases);
	return out;
}

struct asset_node *
asset_datasource_types(struct asset_ctx *cx)
{
	struct asset_node *out = asset_new_node(cx, ASSET_OBJECT);
	const struct asset_node *file, *n;

	for (file = asset_first(asset_get(asset_formats, "datasources")); file;
	    file = file->next)
		for (n = asset_first(file); n; n = n->next)
			asset_set_str(cx, out, asset_key(n), asset_new_str(cx,
			    asset_get_text(n, "title")));
	return out;
}
