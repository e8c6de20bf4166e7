#include "rule/as.h"

#include "rule/datasource.h"
#include "rule/exchange.h"
#include "rule/import.h"
#include "rule/request.h"
#include "model/object.h"
#include "core/banned.h"

static const struct asset_as table[] = {
	{ .name = "datasource", .word = "datasource_type",
	    .is_tree = asset_datasource_is,
	    .check_tree = asset_datasource_check },
	{ .name = "device", .is_text = asset_import_is_device,
	    .check_text = asset_import_device },
	{ .name = "product", .check_text = asset_import_product },
	{ .name = "topic", .check_tree = asset_import_topic },
	{ .name = "dictionary", .check_tree = asset_import_dictionary },
	{ .name = "request", .check_what = asset_request_body },
	{ .name = "kind", .check_what = asset_object_expect, .object = true },
	{ .name = "har", .word = "startedDateTime", .starts = " log ",
	    .is_tree = asset_exchange_is_har,
	    .check_tree = asset_exchange_har },
	{ .name = "postman", .word = "postman.com/",
	    .starts = " auth event info item protocolProfileBehavior variable ",
	    .is_tree = asset_exchange_is_postman,
	    .check_tree = asset_exchange_postman },
};

enum { COUNT = sizeof table / sizeof *table };

const struct asset_as *
asset_as_find(const char *name, const char **what)
{
	size_t n = strcspn(name, ":");

	*what = name[n] && name[n + 1] ? name + n + 1 : NULL;
	for (size_t i = 0; i < COUNT; i++)
		if (strlen(table[i].name) == n &&
		    memcmp(table[i].name, name, n) == 0 &&
		    (table[i].check_what ? *what != NULL : !name[n]))
			return &table[i];
	return NULL;
}

bool
asset_as_may_be(const struct asset_source *src)
{
	for (size_t i = 0; i < COUNT; i++)
		if (table[i].word && memmem(src->data, src->size,
		    table[i].word, strlen(table[i].word)))
			return true;
	return false;
}

bool
asset_as_may_start(struct asset_str key)
{
	for (size_t i = 0; i < COUNT; i++) {
		const char *p = table[i].starts, *at;

		if (!p)
			continue;
		at = memmem(p, strlen(p), key.s, key.n);
		if (at && at > p && at[-1] == ' ' && at[key.n] == ' ')
			return true;
	}
	return false;
}

const struct asset_as *
asset_as_text(const struct asset_source *src)
{
	for (size_t i = 0; i < COUNT; i++)
		if (table[i].is_text && table[i].is_text(src))
			return &table[i];
	return NULL;
}

const struct asset_as *
asset_as_tree(const struct asset_node *root)
{
	for (size_t i = 0; i < COUNT; i++)
		if (table[i].is_tree && table[i].is_tree(root))
			return &table[i];
	return NULL;
}
