#include "rule/as.h"

#include "rule/datasource.h"
#include "rule/exchange.h"
#include "rule/import.h"
#include "rule/request.h"
#include "core/banned.h"

static const struct asset_as table[] = {
	{ "datasource", "datasource_type", asset_datasource_is,
	    asset_datasource_check, NULL, NULL, NULL },
	{ "device", NULL, NULL, NULL, asset_import_is_device,
	    asset_import_device, NULL },
	{ "product", NULL, NULL, NULL, NULL, asset_import_product, NULL },
	{ "topic", NULL, NULL, asset_import_topic, NULL, NULL, NULL },
	{ "dictionary", NULL, NULL, asset_import_dictionary, NULL, NULL, NULL },
	{ "request", NULL, NULL, NULL, NULL, NULL, asset_request_body },
	{ "har", "startedDateTime", asset_exchange_is_har,
	    asset_exchange_har, NULL, NULL, NULL },
	{ "postman", "postman.com/", asset_exchange_is_postman,
	    asset_exchange_postman, NULL, NULL, NULL },
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
