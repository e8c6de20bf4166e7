#!/bin/sh
# What make install puts there is enough to compile, link and run a program.
: "${T:?}" "${B:?}"
make -s install DESTDIR="$T/root" PREFIX=/usr >/dev/null || exit 1
root=$T/root/usr
cat >"$T/use.c" <<'E2'
#include <asset.h>
#include <stdio.h>

int
main(void)
{
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_doc *doc;
	int r = asset_open_text(cx, &doc, "t", "{\"a\": 1}", 8);

	if (r == 0)
		printf("%u\n", asset_node_count(asset_doc_root(doc)));
	asset_free(cx);
	return r != 0;
}
E2
export PKG_CONFIG_PATH=$root/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$T/root
# shellcheck disable=SC2046 # words are meant
${CC:-cc} -o "$T/use" "$T/use.c" $(pkg-config --cflags --libs asset) || exit 1
[ "$(LD_LIBRARY_PATH=$root/lib "$T/use")" = 1 ] || exit 1
${CC:-cc} -o "$T/use" "$T/use.c" -I"$root/include" "$root/lib/libasset.a" \
    $(pkg-config --libs yaml-0.1 libpcre2-8 libutf8proc) -lm -ldl || exit 1
[ "$("$T/use")" = 1 ] || exit 1
"$root/bin/asset" --version >/dev/null || exit 1
make -s uninstall DESTDIR="$T/root" PREFIX=/usr
left=$(find "$T/root" -type f -o -type l)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
