#!/bin/sh
# Real definitions: each is equal to itself; one merged into another keeps
# what both say; a newer version merged over an older one is the newer one.
corpus=$ASSET_SHARED/corpus
[ -n "$ASSET_SHARED" ] && [ -d "$corpus" ] || {
	echo "the shared suites are not here"
	exit 77
}
bad=0
fail() { echo "$*"; bad=$((bad + 1)); }

# Changes that the operations of $1 see in $2.
breaks() { "$B/asset" diff "$1" "$2" 2>/dev/null | grep breaking: |
    grep -v ' definition: '; }

before=
for f in "$corpus"/swagger2/* "$corpus"/pairs/moby/* "$corpus"/pairs/kubernetes/*; do
	"$B/asset" diff "$f" "$f" >"$T/out" 2>/dev/null || fail "$f: not equal to itself"
	case $f in */pairs/*) before=; continue ;; esac
	if [ "$before" ]; then
		rm -f "$T/merged"
		"$B/asset" merge "$before" "$f" -o "$T/merged" >/dev/null 2>&1
		breaks "$before" "$T/merged" && fail "$f changes $before"
		"$B/asset" merge "$before" "$f" --report "$T/report" \
		    -o "$T/merged" >/dev/null 2>&1
		grep -q '"failure": \[\]' "$T/report" &&
			breaks "$f" "$T/merged" && fail "$f is changed"
	fi
	before=$f
done

set -- "$corpus"/pairs/kubernetes/*
"$B/asset" merge "$1" "$2" --api-mode override -o "$T/merged" >"$T/out" 2>&1 ||
	fail "kubernetes: merge"
"$B/asset" diff "$2" "$T/merged" --fail-on warning >"$T/out" 2>&1 || fail "kubernetes: $(cat "$T/out")"
[ $bad = 0 ]
