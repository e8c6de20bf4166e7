#!/bin/sh
# formats/errors.yaml holds every code of the platform's reference, with the
# same HTTP status and in the same order, and each row is whole.
bad=0
rows=formats/errors.yaml
count() { grep -c "^[- ] $1: ." $rows; }
n=$(count code)
for member in http says cause remedy; do
	[ "$(count $member)" = "$n" ] ||
		{ echo "not every row has $member"; bad=1; }
done
grep -n '[^ -~]' $rows && { echo "only English"; bad=1; }
[ "$("$B/asset" explain --search . | grep -c '^[A-Z]*\.[0-9]*: .')" = "$n" ] ||
	{ echo "asset explain does not find every row"; bad=1; }
list=$ASSET_SHARED/reference/error-codes.json
if [ ! -f "$list" ]; then
	[ $bad = 0 ] || exit 1
	echo "no list of error codes under ASSET_SHARED"
	exit 77
fi
# The reference breaks some codes with a blank.
tr ',' '\n' <"$list" | sed -n \
    -e 's/.*"http": *\([0-9]*\).*/\1/p' \
    -e 's/^.*"code": *"\([A-Z]*\.[0-9 ]*\)".*/\1/p' |
    tr -d ' ' | paste -d ' ' - - >"$T/reference"
sed -n -e 's/^- code: //p' -e 's/^  http: //p' $rows |
    paste -d ' ' - - | awk '{ print $2, $1 }' >"$T/ours"
[ "$(wc -l <"$T/ours")" = "$n" ] || exit 1
diff "$T/reference" "$T/ours" || bad=1
exit $bad
