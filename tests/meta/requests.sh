#!/bin/sh
# `lint --as request:` on the request examples of the reference: those of an
# operation pass, or docs/contradictions.md lists the operation.
[ "$ASSET_SHARED" ] || { echo "no reference"; exit 77; }
command -v node >/dev/null || { echo "no node"; exit 77; }
mkdir "$T/requests" || exit 1
node tests/meta/requests.js "$ASSET_SHARED/reference/operations.json" \
	"$T/requests" || exit 1
sed -n '/^## Examples that do not pass/,/^## Error/s/^| \([A-Z][A-Za-z0-9]*\) |.*/\1/p' \
	docs/contradictions.md | sort -u >"$T/listed"
for d in "$T"/requests/*; do
	"$B/asset" lint -q --as "request:${d##*/}" "$d"/*.json >"$T/said" 2>&1 ||
		echo "${d##*/}"
done | sort -u >"$T/failing"
[ "$(find "$T/requests" -name '*.json' | wc -l)" -gt 150 ] || exit 1
cmp -s "$T/listed" "$T/failing" || { diff "$T/listed" "$T/failing"; exit 1; }
