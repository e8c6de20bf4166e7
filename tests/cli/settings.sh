# .asset.yaml and the options beside it.
say() { echo "\$ $*"; "$@"; echo "status $?"; }
rules() { asset lint --format json "$@" | sed -n 's/^ *"\(rule\|severity\|pointer\)": "\(.*\)",*$/\2/p' | paste -sd'  \n' -; }
mkdir -p apis/old other
cat >apis/new.yaml <<'E2'
openapi: 3.0.3
info: {title: New, version: "1", license: {name: MIT}}
servers: [{url: 'https://api.example.com'}]
paths:
  /pets/{id}:
    get: {operationId: a, responses: {200: {description: ok}}}
  /pets/:
    get: {operationId: a, responses: {200: {description: ok}}}
E2
cp apis/new.yaml apis/old/a.yaml

echo "-- extends, severities, options"
cat >other/base.yaml <<'E2'
extends: [minimal, owasp]
rules: {owasp-*: off, path-params-defined: warning, operation-id-unique: on}
E2
cat >.asset.yaml <<'E2'
extends: other/base.yaml
rules: {owasp-response-401: hint}
E2
rules apis/new.yaml
sed -i 's/hint/{severity: hint, with: {keys: ["200"]}}/' .asset.yaml
rules apis/new.yaml
cat >.asset.yaml <<'E2'
rules: {owasp-response-401: {with: {keys: 200, key: a}}, path-params-defined: {with: {a: 1}}}
E2
say asset lint apis/new.yaml
echo "extends: [other/loop.yaml]" >.asset.yaml
echo "extends: [minimal, ../.asset.yaml]" >other/loop.yaml
say asset lint apis/new.yaml
echo "extends: [maximal, /etc/passwd, none.yaml]" >.asset.yaml
say asset lint apis/new.yaml
echo "extends: [maximal]" >.asset.yaml
say asset lint apis/new.yaml

echo "-- overrides"
cat >.asset.yaml <<'E2'
overrides:
  - files: apis/old/
    extends: all
    rulesets: {owasp: off, roma: off}
    rules: {"*": off, server-example: info, path-trailing-slash: on}
  - files: ['**/new.*']
    rules: {path-params-defined: off}
E2
rules apis

echo "-- exceptions"
cat >.asset.yaml <<'E2'
exceptions:
  - rules: path-params-defined
    pointers: ['/paths/~1pets~1{id}/get/**', /paths/**/a]
    why: the gateway adds it
  - rules: [operation-id-*]
    files: [apis/old/*.yaml]
    pointers: ['#/paths/**']
    severity: hint
  - rules: path-trailing-slash
    files: apis/new.yaml
E2
rules apis
sed -i 's,{id},{ID},; s,old/\*,older/*,' .asset.yaml
asset lint --fail-on hint . | grep -A2 unused
asset lint apis | grep -A2 unused
asset lint apis/new.yaml | grep -A2 unused
asset lint --ruleset minimal . | grep -A2 unused
printf 'exceptions: [{rules: [no-rule, "no-*", json-value]}, {files: a}]\n' >.asset.yaml
say asset lint apis
sed -i 's/, {files: a}//' .asset.yaml
say asset lint apis
cat >apis/ref.yaml <<'E2'
openapi: 3.1.0
info: {title: Ref, version: "1"}
components: {schemas: {A: {$ref: 'part.yaml#/a/b'}}}
E2
echo 'a: {b: {type: strnig}}' >apis/part.yaml
cat >.asset.yaml <<'E2'
exceptions: [{rules: value-unknown, files: apis/part.yaml, pointers: /a/b/type}]
E2
say asset lint apis/ref.yaml
sed -i 's/part.yaml/ref.yaml/' .asset.yaml
say asset lint -q apis/ref.yaml
rm -r .asset.yaml apis/ref.yaml apis/part.yaml

echo "-- options"
say asset lint -q --rule operation-id-unique apis/new.yaml
rules --rule 'path-*' --skip path-trailing-slash apis/new.yaml
rules --rule server-example apis/new.yaml
rules --skip 'path-*' --skip operation-id-unique apis/new.yaml
say asset lint --rule path-param apis
say asset lint --skip 'nothing-*' apis
say asset lint --rule json-value apis

echo "-- the form"
asset schema settings | sed -n '1p;/rules/p'
asset schema settings --format jsonschema | grep -c '"#/$defs/setting"' | grep -q '...' && echo many
asset schema setting
