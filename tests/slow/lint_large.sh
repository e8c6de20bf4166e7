#!/bin/sh
# Large definitions: time and memory grow with the size and no more.
cd "${T:?}" || exit 1

# A valid definition of about $1 MB.
definition() {
	awk -v mb="$1" 'BEGIN {
		print "{\"swagger\": \"2.0\", \"info\": {\"title\": \"t\", \"version\": \"1\"}, \"paths\": {"
		n = mb * 2700
		for (i = 0; i < n; i++)
			printf "%s\"/things/%d/{id}\": {\"get\": {\"operationId\": \"get%d\",\n" \
			    " \"parameters\": [{\"name\": \"id\", \"in\": \"path\", \"required\": true, \"type\": \"string\", \"maxLength\": 64}],\n" \
			    " \"responses\": {\"200\": {\"description\": \"The thing.\", \"schema\": {\"$ref\": \"#/definitions/T%d\"}},\n" \
			    "  \"404\": {\"description\": \"There is none.\"}}}}\n", i ? "," : "", i, i, i % 100
		print "}, \"definitions\": {"
		for (i = 0; i < 100; i++)
			printf "%s\"T%d\": {\"type\": \"object\", \"properties\": {\"id\": {\"type\": \"string\"}}}\n", i ? "," : "", i
		print "}}" }'
}

# measure FILE: sets seconds and kilobytes.
measure() {
	command -v /usr/bin/time >/dev/null || { echo 'GNU time is not there'; exit 77; }
	/usr/bin/time -f '%e %M' -o measured asset lint "$1" >out || {
		cat out; exit 1; }
	read -r seconds kilobytes <measured
	size=$(($(wc -c <"$1") / 1024))
	echo "$1: $size KB, $seconds s, $kilobytes KB of memory"
	[ "$kilobytes" -lt $((size * 5)) ] || exit 1
}

definition 40 >small.json
measure small.json
first=$seconds
definition 200 >large.json
measure large.json
# Five times the size: less than ten times the time.
awk -v a="$first" -v b="$seconds" 'BEGIN { exit !(b < 10 * a + 1) }' || exit 1
rm small.json large.json
awk 'BEGIN {
	printf "{\"swagger\": \"2.0\", \"paths\": {}, \"info\": {\"version\": \"1\", \"title\": \""
	for (i = 0; i < 200000; i++) {
		for (k = 0; k < 10; k++)
			printf "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	}
	print "\"}}" }' >scalar.json
measure scalar.json
