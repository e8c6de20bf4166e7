# What is wrong with a package is said at its place, and no zip is made.
mkdir -p p/apps/a p/bindings
cat >p/manifest.json <<'X'
{"format": "roma-asset-profile", "format_version": "1.3",
 "external_refs": [{"kind": "environment", "key": {"name": "TEST"}},
  {"kind": "nothing", "key": {}}]}
X
cat >p/params.json <<'X'
{"params": {"host": {}, "unused": {}}, "secrets": {"s": {"value": "x"}},
 "extra": {}}
X
cat >p/apps/a/objects.json <<'X'
[{"kind": "app", "key": {"name": "a"}, "spec": {"secret": "hunter2",
   "id": "0815", "remark": "${param:hots} ${param:} $${param:x}"}},
 {"kind": "app", "key": {"name": "a"}},
 {"kind": "ap", "key": {"name": "a"}},
 {"kind": "datasource", "key": {"app": "a", "nmae": "b"}},
 {"kind": "datasource", "key": {"app": "nobody", "name": "${param:host}"},
  "spec": {"datasource_name": "x", "app_id": "y",
   "content": {"password": "${param:host}", "sk": 7,
    "ssl_password": "${secret:ok}", "api_auth_detail": {"secret": ""},
    "connector_params": {"ApiToken": "tell-no-one", "user": "u"}}}},
 {"kind": "api-group", "key": {"name": 5}},
 {"kind": "backend-script", "key": {"app": "a", "backend": "b"},
  "refs": {"datasource": "db", "backend": "b", "source": "x"},
  "spec": {"scripts": [{"type": "SQL"}]}},
 {"key": {}}, 7]
X
cat >p/bindings/publications.json <<'X'
[{"kind": "publication", "key": {"group": "g", "method": "GET", "path": "/x",
  "environment": "TEST"}, "refs": [], "spec": {}, "note": "x"},
 {"kind": "api", "key": {"group": "g", "method": "GET", "path": "/y"},
  "spec": {"authorizer_id": "0815", "response_id": "${param:host}"}}]
X
asset pack p -o p.zip
echo "exit $?"
asset pack p -o p.zip -q 2>&1 | grep -cE "hunter2|tell-no-one"
ls
echo '{' >p/apps/a/objects.json
asset pack p -o p.zip
asset pack nothing -o p.zip
mkdir empty && asset pack empty -o p.zip
asset pack p/manifest.json -o p.zip
asset pack "$SRC/testdata/packages/chapter9" -o 'my orders.zip' && ls *.zip
asset pack "$SRC/testdata/packages/chapter9" -o gone/p.zip
