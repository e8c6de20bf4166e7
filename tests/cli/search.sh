# What a search finds: in folders, and by patterns.
say() { echo "\$ $*"; "$@"; echo "status $?"; }

mkdir -p apis/v1 apis/v2 apis/.hidden apis/node_modules/x
for f in apis/a.yaml apis/v1/b.yaml apis/v2/c.yml apis/.hidden/d.yaml \
    apis/node_modules/x/e.yaml 'apis/[f].yaml'; do
	printf 'swagger: "2.0"\npaths: {}\ninfo: {title: T}\n' >"$f"
done
echo 'name: no definition' >apis/other.yaml
say asset lint -q apis
(cd apis/v1 && say asset lint -q)
say asset lint 'apis/*.yaml'
say asset lint 'apis/*/*'
say asset lint '**/?.y{a,}ml'
say asset lint 'apis/[f].yaml'
say asset lint 'apis/\[f].yaml'
say asset lint 'apis/*.json'

# A long file is read whole only when it may be a definition: by a word near
# its start, or by the first key.
fill() { awk 'BEGIN { for (i = 0; i < 3000; i++) printf "  \"x-%d\": \"%060d\",\n", i, i }'; }
mkdir long
{ echo '{"definitions": {"a": {'; fill; echo '"x-z": 0}}, "paths": {}, "swagger": "2.0"}'; } >long/sorted.json
{ printf '# c\n---\nx-a:\n'; fill | tr -d ,; printf 'paths: {}\nopenapi: 3.0.0\n'; } >long/x.yaml
{ echo '{"type": {'; fill; echo '"a": {}}, "paths": {}, "swagger": "2.0"}'; } >long/other.json
{ echo '[{'; fill; echo '"swagger": "2.0"}]'; } >long/list.json
say asset lint long
