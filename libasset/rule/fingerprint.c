#include "rule/fingerprint.h"

#include <inttypes.h>

#include "model/row.h"
#include "core/banned.h"

enum { LONGEST = 256 }; /* bytes of a line */

/* FNV-1a of 64 bits: files and services keep the result, so it must be the
 * same on every machine and in every version. */
static const uint64_t start = 0xcbf29ce484222325, prime = 0x100000001b3;

static uint64_t
add(uint64_t h, struct asset_str s)
{
	for (uint32_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.s[i]) * prime;
	return (h ^ 0xff) * prime; /* a byte that UTF-8 does not have */
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
	uint64_t h = add(start, asset_str(d->id));

	h = add(h, d->pointer.s ? d->pointer : text_around(cx, d));
	for (int i = 0; i < ASSET_DIAG_ARGS; i++)
		h = add(h, d->args[i]);
	return asset_strf(cx, "%016" PRIx64, h);
}
