#include "rule/exchange.h"

#include <ctype.h>

#include "model/validator.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

/* ---- secrets ---- */

bool
asset_exchange_open(struct asset_str s)
{
	return s.n && memmem(s.s, s.n, "{{", 2) != NULL;
}

bool
asset_exchange_secret(struct asset_str name)
{
	static const char *const words[] = { "token", "secret", "password",
		"passwd", "authorization", "cookie", "apikey", "api-key",
		"appcode", "app-code" };

	for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
		uint32_t n = (uint32_t)strlen(words[w]);

		for (uint32_t i = 0; i + n <= name.n; i++)
			if (asset_str_case_eq((struct asset_str){ name.s + i,
			    n }, asset_str(words[w])))
				return true;
	}
	return false;
}

static struct asset_str
name_in(const struct asset_node *pair)
{
	struct asset_str s = asset_get_text(pair, "name");

	return s.s ? s : asset_get_text(pair, "key");
}

static void
hide_text(struct asset_ctx *cx, const struct asset_node *n,
    const struct asset_node *outer)
{
	const struct asset_violation at = { .instance = n, .outer = outer,
		.levels = outer != NULL };

	if (n && !asset_is_container(n) && n->kind != ASSET_NULL)
		asset_source_hide(cx, asset_violation_place(cx, &at));
	for (n = asset_first(n); n; n = n->next)
		hide_text(cx, n, outer);
}

void
asset_exchange_hide(struct asset_ctx *cx, const struct asset_node *n,
    const struct asset_node *outer)
{
	if (asset_is(n, ASSET_OBJECT) && asset_exchange_secret(name_in(n)))
		hide_text(cx, asset_get(n, "value"), outer);
	for (n = asset_first(n); n; n = n->next) {
		if (n->key && asset_exchange_secret(asset_key(n)))
			hide_text(cx, n, outer);
		asset_exchange_hide(cx, n, outer);
	}
}

bool
asset_exchange_clear(struct asset_str value)
{
	uint32_t i = 0;

	while (i < value.n && !isalnum((unsigned char)value.s[i]))
		i++;
	return i < value.n && !asset_exchange_open(value);
}

/* The first secret header of a request; true when it was reported. */
static bool
report_secret(struct asset_ctx *cx, const struct asset_node *headers,
    struct asset_str pointer)
{
	for (const struct asset_node *h = asset_first(headers); h;
	    h = h->next) {
		struct asset_str name = name_in(h);

		if (!name.n || !asset_exchange_secret(name) ||
		    !asset_exchange_clear(asset_get_text(h, "value")))
			continue;
		asset_report_str(cx, "exchange-secret", asset_value_place(cx,
		    asset_get(h, "value")), name, none, none)->pointer =
		    pointer;
		return true;
	}
	return false;
}

/* ---- HAR ---- */

bool
asset_exchange_is_har(const struct asset_node *root)
{
	const struct asset_node *log = asset_get(root, "log");

	return asset_is(asset_get(log, "entries"), ASSET_ARRAY) &&
	    asset_is(asset_get(log, "version"), ASSET_STRING);
}

static void
check_entry(struct asset_exchange *x, const struct asset_node *request,
    uint32_t i)
{
	struct asset_ctx *cx = x->cx;
	const struct asset_node *data = asset_get(request, "postData");
	struct asset_request r = {
		.method = asset_get_text(request, "method"),
		.url = asset_get(request, "url"),
		.body = asset_get(data, "text"),
		.empty = !data &&
		    asset_int(asset_get(request, "bodySize"), 1) <= 0,
		.url_pointer = asset_strf(cx, "/log/entries/%u/request/url",
		    i),
		.body_pointer = asset_strf(cx,
		    "/log/entries/%u/request/postData/text", i) };

	asset_exchange_check(x, &r);
}

void
asset_exchange_har(struct asset_ctx *cx, const struct asset_node *root)
{
	struct asset_exchange x = { .cx = cx,
		.ops = asset_operations_open(cx) };
	const struct asset_node *e = asset_first(asset_get(asset_get(root,
	    "log"), "entries"));
	bool said = false;

	asset_exchange_hide(cx, root, NULL);
	for (uint32_t i = 0; e; e = e->next, i++) {
		const struct asset_node *request = asset_get(e, "request");

		if (!said)
			said = report_secret(cx, asset_get(request,
			    "headers"), asset_strf(cx,
			    "/log/entries/%u/request/headers", i));
		check_entry(&x, request, i);
	}
}

/* ---- Postman ---- */

bool
asset_exchange_is_postman(const struct asset_node *root)
{
	struct asset_str schema = asset_get_text(asset_get(root, "info"),
	    "schema");

	return asset_is(asset_get(root, "item"), ASSET_ARRAY) && schema.n &&
	    memmem(schema.s, schema.n, "postman.com/", 12);
}

static void
check_saved(struct asset_exchange *x, const struct asset_node *request,
    struct asset_str pointer)
{
	struct asset_ctx *cx = x->cx;
	const struct asset_node *url = asset_is(request, ASSET_STRING) ?
	    request : asset_get(request, "url");
	const struct asset_node *body = asset_get(request, "body");
	bool off = asset_get_true(body, "disabled") || !asset_first(body);
	struct asset_request r = {
		.method = asset_get_text(request, "method"),
		.url = asset_is(url, ASSET_OBJECT) ? asset_get(url, "raw") :
		    url,
		.empty = off,
		.url_pointer = asset_strf(cx, "%.*s%s%s", ASSET_P(pointer),
		    url == request ? "" : "/url",
		    asset_is(url, ASSET_OBJECT) ? "/raw" : ""),
		.body_pointer = asset_strf(cx, "%.*s/body/raw",
		    ASSET_P(pointer)) };

	if (!r.method.s)
		r.method = ASSET_S("GET");
	if (!off && asset_is_text(asset_get(body, "mode"), "raw"))
		r.body = asset_get(body, "raw");
	asset_exchange_check(x, &r);
}

/* A folder, or the collection. */
static void
check_items(struct asset_exchange *x, const struct asset_node *folder,
    struct asset_str pointer, bool *said)
{
	const struct asset_node *n = asset_first(asset_get(folder, "item"));

	for (uint32_t i = 0; n; n = n->next, i++) {
		const struct asset_node *request = asset_get(n, "request");
		struct asset_str at = asset_strf(x->cx, "%.*s/item/%u",
		    ASSET_P(pointer), i), own;

		check_items(x, n, at, said);
		if (!request)
			continue;
		own = asset_strf(x->cx, "%.*s/request", ASSET_P(at));
		if (!*said)
			*said = report_secret(x->cx, asset_get(request,
			    "header"), own);
		check_saved(x, request, own);
	}
}

void
asset_exchange_postman(struct asset_ctx *cx, const struct asset_node *root)
{
	struct asset_exchange x = { .cx = cx,
		.ops = asset_operations_open(cx) };
	bool said = false;

	asset_exchange_hide(cx, root, NULL);
	check_items(&x, root, ASSET_S(""), &said);
}
