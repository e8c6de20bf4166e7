# Many files: lists, duplicates, order, parts, and how much is said.
say() { echo "\$ $*"; "$@"; echo "status $?"; }

mkdir -p a b
for f in b/2 a/1 a/3 b/4 'a/with blank'; do
	printf 'swagger: "2.0"\npaths: {}\ninfo: {title: T}\n' >"$f.yaml"
done
echo 'name: nothing to check' >a/other.yaml
say asset lint b ./a//3.yaml a a/1.yaml -v
say asset lint -v --ignore-other a/other.yaml b/2.yaml
say asset lint --ignore-other a/other.yaml
say asset lint a/other.yaml

printf 'b/2.yaml\r\n\na/with blank.yaml\nnone.yaml' >list
say asset lint -v @list
printf 'a/1.yaml\0b\0' | say asset lint -v @-
printf 'a/*\033[31mnone\n' | say asset lint @-
say asset lint @none
: >empty
say asset lint @empty

for i in 1 2 3; do
	say asset lint -v -q --fail-on hint --shard $i/3 a b
done
say asset lint --shard 9/9 a
say asset lint --shard 0/2 a
say asset lint --shard 3/2 a
say asset lint --shard 1 a

cat >many.yaml <<'END'
swagger: "2.0"
info: {title: T, version: "1"}
one: 1
two: 2
paths: {/a/: {}, /b/: {get: {responses: {200: {description: ok}}, three: 3}}}
END
say asset lint --max-findings 2 many.yaml
say asset lint --max-findings 2 many.yaml --format json
say asset lint -q --max-findings 1 --fail-on hint --rule 'path-*' many.yaml
cp many.yaml ignored.yaml
sed -i 's/^one/# asset-ignore: field-unknown\n&/; s/^two/# asset-ignore: field-unknown\n&/' ignored.yaml
say asset lint --max-findings 1 ignored.yaml
echo 'exceptions: [{rules: field-unknown, pointers: [/one, /two]}]' >except.yaml
say asset lint --max-findings 1 --config except.yaml many.yaml
say asset lint --max-findings two many.yaml
say asset lint -j many many.yaml
say asset lint -q -j 99 many.yaml a/1.yaml

mkdir tree
echo '{"A": {"type": "strnig"}}' >tree/types.json
echo 'rules: {field-missing: off}' >tree/.asset.yaml
echo '{"openapi": "3.1.0", "info": {}, "components": {"schemas": {"A": {"$ref": "types.json#/A"}}}}' |
    say asset lint --stdin-filename tree/new.json - -

# What several definitions refer to is said once.
mkdir -p shared/inner
echo 'Pet: {type: object, propertys: {a: {type: string}}}' >shared/common.yaml
for f in shared/a.yaml shared/b.yaml shared/inner/c.yaml; do
	up=$(dirname "${f#shared/}" | sed 's/[a-z][a-z]*/../')
	cat >$f <<END
openapi: 3.0.3
info: {title: t, version: "1"}
paths: {}
components: {schemas: {Pet: {\$ref: '$up/common.yaml#/Pet'}}}
END
done
say asset lint -v --root shared shared
say asset lint -v -j 3 --root shared shared
say asset lint --root shared --write-baseline shared.json shared
say asset lint --root shared --baseline shared.json shared
