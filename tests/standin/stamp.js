'use strict';

const { randomBytes, randomUUID } = require('node:crypto');

const hex = (bytes = 16) => randomBytes(bytes).toString('hex');
const uuid = () => randomUUID();
const now = () => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

// A copy without the members that have no value: the platform leaves them out.
function present(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

module.exports = { hex, uuid, now, present };
