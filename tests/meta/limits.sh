#!/bin/sh
# Each limit of each vendor extension is found where it is broken.
command -v node >/dev/null || { echo "no node"; exit 77; }
d=$T/limits
mkdir "$d" "$d/rows" "$d/broken" || exit 1
for f in formats/extensions/*.yaml; do
	name=${f##*/}
	"$B/asset" convert --to json "$f" -o "$d/rows/${name%.yaml}.json" || exit 1
done
"$B/asset" convert --to json tests/lint/extensions-all.yaml -o "$d/all.json"
node tests/meta/limits.js make "$d/rows" "$d/all.json" "$d/broken" || exit 1
# The definition itself has no finding: tests/lint/extensions-all.lint.
"$B/asset" lint --format json "$d"/broken/*.json |
    node tests/meta/limits.js check "$d/broken"
