#!/bin/sh
# The JSON Schema test suite: all required tests of draft 4, draft 7 and
# 2020-12, and of the optional ones of draft 4 and 2020-12 all but those that
# schema.known lists, which count as skipped.
[ "$ASSET_SHARED" ] || { echo "the shared suites are not here"; exit 77; }
suite=$ASSET_SHARED/suites/JSON-Schema-Test-Suite known=$PWD/tests/suites
cd "$suite/tests" || exit 1
{
	"$B/suites/schema" "$suite" draft7 none draft7/*.json
	for d in draft4 draft2020-12; do
		"$B/suites/schema" "$suite" $d none $d/*.json
		"$B/suites/schema" "$suite" $d none $d/optional/*.json
		"$B/suites/schema" "$suite" $d formats $d/optional/format/*.json
	done
} >"$T/failed" 2>"$T/counts"
sed '/^#/d' "$known/schema.known" | sort >"$T/known"
sort "$T/failed" | diff "$T/known" - >"$T/diff"
sed -n 's/^>/fails:/p; s/^</passes, and is listed as failing:/p' "$T/diff"
bad=$(grep -c '^[<>]' "$T/diff")
awk -v bad="$bad" '{ passed += $1; failed += $3 } END {
    printf "%d passed, %d failed, %d skipped\n", passed, bad, failed - bad }' \
    "$T/counts"
[ "$bad" = 0 ]
