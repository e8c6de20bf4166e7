#!/usr/bin/env node
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { parseArgs } = require('node:util');
const { start } = require('./server');

const PROJECT = '73d69ae0cfcf460190522d06b60f05ad';
const INSTANCE = 'f0fa1789-3b76-433b-a787-9892951c620e';

const USAGE = `usage: node replay.js SCRIPT... [--snapshot FILE] [--requests FILE] [--formats DIR]
Runs POSIX sh scripts, one after another, against one empty instance.
Exit status: 0 done, 1 a script failed or a message broke the contract, 2 could not run.
`;

function run(script, env) {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', [script], { stdio: 'inherit', env });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
}

function report({ side, operation, method, path, problems }) {
  const lines = problems.map(({ field, message }) => `  ${field} ${message}`);
  return [`${side}: ${operation ?? 'no operation'}: ${method} ${path}`, ...lines, ''].join('\n');
}

const writeJson = (file, value) => fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

async function replay(scripts, options) {
  const standin = await start({ formats: options.formats, project: PROJECT, instance: INSTANCE });
  const env = {
    ...process.env,
    ASSET_ENDPOINT: standin.url,
    ASSET_PROJECT_ID: PROJECT,
    ASSET_INSTANCE_ID: INSTANCE,
    ASSET_TOKEN: 'standin-token',
  };
  let failed = false;
  try {
    for (const script of scripts) {
      const status = await run(script, env);
      if (status === 0) continue;
      process.stderr.write(`replay: ${script}: exit status ${status}\n`);
      failed = true;
      break;
    }
    // Taken after a failure too: it shows how far the script came.
    const snapshot = await (await fetch(`${standin.url}/_standin/snapshot`)).json();
    if (options.snapshot) writeJson(options.snapshot, snapshot);
    if (options.requests) writeJson(options.requests, standin.journal.requests);
    standin.journal.violations.forEach((violation) => process.stderr.write(report(violation)));
    return failed || standin.journal.violations.length > 0 ? 1 : 0;
  } finally {
    await standin.close();
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      snapshot: { type: 'string' },
      requests: { type: 'string' },
      formats: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return process.stdout.write(USAGE);
  if (positionals.length === 0) throw new Error('no script given');
  process.exitCode = await replay(positionals, values);
}

if (require.main === module) {
  main().catch((error) => {
    process.stderr.write(`replay: ${error.message}\n${USAGE}`);
    process.exitCode = 2;
  });
}
