'use strict';

const { view, member, target } = require('./formats');

const TYPES = { long: 'integer', float: 'number', map: 'object', file: 'string' };
const NO_LIMIT = 2147483647;
const ELEMENT = /数组元素/;
// The wordings of a character set, and of a field that is needed at times.
const LETTERS = /(由|支持|包含|允许|可用|只能|仅)[^。]{0,40}(字母|数字|英文|汉字|中文|下划线|中划线)/;
const AT_TIMES = /(时|场景下|情况下)[，,]?[^。，,]{0,12}(必选|必填|必须填写|需填写|必传|为必选)/;

const cast = (value, type) => {
  const text = String(value);
  if (type === 'boolean') return text.toLowerCase() === 'true';
  return type === 'integer' || type === 'number' ? Number(text) : text;
};
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const sorted = (list) => list.map(String).sort();

// A tag says which sections of the manual it stands for; those of the history are one level deeper.
const manual = (section) => section.split('.').slice(0, section.startsWith('12.') ? 3 : 2).join('.');
const sections = ({ description }) => description.match(/\d+(\.\d+)+/g) ?? [];

// Compares one operation; tell(where, field, what) is called for each difference.
function compare(ref, ours, tell) {
  const head = (what) => tell('operation', '', what);
  if (ref.path !== ours.path || ref.method !== ours.method) head(`is ${ours.method} ${ours.path}`);
  if (ref.section !== ours.op['x-section']) head(`section ${ours.op['x-section']}`);
  const rows = ours.doc.tags.filter((row) => ours.op.tags?.includes(row.name));
  if (rows.length !== 1 || !sections(rows[0]).includes(manual(ref.section))) head('tag of another section');
  if (!ours.op.summary) head('no summary');
  parameters(ref, ours, tell);
  const body = target(ours.doc, ours.op.requestBody);
  requestBody(ref, ours, body, tell);
  statuses(ref, ours, tell);
}

function parameters(ref, ours, tell) {
  for (const [where, list] of [['path', ref.path_params], ['query', ref.query]]) {
    for (const field of list) {
      const param = ours.params.find((p) => p.name === field.name && p.in === where);
      if (!param) { tell(where, field.name, 'is missing'); continue; }
      if (Boolean(param.required) !== field.required) tell(where, field.name, `required ${field.required}`);
      request(ours.doc, field, view(ours.doc, param.schema), where, field.name, tell);
    }
  }
  for (const param of ours.params) {
    const list = param.in === 'path' ? ref.path_params : ref.query;
    if (!list.some((field) => field.name === param.name)) tell(param.in, param.name, 'is not in the reference');
  }
  const token = ref.headers.some((field) => field.name === 'X-Auth-Token');
  const needs = (ours.op.security ?? ours.doc.security).some((row) => 'token' in row);
  if (token !== needs) tell('header', 'X-Auth-Token', token ? 'is missing' : 'is not in the reference');
}

function requestBody(ref, ours, body, tell) {
  const kind = ref.form.length ? 'multipart/form-data' : 'application/json';
  const fields = ref.form.length ? ref.form : ref.body;
  if (!fields.length) { if (body) tell('body', '', 'is not in the reference'); return; }
  const schema = body?.content?.[kind]?.schema;
  if (!schema) { tell('body', '', 'is missing'); return; }
  if (ELEMENT.test(fields[0].name)) {
    request(ours.doc, fields[0], view(ours.doc, schema), 'body', '', tell, ref.models);
    return;
  }
  members(ours.doc, fields, ref.models, view(ours.doc, schema), 'body', '', tell, []);
}

// The members of an object, in a request with their limits.
function members(doc, fields, models, parent, where, prefix, tell, seen) {
  for (const field of fields) {
    const name = prefix + field.name;
    const found = member(doc, parent, field.name);
    if (!found) { tell(where, name, 'is missing'); continue; }
    if (where !== 'answer') {
      if (parent.required.has(field.name) !== field.required) tell(where, name, `required ${field.required}`);
      if (!field.required && AT_TIMES.test(field.desc_zh) && !parent.when.has(field.name)) tell(where, name, 'required at times');
      request(doc, field, found, where, name, tell);
    } else {
      answer(doc, field, found, name, tell);
    }
    inner(doc, field, models, found, where, name, tell, seen);
  }
  // An answer may share a model with one that has more members.
  for (const name of where === 'answer' ? [] : parent.props.keys()) {
    if (!fields.some((field) => field.name === name)) tell(where, prefix + name, 'is not in the reference');
  }
}

function inner(doc, field, models, found, where, name, tell, seen) {
  const model = field.ref ?? field.items;
  const fields = models?.[model];
  if (!fields || seen.includes(model)) return;
  const list = field.type === 'array';
  const at = list ? view(doc, found.items) : found;
  const prefix = name + (list ? '[].' : '.');
  members(doc, fields, models, at, where, prefix, tell, [...seen, model]);
}

function kinds(doc, field, found, where, name, tell) {
  const type = TYPES[field.type] ?? field.type;
  if (found.types.size ? !found.types.has(type) : !found.enum) tell(where, name, `type ${field.type}`);
  if (type !== 'array') return { type, value: found, valueType: type };
  const each = view(doc, found.items);
  const wanted = { string: 'string', 'Array<String>': 'string', integer: 'integer' }[field.items] ?? (field.items && 'object');
  if (wanted && !each.types.has(wanted)) tell(where, name, `members of type ${field.items}`);
  return { type, value: each, valueType: wanted };
}

function request(doc, field, found, where, name, tell, models) {
  const { type, value, valueType } = kinds(doc, field, found, where, name, tell);
  const is = (what, a, b) => { if (!same(a, b)) tell(where, name, `${what} ${JSON.stringify(a)}`); };
  if (field.enum && type !== 'boolean') {
    const wanted = field.enum.map((v) => cast(v, valueType));
    if (!value.enum || !same(sorted(wanted), sorted(value.enum))) tell(where, name, `one of ${field.enum.join(', ')}`);
  }
  if ('default' in field) is('default', cast(field.default, valueType), found.default);
  // A list of values is narrower than any length, and a length of a list is that of its members.
  for (const key of ['minLength', 'maxLength']) {
    const limit = field[key];
    if (limit === undefined || limit === 0 || limit === NO_LIMIT || field.enum || value.enum) continue;
    is(key, limit, value[key]);
  }
  // A list of values may stand for a range when it keeps to it.
  for (const key of ['minimum', 'maximum']) {
    const beyond = (v) => (key === 'minimum' ? v < field.minimum : v > field.maximum);
    if (key in field && (!value.enum || value.enum.some(beyond))) is(key, field[key], value[key]);
  }
  for (const key of ['minItems', 'maxItems']) if (field[key]) is(key, field[key], found[key]);
  const checked = ['pattern', 'enum', 'propertyNames', 'format'].some((key) => key in value || key in found);
  if (type !== 'integer' && LETTERS.test(field.desc_zh) && !checked) tell(where, name, 'character set');
  if (models) inner(doc, field, models, found, where, name, tell, []);
}

function answer(doc, field, found, name, tell) {
  const { valueType, value } = kinds(doc, field, found, 'answer', name, tell);
  if (!field.enum || valueType === 'boolean' || !value.enum) return;
  const wanted = field.enum.map((v) => cast(v, valueType));
  if (wanted.some((v) => !value.enum.includes(v))) tell('answer', name, `one of ${field.enum.join(', ')}`);
}

function statuses(ref, ours, tell) {
  for (const [status, said] of Object.entries(ref.responses)) {
    // A table without its status is that of the one success.
    const code = status === '?' ? Object.keys(ours.op.responses).find((s) => s[0] === '2') : status;
    const found = target(ours.doc, ours.op.responses[code]);
    if (!found) { tell('status', code, 'is missing'); continue; }
    if (code[0] !== '2' || !said.body.length) continue;
    const content = Object.values(found.content ?? {})[0];
    if (!content) { tell('answer', '', 'is missing'); continue; }
    const [first] = said.body;
    const whole = view(ours.doc, content.schema);
    if (first.name === '-') continue;
    if (ELEMENT.test(first.name)) inner(ours.doc, first, said.models, whole, 'answer', '', tell, []);
    else members(ours.doc, said.body, said.models, whole, 'answer', '', tell, []);
  }
  for (const status of Object.keys(ours.op.responses)) {
    if (status[0] === '2' && !ref.responses[status] && Object.keys(ref.responses).some((s) => s[0] === '2')) {
      tell('status', status, 'is not in the reference');
    }
  }
}

module.exports = { compare };
