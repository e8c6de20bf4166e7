#!/bin/sh
# The memory of a file is given back before the next: many take what one takes.
time=$(command -v /usr/bin/time) || { echo 'GNU time is not there'; exit 77; }
nm -D "$(command -v asset)" 2>/dev/null | grep -q __asan_init &&
	{ echo 'sanitizers keep memory'; exit 77; }
mkdir "${T:?}/memory" && cd "$T/memory" || exit 1

# About 800 KB with a thousand findings.
awk 'BEGIN {
	print "swagger: \"2.0\"\ninfo: {title: t, version: \"1\"}\npaths: {}\ndefinitions:"
	for (i = 0; i < 1000; i++)
		for (k = 0; k < 10; k++)
			printf "  D%d_%d: {type: object, description: one of very many of these things, %s: string}\n",
			    i, k, k ? "title" : "typo" }' >one.yaml
mkdir many
for i in $(seq 30); do ln -s ../one.yaml many/$i.yaml; done

peak() {
	"$time" -f %M -o peak asset lint "$@" >out 2>&1
	tail -n 1 peak
}

passed=0 failed=0
# check KILOBYTES ARGUMENT...
check() {
	most=$1
	shift
	used=$(peak "$@")
	if [ "$used" -le "$most" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "lint $*: $used KB, more than $most"
	fi
}

one=$(peak one.yaml)
check $((one * 5 / 4)) many
check $((one * 9 / 4)) -j 2 many
check $((one * 5 / 4)) -q --format json --max-findings 1 many

# Of very many findings few are kept.
flood() {
	awk -v word="$1" 'BEGIN {
		print "{\"swagger\": \"2.0\", \"info\": {\"title\": \"t\", \"version\": \"1\"}, \"paths\": {"
		for (i = 0; i < 20000; i++)
			printf "%s\"/things/%d\": {\"get\": {\"%s\": \"t\", \"responses\": {\"200\": {\"description\": \"ok\"}}}}\n",
			    i ? "," : "", i, word
		print "}}" }'
}
flood summary >good.json
flood summery >bad.json
check $(($(peak good.json) * 5 / 4)) bad.json
check $(($(peak good.json) * 3)) --ruleset all --max-findings 100 bad.json

echo "$passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
