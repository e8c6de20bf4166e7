/* Formats of strings and numbers. */
#include "model/validate.h"

#include "core/banned.h"

static const struct format {
	const char *name;
	bool (*valid)(struct asset_validator *, struct asset_str);
} formats[] = {
	{ "regex", asset_vpattern_valid },
	{ NULL, NULL }
};

static const struct format *
find(struct asset_str name)
{
	const struct format *f = formats;

	while (f->name && !asset_str_is(name, f->name))
		f++;
	return f->name ? f : NULL;
}

bool
asset_format_known(struct asset_str name)
{
	return find(name) != NULL;
}

bool
asset_format_valid(struct asset_validator *v, struct asset_str name,
    const struct asset_node *n)
{
	const struct format *f = find(name);

	return !f || n->kind != ASSET_STRING || f->valid(v, asset_text(n));
}
