#!/bin/sh
# Each limit of each vendor extension is found where it is broken, in Swagger 2.0
# and in OpenAPI 3.0. The definition itself has no such finding:
# tests/lint/extensions-all.lint.
command -v node >/dev/null || { echo "no node"; exit 77; }
d=$T/limits
mkdir "$d" "$d/rows" || exit 1
for f in formats/extensions/*.yaml; do
	name=${f##*/}
	"$B/asset" convert --to json "$f" -o "$d/rows/${name%.yaml}.json" || exit 1
done
"$B/asset" convert --to openapi3.0 tests/lint/extensions-all.yaml \
	-o "$d/openapi.yaml" || exit 1
bad=0
for f in tests/lint/extensions-all.yaml "$d/openapi.yaml"; do
	mkdir "$d/broken" || exit 1
	"$B/asset" convert --to json "$f" -o "$d/all.json" &&
		node tests/meta/limits.js make "$d/rows" "$d/all.json" "$d/broken" ||
		exit 1
	"$B/asset" lint --format json "$d"/broken/*.json |
		node tests/meta/limits.js check "$d/broken" || bad=1
	rm -r "$d/broken"
done
exit $bad
