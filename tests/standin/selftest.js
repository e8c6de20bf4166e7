'use strict';

const assert = require('node:assert/strict');
const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { test } = require('node:test');
const { openBusinessData } = require('./chapter9');
const { loadContract } = require('./contract');
const { createOperations } = require('./operations');
const { start } = require('./server');
const { createWorld } = require('./world');

const PROJECT = '73d69ae0cfcf460190522d06b60f05ad';
const INSTANCE = 'f0fa1789-3b76-433b-a787-9892951c620e';
const APPS = `/v2/${PROJECT}/instances/${INSTANCE}/apps`;
const APIC = `/v2/${PROJECT}/apic/instances/${INSTANCE}`;
const SOURCES = `/v2/${PROJECT}/fdi/instances/${INSTANCE}/datasources`;
const NOWHERE = '00000000000000000000000000000000';

async function withStandin(t, work) {
  const standin = await start();
  t.after(() => standin.close());

  async function send(method, url, body, headers = { 'x-auth-token': 'token' }) {
    const response = await fetch(standin.url + url, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  }

  // For the calls that a test builds on.
  async function call(method, url, body) {
    const answer = await send(method, url, body);
    assert.ok(answer.status < 300, `${method} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async function refuses(status, code, method, url, body) {
    const answer = await send(method, url, body);
    assert.deepEqual([answer.status, answer.body.error_code], [status, code], JSON.stringify(answer.body));
    return answer.body.error_msg;
  }

  const ask = async (noun) => (await send('GET', `/_standin/${noun}`)).body;
  await work({ send, call, refuses, ask });
}

const check = (name, work) => test(name, (t) => withStandin(t, work));

check('a body that breaks the contract is refused and remembered', async ({ refuses, ask }) => {
  assert.match(await refuses(400, 'APIG.2000', 'POST', APPS, { name: 7 }), /body\/name/);
  assert.match(await refuses(400, 'APIG.2000', 'POST', APPS, { remark: 'no name' }), /name/);
  assert.match(await refuses(400, 'APIG.2000', 'POST', APPS, { name: 'semi;colon' }), /body\/name/);
  assert.match(await refuses(400, 'APIG.2000', 'POST', APPS, { name: 'orders-app', owner: true }), /body\/owner/);
  await refuses(400, 'APIG.2000', 'GET', `${APPS}?limit=many`);

  const violations = await ask('violations');
  assert.equal(violations.length, 5);
  assert.ok(violations.every(({ side }) => side === 'request'));
  assert.equal(violations[0].operation, 'CreateRomaApp');
  assert.equal(violations[0].problems[0].field, '/body/name');
});

check('a member unknown to a part of a body is found too', async ({ refuses }) => {
  const backend = {
    name: 'orders', path: '/orders', method: 'GET', roma_app_id: NOWHERE, version: '1.0', content_type: 'json',
    parameters: [{ name: 'id', in: 'Headers', id: '1' }],
  };
  assert.match(await refuses(400, 'APIG.2000', 'POST', `${APIC}/livedata-apis`, backend), /body\/parameters\/0\/id/);
});

check('a body that is no JSON is refused and remembered', async ({ send, ask }) => {
  const answer = await send('POST', APPS, undefined);
  assert.equal(answer.status, 400);
  assert.equal((await ask('violations')).length, 1);
});

check('a request without a token is refused', async ({ send }) => {
  for (const headers of [{}, { 'x-auth-token': '' }]) {
    const answer = await send('GET', APPS, undefined, headers);
    assert.deepEqual([answer.status, answer.body.error_code], [401, 'APIG.1000']);
  }
});

check('an unknown path, method or instance is not found', async ({ call, refuses }) => {
  await refuses(404, 'ROMA.1007', 'GET', `${APIC}/nowhere`);
  await refuses(404, 'ROMA.1007', 'DELETE', APPS);
  await call('GET', APPS);
  await refuses(404, 'APIG.3030', 'GET', APPS.replace(INSTANCE, NOWHERE));
});

check('a reference must lead somewhere', async ({ call, refuses, ask }) => {
  const api = {
    name: 'orders', type: 1, req_protocol: 'HTTPS', req_method: 'GET', req_uri: '/orders', auth_type: 'NONE',
    backend_type: 'MOCK', mock_info: { result_content: '{}' }, group_id: NOWHERE,
  };
  const source = { datasource_name: 'orders-db', datasource_type: 'MYSQL', app_id: NOWHERE, content: {} };
  await refuses(404, 'ROMA.14001', 'POST', SOURCES, source);
  await refuses(404, 'APIG.3004', 'POST', `${APIC}/api-groups`, { name: 'orders', version: 'V2', roma_app_id: NOWHERE });
  await refuses(404, 'APIG.3001', 'POST', `${APIC}/apis`, api);
  await refuses(404, 'APIG.3001', 'POST', `${APIC}/api-groups/${NOWHERE}/domains`, { url_domain: 'www.example.com' });
  await refuses(404, 'APIG.3084', 'POST', `${APIC}/livedata-apis/${NOWHERE}/deploy`, { deploy_front_api: false });

  const group = await call('POST', `${APIC}/api-groups`, { name: 'orders' });
  const { id } = await call('POST', `${APIC}/apis`, { ...api, group_id: group.id });
  await refuses(404, 'APIG.3003', 'POST', `${APIC}/apis/action`, { action: 'online', api_id: id, env_id: NOWHERE });
  await refuses(404, 'APIG.3015', 'POST', `${APIC}/apis/action`,
    { action: 'offline', api_id: id, env_id: 'DEFAULT_ENVIRONMENT_RELEASE_ID' });
  assert.deepEqual(await ask('violations'), []);
});

check('a natural key is taken once', async ({ call, refuses }) => {
  const made = await openBusinessData(call, { project: PROJECT, instance: INSTANCE });
  const twice = (code, url, body) => refuses(400, code, 'POST', url, body);
  const backend = {
    name: 'other', path: '/data/test', method: 'GET', roma_app_id: made.app.id, version: '1.0', content_type: 'json',
  };
  const source = { datasource_type: 'MYSQL', app_id: made.app.id, content: { host: '10.0.0.1' } };

  await twice('ROMA.14011', APPS, { name: made.app.name });
  await twice('FDI.3104', SOURCES, { ...source, datasource_name: made.source.datasource_name });
  await twice('APIG.3201', `${APIC}/api-groups`, { name: made.group.name, version: 'V2', roma_app_id: made.app.id });
  await twice('APIG.3305', `${APIC}/api-groups/${made.group.id}/domains`, { url_domain: 'www.example.com' });
  await twice('APIG.3205', `${APIC}/envs`, { name: 'RELEASE' });
  await twice('APIG.3314', `${APIC}/livedata-apis`, backend);
  await twice('APIG.3215', `${APIC}/livedata-apis`, { ...backend, name: made.backend.name, path: '/else' });
  await twice('APIG.3301', `${APIC}/apis`, {
    name: 'orders', type: 1, req_protocol: 'HTTPS', req_method: 'GET', req_uri: '/data/test', auth_type: 'NONE',
    backend_type: 'MOCK', mock_info: { result_content: '{}' }, group_id: made.group.id,
  });
});

check('a deployment needs a script, and a deployed backend stays', async ({ call, refuses, send }) => {
  const made = await openBusinessData(call, { project: PROJECT, instance: INSTANCE });
  const bare = await call('POST', `${APIC}/livedata-apis`, {
    name: 'bare', path: '/bare', method: 'GET', roma_app_id: made.app.id, version: '1.0', content_type: 'json',
  });
  await refuses(403, 'APIG.3484', 'POST', `${APIC}/livedata-apis/${bare.id}/deploy`, { deploy_front_api: false });
  await refuses(403, 'APIG.3483', 'DELETE', `${APIC}/livedata-apis/${made.backend.id}`);
  await refuses(409, 'APIG.3416', 'DELETE', `${APIC}/apis/${made.api.id}`);
  await refuses(409, 'APIG.3415', 'DELETE', `${APIC}/api-groups/${made.group.id}`);
  await refuses(400, 'ROMA.14014', 'DELETE', `${APPS}/${made.app.id}`);

  await call('POST', `${APIC}/livedata-apis/${made.backend.id}/undeploy`);
  for (const url of [
    `${APIC}/livedata-apis/${made.backend.id}`, `${APIC}/livedata-apis/${bare.id}`,
    `${APIC}/api-groups/${made.group.id}`, `${SOURCES}/${made.source.datasource_id}`, `${APPS}/${made.app.id}`,
  ]) await call('DELETE', url);
  assert.equal((await send('GET', APPS)).body.total, 0);
});

check('publishing and taking offline show in the versions', async ({ call, ask }) => {
  const env = await call('POST', `${APIC}/envs`, { name: 'DEV' });
  const group = await call('POST', `${APIC}/api-groups`, { name: 'orders' });
  const api = await call('POST', `${APIC}/apis`, {
    name: 'orders', type: 1, req_protocol: 'HTTPS', req_method: 'GET', req_uri: '/orders/{id}', auth_type: 'NONE',
    backend_type: 'HTTP', group_id: group.id,
    backend_api: { url_domain: '10.0.0.1', req_protocol: 'HTTP', req_method: 'GET', req_uri: '/o/{id}', timeout: 5000 },
    req_params: [{ name: 'id', type: 'STRING', location: 'PATH' }],
    backend_params: [{ name: 'id', location: 'PATH', origin: 'REQUEST', value: 'id' }],
  });
  const versions = async () =>
    (await call('GET', `${APIC}/apis/publish/${api.id}`)).api_versions.map((row) => row.status);
  const act = (action) => call('POST', `${APIC}/apis/action`, { action, api_id: api.id, env_id: env.id });

  await act('online');
  await act('online');
  assert.deepEqual(await versions(), [1, 2]);
  assert.equal((await call('GET', `${APIC}/apis/${api.id}`)).run_env_name, 'DEV');
  await act('offline');
  assert.deepEqual(await versions(), [2, 2]);
  assert.deepEqual(await ask('violations'), []);
});

check('chapter 9 works and shows in the snapshot', async ({ call, ask }) => {
  const made = await openBusinessData(call, { project: PROJECT, instance: INSTANCE });
  const snapshot = await ask('snapshot');
  assert.equal(snapshot.format, 'asset-snapshot/1');
  assert.ok(snapshot.answers.every(({ status }) => status === 200), 'every answer is 200');
  assert.deepEqual(await ask('violations'), []);

  const answer = (operation) => {
    const found = snapshot.answers.filter((item) => item.operation === operation);
    assert.equal(found.length, 1, operation);
    return found[0];
  };
  assert.equal(answer('ListRomaApp').body.apps[0].name, 'orders-app');
  assert.equal(answer('ListDatasources').body.entities[0].datasource_name, 'fdi_ds_mysql');
  assert.equal(answer('ShowDataourceDetail').body.content.host, '10.10.10.10');
  assert.equal(answer('ListEnvironmentsV2').body.envs[0].id, 'DEFAULT_ENVIRONMENT_RELEASE_ID');
  assert.equal(answer('ShowDetailsOfApiGroupV2').body.url_domains[0].domain, 'www.example.com');
  assert.equal(answer('ShowLiveDataApiV2').body.scripts[0].ds_id, made.source.datasource_id);
  assert.equal(answer('ShowLiveDataApiV2').body.status, 4);
  assert.equal(answer('ListLiveDataApiDeploymentHistoryV2').body.histories[0].api_id, made.api.id);
  assert.equal(answer('ShowDetailsOfApiV2').body.req_params[0].name, 'param01');
  assert.equal(answer('ShowDetailsOfApiV2').body.ld_api_id, made.backend.id);
  assert.equal(answer('ListApiVersionsV2').body.api_versions[0].status, 1);
  assert.equal(answer('ListApiVersionsV2').params.api_id, made.api.id);
  assert.doesNotMatch(JSON.stringify(snapshot), /not-to-be-seen|PRIVATE KEY/);
});

check('every other operation answers as the contract says', async ({ call, ask }) => {
  const { app, source, backend, group, deployment, domain, api } =
    await openBusinessData(call, { project: PROJECT, instance: INSTANCE });
  const appUrl = `${APPS}/${app.id}`;
  const sourceUrl = `${SOURCES}/${source.datasource_id}`;
  const backendUrl = `${APIC}/livedata-apis/${backend.id}`;
  const groupUrl = `${APIC}/api-groups/${group.id}`;
  const domainUrl = `${groupUrl}/domains/${domain.id}`;
  const { ssl_id: certificate } = (await call('GET', groupUrl)).url_domains[0];
  const [version] = (await call('GET', `${APIC}/apis/publish/${api.id}`)).api_versions;
  const release = 'DEFAULT_ENVIRONMENT_RELEASE_ID';
  const mysql = { datasource_name: 'renamed', datasource_type: 'MYSQL', app_id: app.id, content: { host: '10.0.0.1' } };

  await call('GET', `${APPS.replace(/apps$/, 'validate-apps')}?name=orders-app`);
  await call('GET', appUrl);
  await call('PUT', appUrl, { name: 'renamed', favorite: true });
  await call('GET', `${appUrl}/secret`);
  await call('PUT', `${appUrl}/secret`, {});
  await call('PUT', `${appUrl}/users`, { users: [{ id: '06d9106f3b000f241f83c010d6b78c81', roles: ['read'] }] });
  await call('GET', `${appUrl}/users`);
  await call('GET', `${appUrl}/candidates`);

  await call('PUT', sourceUrl, mysql);
  await call('POST', `${sourceUrl}/test-connect`, mysql);
  await call('POST', `${sourceUrl}/test-sql`, { sql: 'select 1' });
  await call('GET', `${sourceUrl}/tables?direction_type=SOURCE`);
  await call('GET', `${sourceUrl}/columns?direction_type=SOURCE&table_name=orders`);

  await call('PUT', groupUrl, { name: 'renamed' });
  await call('POST', `${APIC}/api-groups/check`, { group_name: 'free' });

  await call('GET', `${APIC}/apis?group_id=${group.id}&env_id=${release}`);
  await call('POST', `${APIC}/apis/check`, { type: 'name', name: 'free' });
  await call('POST', `${APIC}/apis/publish?action=online`, { apis: [api.id, NOWHERE], env_id: release });
  await call('PUT', `${APIC}/apis/publish/${api.id}`, { version_id: version.version_id });
  await call('GET', `${APIC}/apis/versions/${version.version_id}`);
  await call('GET', `${APIC}/apis/runtime/${api.id}`);
  await call('POST', `${APIC}/apis/debug/${api.id}`, { mode: 'DEVELOPER', scheme: 'HTTPS', method: 'GET', path: '/data/test' });
  await call('DELETE', `${APIC}/apis/versions/${version.version_id}`);
  await call('DELETE', `${APIC}/apis/${deployment.api_id}`);

  const env = await call('POST', `${APIC}/envs`, { name: 'DEV' });
  await call('PUT', `${APIC}/envs/${env.id}`, { name: 'TEST' });
  await call('DELETE', `${APIC}/envs/${env.id}`);

  await call('PUT', domainUrl, { min_ssl_version: 'TLSv1.2' });
  await call('GET', `${domainUrl}/certificate/${certificate}`);
  await call('DELETE', `${domainUrl}/certificate/${certificate}`);
  await call('DELETE', domainUrl);

  await call('PUT', backendUrl, {
    name: 'renamed', path: '/data/test', method: 'GET', roma_app_id: app.id, version: '1.1', content_type: 'json',
  });
  await call('GET', `${APIC}/livedata-apis?name=renamed`);
  await call('POST', `${backendUrl}/test`, { parameters: [] });
  await call('GET', `${backendUrl}/test`);
  await call('POST', `${APIC}/livedata-apis/check`, { type: 'name', ld_api_name: 'free' });
  await call('GET', `${APIC}/livedata-quota`);
  await call('GET', `${APIC}/data-sources?app_id=${app.id}`);
  await call('POST', `${backendUrl}/undeploy`);

  assert.deepEqual(await ask('violations'), []);
});

test('every operation of the contract is there', () => {
  const contract = loadContract(path.join(__dirname, '../../formats/openapi'));
  const operations = createOperations(createWorld());
  const wanted = Object.values(contract.paths).flatMap((item) =>
    Object.values(item).map((operation) => operation.operationId).filter(Boolean));
  assert.deepEqual(wanted.filter((id) => !operations[id]), []);
});

check('the request log leaves out the recorder', async ({ call, ask }) => {
  await call('POST', APPS, { name: 'orders-app' });
  await ask('snapshot');
  assert.deepEqual(await ask('requests'), [{ method: 'POST', path: APPS, status: 201 }]);
});

test('the server says where it listens and ends with its parent', async () => {
  const child = spawn(process.execPath, [path.join(__dirname, 'server.js'), '--parent'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const line = await new Promise((resolve) => child.stdout.once('data', resolve));
  assert.match(String(line), /^listening http:\/\/127\.0\.0\.1:\d+\n$/);
  child.stdin.end();
  const code = await new Promise((resolve) => child.once('exit', resolve));
  assert.equal(code, 0);
});

test('replay tells a good script from one that breaks the contract', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'standin-'));
  const replay = (name, body) => {
    const script = path.join(folder, `${name}.sh`);
    fs.writeFileSync(script, [
      'node - <<EOF',
      'fetch("$ASSET_ENDPOINT/v2/$ASSET_PROJECT_ID/instances/$ASSET_INSTANCE_ID/apps", {',
      '  method: "POST",',
      '  headers: { "x-auth-token": "$ASSET_TOKEN", "content-type": "application/json" },',
      `  body: JSON.stringify(${JSON.stringify(body)}),`,
      '});',
      'EOF',
    ].join('\n'));
    const args = [path.join(__dirname, 'replay.js'), script, '--snapshot', path.join(folder, `${name}.json`)];
    return spawnSync(process.execPath, args, { encoding: 'utf8' });
  };
  try {
    const good = replay('good', { name: 'orders-app' });
    assert.equal(good.status, 0, good.stderr);
    const snapshot = JSON.parse(fs.readFileSync(path.join(folder, 'good.json'), 'utf8'));
    assert.equal(snapshot.answers[0].body.apps[0].name, 'orders-app');

    const bad = replay('bad', { name: 7 });
    assert.equal(bad.status, 1);
    assert.match(bad.stderr, /request: CreateRomaApp: POST .*\n {2}\/body\/name must be string/);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
