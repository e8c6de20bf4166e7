// The peer of schema.c: node ajv.js SCHEMA INSTANCE, with ajv's compiled
// validator. NODE_PATH says where ajv is.
const fs = require('fs');
const Ajv = require('ajv/dist/2020').default;
const [schema, instance] = process.argv.slice(2).map((f) =>
	JSON.parse(fs.readFileSync(f, 'utf8')));
const ajv = new Ajv({ strict: false, validateFormats: false });
process.exitCode = ajv.compile(schema)(instance) ? 0 : 1;
