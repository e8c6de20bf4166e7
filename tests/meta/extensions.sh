#!/bin/sh
# formats/extensions has every vendor extension of the platform's list, with
# the same places, members and limits.
list=$ASSET_SHARED/reference/swagger-extensions.json
[ -f "$list" ] || { echo "no list of extensions under ASSET_SHARED"; exit 77; }
command -v node >/dev/null || { echo "no node"; exit 77; }
mkdir "$T/extensions" || exit 1
for f in formats/extensions/*.yaml; do
	name=${f##*/}
	"$B/asset" convert --to json "$f" -o "$T/extensions/${name%.yaml}.json" ||
		exit 1
done
node tests/meta/extensions.js "$list" "$T/extensions"
