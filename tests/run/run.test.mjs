// ./run as a newcomer uses it, on a machine where everything is installed and the release is built.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'journeywork-run-'));
const started = new Set();
after(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts ./run from a foreign folder, as an operator's service does. */
function run(...args) {
  const child = spawn(join(root, 'run'), args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  started.add(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += text));
  child.stderr.on('data', (text) => (said.err += text));
  const ended = once(child, 'close').then(([code]) => (started.delete(child), { code, ...said }));
  return { child, said, ended };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves once the server answers; fails with what it said when it ends instead. */
async function answering({ said, ended }, port, path = '/readyz') {
  let over;
  ended.then((result) => (over = result));
  for (;;) {
    assert.equal(over, undefined, `./run ended: ${JSON.stringify(over)}`);
    const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    if (response?.ok && said.out.includes('http://')) return said;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function stop({ child, ended }) {
  child.kill('SIGTERM');
  const { code } = await ended;
  assert.equal(code, 0, 'a server that is told to stop ends with 0');
}

const oneLine = /^[^\n]+\n$/;

test('the demo starts, says where it is and who can sign in, and starts again with its data', { timeout: 240_000 }, async () => {
  const port = await freePort();
  const file = join(folder, 'demo.db');
  for (const round of ['first', 'second']) {
    const server = run('--port', `${port}`, '--db', `sqlite:${file}`);
    const said = await answering(server, port);
    assert.match(said.out, new RegExp(`http://localhost:${port}\\b`), `the address, ${round} time`);
    assert.match(said.out, /Ana Reyes/, `the demo sign-ins, ${round} time`);
    await stop(server);
    assert.ok(existsSync(file));
  }
});

test('--empty prints a link for the first administrator', { timeout: 120_000 }, async () => {
  const port = await freePort();
  const server = run('--empty', `--port=${port}`, `--db=sqlite:${join(folder, 'empty.db')}`);
  const said = await answering(server, port);
  const link = new RegExp(`http://localhost:${port}/\\S+`).exec(said.out)?.[0];
  assert.ok(link, said.out);
  assert.equal((await fetch(link.replace('localhost', '127.0.0.1'))).status, 200);
  await stop(server);
});

test('a port in use is one clear line and a failure', { timeout: 60_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address();
  const { code, err } = await run('--empty', '--port', `${port}`, '--db', `sqlite:${join(folder, 'busy.db')}`).ended;
  other.close();
  assert.notEqual(code, 0);
  assert.match(err, oneLine);
  assert.match(err, new RegExp(`${port}`));
});

test('a file that is no database is one clear line and a failure', { timeout: 60_000 }, async () => {
  const file = join(folder, 'letter.txt');
  writeFileSync(file, 'Dear hospital,\n'.repeat(100));
  const { code, err } = await run('--empty', '--port', `${await freePort()}`, '--db', `sqlite:${file}`).ended;
  assert.notEqual(code, 0);
  assert.match(err, oneLine);
  assert.match(err, /letter\.txt/);
});

test('bad use is one clear line and exit 2', { timeout: 60_000 }, async () => {
  for (const args of [['--port'], ['--db']]) {
    const { code, err } = await run(...args).ended;
    assert.equal(code, 2);
    assert.match(err, oneLine);
  }
});

test('--help explains itself', { timeout: 60_000 }, async () => {
  const { code, out, err } = await run('--help').ended;
  assert.equal(code, 0);
  assert.equal(err, '');
  for (const words of ['--empty', '--port', '--db', '8080']) assert.ok(out.includes(words), words);
});
