'use strict';

// Bodies of one operation, and what ajv says of them; the program has to agree.

const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

class Judged {
  constructor(id) {
    this.id = id;
    this.list = [];
  }

  // broken: {limit, place}, or null when the body passes.
  add(body, broken) {
    this.list.push({ text: JSON.stringify(body), broken });
  }

  // Texts that say where the program disagrees.
  differences() {
    if (!this.list.length) return [];
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'judged-'));
    const file = (i) => path.join(folder, `${i}.json`);
    this.list.forEach(({ text }, i) => fs.writeFileSync(file(i), text));
    const run = spawnSync('asset', ['lint', '--format', 'json', '--as', `request:${this.id}`,
      ...this.list.map((_, i) => file(i))], { encoding: 'utf8', maxBuffer: 1 << 28 });
    fs.rmSync(folder, { recursive: true });
    const { findings } = JSON.parse(run.stdout);
    return this.list.flatMap(({ broken }, i) => {
      const found = findings.filter((f) => f.file === file(i) && f.severity === 'error');
      return this.compare(broken, found);
    });
  }

  compare(broken, found) {
    if (!broken) found = found.filter((f) => f.rule !== 'schema-content'); // ajv does not look into strings
    if (!broken) return found.length ? [`${this.id}: refused: ${found[0].pointer} ${found[0].message}`] : [];
    const { limit, place } = broken;
    const pointer = '/' + place.join('/');
    const parent = '/' + place.slice(0, -1).join('/');
    const named = found.some((f) => f.pointer.startsWith(pointer) ||
      (limit === 'required' && (f.pointer || '/') === parent));
    return named ? [] : [`${this.id} ${pointer}: ${limit}: ${found.length ? 'another field is named' : 'not found'}`];
  }
}

module.exports = { Judged };
