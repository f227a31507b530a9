// node bundle.mjs OUT: the description of the API as it is written and as JSON, which the page for programmers is made from.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const source = fileURLToPath(new URL('openapi.yaml', import.meta.url));
const out = process.argv[2];
copyFileSync(source, join(out, 'openapi.yaml'));
writeFileSync(join(out, 'openapi.json'), JSON.stringify(parse(readFileSync(source, 'utf8')), null, 1) + '\n');
