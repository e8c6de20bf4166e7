#!/bin/sh
# The examples of docs/ci.md: each block is YAML, each command has options that
# there are.
: "${T:?}"
bad=0
awk -v to="$T/ci" '/^```yaml/ { n++; f = to n ".yaml"; next }
    /^```/ { f = "" } f { print >f }' docs/ci.md
for f in "$T"/ci[0-9]*.yaml; do
	asset convert "$f" --to json -o /dev/null || bad=1
done
sed -n 's/.*\(asset lint .*\)/\1/p' docs/ci.md |
    sed 's/`.*//; s/ [|>#].*//; s/\${{[^}]*}}/1/; s/\$CI_[A-Z_]*/1/g' |
    sort -u >"$T/ci.commands"
[ "$(wc -l <"$T/ci.commands")" -gt 8 ] || { echo "where are they?"; bad=1; }
while read -r command; do
	$command --help >"$T/ci.log" 2>&1 ||
	    { echo "$command"; cat "$T/ci.log"; bad=1; }
done <"$T/ci.commands"
exit $bad
