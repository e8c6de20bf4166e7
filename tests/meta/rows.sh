#!/bin/sh
# Every id that the code reports has a row, and every row is reported.
bad=0
sed -n 's/^- *{* *id: *\([a-z0-9.-]*\).*/\1/p' formats/rules/*.yaml |
    sort >"$T/rows"
uniq -d "$T/rows" | grep . && { echo "these rows stand twice"; bad=1; }
grep -ohE '"[a-z0-9.]+(-[a-z0-9.]+)+"' libasset/*/*.c | tr -d '"' | sort -u >"$T/words"
grep -ohzE 'asset_report(_str)?\([^,]+,[[:space:]]*"[a-z0-9-]+"' libasset/*/*.c |
    tr '\0' '\n' | grep -oE '"[a-z0-9-]+"' | tr -d '"' | sort -u >"$T/reported"
sed -n 's/.*call: *\([a-z_]*\).*/&/p' formats/rules/*.yaml >/dev/null
comm -23 "$T/reported" "$T/rows" | grep . &&
    { echo "these ids have no row in formats/rules"; bad=1; }
grep -o '`[a-z0-9-]*`' docs/peers.md | tr -d '`' | sort -u >"$T/words"
comm -23 "$T/words" "$T/rows" | grep . &&
    { echo "docs/peers.md names these, and no row has them"; bad=1; }
if [ -n "$ASSET_SHARED" ]; then
	grep -v '^#' "$ASSET_SHARED/reference/peer-lint-rules.tsv" | cut -f1 |
	    sed 1d | sort -u >"$T/words"
	sed -n 's/^| \([a-z0-9-]*\) |.*/\1/p' docs/peers.md | sort -u |
	    comm -23 "$T/words" - | grep . &&
	    { echo "docs/peers.md leaves these out"; bad=1; }
fi
exit $bad
