#include "core/library.h"

#include <dlfcn.h>

#include "core/diag.h"
#include "core/banned.h"

void **
asset_library(struct asset_ctx *cx, const char *soname,
    const char *const *names)
{
	void *library = dlopen(soname, RTLD_LAZY | RTLD_LOCAL);
	void **all;
	uint32_t n = 0;

	while (names[n])
		n++;
	all = asset_alloc(cx, (n + 1) * sizeof *all);
	for (uint32_t i = 0; i < n; i++) {
		all[i] = library ? dlsym(library, names[i]) : NULL;
		if (all[i])
			continue;
		asset_report(cx, "library-missing",
		    (struct asset_place){ NULL, 0, 0 }, soname, dlerror(),
		    NULL);
		asset_fail(cx, ASSET_EIO);
	}
	return all;
}
