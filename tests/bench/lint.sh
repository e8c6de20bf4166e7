#!/bin/sh
# The bounds of asset lint: against bare parses, and against Spectral and
# Redocly where npm is there. B is the build folder; its bench-files are made
# by bench.sh. FULL=1 also runs the peers on the file of 13 MB.
# shellcheck disable=SC2086 # commands and lists of files are words
set -u
dir=$B/bench-files
peers=tests/peers/node_modules/.bin
corpus=${ASSET_SHARED:-../shared}/corpus
met=0
missed=0

bound() {
	if "$B/bounds" "$@"; then
		met=$((met + 1))
	else
		missed=$((missed + 1))
	fi
}

lint="$B/asset lint"
# The peers are not to look for a newer version of themselves.
export CI=1 REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true

small="$dir/ten.yaml $dir/ten.json"
large="$dir/13.json $dir/13.yaml"
middle=
if [ -d "$corpus" ]; then
	small="$small $(echo "$corpus"/swagger2/*2_0__petstore.yaml \
	    "$corpus"/swagger2/*2_0__petstore.json)"
	middle=$(echo "$corpus"/swagger2/moby_moby__api__swagger.yaml \
	    "$corpus"/swagger2/etcd*.json "$corpus"/swagger2/goharbor*.yaml)
	large="$large $(echo "$corpus"/openapi30/stripe*.json \
	    "$corpus"/openapi30/twilio*.yaml "$corpus"/openapi30/twilio*.json \
	    "$corpus"/pairs/kubernetes/*1.13.json)"
else
	echo "skipped real files: no corpus under ASSET_SHARED"
fi

echo "lint against bare parses (cJSON, libyaml):"
for f in $large; do
	case $f in *.json) all=3 ;; *) all=2 ;; esac
	bound floor 1.5 "$f" $lint --ruleset minimal "$f"
	bound floor $all "$f" $lint --ruleset recommended "$f"
	bound memory 5 "$f" $lint --ruleset recommended "$f"
done
for f in $small; do
	bound time 5 $lint "$f"
	bound peak 5 $lint "$f"
done
for n in 12500 25000; do
	bound growth 2.2 $lint "$dir/${n}k.json" -- $lint "$dir/$((n * 2))k.json"
done
mkdir -p "$dir/hundred"
for n in $(seq 100); do
	[ -s "$dir/hundred/$n.json" ] || cp "$dir/1M.json" "$dir/hundred/$n.json"
done
bound faster 1.7 $lint -j 2 "$dir/hundred" -- $lint -j 1 "$dir/hundred"

[ -d $peers ] || (cd tests/peers && npm ci --ignore-scripts) >/dev/null 2>&1
if [ ! -d $peers ]; then
	echo "skipped Spectral and Redocly: npm could not install tests/peers"
else
	echo "lint against Spectral and Redocly:"
	for f in $small $middle $large; do
		limits="100 10"
		case $f in
		"$dir"/13.*)
			[ "${FULL:-}" ] || continue
			limits="300 25"
			;;
		esac
		bound faster "${limits% *}" $lint --ruleset recommended "$f" -- \
		    $peers/spectral lint --ruleset tests/peers/spectral.yaml "$f"
		bound faster "${limits#* }" $lint --ruleset recommended "$f" -- \
		    $peers/redocly lint --extends recommended "$f"
	done
fi
echo "bounds: $met met, $missed missed"
