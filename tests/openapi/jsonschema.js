'use strict';

// Each output of `asset schema NAME --format jsonschema` compiles in ajv's strict mode, and tells
// good files from bad ones as docs/editors.md says.

const { spawnSync } = require('child_process');
const Ajv = require('ajv/dist/2020').default;

let bad = 0;
const say = (words) => { bad++; console.log(words); };
const asset = (...args) => spawnSync('asset', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
const all = JSON.parse(asset('schema', '--format', 'json').stdout);

const log = { log: say, warn: say, error: say };
const compiled = new Map();

function compile(name) {
  const { stdout, status } = asset('schema', name, '--format', 'jsonschema');
  if (status) return false;
  const ajv = new Ajv({ strictTypes: false, validateFormats: false, logger: log });
  try {
    compiled.set(name, ajv.compile(JSON.parse(stdout)));
  } catch (e) {
    say(`${name}: ${e.message}`);
  }
  return true;
}

for (const { operation, method } of all.operations) {
  if (!compile(operation) && method === 'POST' && /^Create/.test(operation)) say(`${operation}: no schema`);
}
for (const name of [...all.kinds.map((one) => one.kind), ...all.extensions.map((one) => one.extension)]) {
  if (!compile(name)) say(`${name}: no schema`);
}

for (const name of ['definition', 'settings']) if (!compile(name)) say(`${name}: no schema`);

const http = { address: 'a.example:80', scheme: 'http', method: 'GET', path: '/' };
const cases = [
  ['CreateApiGroupV2', { name: 'group_1' }, true],
  ['CreateApiGroupV2', { name: 'g' }, false],
  ['x-apigateway-backend', { type: 'HTTP', httpEndpoints: http }, true],
  ['x-apigateway-backend', { type: 'HTTP' }, false],
  ['x-apigateway-backend', { type: 'HTTPS', httpEndpoints: http }, false],
  ['x-apigateway-cors', true, true],
  ['x-apigateway-cors', {}, false],
  ['definition', { paths: { '/a': { get: { 'x-apigateway-cors': true } } } }, true],
  ['definition', { paths: { '/a': { get: { 'x-apigateway-cors': 'on' } } } }, false],
  ['definition', { paths: { '/a': { 'x-apigateway-any-method': { 'x-apigateway-cors': 'on' } } } }, false],
  ['definition', { components: { securitySchemes: { own: { 'x-apigateway-auth-type': 'NONE' } } } }, false],
  ['settings', { extends: ['all', '../a.yaml'], rules: { 'owasp-*': 'off', 'tag-unique': { severity: 'hint' } } }, true],
  ['settings', { extends: 'al' }, false],
  ['settings', { rules: { 'tag-uniqu': 'off' } }, false],
  ['settings', { rules: { 'tag-unique': { with: {}, to: 1 } } }, false],
  ['settings', { rules: { 'owasp-response-401': { with: { keys: ['401'] } } } }, true],
  ['settings', { rules: { 'owasp-response-401': { with: { keys: '401' } } } }, false],
  ['settings', { exceptions: [{ rules: ['tag-unique', 'roma-*'], pointers: '/tags' }], baseline: 'b.json' }, true],
  ['settings', { exceptions: [{ files: 'a' }] }, false],
  ['app', { kind: 'app', key: { name: 'orders' } }, true],
  ['app', { kind: 'api', key: { name: 'orders' } }, false],
];
for (const [name, value, good] of cases) {
  if (compiled.get(name)?.(value) !== good) say(`${name}: ${JSON.stringify(value)} is ${good ? 'refused' : 'taken'}`);
}
if (compiled.size < 200) say(`only ${compiled.size} schemas`);
process.exit(bad ? 1 : 0);
