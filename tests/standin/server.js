#!/usr/bin/env node
'use strict';

const http = require('node:http');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { createApp } = require('./app');
const { loadContract } = require('./contract');
const { Journal } = require('./journal');
const { createOperations } = require('./operations');
const { createWorld } = require('./world');

const FORMATS = path.join(__dirname, '../../formats/openapi');

const USAGE = `usage: node server.js [--port N] [--formats DIR] [--project ID] [--instance ID] [--parent]
`;

// An empty instance on loopback: { url, journal, close }.
async function start({ port = 0, formats = FORMATS, project, instance } = {}) {
  const contract = loadContract(formats);
  const world = createWorld();
  world.projectId = project;
  world.instanceId = instance;
  const journal = new Journal();
  const app = createApp({ contract, world, operations: createOperations(world), journal });

  const server = http.createServer(app);
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    journal,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      formats: { type: 'string', default: FORMATS },
      project: { type: 'string' },
      instance: { type: 'string' },
      parent: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return process.stdout.write(USAGE);

  const standin = await start({ ...values, port: Number(values.port) });
  const stop = async () => {
    await standin.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A test that dies takes its stand-in with it.
  if (values.parent) process.stdin.on('end', stop).on('error', stop).resume();
  process.stdout.write(`listening ${standin.url}\n`);
}

if (require.main === module) {
  main().catch((error) => {
    process.stderr.write(`standin: ${error.message}\n`);
    process.exit(2);
  });
}

module.exports = { start };
