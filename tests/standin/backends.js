'use strict';

const { Refusal } = require('./refusal');
const { hex, now, present } = require('./stamp');
const { page, matches } = require('./table');

const STATUS = { pending: 1, developing: 3, deployed: 4 };
const FIXED_ONCE_DEPLOYED = ['path', 'method', 'roma_app_id'];
// Data source types that a data backend can query, as it spells them.
const QUERIED = {
  CLICKHOUSE: 'clickhouse',
  DWS: 'dws',
  GAUSS100: 'gauss100',
  HANA: 'hana',
  HIVE: 'hive',
  MONGODB: 'mongodb',
  MRSHIVE: 'mrshive',
  MYSQL: 'mysql',
  OPENGAUSS: 'postgresql',
  ORACLE: 'oracle',
  POSTGRESQL: 'postgresql',
  REDIS: 'redis',
  SQLSERVER: 'sqlserver',
};
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const view = (world, backend) => ({
  ...backend,
  roma_app_name: world.apps.get(backend.roma_app_id).name,
});

function backends(world) {
  // Without an application the whole instance is searched: the check operation may leave it out.
  function checkName(name, app, self) {
    world.backends.unique('APIG.3215', `name: ${name}`,
      (row) => row.name === name && row.roma_app_id === (app ?? row.roma_app_id), self);
  }

  function checkPath(method, path, app, self) {
    world.backends.unique('APIG.3314', `${method} ${path}`,
      (row) => row.method === method && row.path === path && row.roma_app_id === (app ?? row.roma_app_id), self);
  }

  function check(body, self) {
    world.apps.get(body.roma_app_id, 'APIG.3004');
    if (body.api_signature_id) throw new Refusal('APIG.3017', `id: ${body.api_signature_id}`);
    checkName(body.name, body.roma_app_id, self);
    checkPath(body.method, body.path, body.roma_app_id, self);
  }

  const given = (body) => ({
    name: body.name,
    path: body.path,
    method: body.method,
    description: body.description ?? '',
    version: body.version,
    content_type: body.content_type,
    roma_app_id: body.roma_app_id,
    return_format: body.return_format ?? false,
    parameters: body.parameters ?? [],
  });

  function checkScript(script, apiType) {
    if (!BASE64.test(script.content)) throw new Refusal('APIG.2016', 'parameterName:content');
    if (apiType !== 'data') return;
    const source = world.datasources.get(script.ds_id, 'APIG.3083');
    if (!QUERIED[source.datasource_type]) throw new Refusal('APIG.3489', source.datasource_type);
  }

  // A script knows its source by id; name and type are the source's to tell.
  function storedScript(script, apiType, time) {
    const source = apiType === 'data' ? world.datasources.get(script.ds_id) : undefined;
    return present({
      ...script,
      ds_name: source?.datasource_name ?? script.ds_name,
      ds_type: source ? QUERIED[source.datasource_type] : script.ds_type,
      created_time: time,
      modified_time: time,
    });
  }

  return {
    ListLiveDataApiV2({ query }) {
      const wanted = { ...query, roma_app_id: query.app_id, roma_app_name: query.app_name };
      const rows = world.backends.all().map((row) => ({ ...view(world, row), scripts: [] }))
        .filter((row) => matches(row, wanted, ['name', 'path', 'status', 'roma_app_id', 'roma_app_name']));
      return page(rows, query, 'apis');
    },

    CreateLiveDataApiV2({ body }) {
      check(body);
      const time = now();
      return view(world, world.backends.put({
        id: hex(),
        ...given(body),
        instance: world.instanceId,
        type: '',
        status: STATUS.pending,
        created_time: time,
        modified_time: time,
        scripts: [],
      }));
    },

    ShowLiveDataApiV2({ params }) {
      return view(world, world.backends.get(params.ld_api_id));
    },

    UpdateLiveDataApiV2({ params, body }) {
      const backend = world.backends.get(params.ld_api_id);
      check(body, backend);
      if (backend.status === STATUS.deployed) {
        const moved = FIXED_ONCE_DEPLOYED.find((field) => body[field] !== backend[field]);
        if (moved) throw new Refusal('APIG.2011', `parameterName:${moved}`);
      }
      return view(world, Object.assign(backend, given(body), { modified_time: now() }));
    },

    DeleteLiveDataApiV2({ params }) {
      const { id } = world.backends.get(params.ld_api_id);
      if (world.deployments.where((row) => row.ld_api_id === id && row.standing).length > 0) {
        throw new Refusal('APIG.3483');
      }
      world.deployments.deleteWhere((row) => row.ld_api_id === id);
      world.trials.deleteWhere((row) => row.ld_api_id === id);
      world.backends.delete(id);
    },

    CreateLiveDataApiScriptV2({ params, body }) {
      const backend = world.backends.get(params.ld_api_id);
      const scripts = body.scripts ?? [];
      const names = new Set();
      for (const script of scripts) {
        checkScript(script, body.api_type);
        if (names.has(script.object_name)) throw new Refusal('APIG.3315', script.object_name);
        names.add(script.object_name);
      }
      const time = now();
      return view(world, Object.assign(backend, {
        type: body.api_type ?? backend.type,
        scripts: scripts.map((script) => storedScript(script, body.api_type, time)),
        status: STATUS.developing,
        modified_time: time,
      }));
    },

    DebugLiveDataApiV2({ params }) {
      const backend = world.backends.get(params.ld_api_id);
      const trial = world.trials.put({
        test_id: world.trials.rows.size + 1,
        ld_api_id: backend.id,
        test_status_code: '200',
        test_request: `${backend.method} ${backend.path}`,
        test_used_time: 1,
        test_operator: 'operator',
        test_response: '{}',
        test_method: backend.method,
        test_date: now(),
      });
      return { ...trial, debug_log: [] };
    },

    ListLiveDataApiTestHistoryV2({ params, query }) {
      const { id } = world.backends.get(params.ld_api_id);
      return page(world.trials.where((row) => row.ld_api_id === id).reverse(), query, 'histories');
    },

    CheckLivedataApisV2({ body }) {
      if (body.type === 'name') checkName(body.ld_api_name, body.roma_app_id);
      else checkPath(body.ld_api_method, body.ld_api_path, body.roma_app_id);
    },

    ListLiveDataQuotaV2() {
      const used = (table) => String(table.rows.size);
      return {
        api: '10000', api_used: used(world.backends), datasource: '3', datasource_used: '0', scripts: '5',
      };
    },

    ListLiveDataDataSourcesV2({ query }) {
      const time = (milliseconds) => new Date(milliseconds).toISOString();
      const rows = world.datasources.where((row) => row.datasource_type in QUERIED &&
        matches(row, query, ['app_id']) && row.datasource_name.includes(query.name ?? ''));
      return page(rows.map((row) => present({
        id: row.datasource_id,
        name: row.datasource_name,
        type: QUERIED[row.datasource_type],
        description: row.description,
        user: row.content.user_name,
        status: 'new',
        created_time: time(row.create_time),
        modified_time: time(row.update_time),
      })), query, 'data_sources');
    },
  };
}

module.exports = { backends, view, STATUS };
