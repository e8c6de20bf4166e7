// Breaks each limit of each vendor extension in a definition that is right, one
// at a time: `limits.js make ROWS DEFINITION FOLDER` writes the broken files,
// `limits.js check FOLDER < FINDINGS` looks whether each was found in its place.
const fs = require('fs');
const [verb, ...args] = process.argv.slice(2);
const escape = key => String(key).replace(/~/g, '~0').replace(/\//g, '~1');
let rows, root, folder, made = 0;
const met = new Set();

const part = s => s && s.is && rows[s.is] ? rows[s.is].value : s;

// A file in which the value at `path` is another one (undefined: gone).
function write(path, value, at) {
	const copy = structuredClone(root);
	const last = path[path.length - 1];
	const holder = path.slice(0, -1).reduce((n, key) => n[key], copy);
	if (value === undefined)
		delete holder[last];
	else
		holder[last] = value;
	fs.writeFileSync(`${folder}/${made++}.json`, JSON.stringify(copy));
	fs.appendFileSync(folder + '/places', JSON.stringify({
		pointer: (at || path).map(k => '/' + escape(k)).join(''),
		what: JSON.stringify(value) }) + '\n');
}

function breakScalar(s, n, path) {
	if (s.enum)
		write(path, 'no such value');
	if (s.maxLength)
		write(path, 'a'.repeat(s.maxLength + 1));
	if (s.minLength > 1)
		write(path, 'a'.repeat(s.minLength - 1));
	if (s.pattern)
		write(path, '\u00a7');
	if (s.minimum !== undefined)
		write(path, s.minimum - 1);
	if (s.maximum !== undefined)
		write(path, s.maximum + 1);
	if (![].concat(s.type).includes('object'))
		write(path, { not: 'this' });
}

function breakObject(s, n, path) {
	for (const m of s.required || [])
		if (m in n)
			write([...path, m], undefined, path);
	for (const [by, values] of Object.entries(s.needs || {}))
		for (const m of [].concat(values[n[by]] || []))
			if (m in n)
				write([...path, m], undefined, path);
	if (s.properties)
		write([...path, 'stranger'], 1);
	if (s.propertyNames)
		write([...path, '1 \u00a7'], Object.values(n)[0]);
	for (const [key, child] of Object.entries(n))
		breakValue((s.properties || {})[key] || s.additionalProperties,
			child, [...path, key]);
	write(path, 'not an object');
}

function breakValue(schema, n, path) {
	const s = part(schema);
	if (!s || !s.type)
		return;
	met.add(s);
	if (Array.isArray(n)) {
		if (s.maxItems)
			write(path, Array(s.maxItems + 1).fill(n[0]));
		if (s.minItems)
			write(path, []);
		n.forEach((c, i) => breakValue(s.items, c, [...path, i]));
		write(path, 'not a list');
	} else if (n && typeof n === 'object') {
		breakObject(s, n, path);
	} else {
		breakScalar(s, n, path);
	}
}

function walk(n, path) {
	if (!n || typeof n !== 'object')
		return;
	for (const [key, child] of Object.entries(n)) {
		if (rows[key] && rows[key].value.is !== 'operation')
			breakValue(rows[key].value, child, [...path, key]);
		else
			walk(child, [...path, key]);
	}
}

if (verb === 'make') {
	rows = Object.assign({}, ...fs.readdirSync(args[0]).map(
		f => JSON.parse(fs.readFileSync(args[0] + '/' + f))));
	root = JSON.parse(fs.readFileSync(args[1]));
	folder = args[2];
	walk(root, []);
	for (const [name, row] of Object.entries(rows)) {
		const s = row.value.items && !row.value.items.is ?
			row.value.items : row.value;
		for (const [key, m] of Object.entries(s.properties || {}))
			if (!m.is && !met.has(m)) {
				console.log(args[1], 'does not have', name, key);
				process.exitCode = 1;
			}
		if (!met.has(row.value) && row.value.is !== 'operation') {
			console.log(args[1], 'does not have', name);
			process.exitCode = 1;
		}
	}
} else {
	const places = fs.readFileSync(args[0] + '/places', 'utf8').trim()
		.split('\n').map(l => JSON.parse(l));
	const found = {};
	for (const f of JSON.parse(fs.readFileSync(0)).findings)
		(found[f.file.replace(/.*\//, '')] ||= []).push(f);
	let missed = 0;
	places.forEach((p, i) => {
		const all = found[i + '.json'] || [];
		if (!all.some(f => /^extension-/.test(f.rule) &&
		    f.pointer === p.pointer)) {
			console.log(p.pointer, p.what, 'is not found, only',
				all.map(f => f.rule + ' ' + f.pointer).join(', ') || 'nothing');
			missed++;
		}
	});
	console.log(`${places.length - missed} passed, ${missed} failed, 0 skipped`);
	process.exit(missed ? 1 : 0);
}
