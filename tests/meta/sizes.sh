#!/bin/sh
# A file holds one noun: at most 500 lines.
bad=0
for f in libasset/*/*.[ch] tools/*.[ch] tools/gen/*.[ch]; do
	n=$(wc -l <"$f")
	[ "$n" -le 500 ] || { echo "$f has $n lines"; bad=1; }
done
exit $bad
