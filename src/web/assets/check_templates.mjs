// node src/web/assets/check_templates.mjs
// What the template engine itself would swallow in silence: a marker that its comment does not explain, an icon that the
// sprite lacks, a form without its token and key, and anything that the content security policy would refuse.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const assets = dirname(fileURLToPath(import.meta.url));
const here = join(assets, '../templates');
const globals = new Set(['ASSETS', 'CSRF', 'KEY']);
const sprite = readFileSync(join(assets, 'icons.txt'), 'utf8').split('\n').filter((line) => /^[a-z]/.test(line));
const icons = new Set([...sprite, 'mark', 'mark-done']);

const files = ['.', 'partials', 'careers'].flatMap((folder) =>
  readdirSync(join(here, folder)).filter((name) => name.endsWith('.html')).map((name) => join(here, folder, name)),
);
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

function* faults(text) {
  if (!text.startsWith('{{%AUTOESCAPE context="HTML"}}')) yield 'does not begin with the AUTOESCAPE pragma';
  const comment = /\{\{!([\s\S]*?)\}\}/.exec(text)?.[1] ?? '';
  const body = text.replace(/\{\{![\s\S]*?\}\}/g, '');
  const explained = new Set(all(comment, /\b([A-Z][A-Z_]*)\b/g));
  for (const marker of new Set(all(body, /\{\{[#/>]?([A-Z_]+)[:}]/g))) {
    if (!globals.has(marker) && !explained.has(marker)) yield `its comment does not explain ${marker}`;
  }
  for (const icon of new Set(all(body, /icons\.svg#([a-z0-9-]+)/g))) {
    if (!icons.has(icon)) yield `the icon ${icon} is not in assets/icons.txt`;
  }
  for (const form of all(body, /(<form[^>]*method="post"[\s\S]*?<\/form>)/g)) {
    if (!form.includes('name="csrf" value="{{CSRF}}"') || !form.includes('name="key" value="{{KEY}}"')) yield 'a form without csrf or key';
  }
  const markup = body.replace(/\{\{[^}]*\}\}/g, '');
  if (/\sstyle=/.test(markup)) yield 'an inline style';
  if (/\son[a-z]+=/.test(markup)) yield 'an inline handler';
  if (/<script(?![^>]*\ssrc=)/.test(markup)) yield 'an inline script';
  if (/(?:href|src|action)="(?:https?:)?\/\//.test(markup)) yield 'the address of an outside host';
  if (/<textarea[^>]*>\{\{[A-Z_]+\}\}/.test(body)) yield 'a textarea without :pre_escape, which would lose its line breaks';
}

let count = 0;
for (const file of files) {
  for (const fault of faults(readFileSync(file, 'utf8'))) {
    console.error(`${relative(here, file)}: ${fault}`);
    count += 1;
  }
}
process.exit(count ? 1 : 0);
