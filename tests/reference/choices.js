'use strict';

const fs = require('fs');
const path = require('path');

const PAGE = path.join(__dirname, '../../docs/contradictions.md');
const cells = (line) => line.split(/(?<!\\)\|/).slice(1, -1).map((s) => s.trim());
const glob = (text, any) => new RegExp(`^${text.replace(/[.[\]{}()+?^$]/g, '\\$&').replace(/\*/g, any)}$`);

// The rows of a section of docs/contradictions.md that name operations and fields. A row covers a
// difference when both match; a field is matched from its end, and * stands for any word part.
function rows(heading) {
  const text = fs.readFileSync(PAGE, 'utf8').split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (!text) throw new Error(`docs/contradictions.md has no section ${heading}`);
  const lines = text.split('\n').filter((line) => line.startsWith('|') && !/^\| ?(operation|---)/.test(line));
  return lines.map((line) => {
    const [operations, fields] = cells(line);
    const where = fields.match(/\((path|query|body|answer|example|header)\)/)?.[1];
    return {
      line,
      used: false,
      where,
      operations: operations.split(/,\s*/).map((s) => glob(s.replace(/`/g, ''), '\\w*')),
      fields: [...fields.matchAll(/`([^`]+)`/g)].map((m) => glob(m[1], '\\w*')),
      whole: !fields.includes('`'),
    };
  });
}

const about = (list, id) => list.filter((row) => row.operations.some((pattern) => pattern.test(id)));

function tails(field) {
  const parts = field.split('.');
  return parts.map((_, i) => parts.slice(i).join('.'));
}

function covered(list, id, where, field) {
  let found = false;
  for (const row of about(list, id)) {
    if (row.where && row.where !== where) continue;
    if (!row.whole && !tails(field).some((tail) => row.fields.some((pattern) => pattern.test(tail)))) continue;
    row.used = found = true;
  }
  return found;
}

module.exports = { rows, about, covered };
