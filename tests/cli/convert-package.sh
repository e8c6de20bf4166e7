# A definition becomes a package: a group and its APIs, with what the platform
# would refuse said and left out.
cat >shop.yaml <<'END'
swagger: '2.0'
info: {title: 3 Shops!, version: '1', description: All of <them>}
basePath: /v1/
schemes: [https, http]
securityDefinitions:
  by-app: {type: apiKey, in: header, name: Authorization, x-apigateway-auth-type: AppSigv1,
    x-apigateway-auth-opt: {appcode-auth-type: header}}
  own: {type: basic}
security:
- by-app: []
paths:
  /orders/{id}:
    parameters:
    - {name: id, in: path, required: true, type: integer, minimum: 1, maximum: 99}
    get:
      operationId: get order
      tags: [orders, two words]
      x-apigateway-request-type: Public
      x-apigateway-match-mode: SWA
      x-apigateway-cors: true
      parameters:
      - {name: state, in: query, type: string, enum: [new, paid], default: new, description: which}
      - {name: X-Sdk-Date, in: header, type: string}
      - {name: ids, in: query, type: array, items: {type: integer}}
      - {name: full, in: query, type: boolean}
      - {name: order, in: body, schema: {type: object}, description: the order}
      responses: {'200': {description: ok}}
      x-apigateway-backend:
        type: HTTP
        parameters:
        - {name: key, in: path, origin: REQUEST, value: id}
        - {name: X-From, in: HEADER, origin: constant, value: gateway}
        httpEndpoints: {address: 'backend.example.com:8443', scheme: https, method: get,
          path: '/o/{key}.json', timeout: 9000, retryCount: 2}
    put:
      operationId: get_order
      security: [{own: []}]
      responses: {'200': {description: ok, examples: {text/plain: done}}}
  /a-{part}:
    get: {responses: {'200': {description: ok}}}
  /lost/{one}:
    get:
      security: []
      responses: {'200': {description: ok}}
      x-apigateway-backend: {type: MOCK, mockEndpoints: {result-content: '{}'}}
    post:
      responses: {'200': {description: ok}}
      x-apigateway-backend: {type: HTTP, httpEndpoints: {address: a.example.com, scheme: http, path: '/{x}'}}
    patch:
      responses: {'200': {description: ok}}
      x-apigateway-backend: {type: HTTP, httpEndpoints: {address: a.example.com, scheme: http, method: GET, path: '/{x}'}}
    delete:
      responses: {'200': {description: ok}}
      x-apigateway-backend:
        type: HTTP
        parameters: [{name: a, in: query, origin: REQUEST, value: nowhere}]
        httpEndpoints: {address: a.example.com, scheme: http, method: GET, path: /}
    head:
      responses: {'200': {description: ok}}
      x-apigateway-backend: {type: HTTP-VPC, httpVpcEndpoints: {name: c}}
    x-apigateway-any-method:
      responses: {'200': {description: ok}}
END
asset convert shop.yaml --to package --app shop --publish -o pkg
echo "convert $?"
cat pkg/apps/*/groups/*/group.json pkg/apps/*/groups/*/apis/*.json pkg/bindings/*.json
asset convert shop.yaml --to package -o a.zip -q 2>/dev/null
asset convert shop.yaml --to package -o b.zip -q 2>/dev/null
cmp a.zip b.zip && asset inspect a.zip
asset convert shop.yaml --to package
