#!/bin/sh
# The transcripts in the README and in docs/ are what the commands print: each
# line "    $ asset ..." with an indented answer below it is run.
for f in README.md docs/output.md; do
	sed -n '/^    \$ asset /,/^[^ ]/p' "$f" | sed -n 's/^    //p' >"$T/readme"
	grep '^\$ asset ' "$T/readme" | while read -r _ command; do
		echo "\$ $command"
		eval "$command" 2>&1
	done >"$T/now"
	sed 's/[[:space:]]*$//' "$T/now" | grep . >"$T/got"
	grep . "$T/readme" | diff - "$T/got" || exit 1
done
