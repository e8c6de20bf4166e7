# Findings that a team knows already.
say() { echo "\$ $*"; "$@"; echo "status $?"; }
mkdir -p w/apis/a w/ci && cd w
api() { # TITLE, then lines of paths
	printf 'swagger: "2.0"\ninfo: {title: %s, version: "1"}\npaths:\n' "$1"
	shift
	printf '  %s\n' "$@"
}
ok='responses: {200: {description: ok}}'
api A "/a: {get: {summery: x, $ok}}" "/b/{id}: {get: {$ok}}" >apis/a/x.yaml
api B "/c/{id}: {get: {$ok}}" >apis/x.yaml
api C >apis/good.yaml
say asset lint -q --write-baseline ci/known.json
cat ci/known.json
say asset lint --baseline ci/known.json

echo "-- moved lines, other order, one more, one less"
api A "/b/{id}: {get: {$ok}}" '' "/a: {get: {summery: x, $ok}, put: {summery: x, $ok}}" >apis/a/x.yaml
say asset lint --baseline ci/known.json
asset lint --baseline ci/known.json --format json | sed -n '/summary/,/}/p'
api B >apis/x.yaml
say asset lint --baseline ci/known.json apis/x.yaml
say asset lint --baseline ci/known.json --ruleset minimal apis/x.yaml

echo "-- moved files"
mv apis defs
say asset lint -q --baseline ci/known.json
mv defs/a/x.yaml defs/a/y.yaml
say asset lint --baseline ci/known.json defs/good.yaml
rm -r defs/a

echo "-- in the settings, written anew"
echo 'baseline: ../ci/known.json' >defs/.asset.yaml
say asset lint defs
api B "/c/{id}: {get: {$ok}}" "/d/{id}: {get: {$ok}}" >defs/x.yaml
say asset lint --write-baseline ci/known.json defs/x.yaml
cat ci/known.json
say asset lint defs
api B >defs/x.yaml
say asset lint --write-baseline ci/known.json defs
cat ci/known.json

echo "-- equal findings are counted"
same() { printf '{"swagger":"2.0","info":{"title":"E","version":"1"},"paths":{}'; printf ',\n"x-a":1%.0s' $(seq "$1"); echo '}'; }
same 20 >defs/e.json
say asset lint -q --write-baseline ci/known.json defs/e.json
grep duplicate ci/known.json | sed 's/ [0-9a-f]*"/ .../'
same 22 >defs/e.json
asset lint defs/e.json | grep -c "\[duplicate-key\]"

echo "-- what is wrong"
rm defs/.asset.yaml
say asset lint --baseline none.json defs
echo '{"format": "asset-baseline/1", "files": {"a": {"b": "c"}}}' >wrong.json
say asset lint --baseline wrong.json defs
echo '<<<<<<< HEAD' >wrong.json
asset lint --baseline wrong.json defs >/dev/null; echo "status $?"
echo 'baseline: wrong.json' >.asset.yaml
asset lint defs >/dev/null; echo "status $?"
rm .asset.yaml
printf 'swagger: "2.0"\npaths: {' >defs/cut.yaml
say asset lint --write-baseline ci/known.json defs/cut.yaml
say asset lint --write-baseline none/known.json defs/good.yaml
