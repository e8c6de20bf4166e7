'use strict';

// All areas as one document, on standard output. Components of one name are equal everywhere:
// tests/reference/check.js sees to that.

const { areas } = require('../reference/formats');

const [first, ...others] = areas().map(({ doc }) => doc);
first.info.title = 'ROMA Connect';
first.info.description = 'The management API.';
for (const doc of others) {
  Object.assign(first.paths, doc.paths);
  first.tags.push(...doc.tags.filter((tag) => !first.tags.some((one) => one.name === tag.name)));
  for (const [kind, group] of Object.entries(doc.components)) {
    first.components[kind] = { ...first.components[kind], ...group };
  }
}
process.stdout.write(JSON.stringify(first));
