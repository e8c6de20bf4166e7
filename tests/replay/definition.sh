#!/bin/sh
# An API definition becomes a package, the package an instance. Of ours, and a
# public one where the corpus is there.
. tests/replay/standin
for f in testdata/specs/orders.yaml \
    "$ASSET_SHARED"/corpus/swagger2/*2_0__petstore.yaml; do
	[ -f "$f" ] || { echo "skipped: no public definition in ASSET_SHARED"; continue; }
	rm -rf "$T/shop"
	asset convert "$f" --to package --app shop --group shop --mock \
		--publish -q -o "$T/shop" || exit 1
	send "$T/shop" || exit 1
	settled "$T/shop"
	mkdir -p "$T/empty"
	cp "$T/shop/manifest.json" "$T/empty"
	send "$T/empty" --prune || exit 1
	settled "$T/empty" --prune
done
