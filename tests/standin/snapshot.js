'use strict';

const { resolve } = require('./closed');

const RECORDER = 'standin-recorder';
const PAGE = 500;

// What a client asks to see everything: a list operation, where its rows and
// their ids are, and the operations to ask for each row.
const TOUR = [
  { list: 'ListRomaApp', rows: 'apps' },
  { list: 'ListDatasources', rows: 'entities', id: 'datasource_id', param: 'datasource_id', each: ['ShowDataourceDetail'] },
  { list: 'ListApiGroupsV2', rows: 'groups', id: 'id', param: 'group_id', each: ['ShowDetailsOfApiGroupV2'] },
  { list: 'ListEnvironmentsV2', rows: 'envs' },
  { list: 'ListLiveDataApiV2', rows: 'apis', id: 'id', param: 'ld_api_id', each: ['ShowLiveDataApiV2', 'ListLiveDataApiDeploymentHistoryV2'] },
  { list: 'ListApisV2', rows: 'apis', id: 'id', param: 'api_id', each: ['ShowDetailsOfApiV2', 'ListApiVersionsV2'] },
];

// The answers to be had from the server at `base`, asked for over HTTP as an
// operator's script would, so that they pass the same validation.
async function record({ base, contract, world }) {
  const routes = indexRoutes(contract);
  const ids = { project_id: world.projectId ?? 'project', instance_id: world.instanceId ?? 'instance' };
  const answers = [];

  async function ask(operation, params, query) {
    const { template } = routes.get(operation);
    const path = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name]));
    const response = await fetch(`${base}${path}?${new URLSearchParams(query)}`, {
      headers: { 'x-auth-token': RECORDER, 'user-agent': RECORDER },
    });
    const body = await response.json();
    answers.push({ operation, path, params, query, status: response.status, body });
    return body;
  }

  async function askAll(operation, params) {
    if (!routes.get(operation).paged) return [await ask(operation, params, {})];
    const pages = [];
    for (let offset = 0; ; offset += PAGE) {
      const body = await ask(operation, params, { offset: String(offset), limit: String(PAGE) });
      pages.push(body);
      if (!(body.total > offset + PAGE)) return pages;
    }
  }

  for (const stop of TOUR) {
    const pages = await askAll(stop.list, ids);
    for (const row of pages.flatMap((body) => body[stop.rows] ?? [])) {
      for (const operation of stop.each ?? []) {
        await askAll(operation, { ...ids, [stop.param]: row[stop.id] });
      }
    }
  }
  return { format: 'asset-snapshot/1', answers };
}

function indexRoutes(contract) {
  const routes = new Map();
  for (const [template, item] of Object.entries(contract.paths)) {
    for (const operation of Object.values(item)) {
      if (!operation?.operationId) continue;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
        .map((parameter) => (parameter.$ref ? resolve(contract, parameter.$ref) : parameter));
      const paged = parameters.some(({ in: place, name }) => place === 'query' && name === 'limit');
      routes.set(operation.operationId, { template, paged });
    }
  }
  return routes;
}

module.exports = { RECORDER, record };
