#!/bin/sh
# Settings and baselines made to hurt: each run ends soon, with the right status
# and a word about what is wrong.
passed=0 failed=0
mkdir "${T:?}/settings" && cd "$T/settings" || exit 1

printf '{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {\n' >api.json
awk 'BEGIN { for (i = 0; i < 3000; i++)
	printf "%s\"/p%d\": {\"get\": {\"bad\": 1, \"responses\": {\"200\": {\"description\": \"d\"}}}}", i ? ",\n" : "", i }' >>api.json
echo '}}' >>api.json

# check STATUS WORDS OPTION...: within 10 seconds; the words are in the output.
check() {
	wanted=$1 words=$2
	shift 2
	timeout 10 asset lint "$@" api.json >out 2>&1
	status=$?
	if [ $status = "$wanted" ] && grep -q -e "$words" out; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$*: status $status, not $wanted, or no '$words':"
		head -n 3 out
	fi
}
settings() { cat >s.yaml; }

settings </dev/null
check 1 '3000 errors' --config s.yaml
echo '# nothing' | settings
check 1 '3000 errors' --config s.yaml
printf 'rules:\nexceptions:\n' | settings
check 1 '3000 errors' --config s.yaml
for text in '[]' '3' 'text' 'rules: []' 'rules: {field-unknown: [off]}' \
    'rules: {field-unknown: {severity: {}}}' 'rules: {field-unknown: {}}' \
    'rules: {field-unknown: {with: 3}}' 'rulesets: {roma: 1}' 'extends: {}' \
    'extends: [3]' 'overrides: {}' 'overrides: [3]' 'overrides: [{rules: {}}]' \
    'exceptions: {}' 'exceptions: [[]]' 'exceptions: [{rules: 3}]' \
    'exceptions: [{rules: a, pointers: {}}]' 'baseline: []' 'baseline: ""'; do
	echo "$text" | settings
	check 2 's.yaml:1:' --config s.yaml
done
check 2 'file-is-folder' --config .
printf '\000\001\002' | settings
check 2 's.yaml' --config s.yaml
printf 'rules: {field-unknown: off\n' | settings
check 2 's.yaml:' --config s.yaml
printf 'rules: {a: off}\nrules: {field-unknown: off}\n' | settings
check 2 'duplicate-key' --config s.yaml
echo 'extends: ["", " ", "\0", ../../../../../../../../etc/passwd.yaml]' | settings
check 2 's.yaml:1' --config s.yaml

# Aliases that stand for 9^9 values.
{
	echo 'x: &a [l, l, l, l, l, l, l, l, l]'
	before=a
	for name in b c d e f g h i; do
		echo "$name: &$name [*$before, *$before, *$before, *$before, *$before, *$before, *$before, *$before, *$before]"
		before=$name
	done
} | settings
check 2 'limit-exceeded' --config s.yaml
printf 'exceptions: &a [{rules: field-unknown, files: *a}]\n' | settings
check 2 'yaml-alias' --config s.yaml
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "["; print "" }' | settings
check 2 's.yaml' --config s.yaml

# Files that extend each other: 2^40 ways, a circle, a link to itself.
for i in $(seq 40); do
	echo "extends: [e$((i + 1)).yaml, e$((i + 1)).yaml]" >"e$i.yaml"
done
echo 'extends: minimal' >e41.yaml
check 2 'config-circle' --config e1.yaml
echo 'extends: ./e0.yaml' >e0.yaml
check 2 'config-circle' --config e0.yaml
ln -s l.yaml l.yaml
check 2 'file-unreadable' --config l.yaml

# Many exceptions, and patterns that could be tried in many ways.
awk 'BEGIN { print "exceptions:"
	for (i = 0; i < 40000; i++)
		printf "  - {rules: \"*\", pointers: [/paths/~1p%d/get/bad, /q/%d*]}\n", i, i }' | settings
check 0 'no findings' --config s.yaml
awk 'BEGIN { printf "exceptions: [{rules: field-unknown, files: \""
	for (i = 0; i < 500; i++) printf "**/*a*/{a,b,c,d}/"
	printf "b\", pointers: \"/"
	for (i = 0; i < 500; i++) printf "**/*b*/"
	print "z\"}]" }' | settings
check 1 '3000 errors' --config s.yaml
awk 'BEGIN { printf "exceptions: [{rules: \""
	for (i = 0; i < 5000; i++) printf "*a"
	print "\"}]" }' | settings
check 2 'config-rule' --config s.yaml

# Baselines.
for text in '[]' '{}' '{"format": "asset-baseline/2", "files": {}}' \
    '{"format": "asset-baseline/1", "files": []}' \
    '{"format": "asset-baseline/1", "files": {"a": 1}}' \
    '{"format": "asset-baseline/1", "files": {"a": {"b": -1}}}' \
    '{"format": "asset-baseline/1", "files": {"a": {"b": 1e99}}}'; do
	echo "$text" >b.json
	check 2 'baseline-format' --baseline b.json
	check 2 'baseline-format' --write-baseline b.json
done
rm b.json
check 0 '3000 findings written' --write-baseline b.json
check 0 '3000 more' --baseline b.json
sed 's/: 1/: 9000000000000000/' b.json >c.json
check 0 'no more' --baseline c.json
sed 's/api.json/..\/..\/..\/..\/..\/..\/x\/api.json/' b.json >c.json
check 0 '3000 more' --baseline c.json
check 2 'is a folder' --write-baseline .

# Names to ignore, thousands of them.
awk 'BEGIN {
	printf "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"t\", \"version\": \"1\"}, \"paths\": {"
	for (i = 0; i < 20000; i++)
		printf "%s\"/p%d\": {\"x-asset-ignore\": [\"field-*\", \"no-such\"], \"get\": {\"bad\": 1, \"responses\": {\"200\": {\"description\": \"d\"}}}}", i ? "," : "", i
	print "}}" }' >api.json
check 0 '20000 warnings' --max-findings 1

echo "$passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
