#!/bin/sh
# The compiled-in tables are those that formats/ gives now.
mkdir "$T/gen" && "$B/gen/gen" formats libasset/rule "$T/gen" || exit 1
for f in "$T"/gen/*; do
	cmp "$f" "$B/gen/${f##*/}" || exit 1
done
