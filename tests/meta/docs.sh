#!/bin/sh
# The man pages and the completion are those that the tables give now, and
# they are well-formed.
sh tools/docs.sh "$B/asset" "$T/docs" || exit 1
for d in man completion; do
	diff -r "$T/docs/$d" "docs/$d" || { echo "run 'make docs'"; exit 1; }
done
if command -v mandoc >/dev/null; then
	mandoc -T lint -W warning docs/man/*.[1-9] || exit 1
fi
