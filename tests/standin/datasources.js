'use strict';

const { hex, present } = require('./stamp');
const { page, matches } = require('./table');

// An answer shows that a secret is set and nothing more.
const MASK = '******';
const SECRETS = new Set([
  'app_secret', 'authorization', 'client_secret', 'config_file_content', 'key_store',
  'key_store_key_password', 'key_store_password', 'password', 'secret', 'sk', 'snmp_community',
  'ssl_password', 'token', 'trust_store', 'trust_store_password',
]);

function masked(value, key) {
  if (SECRETS.has(key) && typeof value === 'string' && value !== '') return MASK;
  if (Array.isArray(value)) return value.map((item) => masked(item));
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item, name)]));
  }
  return value;
}

function datasources(world) {
  const view = (row) => present({
    ...row,
    app_name: world.apps.get(row.app_id).name,
    content: masked(row.content),
  });

  function check(body, self) {
    world.apps.get(body.app_id);
    const taken = (row) => row.datasource_name === body.datasource_name;
    world.datasources.unique('FDI.3104', `The name ${body.datasource_name} already exists.`, taken, self);
  }

  const given = (body) => ({
    datasource_name: body.datasource_name,
    datasource_type: body.datasource_type,
    app_id: body.app_id,
    description: body.description,
    content: body.content,
  });

  return {
    ListDatasources({ query }) {
      const rows = world.datasources.where((row) =>
        matches(row, query, ['datasource_type', 'app_id']) &&
        row.datasource_name.includes(query.name ?? ''));
      return page(rows.map(view), query, 'entities');
    },

    CreateDatasourceInfo({ body }) {
      check(body);
      const time = Date.now();
      return view(world.datasources.put({
        datasource_id: hex(),
        ...given(body),
        instance_id: world.instanceId,
        create_time: time,
        update_time: time,
        app_permission: ['read', 'access', 'delete', 'modify'],
      }));
    },

    ShowDataourceDetail({ params }) {
      return view(world.datasources.get(params.datasource_id));
    },

    UpdateDatasourceInfo({ params, body }) {
      const row = world.datasources.get(params.datasource_id);
      check(body, row);
      return view(Object.assign(row, given(body), { update_time: Date.now() }));
    },

    DeleteDatasourceInfoById({ params }) {
      world.datasources.delete(params.datasource_id);
    },

    StartTestDatasource({ params }) {
      world.datasources.get(params.datasource_id);
      return { result: true };
    },

    ListDatasourceTables({ params }) {
      world.datasources.get(params.datasource_id);
      return { tables: [] };
    },

    ListDatasourceColumns({ params }) {
      world.datasources.get(params.datasource_id);
      return { columns: [] };
    },

    TestDatasourceSql({ params }) {
      world.datasources.get(params.datasource_id);
      return { columns: [] };
    },
  };
}

module.exports = datasources;
