#!/bin/sh
# formats/openapi through three validators, file by file and joined by the program; each limit
# broken on purpose; and through a mock server; JSON Schemas
# of the program through ajv. Installs the packages of the lock file when they are not there.
cd "$(dirname "$0")" || exit 2
PATH=$(cd "${B:-../../build}" && pwd):$PATH
ASSET_SHARED=${ASSET_SHARED:-$(cd ../../../shared 2>/dev/null && pwd)}
export PATH ASSET_SHARED
T=$(mktemp -d) || exit 2
trap 'rm -rf "$T"' EXIT
[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund || exit 2
bin=node_modules/.bin
files=$(echo ../../formats/openapi/*.yaml)
asset schema --format openapi >"$T/all.json" || exit 1
bad=0
# shellcheck disable=SC2086 # a list of files
{
	$bin/redocly lint --extends minimal $files "$T/all.json" || bad=1
	$bin/spectral lint -F error $files "$T/all.json" || bad=1
	node parser.mjs $files "$T/all.json" || bad=1
}
node jsonschema.js || bad=1
if [ -f "$ASSET_SHARED/reference/operations.json" ]; then
	node limits.js || bad=1
	node mock.js "$T/all.json" || bad=1
else
	echo "skipped limits and the mock server: no operations.json under ASSET_SHARED"
fi
exit $bad
