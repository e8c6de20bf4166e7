'use strict';

const { Refusal } = require('./refusal');
const { hex, now, present } = require('./stamp');
const { page } = require('./table');
const { define } = require('./apis');
const { publish } = require('./publications');
const { view, STATUS } = require('./backends');

const NEEDED_FOR_FRONT = ['auth_type', 'group_id', 'env_id', 'protocol'];

function deployments(world) {
  const standing = (backend) => world.deployments.where((row) => row.ld_api_id === backend.id && row.standing);

  // A second deployment keeps the front API of the first: callers hold its id.
  function frontApi(backend, body) {
    const old = standing(backend).map((row) => world.apis.rows.get(row.api_id)).find(Boolean);
    if (old && old.group_id !== body.group_id) throw new Refusal('APIG.3490');
    const asked = present({
      name: old?.name ?? backend.name,
      type: 1,
      version: old?.version,
      req_protocol: body.protocol === 'HTTPS&HTTP' ? 'BOTH' : body.protocol,
      req_method: body.method ?? backend.method,
      req_uri: body.path ?? backend.path,
      req_params: old?.req_params,
      auth_type: body.auth_type,
      authorizer_id: body.authorizer_id || undefined,
      backend_type: 'HTTP',
      cors: body.cors ?? false,
      group_id: body.group_id,
      roma_app_id: backend.roma_app_id,
    });
    return world.apis.put({ ...define(world, asked, old), ld_api_id: backend.id });
  }

  function checkDeploy(backend, body) {
    if (backend.scripts.length === 0) throw new Refusal('APIG.3484', 'No script has been saved.');
    if (body.ld_api_id && body.ld_api_id !== backend.id) throw new Refusal('APIG.2011', 'parameterName:ld_api_id');
    if (body.roma_app_id && body.roma_app_id !== backend.roma_app_id) throw new Refusal('APIG.3479');
    if (body.group_id) world.groups.get(body.group_id);
    if (body.env_id) world.envs.get(body.env_id);
  }

  return {
    PublishLiveDataApiV2({ params, body }) {
      const backend = world.backends.get(params.ld_api_id);
      checkDeploy(backend, body);

      let front;
      if (body.deploy_front_api ?? true) {
        const missing = NEEDED_FOR_FRONT.find((name) => !body[name]);
        if (missing) throw new Refusal('APIG.2011', `parameterName:${missing}`);
        front = frontApi(backend, body);
        publish(world, front, world.envs.get(body.env_id));
      }

      for (const row of standing(backend)) row.standing = false;
      backend.status = STATUS.deployed;
      const { standing: _, ...answer } = world.deployments.put(present({
        id: hex(),
        ld_api_id: backend.id,
        group_id: body.group_id,
        env_id: body.env_id,
        api_id: front?.id,
        deploy_time: now(),
        standing: true,
      }));
      return { ...answer, api_definition: structuredClone(view(world, backend)) };
    },

    ListLiveDataApiDeploymentHistoryV2({ params, query }) {
      const { id } = world.backends.get(params.ld_api_id);
      const rows = world.deployments.where((row) => row.ld_api_id === id).reverse();
      return page(rows.map(({ standing: _, ...row }) => row), query, 'histories');
    },

    // The front API goes with the deployment: nothing would answer its calls.
    UnpublishLiveDataApiV2({ params }) {
      const backend = world.backends.get(params.ld_api_id);
      const rows = standing(backend);
      if (rows.length === 0) throw new Refusal('APIG.3486');
      for (const row of rows) {
        row.standing = false;
        world.versions.deleteWhere((version) => version.api_id === row.api_id);
        world.apis.deleteWhere((api) => api.id === row.api_id);
      }
      backend.status = STATUS.developing;
    },
  };
}

module.exports = deployments;
