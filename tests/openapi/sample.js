'use strict';

const { target } = require('../reference/formats');

const WORDS = ['abcd', 'a', '1', '10', 'R', '200', '/abc', '192.168.0.1', 'Abcd1234', 'abcdefghijk', 'Aa1!aaaaaaaa',
  'Aa1!aaaaaaaaaaaaaaaa', 'A1b2C3d4_xxxxxxxxxxxxxxxxxxxx', 'A'.repeat(70), '2020-06-18 10:00:01', ''];

function join(a, b) {
  return {
    ...a, ...b,
    properties: { ...a.properties, ...b.properties },
    required: [...new Set([...(a.required ?? []), ...(b.required ?? [])])],
  };
}

// A schema as one object: references, allOf and the first choice are taken in, conditions are not.
function flat(doc, { $ref, allOf, oneOf, anyOf = oneOf, ...rest }) {
  let out = $ref ? flat(doc, target(doc, { $ref })) : { properties: {}, required: [] };
  out = join(out, rest);
  for (const part of allOf ?? []) if (!part.if) out = join(out, flat(doc, part));
  return anyOf ? join(out, flat(doc, anyOf[0])) : out;
}

function text(schema) {
  const { minLength = 0, maxLength = Infinity, pattern = '' } = schema;
  const fits = (word) => word.length >= minLength && word.length <= maxLength && new RegExp(pattern, 'u').test(word);
  return WORDS.find(fits) ?? 'a'.repeat(minLength);
}

// The least value that a schema takes, conditions aside.
function sample(doc, schema) {
  const node = flat(doc, schema);
  if ('const' in node) return node.const;
  if (node.enum) return node.enum.find((value) => value !== '') ?? '';
  if (node.contentSchema) return JSON.stringify(sample(doc, node.contentSchema));
  const type = [node.type].flat()[0] ?? 'object';
  if (type === 'string') return text(node);
  if (type === 'integer' || type === 'number') return node.minimum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'array') return Array.from({ length: Math.max(1, node.minItems ?? 1) }, () => sample(doc, node.items ?? {}));
  return Object.fromEntries(node.required.filter((name) => node.properties[name])
    .map((name) => [name, sample(doc, node.properties[name])]));
}

module.exports = { flat, sample };
