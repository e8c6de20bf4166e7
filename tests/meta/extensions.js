// Compares formats/extensions with the platform's list of vendor extensions:
// arguments are the list and the folder of the rows as JSON. Prints what one
// of the two has and the other has not.
const fs = require('fs');
const [list, folder] = process.argv.slice(2);
const rows = Object.assign({}, ...fs.readdirSync(folder).map(
	f => JSON.parse(fs.readFileSync(folder + '/' + f))));
const reference = JSON.parse(fs.readFileSync(list)).extensions;
let bad = 0, fields = 0;
const complain = (...words) => { console.log(...words); bad = 1; };
const set = list => [...list || []].sort().join(' ');

// Fields that the list names for what they are, not by a key.
const part = s => s && s.is && rows[s.is] ? rows[s.is].value : s;
function field(schema, name, row) {
	if (name === row)
		return rows[row].value;
	if (name.startsWith('<operation'))
		return schema;
	if (name.startsWith('<')) {
		let s = schema;
		for (const step of name.split('.').slice(1))
			s = part(s.additionalProperties);
		return Object.assign({}, part(s.additionalProperties),
			s.propertyNames);
	}
	return part((schema.properties || {})[name]) ||
	    ((rows[row].beside || {}).properties || {})[name] ||
	    rows[name] && rows[name].value;
}

function limits(name, ref, s) {
	const one = t => t === 'map' ? 'object' : t.split(' ')[0];
	const number = /integer/.test(ref.type);
	if (ref.type !== 'Operation Object' &&
	    !set([].concat(s.type)).split(' ').includes(one(ref.type)))
		complain(name, 'is of type', ref.type, 'not', s.type);
	for (const key of ['enum', 'minLength', 'maxLength', 'minItems', 'maxItems'])
		if (ref[key] !== undefined && (key === 'enum' ?
		    set(ref.enum) !== set(s.enum) : ref[key] !== s[key]))
			complain(name, key, 'is', ref[key], 'not', s[key]);
	if (ref.pattern && ref.pattern.replace('0-9-_]', '0-9_-]') !==
	    (s.pattern || '').replace('0-9-_]', '0-9_-]'))
		complain(name, 'pattern is', ref.pattern, 'not', s.pattern);
	for (const [a, b] of [['min', 'minimum'], ['max', 'maximum']])
		if (ref[a] !== undefined && (number ? ref[a] !== s[b] :
		    !new RegExp(s.pattern).test(ref[a]) ||
		    new RegExp(s.pattern).test(ref[a] + (a === 'min' ? -1 : 1))))
			complain(name, b, 'is', ref[a], 'not', s[b]);
	if (ref.default !== undefined && s.default !== undefined &&
	    ref.default !== s.default)
		complain(name, 'default is', ref.default, 'not', s.default);
	for (const v of ref.alsoSeen || [])
		if (!(s.also || []).includes(v) && !(s.folded &&
		    s.enum.some(e => e.toLowerCase() === v.toLowerCase())))
			complain(name, 'may be', JSON.stringify(v));
	if (ref.caseVaries && !s.folded)
		complain(name, 'may be in either case');
	if (ref.limitSource && !/^default/.test(ref.limitSource) && !s.loose)
		complain(name, 'has limits from', ref.limitSource);
}

// Members that some value of another member asks for.
const needed = schema => Object.values(schema.needs || {}).flatMap(
	values => Object.values(values)).flat();

const levels = { 'securityDefinitions': 'securityScheme',
	'components.securitySchemes': 'securityScheme', 'operation.responses.default':
	'response', 'operation.responses': 'responses', 'operation.parameters':
	'parameter', 'operation': 'operation', 'path item': 'pathItem',
	'document root': 'root', 'components': 'components' };
for (const ref of reference) {
	const row = rows[ref.name];
	if (!row) {
		complain('no row for', ref.name);
		continue;
	}
	if (ref.kind === 'extension') {
		for (const level of ref.level) {
			const l = Object.keys(levels).find(k => level.startsWith(k));
			if (!row.at.includes(levels[l]))
				complain(ref.name, 'may stand on', level);
		}
		const docs = { both: 'openapi30 swagger2', swagger2: 'swagger2' }[ref.doc];
		if (set(row.documents) !== docs)
			complain(ref.name, 'is for', docs);
		if (set(row.products) !== set(ref.products).toLowerCase())
			complain(ref.name, 'is of', ref.products);
		if ((ref.required === true) !== (row.required === true))
			complain(ref.name, 'required:', ref.required);
		if (ref.requiredConfidence && ref.required && !row.loose)
			complain(ref.name, 'is not surely required');
		limits(ref.name, ref, row.value);
	} else {
		limits(ref.name, ref, row.value);
	}
	for (const f of ref.fields || []) {
		const inside = ref.name === 'x-apigateway-backend-policies' ||
		    ref.name === 'x-livedata-scripts' ? row.value.items : row.value;
		const s = field(inside, f.name, ref.name);
		const name = ref.name + ' ' + f.name;
		fields++;
		if (!s) {
			complain('no row for', name);
			continue;
		}
		limits(name, f, s);
		const beside = (row.beside || {}).required || [];
		const must = (inside.required || []).concat(beside,
			inside.either || [], needed(inside));
		if (f.required && !f.name.startsWith('<') && f.name !== ref.name &&
		    !must.includes(f.name) && !(inside.wanted || []).includes(f.name))
			complain(name, 'is required');
		if (!f.required && (inside.required || []).includes(f.name))
			complain(name, 'is not required');
		if (f.requiredWhen && /^(type|origin) (==|in)/.test(f.requiredWhen) &&
		    !/FRONTEND|SQL/.test(f.requiredWhen) && !must.includes(f.name))
			complain(name, 'is required when', f.requiredWhen);
		if (f.requiredConfidence && f.required && !(inside.wanted || []).includes(f.name))
			complain(name, 'is not surely required');
	}
}
// Every member is in the list, or another spelling of one that is.
const known = name => new Set(reference.filter(r => r.name === name)
	.flatMap(r => (r.fields || []).map(f => f.name)));
for (const [name, row] of Object.entries(rows)) {
	const members = (row.value.items || row.value).properties || {};
	for (const m of Object.keys(members))
		if (!known(name).has(m) && !members[m].aka)
			complain('the list does not have', name, m);
}
for (const name of Object.keys(rows))
	if (!reference.some(r => r.name === name))
		complain('the list does not have', name);
if (!bad)
	console.log(reference.length + ' rows, ' + fields + ' fields');
process.exit(bad);
