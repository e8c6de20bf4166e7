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
    options:
      responses: {'200': {description: ok}}
      x-apigateway-backend: {type: HTTP-VPC-MEMBER-GROUP, httpVpcMemberGroupEndpoints: {name: c}}
    x-apigateway-any-method:
      responses: {'200': {description: ok}}
  /own:
    get:
      x-livedata-version: 1.0.0
      responses: {'200': {description: ok}}
END
asset convert shop.yaml --to package --app shop --publish -o pkg
echo "convert $?"
cat pkg/apps/*/groups/*/group.json pkg/apps/*/groups/*/apis/*.json pkg/bindings/*.json
asset convert shop.yaml --to package -o a.zip -q 2>/dev/null
asset convert shop.yaml --to package -o b.zip -q 2>/dev/null
cmp a.zip b.zip && asset inspect a.zip
asset convert shop.yaml --to package

# Channels and authorizers have ids that only an instance knows.
cat >vpc.yaml <<'END'
swagger: '2.0'
info: {title: vpc, version: '1'}
securityDefinitions:
  token 1: {type: apiKey, in: header, name: unused, x-apigateway-auth-type: AUTHORIZER,
    x-apigateway-authorizer: {type: FRONTEND, authorizer_type: FUNC, authorizer_uri: 'urn:x'}}
paths:
  /orders/{id}:
    get:
      operationId: order
      security: [{token 1: []}]
      parameters:
      - {name: id, in: path, required: true, type: string, x-apigateway-pass-through: never, x-apigateway-sample: '7'}
      - {name: tier, in: query, type: string}
      responses:
        default: {description: ok, x-apigateway-result-normal-sample: '{}'}
        x-apigateway-result-failure-sample: ''
      x-apigateway-ratelimit: std
      x-apigateway-backend:
        type: HTTP-VPC
        parameters: [{name: id, in: path, origin: REQUEST, value: id}]
        httpVpcEndpoints: {name: orders, scheme: http, method: get, path: '/o/{id}', host: o.example.com, retryCount: '1'}
      x-apigateway-backend-policies:
      - name: gold
        type: HTTP
        effectMode: ANY
        conditions:
        - {origin: source, value: 192.0.2.1}
        - {origin: request, parameter: tier, type: equal, value: gold}
        parameters: [{name: id, in: path, origin: REQUEST, value: id}]
        httpEndpoints: {address: gold.example.com, scheme: https, method: GET, path: '/{id}', description: d}
      - name: slow
        type: HTTP-VPC
        conditions: [{origin: param, parameter: tier, type: pattern, value: '^s'}]
        httpVpcEndpoints: {name: orders, scheme: http, method: get, path: /slow, timeout: 60000}
      - name: functional
        type: FUNCTION
        effectMode: ALL
        conditions: [{origin: param, parameter: tier, type: enum, value: 'f,g'}]
        functionEndpoints: {function-urn: 'urn:x', version: v1, invocation-type: sync}
      - name: mocked
        type: MOCK
        effectMode: ALL
        conditions: [{origin: param, parameter: tier, type: exact, value: m}]
        mockEndpoints: {result-content: '[]'}
    put:
      responses: {'200': {description: ok}}
      parameters: [{name: id, in: path, required: true, type: string}]
      x-apigateway-backend: {type: MOCK, mockEndpoints: {result-content: '[]'}}
      x-apigateway-backend-policies:
      - name: gold
        type: MOCK
        effectMode: ANY
        conditions: [{origin: param, parameter: tier, value: a}]
        mockEndpoints: {result-content: '[]'}
    post:
      responses: {'200': {description: ok}}
      parameters: [{name: id, in: path, required: true, type: string}]
      x-apigateway-backend: {type: MOCK, mockEndpoints: {result-content: '[]'}}
      x-apigateway-backend-policies:
      - name: gold
        type: HTTP
        effectMode: ANY
        conditions: [{origin: source, value: 192.0.2.1}]
        httpEndpoints: {address: gold.example.com, scheme: https, method: GET, path: '/{id}'}
END
asset convert vpc.yaml --to package --app shop -o vpc
echo "convert $?"
cat vpc/params.json vpc/apps/*/groups/*/apis/*.json
asset plan vpc --param vpc-channel.orders=0123 | tail -n 8
rm -rf vpc/apps/*/groups/*/apis vpc/params.json vpc/manifest.json
cp vpc.yaml "$(dirname vpc/apps/*/groups/*/group.json)/swagger.yaml"
asset plan vpc 2>/dev/null | tail -n 10

# Custom backends, with their scripts.
cat >own.yaml <<'END'
swagger: '2.0'
info: {title: own, version: '1'}
securityDefinitions:
  signed: {type: apiKey, in: header, name: Authorization, x-livedata-auth-type: SIGNATURE}
paths:
  /orders:
    parameters: [{name: X-Day, in: header, type: string}]
    get:
      operationId: orders of a day
      description: The <orders>
      security: [{signed: []}]
      parameters: [{name: day, in: query, required: true, type: string, description: which}]
      x-livedata-version: 1.0.1
      x-livedata-roma-app: shop
      x-livedata-scripts:
      - {type: SQL, content: c2VsZWN0IDE=, result: rows, datasources: {name: orders-db}}
      - {type: SP, content: Y2FsbCBwKCk=, result: more, datasource: {name: other-db}}
      responses: {'200': {description: ok}}
    post:
      operationId: answer
      x-livedata-version: 1.0.1
      x-livedata-roma-app: shop
      x-livedata-scripts: [{type: function, content: cmV0dXJuIDE=, result: a}]
      responses: {'200': {description: ok}}
    put:
      x-livedata-version: 1.0.1
      responses: {'200': {description: ok}}
    delete:
      x-livedata-roma-app: shop
      responses: {'200': {description: ok}}
  /again:
    get: {operationId: answer, x-livedata-version: 1.0.1, x-livedata-roma-app: shop, responses: {'200': {description: ok}}}
  /orders/{id}:
    get: {x-livedata-version: 1.0.1, x-livedata-roma-app: shop, responses: {'200': {description: ok}}}
END
asset convert own.yaml --to package -o own
echo "convert $?"
cat own/params.json own/apps/*/backends/*/*.json
asset lint own
asset plan own | tail -n 20
