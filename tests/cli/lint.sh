# The verb as a user meets it.
mkdir -p apis/deep
cat >apis/good.yaml <<'END'
swagger: "2.0"
info: {title: Good, version: "1"}
paths: {}
END
cat >apis/deep/bad.yaml <<'END'
swagger: "2.0"
info: {title: Bad, version: "1"}
paths:
  /pets/: {get: {summery: All, responses: {200: {description: ok, nullable: 1}}}}
END
echo 'name: no definition' >apis/other.yaml
printf '{"swagger": "2.0"' >apis/cut.json
echo '{"kind": "app", "key": {"name": "x"}, "spec": {}}' >app.json

say() { echo "\$ $*"; "$@"; echo "status $?"; }
say asset lint apis/good.yaml
say asset lint apis
say asset lint -q apis/deep
say asset lint apis/deep --format json
say asset lint app.json
say asset lint none.yaml apis/good.yaml
mkdir empty
say asset lint empty
asset lint - <apis/deep/bad.yaml
echo "status $?"

printf 'rules:\n  path-trailing-slash: hint\n  field-unknown: off\n' >.asset.yaml
say asset lint apis/deep
say asset lint --fail-on hint -q apis/deep
printf 'rules:\n  type-wrong: loud\nrule: {}\n' >wrong.yaml
say asset lint --config wrong.yaml apis/deep
printf 'rules:\n  field-unknwon: off\n  json-truncated: off\n' >wrong.yaml
say asset lint --config wrong.yaml apis/deep
say asset lint --config none.yaml apis/deep
say asset lint --fail-on all apis

say asset lint --ruleset roma apis/good.yaml
printf 'rulesets: {roma: on}\n' >.asset.yaml
sed -i 's/title: Good/title: No good/' apis/good.yaml
say asset lint apis/good.yaml
printf 'rulesets: {roma: off}\nrules: {roma-group-description: info}\n' >.asset.yaml
say asset lint --ruleset roma apis/good.yaml
say asset lint apis/good.yaml
printf 'rulesets: {rome: on, roma: maybe}\nruleset: {}\n' >wrong.yaml
say asset lint --config wrong.yaml apis/good.yaml
printf 'rulesets: {rome: on}\n' >wrong.yaml
say asset lint --config wrong.yaml apis/good.yaml
say asset lint --ruleset rome apis/good.yaml
rm .asset.yaml
cat >base.yaml <<'END'
swagger: "2.0"
info: {title: Base, version: "1"}
paths:
  /pets/{id}: {get: {summery: All, responses: {200: {description: ok}}}}
END
for base in minimal recommended all; do
	asset lint --ruleset "$base" base.yaml | grep -o '\[.*\]$' | sort | uniq -c
done
asset lint -q --ruleset all --ruleset minimal base.yaml
printf 'rulesets: {all: on}\n' >wrong.yaml
say asset lint --config wrong.yaml base.yaml
mkdir -p tree/api && cat >tree/api/a.yaml <<'END'
openapi: 3.1.0
info: {title: A, version: "1"}
components: {schemas: {A: {$ref: ../b.yaml}}}
END
echo 'type: strnig' >tree/b.yaml
asset lint -q tree/api
asset lint -q --root tree tree/api
asset lint -q --root none tree/api; echo "status $?"
echo '{"name": "orders"}' >body.json
say asset lint --as request:CreateRomaApp body.json
say asset lint -q --as request:CreateRomaAp body.json
say asset lint -q --as request:ListRomaApp body.json
say asset lint --as request: body.json
say asset lint --as topic:CreateRomaApp body.json
echo '"name"' | asset lint -q --as request:CreateRomaApp -
echo '{"kind": "app", "key": {"name": "orders"}}' >app.json
say asset lint --as kind:app app.json
say asset lint -q --as kind:domain app.json
say asset lint -q --as kind:nope app.json
