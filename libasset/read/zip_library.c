#include "read/zip_library.h"

#include "core/library.h"
#include "core/banned.h"

const struct asset_zip *
asset_zip(struct asset_ctx *cx)
{
	static const char *const names[] = {
#define NAME(name) "zip_" #name,
		ASSET_ZIP_FUNCTIONS(NAME)
#undef NAME
		NULL
	};

	if (!cx->zip)
		cx->zip = asset_library(cx, ASSET_LIBZIP, names);
	return (const struct asset_zip *)cx->zip;
}
