#!/bin/sh
# Examples made to take for ever: each check ends soon, and says what it left out.
passed=0 failed=0
cd "${T:?}" && mkdir hostile-values && cd hostile-values || exit 1
head='"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas"'

# check ID FILE: within 10 seconds; a finding of the rule is in the output.
check() {
	timeout 10 asset lint --max-findings 0 "$2" >out 2>&1
	status=$?
	if [ $status -lt 2 ] && grep -q "\[$1\]" out; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$2: status $status, or no $1:"
		head -n 3 out
	fi
}

# Alternatives that multiply: 4 to the 24th.
awk -v head="$head" 'BEGIN {
	ref = "{\"$ref\": \"#/components/schemas/L"
	printf "{%s: {\"L0\": {\"minimum\": 5}", head
	for (i = 1; i < 25; i++) {
		printf ", \"L%d\": {\"anyOf\": [", i
		for (k = 0; k < 4; k++) printf "%s%s%d\"}", k ? "," : "", ref, i - 1
		printf "]}"
	}
	for (i = 0; i < 100; i++)
		printf ", \"X%d\": {\"allOf\": [%s24\"}], \"example\": 1}", i, ref
	print "}}}" }' >explode.json
check value-unchecked explode.json
[ "$(grep -c value-unchecked out)" = 1 ] || { failed=$((failed + 1)); echo "said again and again"; }

# Patterns that backtrack for ever: one for all, and thousands.
awk -v head="$head" 'BEGIN {
	printf "{%s: {\"A\": {}", head
	for (i = 0; i < 10000; i++)
		printf ", \"P%d\": {\"type\": \"string\", \"pattern\": \"^(a+)+$%s\", \"example\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaX\"}", i, i % 2 ? "" : "|" i
	print "}}}" }' >pattern.json
check pattern-costly pattern.json

# A schema that is all the same, and an example that is as deep as it may be.
awk -v head="$head" 'BEGIN {
	printf "{%s: {\"L\": {\"allOf\": [{\"$ref\": \"#/components/schemas/L\"}], \"example\": 1}}}}", head }' >loop.json
check value-unchecked loop.json
awk -v head="$head" 'BEGIN {
	printf "{%s: {\"N\": {\"type\": \"object\", \"properties\": {\"n\": {\"$ref\": \"#/components/schemas/N\"}}, \"example\": ", head
	for (i = 0; i < 400; i++) printf "{\"n\": "
	printf "1"
	for (i = 0; i < 400; i++) printf "}"
	print "}}}}" }' >deep.json
check example-valid deep.json

# One large example in thousands of places; a long enum of objects.
awk -v head="$head" 'BEGIN {
	printf "{%s: {\"S\": {\"type\": \"array\", \"items\": {\"minimum\": 0}}}, \"examples\": {\"e\": {\"value\": [-1", head
	for (i = 0; i < 20000; i++) printf ",1"
	printf "]}}, \"requestBodies\": {\"A\": {\"content\": {}}"
	for (i = 0; i < 3000; i++)
		printf ", \"R%d\": {\"content\": {\"application/json\": {\"schema\": {\"$ref\": \"#/components/schemas/S\"}, \"examples\": {\"e\": {\"$ref\": \"#/components/examples/e\"}}}}}", i
	print "}}}" }' >shared.json
check value-unchecked shared.json
awk -v head="$head" 'BEGIN {
	printf "{%s: {\"E\": {\"enum\": [[]", head
	for (i = 0; i < 50000; i++) printf ", [%d]", i
	printf "]}"
	for (i = 0; i < 1000; i++)
		printf ", \"F%d\": {\"allOf\": [{\"$ref\": \"#/components/schemas/E\"}], \"example\": [-1]}", i
	print "}}}" }' >enum.json
check example-valid enum.json

echo "$passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
