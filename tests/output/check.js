// Reads what lint printed in each format, as those do that it is for:
// check.js FOLDER with report.json, report.sarif, ... of one run.
'use strict'
const fs = require('fs')
const path = require('path')

const folder = process.argv[2]
const read = suffix => fs.readFileSync(path.join(folder, 'report.' + suffix), 'utf8')
let bad = 0

function expect(what, ok, found) {
	if (ok)
		return
	console.log(`${what}${found === undefined ? '' : ': ' + JSON.stringify(found)}`)
	bad++
}

// Control characters, overrides of direction, and bytes that are no UTF-8.
const hidden = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\ufffd]/
const formats = ['json', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle', 'markdown', 'text']
for (const f of formats) {
	const text = read(f)

	expect(`${f}: hidden characters`, !hidden.test(text), hidden.exec(text))
	expect(`${f}: a command of a CI log`, !/##(\[|[a-z])/.test(text))
	if (f !== 'github')
		expect(`${f}: a command of GitHub`, !/^\s*::/m.test(text), /^\s*::.*/m.exec(text))
}

const report = JSON.parse(read('json'))
const findings = report.findings
const count = findings.length

// ---- SARIF ----

const sarif = JSON.parse(read('sarif'))
const Ajv = require('ajv-draft-04')
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
require('ajv-formats')(ajv)
const schema = path.join(__dirname, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
const validate = ajv.compile(JSON.parse(fs.readFileSync(schema, 'utf8')))
expect('sarif: against the schema', validate(sarif), validate.errors)

const run = sarif.runs[0]
const seen = new Set()
const lines = new Map()
const linesOf = uri => {
	if (!lines.has(uri))
		lines.set(uri, fs.readFileSync(Buffer.from(path.join(folder, 'files',
			unescape(uri)), 'latin1'), 'latin1').replace(/^\xef\xbb\xbf/, '').split(/\r\n|\r|\n/).map(
			l => [...Buffer.from(l, 'latin1').toString('utf8')].length))
	return lines.get(uri)
}
expect('sarif: findings', run.results.length === count, run.results.length)
run.results.forEach((r, i) => {
	const rule = run.tool.driver.rules[r.ruleIndex]

	expect('sarif: ruleIndex', rule && rule.id === r.ruleId, r.ruleId)
	if (!r.locations)
		return
	const at = r.locations[0].physicalLocation
	const uri = at.artifactLocation.uri
	const mark = `${uri} ${r.partialFingerprints['asset/v1']}`

	expect('sarif: fingerprint is there twice', !seen.has(mark), mark)
	seen.add(mark)
	if (uri === 'none.yaml')
		return
	const length = linesOf(uri)
	const { startLine, startColumn, endLine, endColumn } = at.region
	expect('sarif: region', startColumn <= length[startLine - 1] + 1 &&
		endColumn <= length[endLine - 1] + 1 && (endLine > startLine || endColumn >= startColumn),
	[uri, at.region, findings[i].rule])
})

// ---- GitLab ----

const gitlab = JSON.parse(read('gitlab'))
expect('gitlab: findings', gitlab.length === count, gitlab.length)
expect('gitlab: fingerprints', new Set(gitlab.map(g => g.fingerprint)).size === count)
for (const g of gitlab) {
	expect('gitlab: severity', /^(info|minor|major|critical|blocker)$/.test(g.severity), g.severity)
	expect('gitlab: text', typeof g.description === 'string' && g.description && g.check_name)
	expect('gitlab: place', g.location.path && Number.isInteger(g.location.lines.begin), g.location)
}

// ---- GitHub: as the runner reads a line of the log ----

const decode = s => s.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%')
const log = read('github').trimEnd().split('\n')
const commands = log.filter(l => l.trimStart().startsWith('::'))
expect('github: findings', commands.length === count, commands.length)
expect('github: lines besides', log.length - commands.length <= 2, log.length)
commands.forEach((line, i) => {
	const m = /^::(\S+) ([^:]*)::(.*)$/.exec(line)

	expect('github: command', m && /^(error|warning|notice)$/.test(m[1]), line)
	if (!m)
		return
	const values = Object.fromEntries(m[2].split(',').map(p => {
		const at = p.indexOf('=')
		return [p.slice(0, at), decode(p.slice(at + 1))]
	}))
	for (const key of Object.keys(values))
		expect('github: property', /^(file|line|endLine|col|endColumn|title)$/.test(key), line)
	expect('github: title', values.title === findings[i].rule, line)
	expect('github: line', !findings[i].file || +values.line === findings[i].line, line)
	expect('github: message', decode(m[3]).startsWith(findings[i].message.slice(0, 10)), line)
})

// ---- Markdown ----

const markdown = read('markdown')
const html = require('markdown-it')({ html: true }).render(markdown)
const rows = html.split('<tr>').slice(2)
const more = /(\d+) further findings/.exec(markdown)
expect('markdown: bytes', Buffer.byteLength(markdown) < 65536)
expect('markdown: findings', rows.length + (more ? +more[1] : 0) ===
	count + (report.summary.more || 0), rows.length)
for (const r of rows)
	expect('markdown: cells', (r.match(/<td>/g) || []).length === 4, r)
const tags = new Set(html.match(/<[a-z!][a-z0-9]*/gi))
for (const t of tags)
	expect('markdown: markup', /^<(h3|table|thead|tbody|tr|th|td|code|p)$/.test(t), t)
const shown = html.replace(/<[^>]*>/g, '')
expect('markdown: a mention', !/[@#!][\w"]/.test(shown), /.{20}[@#!][\w"].{20}/.exec(shown))

console.log(`${count} findings in ${formats.length} formats`)
process.exit(bad ? 1 : 0)
