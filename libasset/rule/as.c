#include "rule/as.h"

#include "rule/datasource.h"
#include "rule/import.h"
#include "core/banned.h"

static const struct asset_as table[] = {
	{ "datasource", "datasource_type", asset_datasource_is,
	    asset_datasource_check, NULL, NULL },
	{ "device", NULL, NULL, NULL, asset_import_is_device,
	    asset_import_device },
	{ "product", NULL, NULL, NULL, NULL, asset_import_product },
	{ "topic", NULL, NULL, asset_import_topic, NULL, NULL },
	{ "dictionary", NULL, NULL, asset_import_dictionary, NULL, NULL },
};

enum { COUNT = sizeof table / sizeof *table };

const struct asset_as *
asset_as_find(const char *name)
{
	for (size_t i = 0; i < COUNT; i++)
		if (strcmp(table[i].name, name) == 0)
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
