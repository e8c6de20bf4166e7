#!/bin/sh
# Definitions made to hurt: each ends soon, with one clear diagnostic where
# something is wrong, and the right status.
passed=0 failed=0
cd "${T:?}" && mkdir hostile && cd hostile || exit 1

head='"swagger": "2.0", "info": {"title": "t", "version": "1"}'

# check STATUS IDS-or-none ARGUMENT... FILE: within 10 seconds, and with no
# findings but of these rules.
check() {
	want=$1 ids=$2
	shift 2
	timeout 10 asset lint --limit bytes=300000000 "$@" >out 2>&1
	status=$?
	found=$(sed -n 's/^[^ ].*: \(error\|warning\|info\): .* \[\(.*\)\]$/\2/p' \
	    out | sort -u | paste -sd ' ')
	if [ $status = "$want" ] && [ "${found:-none}" = "$ids" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$*: status $status, not $want; says '$found', not '$ids'"
	fi
}

# Aliases that stand for 9^9 values.
{
	printf 'swagger: "2.0"\ninfo: {title: t, version: "1"}\npaths: {}\n'
	echo 'x-a: &a [l, l, l, l, l, l, l, l, l]'
	before=a
	for name in b c d e f g h i; do
		echo "x-$name: &$name [*$before, *$before, *$before, *$before, *$before, *$before, *$before, *$before, *$before]"
		before=$name
	done
} >aliases.yaml
check 2 limit-exceeded aliases.yaml

# 2^24 objects, were references expanded.
awk -v head="$head" 'BEGIN {
	printf "{%s, \"paths\": {}, \"definitions\": {", head
	for (i = 0; i < 24; i++) {
		r = "{\"$ref\": \"#/definitions/d" i + 1 "\"}"
		printf "\"d%d\": {\"properties\": {\"a\": %s, \"b\": %s}},\n", i, r, r
	}
	print "\"d24\": {}}}" }' >doubling.json
check 0 none doubling.json

# Chains and loops of references.
chain() {
	awk -v head="$head" -v last="$2" -v n=20000 'BEGIN {
		printf "{%s, \"paths\": {}, \"definitions\": {", head
		for (i = 0; i < n; i++)
			printf "\"d%d\": {\"$ref\": \"#/definitions/d%d\"},\n", i, i + 1
		printf "\"d%d\": %s}}\n", n, last }' >"$1"
}
chain chain.json '{"type": "string"}'
check 0 none chain.json
chain loop.json '{"$ref": "#/definitions/d0"}'
check 1 ref-cycle loop.json
chain self.json '{"$ref": "#/definitions/d20000"}'
check 1 ref-cycle self.json

# A chain outside of what the grammar knows must not use up the stack.
awk -v head="$head" -v n=20000 'BEGIN {
	printf "{%s, \"paths\": {}, \"definitions\": {\"a\": {\"$ref\": \"#/x-d/d0\"}}, \"x-d\": {", head
	for (i = 0; i < n; i++)
		printf "\"d%d\": {\"properties\": {\"p\": {\"$ref\": \"#/x-d/d%d\"}}},\n", i, i + 1
	printf "\"d%d\": {}}}\n", n }' >untyped.json
check 0 none untyped.json

# Schemas that explode, or go in circles, with examples to check: `many N FORM`
# prints N schemas, %1 being the number of each, %2 that of the next.
many() {
	awk -v n="$1" -v form="$2" -v last="${3:-true}" 'BEGIN {
		printf "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"t\","
		printf " \"version\": \"1\"}, \"paths\": {},"
		printf " \"components\": {\"schemas\": {\n"
		gsub(/@/, "\"$ref\": \"#/components/schemas/d", form)
		for (i = 0; i < n; i++) {
			s = form
			gsub(/%1/, i, s)
			gsub(/%2/, i + 1, s)
			printf "\"d%d\": {%s},\n", i, s
		}
		printf "\"d%d\": %s}}}\n", n, last }'
}
many 24 '"allOf": [{@%2"}, {@%2", "title": "b"}], "example": 1' >double.json
check 0 value-unchecked double.json
for row in allOf:example-valid anyOf:value-unchecked oneOf:value-unchecked; do
	many 24 "\"${row%:*}\": [{@%2\"}, {@%2\", \"title\": \"b\"}], \"example\": 1" \
	    '{"type": "string"}' >double.json
	check 0 "${row#*:}" double.json
done
many 5000 '"allOf": [{@%2"}], "example": {"a": 1}' \
    '{"type": "object", "properties": {"a": {"type": "string"}}}' >deep.json
check 0 value-unchecked --max-findings 0 deep.json
many 5000 '"allOf": [{@%2"}], "required": ["q"], "example": {"a": 1}' \
    '{"allOf": [{"$ref": "#/components/schemas/d0"}]}' >round.json
check 0 'example-valid value-unchecked' --max-findings 0 round.json
{
	many 2000 '"required": ["a%1"]' | sed '$d'
	echo '"all": {"oneOf": ['
	seq -f '{"$ref": "#/components/schemas/d%.0f"},' 0 1999
	echo '{"type": "string"}], "examples": ['
	seq -f '{"b": %.0f},' 1 200
	echo '{}]}}}}'
} >wide.json
check 0 'example-valid value-unchecked' wide.json
many 500 '"type": "string", "pattern": "^(a+)+$|%1",
    "example": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"' >costly.json
check 0 "pattern-costly value-unchecked" costly.json

# References to what is none of our business.
mkdir inner
echo 'type: string' >outer.yaml
ln -s /dev/zero inner/zero.yaml
ln -s ../outer.yaml inner/link.yaml
mkfifo inner/pipe.yaml
ln -s loop.yaml inner/loop.yaml
for ref in /etc/passwd /dev/zero ../outer.yaml ../../../../etc/passwd \
    ./a/../../outer.yaml file:///etc/passwd 'FILE:/etc/passwd' %2e%2e/outer.yaml \
    ..%2fouter.yaml '\\\\\\\\host\\\\share\\\\x' 'C:/x.yaml' link.yaml zero.yaml; do
	echo "{$head, \"paths\": {}, \"definitions\": {\"a\": {\"\$ref\": \"$ref\"}}}" \
	    >inner/api.json
	check 1 ref-file-outside inner/api.json
done
for ref in http://127.0.0.1:1/x https://example.com/x.yaml //example.com/x; do
	echo "{$head, \"paths\": {}, \"definitions\": {\"a\": {\"\$ref\": \"$ref\"}}}" \
	    >inner/api.json
	check 0 ref-remote inner/api.json
done
for ref in pipe.yaml loop.yaml none.yaml inner; do
	echo "{$head, \"paths\": {}, \"definitions\": {\"a\": {\"\$ref\": \"$ref\"}}}" \
	    >inner/api.json
	check 1 ref-file-unreadable inner/api.json
done

# Many of one thing in one place.
awk -v head="$head" 'BEGIN {
	printf "{%s, \"paths\": {\"/a\": {\"get\": {\"parameters\": [", head
	for (i = 0; i < 8000; i++)
		printf "{\"name\": \"p%d\", \"in\": \"query\", \"type\": \"string\"},\n", i
	print "{\"$ref\": \"#/paths/~1a/get/parameters/7000\"}"
	print "], \"responses\": {\"200\": {\"description\": \"ok\"}}}}}}" }' >parameters.json
check 1 parameter-duplicate parameters.json
awk -v head="$head" 'BEGIN {
	printf "{%s, \"paths\": {}, \"definitions\": {", head
	for (i = 0; i < 20000; i++)
		printf "\"d%d\": {\"properties\": {\"a\": {\"$ref\": \"#/definitions/d%d\"}}},\n", i, i * 7 % 20000
	print "\"last\": {\"$ref\": \"#/definitions/d20000\"}}}" }' >definitions.json
check 1 ref-unresolved definitions.json
awk -v head="$head" 'BEGIN {
	printf "{%s, \"paths\": {}, \"definitions\": {\"a\": {\"enum\": [", head
	for (i = 0; i < 100000; i++) printf "\"v%d\", ", i
	print "\"v0\"]}}}" }' >enum.json
check 1 enum-unique enum.json

# Nesting without end.
awk 'BEGIN { for (i = 0; i < 200000; i++) printf "[" }' >brackets.json
check 2 limit-exceeded brackets.json
{ printf 'swagger: "2.0"\nx-a: '; cat brackets.json; } >brackets.yaml
check 2 limit-exceeded brackets.yaml

# A pattern that would take for ever, and one that is nothing but brackets.
awk -v head="$head" 'BEGIN {
	printf "{%s, \"paths\": {}, \"definitions\": {\"a\": {\"type\": \"string\", \"pattern\": \"", head
	for (i = 0; i < 50000; i++) printf "("
	print "\"}}}" }' >pattern.json
check 0 none pattern.json

# What is no text, or no file.
printf '{"swagger": "2.0", "info": {"title": "\377"}}' >utf8.json
check 2 encoding-utf8 utf8.json
printf '{"swagger": "2.0", \0 "info": {}}' >nul.json
check 2 encoding-nul nul.json
printf '\377\376{\0}\0' >utf16.json
check 2 encoding-utf16 utf16.json
: >empty.yaml
check 2 file-empty empty.yaml
printf '{"swagger": "2.0", "info": {"title"' >cut.json
check 2 json-truncated cut.json
check 2 file-unreadable missing.yaml
check 2 file-not-regular /dev/zero
if [ "$(id -u)" != 0 ]; then
	echo 'swagger: "2.0"' >secret.yaml
	chmod 0 secret.yaml
	check 2 file-unreadable secret.yaml
fi

# Settings and baselines.
echo "{$head, \"paths\": {}, \"definitions\": {\"a\": {}}}" >good.json
{ echo rules:; seq -f '  no-such-rule-%.0f: off' 100000; } >settings.yaml
check 2 config-rule --config settings.yaml good.json
{ echo rules:; seq -f '  "*no*such*%.0f": off' 5000; } >settings.yaml
check 2 config-rule --config settings.yaml good.json
for i in $(seq 0 39); do
	echo "extends: [s$((i + 1)).yaml, s$((i + 1)).yaml]" >"s$i.yaml"
done
echo 'extends: recommended' >s40.yaml
check 2 config-circle --config s0.yaml good.json
for i in $(seq 300); do printf '*a'; done >stars
echo "overrides: [{files: ['**/**/**/**/**/$(cat stars)b'], rules: {}}]" \
    >settings.yaml
check 0 none --config settings.yaml good.json
commas=$(seq -s '' 1300 | tr 0-9 ,)
echo "overrides: [{files: '{$commas}{$commas}{$commas}', rules: {}}]" \
    >settings.yaml
check 0 none --config settings.yaml good.json
for text in '[]' '{}' '{"format": "asset-baseline/1", "files": []}' \
    '{"format": "asset-baseline/1", "files": {"good.json": {"a b": -1}}}' \
    '{"format": "asset-baseline/1", "files": {"good.json": {"a b": 1e99}}}'; do
	echo "$text" >baseline.json
	check 2 baseline-format --baseline baseline.json good.json
done

# Names that a terminal or a log would obey.
for name in "$(printf '\033[31m')" "$(printf '\n::error::x[')" \
    "@$(printf '\n::error::x')" '##[group]x'; do
	asset lint "$name" >out 2>&1
	status=$?
	if [ $status = 2 ] && ! tr -d '\n' <out | grep -q '[[:cntrl:]]' &&
	    ! grep -q '^\(::\|##\)' out; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$name: status $status, or is written as it is"
	fi
done

# Each path is text where 80,000 others have a parameter: were all compared with
# all, a minute would not do.
awk -v head="$head" 'BEGIN {
	printf "{%s, \"paths\": {", head
	op = "{\"get\": {\"responses\": {\"200\": {\"description\": \"d\"}}}}"
	for (i = 0; i < 80000; i++)
		printf "\"/n%d/b%d\": %s,\n", i, i, op
	for (i = 0; i < 80000; i++)
		printf "\"/{e}/b%d\": %s%s\n", i, op, i < 79999 ? "," : ""
	print "}}" }' >overlap.json
timeout 20 asset lint --rule path-ambiguous --rule path-order overlap.json >out 2>&1
if [ $? -lt 124 ]; then passed=$((passed + 1)); else
	failed=$((failed + 1))
	echo "overlap.json: no end"
fi

echo "$passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
