// Whether other validators and `asset lint --ruleset minimal` accept the same
// definitions: node validate.mjs FILE-OR-FOLDER... prints what each of them says
// of a file on which they differ, and counts. Nothing is fetched.
import SwaggerParser from '@apidevtools/swagger-parser';
import * as readme from '@readme/openapi-parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const asset = process.env.ASSET ?? join(import.meta.dirname, '../../build/asset');
const local = { resolve: { http: false } };

const judges = {
  asset: async (file) => {
    const run = spawnSync(asset, ['lint', '--ruleset', 'minimal', '--format', 'json', file],
      { maxBuffer: 1 << 28 });
    if (run.status > 1 || run.signal) return [`exit status ${run.status} ${run.signal}`];
    return JSON.parse(run.stdout).findings.filter((f) => f.severity === 'error')
      .map((f) => `${f.rule} ${f.pointer ?? ''} ${f.message}`);
  },
  'swagger-parser': async (file) => {
    try {
      await SwaggerParser.validate(file, local);
    } catch (e) {
      return e.details?.map((d) => `${d.instancePath} ${d.message}`) ?? [e.message];
    }
    return [];
  },
  readme: async (file) => {
    const result = await readme.validate(file, local);
    return result.valid ? [] : result.errors.map((e) => e.message.split('\n')[0]);
  },
  seriousme: async (file) => {
    const { valid, errors } = await new Validator().validate(file);
    if (valid) return [];
    return typeof errors === 'string' ? [errors] : errors.map((e) => {
      const key = e.params?.unevaluatedProperty ?? e.params?.additionalProperty ?? '';
      return `${e.instancePath} ${e.message} ${key}`;
    });
  },
};

function files(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => files(join(path, name)))
    .filter((name) => /\.(json|ya?ml)$/.test(name));
}

const counts = new Map();
for (const file of process.argv.slice(2).flatMap(files)) {
  const said = {};
  for (const [name, judge] of Object.entries(judges)) {
    said[name] = await judge(file).catch((e) => [`threw: ${e.message}`]);
  }
  const refuse = Object.keys(judges).filter((name) => said[name].length);
  const who = refuse.join(' ') || 'none';
  counts.set(who, (counts.get(who) ?? 0) + 1);
  if (refuse.length === 0 || refuse.length === Object.keys(judges).length) continue;
  console.log(file);
  for (const name of refuse) {
    for (const text of said[name].slice(0, 3)) console.log(`  ${name}: ${text.slice(0, 300)}`);
  }
}
console.log('refused by:');
for (const [who, n] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${n} ${who}`);
