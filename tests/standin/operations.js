'use strict';

const { apis } = require('./apis');
const apps = require('./apps');
const { backends } = require('./backends');
const datasources = require('./datasources');
const deployments = require('./deployments');
const domains = require('./domains');
const envs = require('./envs');
const groups = require('./groups');
const { publications } = require('./publications');

const NOUNS = [apps, datasources, groups, apis, publications, envs, domains, backends, deployments];

// Handlers by operation id: ({ params, query, body }) => the answer's body.
function createOperations(world) {
  return Object.assign({}, ...NOUNS.map((noun) => noun(world)));
}

module.exports = { createOperations };
