/* What the platform takes as the name of a package. */
#include "core/diag.h"
#include "core/banned.h"

static bool
is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9');
}

static bool
is_good(struct asset_str name)
{
	if (!asset_str_ends(name, ".zip"))
		return false;
	name.n -= 4;
	for (uint32_t i = 0; i < name.n; i++)
		if (!is_letter_or_digit(name.s[i]) &&
		    (i == 0 || !strchr("+-_", name.s[i])))
			return false;
	return name.n > 0;
}

static int
check_name(struct asset_ctx *cx, void *arg)
{
	const char *path = arg, *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	if (!is_good(asset_str(name)))
		asset_report(cx, "pack-name", (struct asset_place){
		    asset_source_copy(cx, path, "", 0), 0, 0 }, name, NULL);
	return 0;
}

int
asset_package_check_name(struct asset_ctx *cx, const char *path)
{
	return asset_try(cx, check_name, (void *)(uintptr_t)path);
}
