/* Any bytes as a package: opened, listed, and packed again; what was packed
 * must open without a complaint about the archive. */
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"

enum { SMALL = 1 << 20 };

static struct asset_ctx *
open_bytes(struct asset_package **out, const void *data, size_t size,
    int *result)
{
	struct asset_limits limits;
	struct asset_ctx *cx;
	char path[32];
	int fd = memfd_create("fuzz", 0);

	asset_limits_init(&limits);
	limits.unpacked = SMALL;
	limits.entries = 100;
	limits.nodes = 10000;
	limits.depth = 50;
	cx = asset_new(&limits);
	if (!cx || fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	*result = asset_package_open(cx, out, path);
	close(fd);
	return cx;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct asset_node *list;
	struct asset_package *package;
	struct asset_str text, zip = { NULL, 0 };
	struct asset_ctx *cx, *again;
	int r;

	cx = open_bytes(&package, data, size, &r);
	if (r == 0)
		r = asset_package_inspect(cx, package, &list);
	if (r == 0)
		r = asset_package_inspect_text(cx, list, &text);
	if (r == 0)
		r = asset_package_zip(cx, package, &zip);
	asset_findings_text(cx, &text, ASSET_HINT, true);
	if (r == 0 && zip.n < SMALL) {
		again = open_bytes(&package, zip.s, zip.n, &r);
		if (r != 0 && r != ASSET_ELIMIT)
			abort();
		asset_free(again);
	}
	asset_free(cx);
	return 0;
}
