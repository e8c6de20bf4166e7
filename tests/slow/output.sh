#!/bin/sh
# Each format of lint is what its readers take, with hostile names and keys: the
# schema of SARIF, XML and Markdown parsers, and the rules of the CI logs.
: "${T:?}" "${ASSET_SHARED=}"
command -v npm >/dev/null && command -v python3 >/dev/null || {
	echo 'npm or python3 is not there'; exit 77; }
here=$PWD/tests/output
[ -d "$here/node_modules" ] ||
    npm ci --prefix "$here" --ignore-scripts --no-audit --no-fund >/dev/null || {
	echo 'the packages of tests/output cannot be installed'; exit 77; }

# A definition whose keys are written against every format.
hostile() {
	cat <<'END'
swagger: "2.0"
info: {title: Hostile, version: "1"}
paths:
  "/宠物/😀e\u0301": {get: {summery: 宠物, responses: {200: {description: ok, "</b>\u0085\ufffe": 1}}}}
  /a:
    get:
      responses: {200: {description: ok}}
      "]]>&lt;&amp;<b onclick=\"x\">'": 1
      "\e[31m\u202ered\u202c\a\0\x7f": 1
      "| a | b |\n\n# c\r\n```\n<script>": 1
      "@team #12 !34 ~label $x [a](http://example.com) ![i](x) `x` **b** _i_ <!-- -->": 1
      "::error file=x::y\n::stop-commands::z": 1
      "##[error]x ##vso[task.setvariable variable=a]b ##teamcity[message text='x']": 1
      "100% %0A%3A,a=b:c::d": 1
      "{{x}} ${x} $(x) `x` \\": 1
::error::a line that is a command: 1
END
	printf '"%s": 1\n' '##[group]x'
}

mkdir -p "$T/output/files"
cd "$T/output/files" || exit 1
line='a
b'
bytes=$(printf 'a\377\033[31mb')
for name in a.yaml 'a b.yaml' '100%.yaml' 'x:y,z=1.yaml' '::error::x.yaml' '##[error].yaml' 'a|b`c`.yaml' \
    '<b>&".yaml' ']]>.yaml' '@team.yaml' '#1.yaml' 'a?b#c.yaml' "it's.yaml" '宠物.yaml' '[a](b).yaml' \
    "$line.yaml" "$bytes.yaml"; do
	hostile >"./$name"
done
echo 'swagger: "2.0"' >cut.json
printf '{"swagger": "2.0",' >cut2.json
: >empty.yaml
printf 'swagger: "2.0"\ninfo: {title: Good, version: "1"}\npaths: {}\n' >clean.yaml
cp "$here"/../lint/*.yaml "$here"/../lint/*.json .
[ "$ASSET_SHARED" ] && find "$ASSET_SHARED/corpus" -name '*.yaml' -size -60k | head -n 40 | while read -r f; do
	cp "$f" "corpus-${f##*/}"
done

bad=0
check() {
	for f in json sarif junit github gitlab checkstyle markdown text; do
		asset lint --format $f "$@" >"../report.$f" 2>/dev/null
		[ $? -lt 3 ] || { echo "$f: crashed"; bad=1; }
		asset lint -j 2 --format $f "$@" 2>/dev/null |
		    cmp - "../report.$f" || { echo "$f: other with -j"; bad=1; }
	done
	node "$here/check.js" .. || bad=1
	python3 "$here/check.py" .. || bad=1
}
check --ruleset all .
check ./*.yaml none.yaml
check clean.yaml
check --max-findings 1 --fail-on hint .
exit $bad
