/* The formats of JSON Schema and OpenAPI: is a text a date, an address, ...? */
#ifndef ASSET_MODEL_FORMAT_H
#define ASSET_MODEL_FORMAT_H

#include "core/ctx.h"

typedef bool asset_format_fn(struct asset_ctx *, struct asset_str);

/* One way to walk over text: a byte, and is it what is wanted? */
struct asset_scan {
	const char *p, *end;
};

static inline bool
asset_scan_is(struct asset_scan *s, char c)
{
	if (s->p == s->end || *s->p != c)
		return false;
	s->p++;
	return true;
}

static inline bool
asset_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
asset_is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static inline bool
asset_is_hex(char c)
{
	return asset_is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

/* How many digits stand here; they are passed over. */
static inline uint32_t
asset_scan_digits(struct asset_scan *s)
{
	const char *from = s->p;

	while (s->p < s->end && asset_is_digit(*s->p))
		s->p++;
	return (uint32_t)(s->p - from);
}

asset_format_fn asset_format_date, asset_format_time, asset_format_date_time,
    asset_format_duration, asset_format_ipv4, asset_format_ipv6,
    asset_format_hostname, asset_format_idn_hostname, asset_format_email,
    asset_format_idn_email, asset_format_uri, asset_format_uri_reference,
    asset_format_iri, asset_format_iri_reference, asset_format_uri_template,
    asset_format_json_pointer, asset_format_relative_json_pointer,
    asset_format_uuid, asset_format_byte;

#endif
