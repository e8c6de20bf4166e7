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
exit $bad
