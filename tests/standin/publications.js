'use strict';

const { Refusal } = require('./refusal');
const { hex, now, present } = require('./stamp');
const { page } = require('./table');
const { view, live } = require('./apis');
const { RELEASE } = require('./world');

const KEPT_PER_ENVIRONMENT = 10;

const inForce = (world, api, env) => live(world, api).find((row) => row.env_id === env.id);

const told = (record) => ({
  publish_id: record.publish_id,
  api_id: record.api_id,
  api_name: record.api_name,
  env_id: record.env_id,
  remark: record.remark,
  publish_time: record.publish_time,
  version_id: record.version_id,
});

function retire(world, api, env) {
  const record = inForce(world, api, env);
  if (record) record.status = 2;
  return record;
}

function publish(world, api, env, remark = '') {
  const time = now();
  retire(world, api, env);
  const record = world.versions.put({
    version_id: hex(),
    version_no: time.replace(/\D/g, ''),
    publish_id: hex(),
    api_id: api.id,
    api_name: api.name,
    env_id: env.id,
    env_name: env.name,
    remark,
    publish_time: time,
    status: 1,
  });
  // The definition that callers get from now on, whatever is edited later.
  record.definition = structuredClone(view(world, api));
  const past = world.versions.where((row) => row.api_id === api.id && row.env_id === env.id);
  for (const row of past.slice(0, -KEPT_PER_ENVIRONMENT)) world.versions.delete(row.version_id);
  return record;
}

function takeOffline(world, api, env) {
  const record = retire(world, api, env);
  if (!record) throw new Refusal('APIG.3015', `api_id: ${api.id}, env_id: ${env.id}`);
  return record;
}

function publications(world) {
  function act(action, apiId, envId, remark) {
    const api = world.apis.get(apiId);
    const env = world.envs.get(envId);
    if (action === 'online') return told(publish(world, api, env, remark));
    const { publish_id, publish_time, version_id, ...rest } = told(takeOffline(world, api, env));
    return { ...rest, remark: remark ?? '' };
  }

  const group = (definition) => world.groups.get(definition.group_id);
  const versionView = ({ definition, publish_id, api_name, ...record }) => record;

  return {
    CreateOrDeletePublishRecordForApiV2({ body }) {
      return act(body.action, body.api_id, body.env_id, body.remark);
    },

    BatchPublishOrOfflineApiV2({ query, body }) {
      const answer = { success: [], failure: [] };
      for (const id of body.apis ?? []) {
        try {
          answer.success.push(act(query.action, id, body.env_id, body.remark));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          answer.failure.push(present({ api_id: id, api_name: world.apis.rows.get(id)?.name, ...error.body }));
        }
      }
      return answer;
    },

    ListApiVersionsV2({ params, query }) {
      const api = world.apis.get(params.api_id);
      const rows = world.versions.where((row) =>
        row.api_id === api.id &&
        (!query.env_id || row.env_id === query.env_id) &&
        (!query.env_name || row.env_name === query.env_name));
      return page(rows.reverse().map(versionView), query, 'api_versions');
    },

    ListApiVersionDetailV2({ params }) {
      const { definition, version_id } = world.versions.get(params.version_id);
      const { sl_domain, sl_domains } = group(definition);
      return { ...definition, sl_domain, sl_domains, version_id };
    },

    DeleteApiByVersionIdV2({ params }) {
      const record = world.versions.get(params.version_id);
      if (record.status !== 1) throw new Refusal('APIG.3015', `version_id: ${params.version_id}`);
      record.status = 2;
    },

    ChangeApiVersionV2({ params, body }) {
      const api = world.apis.get(params.api_id);
      const record = world.versions.get(body.version_id);
      if (record.api_id !== api.id) throw new Refusal('APIG.3022', `id: ${body.version_id}`);
      retire(world, api, world.envs.get(record.env_id));
      return told(Object.assign(record, { status: 1, publish_id: hex(), publish_time: now() }));
    },

    ListApiRuntimeDefinitionV2({ params, query }) {
      const api = world.apis.get(params.api_id);
      const env = world.envs.get(query.env_id ?? RELEASE);
      const record = inForce(world, api, env);
      if (!record) throw new Refusal('APIG.3015', `api_id: ${api.id}, env_id: ${env.id}`);
      const fields = [
        'name', 'type', 'version', 'req_protocol', 'req_method', 'req_uri', 'auth_type', 'auth_opt', 'cors',
        'match_mode', 'backend_type', 'remark', 'group_id', 'body_remark', 'result_normal_sample',
        'result_failure_sample', 'authorizer_id', 'tags', 'response_id', 'roma_app_id', 'domain_name', 'tag',
        'content_type', 'id', 'group_name', 'req_params',
      ];
      const { sl_domain, sl_domains } = group(record.definition);
      return present({
        ...Object.fromEntries(fields.map((field) => [field, record.definition[field]])),
        run_env_id: env.id,
        run_env_name: env.name,
        publish_id: record.publish_id,
        sl_domain,
        sl_domains,
      });
    },
  };
}

module.exports = { publications, publish };
