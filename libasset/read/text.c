#include "read/text.h"

#include "core/banned.h"

void
asset_report_duplicate(struct asset_ctx *cx, struct asset_node *first,
    struct asset_node *again)
{
	struct asset_diag *d = asset_report_str(cx, "duplicate-key",
	    asset_key_place(cx, again), asset_key(again), ASSET_S(""),
	    ASSET_S(""));

	d->also = asset_key_place(cx, first);
}
