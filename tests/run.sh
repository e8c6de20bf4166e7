#!/bin/sh
# Runs the tests: `run.sh quick`, `run.sh all`, or `run.sh golden`. B is the
# build folder. ACCEPT=1 takes over what golden files should say now. A test
# prints nothing when it passes. The last line: N passed, N failed, N skipped.

mode=${1:-quick}
cd "$(dirname "$0")/.." || exit 2
B=$(cd "${B:-build}" && pwd) || exit 2
ASSET_SHARED=$(cd "${ASSET_SHARED:-../shared}" 2>/dev/null && pwd)
T=$(mktemp -d) || exit 2
trap 'rm -rf "$T"' EXIT
trap 'exit 1' INT TERM
export B T ASSET_SHARED NO_COLOR=1 LC_ALL=C.UTF-8
PATH=$B:$PATH
unset ASSET_ENDPOINT ASSET_TOKEN
passed=0 failed=0 skipped=0

pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED $1"; }
skip() { skipped=$((skipped + 1)); echo "skipped $1: $2"; }

# compare NAME EXPECTED-FILE ACTUAL-FILE
compare() {
	if cmp -s "$2" "$3"; then
		pass
	elif [ "$ACCEPT" ]; then
		diff -u "$2" "$3"
		cp "$3" "$2"
		pass
	else
		fail "$1"
		diff -u "$2" "$3" | head -n 40
	fi
}

# One row a golden suffix: the command that must print it, given STEM.
command_of() {
	case $1 in
	lint/*.lint) echo "lint $2.[cjy][as]*" ;;
	lint/*.sarif | lint/*.junit | lint/*.github | lint/*.gitlab | \
	    lint/*.checkstyle | lint/*.markdown)
		echo "lint $2.[cjy][as]* --format ${1##*.}" ;;
	diff/*.diff) echo "diff $2.old* $2.new*" ;;
	merge/*.merge) echo "merge $2.base* $2.incoming*" ;;
	plan/*.plan) echo "plan $2.new --format json" ;;
	plan/*.curl) echo "plan $2.new --format curl" ;;
	convert/*.in.* | convert/*.args) ;;
	convert/*.openapi3.0) echo "convert $2.in.* --to openapi3.0" ;;
	convert/*) echo "convert $2.in.* --to ${1##*.}" ;;
	esac
}

# Each golden file of a verb, in the folder of its tests. NAME.args adds
# arguments; NAME.old is what a plan is made against.
run_golden() {
	for verb in lint diff merge convert plan; do
		cd "tests/$verb" 2>/dev/null || continue
		for f in *.*; do
			[ -f "$f" ] || continue
			stem=${f%.openapi3.0}
			[ "$stem" = "$f" ] && stem=${f%.*}
			# shellcheck disable=SC2046 # words and globs are meant
			set -- $(command_of "$verb/$f" "$stem")
			[ $# = 0 ] && continue
			[ "$verb" = plan ] && [ -d "$stem.old" ] &&
				set -- "$@" --against "$stem.old"
			[ -f "$stem.args" ] && set -- "$@" $(cat "$stem.args")
			asset "$@" >"$T/out" 2>&1
			status=$?
			[ $status = 0 ] || echo "exit $status" >>"$T/out"
			compare "$verb/$f" "$f" "$T/out"
		done
		cd ../..
	done
	for f in "$PWD"/tests/cli/*.sh; do
		[ -f "$f" ] || continue
		mkdir "$T/cli"
		(cd "$T/cli" && SRC=${f%/tests/cli/*} sh "$f"; echo "exit $?") \
			>"$T/out" 2>&1
		compare "${f##*/tests/}" "${f%.sh}.out" "$T/out"
		rm -rf "$T/cli"
	done
}

# A program or script that says itself how it went: exit 0 passes, 77 skips.
# When its last line reads "N passed, N failed, N skipped" those count.
run_one() {
	"$@" >"$T/log" 2>&1
	status=$?
	counts=$(tail -n 1 "$T/log" |
	    sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p')
	if [ $status = 77 ]; then
		skip "$*" "$(tail -n 1 "$T/log")"
	elif [ "$counts" ]; then
		set -- "$*" $counts
		passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
		[ "$3" = 0 ] && [ $status = 0 ] || {
			echo "FAILED $1"; tail -n 40 "$T/log"
			[ "$3" = 0 ] && failed=$((failed + 1)); }
	elif [ $status = 0 ]; then
		pass
		for name in $(sed -n 's/^\[  SKIPPED \] \(test_[a-z_]*\)$/\1/p' \
		    "$T/log" | sort -u); do
			skip "$1 $name" "the files that it needs are not there"
		done
	else
		fail "$*"
		tail -n 40 "$T/log"
	fi
}

[ "$mode" = golden ] || for t in "$B"/unit/t_*; do
	case $t in *.d | *.o) continue ;; esac
	run_one "$t"
done
run_golden
[ "$mode" = golden ] || for t in tests/meta/*.sh tests/suites/*.sh tests/hostile/*.sh \
    tests/many/*.sh; do
	run_one sh "$t"
done
[ "$mode" != all ] || for t in tests/slow/*.sh tests/replay/*.sh; do
	[ -f "$t" ] && run_one sh "$t"
done

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
