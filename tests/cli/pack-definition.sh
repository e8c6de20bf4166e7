# A definition beside a group gives its APIs.
mkdir -p p/instance/groups/pets p/apps/a/groups/x
echo '{"format": "roma-asset-profile", "format_version": "1.0"}' >p/manifest.json
echo '{"kind": "api-group", "key": {"name": "pets"}, "spec": {}}' \
	>p/instance/groups/pets/group.json
cat >p/instance/groups/pets/swagger.yaml <<'X'
swagger: '2.0'
info: {title: Pets, version: '1'}
basePath: /v1
paths:
  /pets:
    get:
      operationId: listPets
      responses: {'200': {description: ok}}
      x-apigateway-backend:
        type: HTTP
        httpEndpoints: {address: pets.example.com, scheme: https, method: GET,
          path: /pets, timeout: 5000}
X
asset pack p -o p.zip && asset inspect p.zip --format json | grep -A11 '"api:'
asset unpack p.zip -o again && asset pack again | cmp - p.zip
cp p/instance/groups/pets/swagger.yaml p/apps/a/groups/x/openapi.yaml
cat >p/instance/groups/pets/api.json <<'X'
{"kind": "api", "key": {"group": "pets", "method": "GET", "path": "/v1/pets"}}
X
asset pack p -o p.zip
