'use strict';

const fs = require('node:fs');
const path = require('node:path');
const yaml = require('yaml');
const { closeRequestBodies } = require('./closed');

// One document of all areas, since the validator takes one: a component is
// known by AREA.NAME afterwards, so that two areas may use the same name.
function loadContract(folder) {
  const files = fs.readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort();
  if (files.length === 0) throw new Error(`${folder}: no OpenAPI document`);

  const contract = {
    openapi: '3.1.0',
    info: { title: 'Stand-in instance', version: '1.0.0' },
    paths: {},
    components: {},
  };
  for (const file of files) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    addDocument(contract, path.parse(file).name, yaml.parse(text));
  }
  closeRequestBodies(contract);
  return contract;
}

function addDocument(contract, area, document) {
  const { paths = {}, components = {} } = withAreaRefs(document, area);
  for (const [template, item] of Object.entries(paths)) {
    for (const [member, value] of Object.entries(item)) {
      const known = (contract.paths[template] ??= {});
      if (member in known && member !== 'parameters') {
        throw new Error(`${area}: ${member} ${template} is defined twice`);
      }
      known[member] = value;
    }
  }
  for (const [kind, members] of Object.entries(components)) {
    const known = (contract.components[kind] ??= {});
    for (const [name, value] of Object.entries(members)) {
      known[kind === 'securitySchemes' ? name : `${area}.${name}`] = value;
    }
  }
}

function withAreaRefs(value, area) {
  if (Array.isArray(value)) return value.map((item) => withAreaRefs(item, area));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) =>
    [name, name === '$ref' && typeof item === 'string' ? areaRef(item, area) : withAreaRefs(item, area)]));
}

function areaRef(ref, area) {
  const match = /^(?:\.\/)?([^#/]*)#\/components\/([^/]+)\/(.+)$/.exec(ref);
  if (!match) throw new Error(`${area}: the reference ${ref} does not lead to a component`);
  const [, file, kind, rest] = match;
  const owner = file ? path.parse(file).name : area;
  return `#/components/${kind}/${owner}.${rest}`;
}

// The status that the contract gives a success of this operation.
function successStatus(operation) {
  const status = Object.keys(operation.responses).find((code) => /^2\d\d$/.test(code));
  return status ? Number(status) : 204;
}

module.exports = { loadContract, successStatus };
