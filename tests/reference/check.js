'use strict';

// Compares formats/openapi with the machine-readable reference: every operation, parameter, field
// and limit is there, or docs/contradictions.md has a row for it. See docs/contributing.md.

const fs = require('fs');
const path = require('path');
const { areas, operations } = require('./formats');
const { compare } = require('./compare');
const { rows, covered } = require('./choices');

let bad = 0;
const say = (text) => { bad++; console.log(text); };

function shared(list) {
  const first = new Map();
  for (const { name, doc } of list) {
    for (const [kind, group] of Object.entries(doc.components ?? {})) {
      for (const [key, value] of Object.entries(group)) {
        const id = `${kind}/${key}`;
        const text = JSON.stringify(value);
        if (!first.has(id)) first.set(id, { name, text });
        else if (first.get(id).text !== text) say(`${id}: ${name} and ${first.get(id).name} differ`);
      }
    }
  }
}

const file = path.join(process.env.ASSET_SHARED ?? '', 'reference/operations.json');
const list = areas();
shared(list);
if (!fs.existsSync(file)) {
  console.log('no operations.json under ASSET_SHARED');
  process.exit(bad ? 1 : 77);
}
const reference = JSON.parse(fs.readFileSync(file, 'utf8'));
const ours = operations(list);
const choices = rows('Field by field');
for (const ref of reference) {
  const entry = ours.get(ref.id);
  if (!entry) { say(`${ref.id} is missing`); continue; }
  compare(ref, entry, (where, field, what) => {
    if (!covered(choices, ref.id, where, field)) say(`${entry.area} ${ref.id} ${where} ${field}: ${what}`);
  });
}
for (const id of ours.keys()) if (!reference.some((ref) => ref.id === id)) say(`${id} is not in the reference`);
for (const row of choices) if (!row.used) say(`nothing differs any more: ${row.line}`);
process.exit(bad ? 1 : 0);
