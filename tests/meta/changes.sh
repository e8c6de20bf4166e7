#!/bin/sh
# Every row of formats/changes is reported for some pair in tests/diff, read in
# one direction or the other.
sed -n 's/^- id: *//p' formats/changes/*.yaml | sort >"$T/rows"
for old in tests/diff/*.old*; do
	set -- "${old%.old*}".new*
	"$B/asset" diff "$old" "$1" 2>&1
	"$B/asset" diff "$1" "$old" 2>&1
done | sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' | sort -u >"$T/seen"
comm -23 "$T/rows" "$T/seen" | grep . || exit 0
echo "these changes have no test in tests/diff"
exit 1
