#include "rule/fingerprint.h"

#include <inttypes.h>

#include "model/row.h"
#include "core/banned.h"

enum { LONGEST = 256 }; /* bytes of a line */

/* FNV-1a of 64 bits: files and services keep the result, so it must be the
 * same on every machine and in every version. */
struct asset_str
asset_fingerprint(struct asset_ctx *cx, const struct asset_str *parts,
    size_t n)
{
	const uint64_t prime = 0x100000001b3;
	uint64_t h = 0xcbf29ce484222325;

	for (size_t i = 0; i < n; i++) {
		for (uint32_t k = 0; k < parts[i].n; k++)
			h = (h ^ (unsigned char)parts[i].s[k]) * prime;
		h = (h ^ 0xff) * prime; /* a byte that UTF-8 does not have */
	}
	return asset_strf(cx, "%016" PRIx64, h);
}

/* Where it stands, for a finding that knows no pointer: its line, or a part of
 * a very long one. */
static struct asset_str
text_around(struct asset_ctx *cx, const struct asset_diag *d)
{
	struct asset_source *src = d->at.src;
	struct asset_place line;

	if (!src || !src->size || !asset_diag_shown(d))
		return (struct asset_str){ NULL, 0 };
	line = asset_source_line(cx, src,
	    asset_source_position(cx, src, d->at.off).line);
	if (line.len > LONGEST) {
		line.len = line.off + line.len - d->at.off;
		line.off = d->at.off;
	}
	if (line.len > LONGEST)
		line.len = LONGEST;
	return asset_source_text(cx, line);
}

struct asset_str
asset_diag_fingerprint(struct asset_ctx *cx, const struct asset_diag *d)
{
	struct asset_str parts[2 + ASSET_DIAG_ARGS] = { asset_str(d->id),
		d->pointer.s ? d->pointer : text_around(cx, d) };

	memcpy(parts + 2, d->args, sizeof d->args);
	return asset_fingerprint(cx, parts, 2 + ASSET_DIAG_ARGS);
}
