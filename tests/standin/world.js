'use strict';

const { Table } = require('./table');
const { now } = require('./stamp');

const RELEASE = 'DEFAULT_ENVIRONMENT_RELEASE_ID';

// Everything that an empty instance holds, and only that.
function createWorld() {
  const world = {
    projectId: undefined,
    instanceId: undefined,
    apps: new Table('id', 'ROMA.14001'),
    datasources: new Table('datasource_id', 'FDI.3147'),
    groups: new Table('id', 'APIG.3001'),
    domains: new Table('id', 'APIG.3020'),
    certificates: new Table('id', 'APIG.3021'),
    apis: new Table('id', 'APIG.3002'),
    versions: new Table('version_id', 'APIG.3022'),
    envs: new Table('id', 'APIG.3003'),
    backends: new Table('id', 'APIG.3084'),
    deployments: new Table('id', 'APIG.3084'),
    trials: new Table('test_id', 'APIG.3084'),
  };
  world.envs.put({ id: RELEASE, name: 'RELEASE', remark: '', create_time: now() });
  return world;
}

module.exports = { createWorld, RELEASE };
