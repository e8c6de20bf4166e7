// The third validator: each file named on the command line must pass it.
import { validate } from '@readme/openapi-parser';

let bad = 0;
for (const file of process.argv.slice(2)) {
  const result = await validate(file);
  if (result.valid) continue;
  bad++;
  console.log(file, JSON.stringify(result.errors, null, 1));
}
process.exit(bad ? 1 : 0);
