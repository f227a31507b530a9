// wrk, run and understood.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const microseconds = { us: 1, ms: 1000, s: 1_000_000, m: 60_000_000 };

/** Runs wrk on one thread; { rate, p99 (ms), requests, bytes (of an answer) }. Throws when an answer was 400 or above, or, where
 *  requests are to be refused, when one was not. */
export async function load(url, { seconds, connections, script = [], cookie, refused = false }) {
  const [file, ...rest] = script;
  const given = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '20s', '--latency'];
  if (file) given.push('-s', file);
  if (cookie) given.push('-H', `Cookie: ${cookie}`);
  const { stdout } = await promisify(execFile)('wrk', [...given, url, ...(file ? ['--', ...rest] : [])]);
  const broken = /Socket errors:.*/.exec(stdout)?.[0];
  if (broken) throw new Error(`${url}: ${broken}`);
  const refusals = Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0);
  const [, p99, unit] = /99%\s+([\d.]+)(us|ms|s|m)/.exec(stdout);
  const [, requests, read, scale] = /(\d+) requests in [^,]+, ([\d.]+)(B|KB|MB|GB) read/.exec(stdout);
  if (refusals !== (refused ? Number(requests) : 0)) throw new Error(`${url}: ${refusals} of ${requests} answers were refusals`);
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]),
    p99: (Number(p99) * microseconds[unit]) / 1000,
    requests: Number(requests),
    bytes: (Number(read) * { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 }[scale]) / Number(requests),
  };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Measures several things in turn, so that what disturbs the machine disturbs all of them; medians of each. */
export async function inTurn(rounds, things) {
  const found = Object.fromEntries(Object.keys(things).map((name) => [name, []]));
  for (let round = 0; round < rounds; ++round) {
    for (const [name, measure] of Object.entries(things)) found[name].push(await measure(round));
  }
  return Object.fromEntries(
    Object.entries(found).map(([name, all]) => [name, Object.fromEntries(Object.keys(all[0]).map((key) => [key, median(all.map((one) => one[key]))]))]),
  );
}
