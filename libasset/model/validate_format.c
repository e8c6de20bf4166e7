/* The keyword "format": names of formats, and what they are said of. */
#include "model/validate.h"

#include "model/format.h"
#include "core/banned.h"

static const struct format {
	const char *name;
	asset_format_fn *fn;
	const char *least, *most; /* of a number */
} formats[] = {
	{ "date", asset_format_date, NULL, NULL },
	{ "time", asset_format_time, NULL, NULL },
	{ "date-time", asset_format_date_time, NULL, NULL },
	{ "duration", asset_format_duration, NULL, NULL },
	{ "email", asset_format_email, NULL, NULL },
	{ "idn-email", asset_format_idn_email, NULL, NULL },
	{ "hostname", asset_format_hostname, NULL, NULL },
	{ "idn-hostname", asset_format_idn_hostname, NULL, NULL },
	{ "ipv4", asset_format_ipv4, NULL, NULL },
	{ "ipv6", asset_format_ipv6, NULL, NULL },
	{ "uri", asset_format_uri, NULL, NULL },
	{ "uri-reference", asset_format_uri_reference, NULL, NULL },
	{ "iri", asset_format_iri, NULL, NULL },
	{ "iri-reference", asset_format_iri_reference, NULL, NULL },
	{ "uri-template", asset_format_uri_template, NULL, NULL },
	{ "uuid", asset_format_uuid, NULL, NULL },
	{ "json-pointer", asset_format_json_pointer, NULL, NULL },
	{ "relative-json-pointer", asset_format_relative_json_pointer, NULL, NULL },
	{ "regex", NULL, NULL, NULL },
	{ "byte", asset_format_byte, NULL, NULL },
	{ "int32", NULL, "-2147483648", "2147483647" },
	{ "int64", NULL, "-9223372036854775808", "9223372036854775807" },
	{ NULL, NULL, NULL, NULL }
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

static bool
within(struct asset_str text, const char *least, const char *most)
{
	struct asset_decimal d = asset_decimal(text);
	struct asset_decimal low = asset_decimal(asset_str(least));
	struct asset_decimal high = asset_decimal(asset_str(most));

	return asset_decimal_cmp(&d, &low) >= 0 &&
	    asset_decimal_cmp(&d, &high) <= 0;
}

bool
asset_format_valid(struct asset_validator *v, struct asset_str name,
    const struct asset_node *n)
{
	const struct format *f = find(name);

	if (f->least)
		return n->kind != ASSET_NUMBER ||
		    within(asset_text(n), f->least, f->most);
	if (n->kind != ASSET_STRING)
		return true;
	if (!f->fn)
		return asset_vpattern_valid(v, asset_text(n));
	return f->fn(v->cx, asset_text(n));
}
