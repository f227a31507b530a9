// node bundle.mjs OUT: the description of the API as it is written and as JSON, which the page for programmers is made from.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const source = fileURLToPath(new URL('openapi.yaml', import.meta.url));
const out = process.argv[2];
const description = parse(readFileSync(source, 'utf8'));

// A comma in a text without quotes makes a member of what follows it.
(function check(value, path) {
  if (value === null) throw new Error(`openapi.yaml: ${path} has no value; put quotes around a text with a comma`);
  if (typeof value === 'object') for (const [name, member] of Object.entries(value)) check(member, `${path}/${name}`);
})(description, '');
copyFileSync(source, join(out, 'openapi.yaml'));
writeFileSync(join(out, 'openapi.json'), JSON.stringify(description, null, 1) + '\n');
