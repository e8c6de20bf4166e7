'use strict';

const { Refusal } = require('./refusal');
const { hex, now } = require('./stamp');
const { page, matches } = require('./table');
const { RELEASE } = require('./world');

function envs(world) {
  const checkName = (name, self) =>
    world.envs.unique('APIG.3205', `name: ${name}`, (row) => row.name === name, self);

  // The built-in environment is not the operator's to change.
  function own(id) {
    if (id === RELEASE) throw new Refusal('APIG.2011', 'parameterName:env_id');
    return world.envs.get(id);
  }

  return {
    ListEnvironmentsV2({ query }) {
      return page(world.envs.where((row) => matches(row, query, ['name'])), query, 'envs');
    },

    CreateEnvironmentV2({ body }) {
      checkName(body.name);
      return world.envs.put({ id: hex(), name: body.name, remark: body.remark ?? '', create_time: now() });
    },

    UpdateEnvironmentV2({ params, body }) {
      const env = own(params.env_id);
      checkName(body.name, env);
      return Object.assign(env, { name: body.name, remark: body.remark ?? '' });
    },

    DeleteEnvironmentV2({ params }) {
      const env = own(params.env_id);
      const live = world.versions.where((row) => row.env_id === env.id && row.status === 1);
      if (live.length > 0) throw new Refusal('APIG.3418');
      world.envs.delete(env.id);
    },
  };
}

module.exports = envs;
