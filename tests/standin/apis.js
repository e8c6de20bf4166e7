'use strict';

const { Refusal } = require('./refusal');
const { hex, now, present } = require('./stamp');
const { page, matches } = require('./table');

const BACKENDS = { HTTP: 'backend_api', FUNCTION: 'func_info', MOCK: 'mock_info' };
const POLICIES = ['policy_https', 'policy_functions', 'policy_mocks'];
const DETAILS = ['backend_api', 'func_info', 'mock_info', 'req_params', 'backend_params', ...POLICIES];

const key = (api) => [api.group_id, api.req_method, api.req_uri, api.match_mode ?? 'NORMAL'].join(' ');
const live = (world, api) => world.versions.where((row) => row.api_id === api.id && row.status === 1);

// What a GET of the API tells: the stored definition and what other nouns say about it.
function view(world, api) {
  const group = world.groups.get(api.group_id);
  const online = live(world, api);
  const joined = (field) => online.map((row) => row[field]).join('|');
  return present({
    ...api,
    group_name: group.name,
    group_version: group.version,
    roma_app_name: api.roma_app_id && world.apps.get(api.roma_app_id).name,
    run_env_id: joined('env_id'),
    run_env_name: joined('env_name'),
    publish_id: joined('publish_id'),
    publish_time: joined('publish_time'),
  });
}

function checkKey(world, api, self) {
  world.apis.unique('APIG.3301', `api: ${key(api)}`, (row) => key(row) === key(api), self);
  world.apis.unique('APIG.3202', `api_name: ${api.name}`,
    (row) => row.group_id === api.group_id && row.name === api.name, self);
}

function withRequestParams(api) {
  const params = (api.req_params ?? []).map((param) => ({
    id: hex(),
    required: param.location === 'PATH' ? 1 : 2,
    valid_enable: 2,
    ...param,
  }));
  const inUri = [...api.req_uri.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]).sort();
  const declared = params.filter((param) => param.location === 'PATH').map((param) => param.name).sort();
  if (inUri.join() !== declared.join()) throw new Refusal('APIG.2026', `api: ${api.name}`);
  return params;
}

function withBackendParams(list, requestParams) {
  return (list ?? []).map((param) => {
    if (param.origin !== 'REQUEST') return { id: hex(), ...param };
    const source = requestParams.find((item) => item.name === param.value);
    if (!source) throw new Refusal('APIG.2028', `parameterName:${param.name}`);
    return { id: hex(), req_param_id: source.id, ...param };
  });
}

function withPolicies(list, requestParams) {
  return list?.map((policy) => ({
    id: hex(),
    ...policy,
    backend_params: withBackendParams(policy.backend_params, requestParams),
    conditions: policy.conditions.map((condition) => ({ id: hex(), ...condition })),
  }));
}

// Nouns that no stand-in operation creates: a reference to one leads nowhere.
function checkForeign(api) {
  if (api.auth_type === 'AUTHORIZER' || api.authorizer_id) throw new Refusal('APIG.3081', `id: ${api.authorizer_id}`);
  const policies = api.policy_https ?? [];
  for (const backend of [api.backend_api, ...policies]) {
    if (backend?.vpc_channel_status === 1) {
      throw new Refusal('APIG.3023', `id: ${backend.vpc_channel_info?.vpc_channel_id}`);
    }
  }
}

// The stored form of a request body: defaults filled in, ids given to the parts.
function define(world, body, self) {
  world.groups.get(body.group_id);
  if (body.roma_app_id) world.apps.get(body.roma_app_id, 'APIG.3004');
  checkForeign(body);
  checkKey(world, body, self);

  const time = now();
  const requestParams = withRequestParams(body);
  const api = {
    version: '',
    cors: false,
    match_mode: 'NORMAL',
    remark: '',
    body_remark: '',
    result_normal_sample: '',
    result_failure_sample: '',
    auth_opt: { app_code_auth_type: 'DISABLE' },
    ...body,
    req_params: requestParams,
    backend_params: withBackendParams(body.backend_params, requestParams),
    id: self?.id ?? hex(),
    status: 1,
    arrange_necessary: 2,
    register_time: self?.register_time ?? time,
    update_time: time,
    ld_api_id: self?.ld_api_id,
  };
  for (const name of POLICIES) api[name] = withPolicies(body[name], requestParams);
  for (const name of Object.values(BACKENDS)) {
    if (!body[name]) continue;
    api[name] = {
      ...body[name], id: self?.[name]?.id ?? hex(), status: 1, register_time: api.register_time, update_time: time,
    };
  }
  return present(api);
}

function checkBackend(body, self) {
  const needed = BACKENDS[body.backend_type];
  if (self?.ld_api_id) {
    if (Object.values(BACKENDS).some((name) => body[name])) throw new Refusal('APIG.3494');
  } else if (!body[needed]) {
    throw new Refusal('APIG.2001', `parameterName:${needed}`);
  }
}

function apis(world) {
  const summary = (api) => {
    const row = view(world, api);
    for (const name of DETAILS) delete row[name];
    return row;
  };

  return {
    ListApisV2({ query }) {
      const fields = ['id', 'name', 'group_id', 'req_protocol', 'req_method', 'req_uri', 'auth_type', 'type', 'roma_app_id'];
      const rows = world.apis.where((row) =>
        matches(row, query, fields) &&
        (!query.env_id || live(world, row).some((version) => version.env_id === query.env_id)));
      return page(rows.map(summary), query, 'apis');
    },

    CreateApiV2({ body }) {
      checkBackend(body);
      return view(world, world.apis.put(define(world, body)));
    },

    ShowDetailsOfApiV2({ params }) {
      return view(world, world.apis.get(params.api_id));
    },

    UpdateApiV2({ params, body }) {
      const old = world.apis.get(params.api_id);
      checkBackend(body, old);
      return view(world, world.apis.put(define(world, body, old)));
    },

    DeleteApiV2({ params }) {
      const api = world.apis.get(params.api_id);
      if (live(world, api).length > 0) throw new Refusal('APIG.3416');
      world.versions.deleteWhere((row) => row.api_id === api.id);
      world.apis.delete(api.id);
    },

    CheckApisV2({ body }) {
      const self = body.api_id && world.apis.get(body.api_id);
      const near = (row) => !body.group_id || row.group_id === body.group_id;
      if (body.type === 'name') {
        world.apis.unique('APIG.3202', `api_name: ${body.name}`, (row) => near(row) && row.name === body.name, self);
      } else {
        world.apis.unique('APIG.3301', '',
          (row) => near(row) && key({ ...body, group_id: row.group_id }) === key(row), self);
      }
    },

    DebugApiV2({ params, body }) {
      world.apis.get(params.api_id);
      return { request: `${body.method} ${body.path} HTTP/1.1\r\n\r\n`, response: 'HTTP/1.1 200 OK\r\n\r\n', latency: 1, log: '' };
    },
  };
}

module.exports = { apis, define, view, live };
