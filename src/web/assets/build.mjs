// node src/web/assets/build.mjs OUTDIR
// Writes everything the browser fetches into OUTDIR, under flat and stable names. The server may serve them below any
// hashed folder, as long as all are served below the same one: the stylesheet names its fonts beside itself.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(here, 'build.mjs'));

const fonts = {
  'public-sans-latin.woff2': '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
  'public-sans-latin-ext.woff2': '@fontsource-variable/public-sans/files/public-sans-latin-ext-wght-normal.woff2',
  'public-sans-vietnamese.woff2': '@fontsource-variable/public-sans/files/public-sans-vietnamese-wght-normal.woff2',
  'noto-sans-khmer-400.woff2': '@fontsource/noto-sans-khmer/files/noto-sans-khmer-khmer-400-normal.woff2',
  'noto-sans-khmer-700.woff2': '@fontsource/noto-sans-khmer/files/noto-sans-khmer-khmer-700-normal.woff2',
};

const own = (path) => join(here, path);
// Packages keep their files out of `exports`, so a file is found from the folder of its package.json.
const packageFile = (path) => {
  const parts = path.split('/');
  const name = parts.splice(0, path.startsWith('@') ? 2 : 1).join('/');
  return join(dirname(require.resolve(`${name}/package.json`)), ...parts);
};

async function bundle(outdir) {
  const { build } = require('esbuild');
  await build({
    entryPoints: { journeywork: own('js/main.js'), chart: own('js/chart.js') },
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome105', 'firefox105', 'safari15.6'],
    legalComments: 'none',
    outdir,
  });
  await build({
    entryPoints: { journeywork: own('css/journeywork.css') },
    bundle: true,
    minify: true,
    target: ['chrome105', 'firefox105', 'safari15.6'],
    legalComments: 'none',
    external: ['*.woff2'],
    outdir,
  });
}

/** One `<symbol>` from an icon file: its drawing, its viewBox, and the strokes that lucide puts on the root. */
function symbol(name, svg, strokes) {
  const viewBox = /viewBox="([^"]+)"/.exec(svg)[1];
  const drawing = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s*\n\s*/g, '');
  return `<symbol id="${name}" viewBox="${viewBox}"${strokes}>${drawing}</symbol>`;
}

function sprite() {
  const names = readFileSync(own('icons.txt'), 'utf8').split('\n').filter((line) => /^[a-z]/.test(line));
  const strokes = ' fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  const lucide = names.map((name) => symbol(name, readFileSync(packageFile(`lucide-static/icons/${name}.svg`), 'utf8'), strokes));
  const marks = ['mark', 'mark-done'].map((name) => symbol(name, readFileSync(own(`svg/${name}.svg`), 'utf8'), ''));
  return `<svg xmlns="http://www.w3.org/2000/svg">${[...marks, ...lucide].join('')}</svg>\n`;
}

const webmanifest = {
  name: 'Journeywork',
  short_name: 'Journeywork',
  start_url: '/',
  display: 'standalone',
  background_color: '#f6f5f1',
  theme_color: '#084f4c',
  icons: [{ src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
};

/** What was written, with one hash over all of it: a name for the folder under which the server may serve them. */
function manifest(outdir) {
  const names = readdirSync(outdir).filter((name) => name !== 'manifest.json').sort();
  const hash = createHash('sha256');
  const files = {};
  for (const name of names) {
    const bytes = readFileSync(join(outdir, name));
    hash.update(name).update(bytes);
    files[name] = { bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
  }
  return { hash: hash.digest('hex').slice(0, 16), files };
}

const outdir = process.argv[2];
if (!outdir) {
  console.error('usage: node build.mjs OUTDIR');
  process.exit(2);
}
mkdirSync(outdir, { recursive: true });
await bundle(outdir);
for (const [name, source] of Object.entries(fonts)) writeFileSync(join(outdir, name), readFileSync(packageFile(source)));
writeFileSync(join(outdir, 'icons.svg'), sprite());
writeFileSync(join(outdir, 'favicon.svg'), readFileSync(own('svg/favicon.svg')));
writeFileSync(join(outdir, 'site.webmanifest'), `${JSON.stringify(webmanifest)}\n`);
writeFileSync(join(outdir, 'manifest.json'), `${JSON.stringify(manifest(outdir), null, 1)}\n`);
