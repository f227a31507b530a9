// The program with its demo on a free port, for the tests that look at it from outside.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const program = process.env.JOURNEYWORK;

/** Starts the program; resolves when it says where it is. */
export async function startDemo() {
  const folder = await mkdtemp(join(tmpdir(), 'journeywork-demo-'));
  const db = `sqlite:${folder}/demo.db`;
  const server = spawn(program, ['demo', '--db', db, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const found = /^Journeywork is at (\S+)/.exec(line);
      if (found) resolve(found[1].replace('localhost', '127.0.0.1')); // a bare machine does not know localhost
    });
  });
  /** The program as an operator runs it on the same database; what it prints. */
  const run = async (...args) => (await promisify(execFile)(program, [...args, '--db', db])).stdout;
  return {
    address,
    folder,
    run,
    /** A bearer token of somebody of the demo, as an operator makes it. */
    async tokenOf(person, ...scopes) {
      const wanted = scopes.flatMap((scope) => ['--scope', scope]);
      return (await run('user', 'token', `${person}@demo.example`, ...wanted)).trim();
    },
    async stop() {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
