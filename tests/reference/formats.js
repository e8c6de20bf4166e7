'use strict';

const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const FOLDER = path.join(__dirname, '../../formats/openapi');
const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

// The area files, read by the program that they are compiled into.
function areas() {
  const names = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')).sort();
  return names.map((name) => {
    const text = execFileSync('asset', ['convert', '--to', 'json', path.join(FOLDER, name)],
      { encoding: 'utf8', maxBuffer: 1 << 26 });
    return { name, doc: JSON.parse(text) };
  });
}

// Everything by operation id: { area, doc, path, method, op, params }.
function operations(list) {
  const found = new Map();
  for (const { name, doc } of list) {
    for (const [template, item] of Object.entries(doc.paths)) {
      for (const method of METHODS) {
        const op = item[method];
        if (!op) continue;
        const params = new Map([...(item.parameters ?? []), ...(op.parameters ?? [])]
          .map((p) => target(doc, p)).map((p) => [`${p.in} ${p.name}`, p]));
        const entry = {
          area: name, doc, path: template, method: method.toUpperCase(), op, params: [...params.values()],
        };
        if (found.has(op.operationId)) throw new Error(`${op.operationId} stands twice`);
        found.set(op.operationId, entry);
      }
    }
  }
  return found;
}

function target(doc, node) {
  if (!node?.$ref) return node;
  const parts = node.$ref.slice(2).split('/').map((s) => s.replace(/~1/g, '/').replace(/~0/g, '~'));
  const found = parts.reduce((at, key) => at?.[key], doc);
  if (!found) throw new Error(`${node.$ref} leads nowhere`);
  return target(doc, found);
}

const SINGLE = ['enum', 'default', 'const', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum',
  'minItems', 'maxItems', 'format', 'propertyNames'];

// One view of a schema with all that it refers to: what a field is, has and needs.
function view(doc, schema, seen = []) {
  const out = { types: new Set(), props: new Map(), required: new Set(), when: new Set() };
  const node = typeof schema === 'object' && schema ? schema : {};
  if (node.$ref && !seen.includes(node.$ref)) absorb(out, view(doc, target(doc, node), [...seen, node.$ref]), true);
  for (const type of [node.type ?? []].flat()) out.types.add(type);
  for (const key of SINGLE) if (key in node) out[key] = node[key];
  if (node.items) out.items = node.items;
  for (const name of node.required ?? []) out.required.add(name);
  for (const [name, value] of Object.entries(node.properties ?? {})) {
    out.props.set(name, [...(out.props.get(name) ?? []), value]);
  }
  for (const part of node.allOf ?? []) {
    absorb(out, view(doc, part, seen), true);
  }
  for (const part of [...(node.anyOf ?? []), ...(node.oneOf ?? []), node.then, node.else]) {
    if (part) absorb(out, view(doc, part, seen), false);
  }
  for (const names of Object.values(node.dependentRequired ?? {})) names.forEach((name) => out.when.add(name));
  return out;
}

// What a part adds: always, or only under a condition.
function absorb(out, part, always) {
  const as = (schema) => (always ? schema : { then: schema });
  part.types.forEach((type) => out.types.add(type));
  part.required.forEach((name) => (always ? out.required : out.when).add(name));
  part.when.forEach((name) => out.when.add(name));
  for (const [name, list] of part.props) out.props.set(name, [...(out.props.get(name) ?? []), ...list.map(as)]);
  for (const key of SINGLE) if (key in part && !(key in out)) out[key] = part[key];
  if (part.items) out.items = out.items ? { allOf: [out.items, as(part.items)] } : as(part.items);
}

// A member as one view; a name that several parts describe counts as one.
function member(doc, parent, name) {
  const list = parent.props.get(name)?.filter((schema) => schema !== false);
  return list?.length && view(doc, list.length === 1 ? list[0] : { allOf: list });
}

module.exports = { areas, operations, target, view, member };
