#!/bin/sh
# The main job, step by step: a package folder becomes requests, the requests
# create everything in an empty instance, and a second plan has nothing to do.
# The instance is the tests' stand-in on 127.0.0.1; nothing leaves this machine.
set -eu
cd "$(dirname "$0")/.."
asset=build/asset
package=testdata/packages/chapter9
out=build/demo
mkdir -p "$out"
rm -rf "${out:?}"/*

step() { printf '\n== %s\n$ %s\n' "$1" "$2"; }

step "1. Is the API definition right?" "asset lint testdata/specs/orders.yaml"
$asset lint testdata/specs/orders.yaml

step "2. Pack the folder; the same bytes every time" \
    "asset pack $package -o $out/orders.zip && asset inspect $out/orders.zip"
$asset pack "$package" -o "$out/orders.zip"
$asset inspect "$out/orders.zip"

step "3. Turn it into requests, with the script that sends them" \
    "asset plan $out/orders.zip --format text"
$asset plan "$out/orders.zip" --format text
$asset plan "$out/orders.zip" --format curl -o "$out/create.sh"

step "4. Replay them into an empty instance (a stand-in on 127.0.0.1)" \
    "ASSET_SECRET_...=... sh $out/create.sh"
(cd tests/standin && npm ci --loglevel=error --no-audit --no-fund)
ASSET_SECRET_DATASOURCE_ORDERS_DB_PASSWORD=not-a-real-secret \
    node tests/standin/replay.js "$out/create.sh" --snapshot "$out/instance.json"

step "5. Plan again, against what the instance now holds" \
    "asset plan $out/orders.zip --against $out/instance.json --format text"
$asset plan "$out/orders.zip" --against "$out/instance.json" --format text

cat <<E2

Done: the instance holds what the package says, and a second plan is empty.
What was made is in $out/. Next: read README.md, or run '$asset --help'.
E2
