'use strict';

// Sends every request of the reference to a Prism mock server that serves all operations at once: each
// must pass, or docs/contradictions.md must say why its example does not.

const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { areas, operations, view } = require('../reference/formats');
const { rows, about } = require('../reference/choices');

const PORT = 4010 + (process.pid % 900);
const BASE = `http://127.0.0.1:${PORT}`;
const [document] = process.argv.slice(2);

function start() {
  const prism = path.join(__dirname, 'node_modules/.bin/prism');
  const server = spawn(prism, ['mock', '-p', String(PORT), document], { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk) => {
      text += chunk;
      if (/is listening/.test(text)) resolve(server);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('exit', () => reject(new Error(`Prism ended: ${text.slice(-2000)}`)));
  });
}

// Any value that a parameter takes.
function value(doc, schema) {
  const { types, enum: list, minimum, minLength, pattern } = view(doc, schema);
  if (list) return list[0];
  if (types.has('integer')) return Math.max(1, minimum ?? 1);
  if (types.has('boolean')) return true;
  const words = ['a'.repeat(Math.max(3, minLength ?? 0)), '1', '1h', '2020-06-18 10:00:01'];
  return words.find((word) => new RegExp(pattern ?? '', 'u').test(word));
}

function address({ doc, path: template, params }) {
  const query = new URLSearchParams();
  let at = template;
  for (const param of params) {
    const text = value(doc, param.schema);
    if (param.in === 'path') at = at.replace(`{${param.name}}`, text);
    else if (param.required) query.set(param.name, text);
  }
  return `${BASE}${at}${query.size ? `?${query}` : ''}`;
}

async function send(entry, body) {
  const headers = { 'X-Auth-Token': 'token' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const answer = await fetch(address(entry), { method: entry.method, headers, body: body && JSON.stringify(body) });
  const violations = answer.headers.get('sl-violations');
  return { status: answer.status, text: `${violations ?? ''} ${await answer.text()}` };
}

async function main() {
  const reference = JSON.parse(fs.readFileSync(path.join(process.env.ASSET_SHARED, 'reference/operations.json'), 'utf8'));
  const ours = operations(areas());
  const excused = rows('Examples that do not pass');
  const server = await start();
  let bad = 0;
  try {
    for (const ref of reference) {
      const entry = ours.get(ref.id);
      const kinds = Object.keys(entry.op.requestBody?.content ?? {});
      if (kinds.includes('multipart/form-data')) continue;
      const bodies = kinds.length ? ref.examples.request : [undefined];
      for (const body of bodies) {
        const { status, text } = await send(entry, body);
        if (status < 300) continue;
        if (body !== undefined && about(excused, ref.id).length) continue;
        bad++;
        console.log(`${ref.id}: ${status} ${text.slice(0, 500)}`);
      }
    }
  } finally {
    server.removeAllListeners('exit');
    server.kill();
  }
  process.exit(bad ? 1 : 0);
}

main();
