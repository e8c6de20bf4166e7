#!/bin/sh
# The transcript in the README is what the commands print: each line
# "    $ asset ..." with an indented answer below it is run.
sed -n '/^    \$ asset /,/^[^ ]/p' README.md | sed -n 's/^    //p' >"$T/readme"
grep '^\$ asset ' "$T/readme" | while read -r _ command; do
	echo "\$ $command"
	eval "$command" 2>&1
done >"$T/now"
sed 's/[[:space:]]*$//' "$T/now" | grep . >"$T/got"
grep . "$T/readme" | diff - "$T/got"
