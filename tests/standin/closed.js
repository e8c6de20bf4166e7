'use strict';

const PARTS = ['allOf', 'anyOf', 'oneOf'];

function resolve(contract, ref) {
  return ref.slice(2).split('/').reduce((node, name) => node[name], contract);
}

// A copy of a schema in which no object takes a member that it does not name.
// A part of a composition stays open: the whole is closed around it.
function closed(contract, schema, { isPart = false, trail = [] } = {}) {
  if (!schema || typeof schema !== 'object') return schema;
  if (schema.$ref) {
    if (trail.includes(schema.$ref)) return schema;
    const { $ref, ...siblings } = schema;
    const target = { ...resolve(contract, $ref), ...siblings };
    return closed(contract, target, { isPart, trail: [...trail, $ref] });
  }

  const copy = { ...schema };
  if (schema.items) copy.items = closed(contract, schema.items, { trail });
  if (schema.properties) {
    copy.properties = Object.fromEntries(Object.entries(schema.properties)
      .map(([name, value]) => [name, closed(contract, value, { trail })]));
  }
  for (const keyword of PARTS) {
    if (schema[keyword]) copy[keyword] = schema[keyword].map((part) => closed(contract, part, { isPart: true, trail }));
  }

  const names = schema.properties || PARTS.some((keyword) => schema[keyword]);
  const says = 'additionalProperties' in schema || 'unevaluatedProperties' in schema;
  if (names && !says && !isPart) copy.unevaluatedProperties = false;
  return copy;
}

// The platform drops a member that it does not know without a word. A client
// that sends one loses data, so that here it breaks the contract.
function closeRequestBodies(contract) {
  for (const item of Object.values(contract.paths)) {
    for (const operation of Object.values(item)) {
      const given = operation?.requestBody;
      if (!given) continue;
      const body = given.$ref ? resolve(contract, given.$ref) : given;
      const content = Object.entries(body.content).map(([type, media]) =>
        [type, { ...media, schema: closed(contract, media.schema) }]);
      operation.requestBody = { ...body, content: Object.fromEntries(content) };
    }
  }
}

module.exports = { closeRequestBodies, resolve };
