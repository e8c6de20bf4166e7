#!/bin/sh
# make bench: ratios, both sides measured in turn in this one run. FULL=1 goes
# up to 200 MB.
set -eu
dir=$B/bench-files
mkdir -p "$dir"
make_file() {
	[ -s "$dir/$3" ] || python3 tests/bench/make_definition.py "$1" "$2" >"$dir/$3"
}
make_file 13000000 json 13.json
make_file 13000000 yaml 13.yaml
sizes='12500 25000 50000'
[ "${FULL:-}" ] && sizes="$sizes 100000 200000"
for n in $sizes; do make_file "${n}000" min "${n}k.json"; done
make_file 1000000 json 1M.json

echo "ratios: asset / floor, medians; smaller is better"
# shellcheck disable=SC2046 # a list of words
"$B/bench" "$dir/13.json" "$dir/13.yaml" \
    $(for n in $sizes; do echo "$dir/${n}k.json"; done)

corpus=${ASSET_SHARED:-../shared}/corpus
if [ -d "$corpus" ]; then
	echo "real files:"
	"$B/bench" "$corpus"/pairs/kubernetes/*1.13.json \
	    "$corpus"/swagger2/moby_moby__api__swagger.yaml
fi

cat >"$dir/ten.yaml" <<'E2'
swagger: "2.0"
info:
  title: ten
  version: "1"
paths:
  /a:
    get:
      responses:
        "200":
          description: ok
E2
"$B/asset" convert --to json "$dir/ten.yaml" -o "$dir/ten.json"
echo "whole processes, medians of 21:"
[ -s "$dir/array.json" ] || python3 tests/bench/make_array.py 10000000 "$dir"
export NODE_PATH=tests/openapi/node_modules
"$B/bench" --process "$B/bench-schema" "$dir/array.schema.json" "$dir/array.json"
if [ -d tests/openapi/node_modules/ajv ]; then
	"$B/bench" --process "$(command -v node)" tests/bench/ajv.js "$dir/array.schema.json" "$dir/array.json"
else
	echo "ajv is not here: make check-openapi fetches it"
fi
"$B/bench" --process /bin/true
sh tests/bench/lint.sh
