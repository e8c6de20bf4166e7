'use strict';

// Compares the request bodies of formats/openapi with those that the sibling product's public
// description gives for the operations of the same name: a field that both have is of the same type
// and needed by both. What each has alone is the difference between the two products.

const fs = require('fs');
const path = require('path');
const { areas, operations, target, view, member } = require('./formats');

const FILE = 'corpus/openapi30/HuaweiCloudDeveloper_mcp-server__huaweicloud_services_server'
  + '__mcp_server_apig__src__mcp_server_apig__config__apig.json';
const DEEPEST = 6;

// Where the reference decides otherwise.
const CHOSEN = [
  'ChangeApiVersionV2 version_id needed',
  'CreateApiAclBindingV2 acl_id needed',
  'CreateApiAclBindingV2 publish_ids needed',
  'ExportApiDefinitionsV2 env_id needed',
  ...['CreateApiV2', 'UpdateApiV2'].flatMap((id) => [
    `${id} func_info.network_type needed`,
    `${id} policy_functions[].network_type needed`,
    `${id} policy_functions[].timeout needed`]),
  'CreateCustomAuthorizerV2 identities[].validation type', // null in its example
  'UpdateCustomAuthorizerV2 identities[].validation type',
];

const used = new Set();
let bad = 0, fields = 0, bodies = 0;

function tell(what) {
  if (CHOSEN.includes(what)) used.add(what);
  else { bad++; console.log(what); }
}

function compare(id, at, ours, theirs, depth) {
  for (const name of theirs.view.props.keys()) {
    const [a, b] = [ours, theirs].map(({ doc, view: v }) => ({ doc, view: member(doc, v, name) }));
    if (!a.view || !b.view) continue;
    const place = at ? `${at}.${name}` : name;
    fields++;
    if (ours.view.required.has(name) !== theirs.view.required.has(name)) tell(`${id} ${place} needed`);
    below(id, place, a, b, depth);
  }
}

function below(id, place, a, b, depth) {
  const types = [a, b].map((side) => [...side.view.types].sort().join(' '));
  if (types[0] && types[1] && types[0] !== types[1]) tell(`${id} ${place} type`);
  if (depth === DEEPEST) return;
  compare(id, place, a, b, depth + 1);
  if (!a.view.items || !b.view.items) return;
  const [c, d] = [a, b].map(({ doc, view: v }) => ({ doc, view: view(doc, v.items) }));
  below(id, `${place}[]`, c, d, depth + 1);
}

const body = (doc, op) => target(doc, op.requestBody)?.content?.['application/json']?.schema;
const file = path.join(process.env.ASSET_SHARED ?? '', FILE);
if (!fs.existsSync(file)) { console.log('no sibling description under ASSET_SHARED'); process.exit(77); }
const doc = JSON.parse(fs.readFileSync(file, 'utf8'));
const ours = operations(areas());
for (const item of Object.values(doc.paths)) {
  for (const op of Object.values(item)) {
    const entry = ours.get(op.operationId);
    const [a, b] = entry ? [body(entry.doc, entry.op), body(doc, op)] : [];
    if (!a || !b) continue;
    bodies++;
    compare(op.operationId, '', { doc: entry.doc, view: view(entry.doc, a) }, { doc, view: view(doc, b) }, 0);
  }
}
for (const what of CHOSEN) if (!used.has(what)) { bad++; console.log(`no longer differs: ${what}`); }
if (bodies < 50 || fields < 400) { bad++; console.log(`only ${bodies} bodies, ${fields} fields compared`); }
if (process.argv.includes('-v')) console.log(`${bodies} bodies, ${fields} fields`);
process.exit(bad ? 1 : 0);
