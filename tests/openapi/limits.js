'use strict';

// For every limit of the reference, a request body that breaks only this limit is refused, and the
// body without the mutation passes. What docs/contradictions.md names may pass. The program says the
// same as ajv of each body, and names the field.

const fs = require('fs');
const path = require('path');
const Ajv = require('ajv/dist/2020').default;
const { areas, operations } = require('../reference/formats');
const { rows, covered } = require('../reference/choices');
const { flat, sample } = require('./sample');
const { Judged } = require('./judged');

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: true, validateFormats: false });
const choices = rows('Field by field');
let bad = 0;
let tried = 0;
const say = (words) => { bad++; console.log(words); };
const at = (body, place) => place.reduce((node, key) => node?.[key], body);

// What breaks a field, by limit: the new value, or undefined to leave the field out.
function mutations(field, value) {
  const { type, minLength, maxLength, minimum, maximum, minItems, maxItems } = field;
  const whole = type === 'integer' || type === 'long';
  const list = [['type', type === 'string' ? {} : type === 'array' || type === 'object' ? 'x' : []]];
  if (field.required) list.push(['required', undefined]);
  if (field.enum && type === 'string') list.push(['enum', 'no such value']);
  if (field.enum && whole) list.push(['enum', 987654]);
  if (type === 'string' && minLength) list.push(['minLength', 'a'.repeat(minLength - 1)]);
  if (type === 'string' && maxLength < 1e6) list.push(['maxLength', 'a'.repeat(maxLength + 1)]);
  if (whole && minimum !== undefined) list.push(['minimum', minimum - 1]);
  if (whole && maximum < Number.MAX_SAFE_INTEGER) list.push(['maximum', maximum + 1]);
  if (type === 'array' && minItems) list.push(['minItems', []]);
  if (type === 'array' && maxItems < 1e5) list.push(['maxItems', Array(maxItems + 1).fill(value[0])]);
  return list;
}

class Operation {
  constructor(ref, entry, schema) {
    this.ref = ref;
    this.doc = entry.doc;
    this.schema = schema;
    this.valid = ajv.compile({ $ref: `${entry.area}${schema.$ref}` });
    this.body = sample(entry.doc, schema);
    this.judged = new Judged(ref.id);
  }

  node(place) {
    return place.reduce((node, key) => flat(this.doc, typeof key === 'number' ? node.items : node.properties[key]),
      flat(this.doc, this.schema));
  }

  // Adds what conditions ask for.
  settle() {
    for (let i = 0; i < 8 && !this.valid(this.body); i++) {
      for (const { keyword, instancePath, params } of this.valid.errors) {
        if (keyword !== 'required') continue;
        const place = instancePath.split('/').slice(1).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
        const name = params.missingProperty;
        at(this.body, place)[name] ??= sample(this.doc, this.node(place).properties[name]);
      }
    }
    return this.valid(this.body);
  }

  walk(fields, place, seen) {
    const node = this.node(place);
    for (const field of fields) {
      const parent = at(this.body, place);
      const schema = node.properties[field.name];
      if (!schema || typeof parent !== 'object' || parent === null) continue;
      const had = JSON.stringify(this.body);
      parent[field.name] ??= sample(this.doc, schema);
      if (this.settle()) {
        this.judged.add(this.body, null);
        this.mutate(field, place);
        const inner = this.ref.models[field.ref ?? field.items];
        const next = field.type === 'array' ? [...place, field.name, 0] : [...place, field.name];
        if (inner && !seen.includes(inner)) this.walk(inner, next, [...seen, inner]);
      }
      this.body = JSON.parse(had);
    }
  }

  mutate(field, place) {
    const { name } = field;
    for (const [limit, value] of mutations(field, at(this.body, place)[name])) {
      const body = JSON.parse(JSON.stringify(this.body));
      if (value === undefined) delete at(body, place)[name];
      else at(body, place)[name] = value;
      tried++;
      const where = [...place, name].join('.').replace(/\.0/g, '[]');
      const fails = !this.valid(body);
      this.judged.add(body, fails ? { limit, place: [...place, name] } : null);
      if (!fails && !covered(choices, this.ref.id, 'body', where)) say(`${this.ref.id} ${where}: ${limit} is not kept`);
    }
  }
}

const reference = JSON.parse(fs.readFileSync(path.join(process.env.ASSET_SHARED, 'reference/operations.json'), 'utf8'));
const list = areas();
for (const { name, doc } of list) ajv.addSchema({ $id: name, components: doc.components });
const ours = operations(list);
for (const ref of reference) {
  const entry = ours.get(ref.id);
  const schema = entry.op.requestBody?.content['application/json']?.schema;
  if (!schema) continue;
  const operation = new Operation(ref, entry, schema);
  if (operation.settle()) operation.walk(ref.body, [], []);
  else say(`${ref.id}: no body passes: ${ajv.errorsText(operation.valid.errors)}`);
  for (const words of operation.judged.differences()) say(words);
}
console.log(`${tried} limits broken, one at a time`);
process.exit(bad ? 1 : 0);
