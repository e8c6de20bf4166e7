// requests.js OPERATIONS FOLDER: a file for each example of a JSON body, in a
// folder for each operation.
const fs = require('fs');
const [from, to] = process.argv.slice(2);
for (const op of JSON.parse(fs.readFileSync(from))) {
	const list = (op.form || []).length ? [] : op.examples.request || [];
	if (list.length)
		fs.mkdirSync(`${to}/${op.id}`);
	list.forEach((body, i) => fs.writeFileSync(
		`${to}/${op.id}/${i}.json`, JSON.stringify(body, null, 2)));
}
