// The program as a process: started on a database, stopped, killed.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Starts `journeywork COMMAND --db DB` on a free port; resolves when it says where it is. */
export async function start(binary, command, db, { env = {} } = {}) {
  const child = spawn(binary, [command, '--db', db, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const lines = createInterface({ input: child.stdout });
  const address = await Promise.race([
    new Promise((resolve) => lines.on('line', (line) => /^Journeywork is at (\S+)/.test(line) && resolve(line.split(' ')[3]))),
    ended.then(({ code, signal }) => Promise.reject(new Error(`the program ended with ${code ?? signal} before it was ready`))),
  ]);
  lines.removeAllListeners('line');
  child.stdout.resume();
  return {
    pid: child.pid,
    port: Number(new URL(address).port),
    ended,
    /** As a machine that loses its power: nothing is finished. */
    kill() {
      child.kill('SIGKILL');
      return ended;
    },
    async stop() {
      child.kill('SIGTERM');
      const { code, signal } = await ended;
      if (code !== 0) throw new Error(`the program, told to stop, ended with ${code ?? signal}`);
    },
  };
}

/** Runs `journeywork ARGUMENTS` to its end. */
export const run = (binary, ...args) =>
  new Promise((resolve) => {
    execFile(binary, args, { maxBuffer: 1 << 26 }, (error, out, err) => resolve({ code: error ? error.code : 0, out, err }));
  });
