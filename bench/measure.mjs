// What docs/performance.md states, measured. bench/run builds what this needs and says how to use it.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { run, start } from '../tests/load/program.mjs';
import { inTurn, load, median } from './wrk.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'build/release');
const binary = join(built, 'journeywork');
const here = (name) => join(root, 'bench', name);
const exec = promisify(execFile);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: join(root, 'build/bench') },
    memory: { type: 'string', default: '/dev/shm' },
    agreements: { type: 'string', default: '680000' },
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '5' },
    onet: { type: 'string' },
  },
});
const seconds = Number(options.seconds);
const rounds = Number(options.rounds);
mkdirSync(options.folder, { recursive: true });
const file = (name) => join(options.folder, name);

let missed = 0;
const print = (words, value) => console.log(`  ${words.padEnd(66)} ${value}`);
function figure(words, value, unit, target, met) {
  if (!met) ++missed;
  print(words, `${value}${unit}, target ${target}: ${met ? 'met' : 'MISSED'}`);
}
const per = (rate) => `${Math.round(rate).toLocaleString('en-US')}/s`;
const two = (number) => number.toFixed(2);
const ms = (number) => `${number < 10 ? number.toFixed(1) : Math.round(number)} ms`;

/** Memory of a process in MiB: resident, and its share of what it has in common with others. */
function memoryOf(pid) {
  const found = (text, name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)[1]) / 1024;
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return { resident: found(text, 'Rss'), share: found(text, 'Pss') };
}

/** A database of so many apprenticeships with everybody signed in; made when it is not there. */
async function population(name, agreements, folder = options.folder) {
  const made = { db: `sqlite:${join(folder, `${name}.db`)}`, sessions: join(folder, `${name}.sessions`) };
  const { stdout } = await exec(join(built, 'bench/bench_population'), [made.db, `${agreements}`, made.sessions]);
  if (stdout) console.log(`  (${name}: ${stdout.trim()})`);
  return made;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

// ---- idle: memory and start ------------------------------------------------------------------------------------------

/** Seconds from starting the program until /healthz answers 200. */
async function startTime(db) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(binary, ['demo', '--db', db, '--port', `${port}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  let answered = false;
  while (!answered && child.exitCode === null) {
    answered = await fetch(`http://127.0.0.1:${port}/healthz`).then((response) => response.ok, () => false);
    if (!answered) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const took = (performance.now() - began) / 1000;
  const memory = memoryOf(child.pid);
  child.kill('SIGTERM');
  await ended;
  return { took, ...memory };
}

async function idle() {
  const name = file('demo.db');
  for (const ending of ['', '-wal', '-shm']) rmSync(name + ending, { force: true });
  const first = await startTime(`sqlite:${name}`);
  const starts = [];
  for (let i = 0; i < 2 * rounds + 1; ++i) starts.push(await startTime(`sqlite:${name}`));
  print('first start, which writes the demo', `${two(first.took)} s`);
  const took = median(starts.map((each) => each.took));
  figure('start on the demo until /healthz answers', two(took), ' s', 'under 0.30 s', took < 0.3);
  const resident = median(starts.map((each) => each.resident));
  print('proportional share of memory then', `${median(starts.map((each) => each.share)).toFixed(1)} MiB`);
  figure('resident memory then', resident.toFixed(1), ' MiB', 'under 40 MiB', resident < 40);
}

// ---- standing: small and large ---------------------------------------------------------------------------------------

async function standing() {
  const agreements = Number(options.agreements);
  const small = await population('small', 1000);
  const large = await population(`large-${agreements}`, agreements);
  const servers = { small: await start(binary, 'serve', small.db), large: await start(binary, 'serve', large.db) };
  const at = (name, path) => `http://127.0.0.1:${servers[name].port}${path}`;
  const connections = 16;
  const pages = (name, { sessions }) => async (round) => {
    const found = await load(at(name, '/standing'), { seconds, connections, script: [here('standing.lua'), sessions, `${round + 1}`] });
    if (found.bytes < 20_000) throw new Error(`${Math.round(found.bytes)} bytes are no standing: are the sessions good?`);
    return found;
  };
  const constant = (path, cookie) => () => load(at('large', path), { seconds, connections, cookie });
  const anybody = `jw_session=${readFileSync(large.sessions, 'utf8').slice(0, 22)}`;
  try {
    const found = await inTurn(rounds, {
      small: pages('small', small),
      large: pages('large', large),
      standards: constant('/standards/1', anybody),
      home: constant('/'),
      healthz: constant('/healthz'),
    });
    const sized = (words, { rate, p99, bytes }) => print(words, `${per(rate)}, p99 ${ms(p99)}, ${Math.round(bytes / 1024)} KiB each`);
    sized('my standing, 1,000 apprenticeships', found.small);
    sized(`my standing, ${agreements.toLocaleString('en-US')} apprenticeships`, found.large);
    sized('constant: the standards, signed in', found.standards);
    sized('constant: the home page, a visitor', found.home);
    sized('constant: /healthz', found.healthz);
    const grown = found.large.rate / found.small.rate;
    figure('large to small', two(grown), '', 'at least 0.80', grown >= 0.8);
    for (const [name, words] of [['standards', 'the standards'], ['home', 'the home page']]) {
      const ratio = found.large.rate / found[name].rate;
      figure(`large to ${words}`, two(ratio), '', 'at least 0.40', ratio >= 0.4);
    }
    print('large to /healthz', two(found.large.rate / found.healthz.rate));
    print('resident memory of the large server after it', `${memoryOf(servers.large.pid).resident.toFixed(1)} MiB`);
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
  }
}

// ---- posting: durable entries ----------------------------------------------------------------------------------------

const connectionsPosting = 64;

/** The last weeks, without today, which may not have begun at the site. */
const days = Array.from({ length: 25 }, (_, i) => new Date(Date.now() - (i + 2) * 86_400_000).toISOString().slice(0, 10)).join(',');

let runs = Date.now();
const post = (server, sessions, what) =>
  load(`http://127.0.0.1:${server.port}/today`, { seconds, connections: connectionsPosting, script: [here('entries.lua'), sessions, `${++runs}`, days, what], refused: what === 'refused' });

async function entriesIn(db) {
  const { code, out, err } = await run(binary, 'verify', '--db', db);
  if (code !== 0) throw new Error(`verify: ${out}${err}`);
  return Number(/(\d+) entries/.exec(out)[1]);
}

/** Nothing is taken on trust: what was answered must be in the ledgers. Requests may be under way when wrk stops. */
async function checkStored(db, before, requests, measurements) {
  const stored = (await entriesIn(db)) - before;
  if (stored < requests || stored > requests + measurements * connectionsPosting) throw new Error(`${requests} entries were acknowledged, ${stored} are there`);
}

/** Starts a server for one measurement of new entries, or for several. */
async function serving(db, env, measure) {
  const server = await start(binary, 'serve', db, { env });
  try {
    return await measure(server);
  } finally {
    await server.stop();
  }
}

const line = (words, { rate, p99 }) => print(words, `${per(rate)}, p99 ${ms(p99)}`);

async function commits({ db, sessions }) {
  const delay = { LD_PRELOAD: join(built, 'sync_delay.so'), JW_SYNC_DELAY_US: '1500' };
  const before = await entriesIn(db);
  let acknowledged = 0;
  const stored = (option) => () =>
    serving(db + option, delay, async (server) => {
      const found = await post(server, sessions, 'new');
      acknowledged += found.requests;
      return found;
    });
  const found = await inTurn(rounds, { group: stored(''), each: stored('?group_commit=off') });
  await checkStored(db, before, acknowledged, 2 * rounds);
  line('sync of 1.5 ms: entries, group commit', found.group);
  line('sync of 1.5 ms: entries, a commit each', found.each);
  const gain = found.group.rate / found.each.rate;
  figure('group commit to a commit each', gain.toFixed(1), '', 'at least 8', gain >= 8);
}

/** Entries against forms that store nothing: one that was sent before, and one that is refused. */
const compare = ({ db, sessions }) =>
  serving(db, {}, async (server) => {
    await post(server, sessions, 'again');
    const before = await entriesIn(db);
    let acknowledged = 0;
    const found = await inTurn(rounds, {
      stored: async () => {
        const one = await post(server, sessions, 'new');
        acknowledged += one.requests;
        return one;
      },
      repeated: () => post(server, sessions, 'again'),
      refused: () => post(server, sessions, 'refused'),
    });
    await checkStored(db, before, acknowledged, rounds);
    return found;
  });

/** In memory a sync takes no time, or exactly what the delay adds; what this machine's disk makes of it is shown after. */
async function posting() {
  const apprentices = 2000;
  const memory = mkdtempSync(join(options.memory, 'journeywork-bench-'));
  try {
    const place = await population('posting', apprentices, memory);
    await commits(place);
    const found = await compare(place);
    line('sync of no time: entries stored', found.stored);
    line('sync of no time: the same form sent again, nothing stored', found.repeated);
    line('sync of no time: the form refused, the page shown again', found.refused);
    const ratio = found.stored.rate / found.refused.rate;
    figure('stored to refused', two(ratio), '', 'at least 0.50', ratio >= 0.5);
    print('stored to sent again', two(found.stored.rate / found.repeated.rate));
  } finally {
    rmSync(memory, { recursive: true, force: true });
  }
  const { stored, repeated } = await compare(await population('posting', apprentices));
  line('this disk: entries stored', stored);
  line('this disk: the same form sent again', repeated);
}

// ---- import ----------------------------------------------------------------------------------------------------------

async function hoursImport() {
  const { stdout } = await exec(join(built, 'bench/bench_hours_import'), [options.folder]);
  const took = Object.fromEntries([...stdout.matchAll(/^(.+): ([\d.]+(?:e[-+]\d+)?) s, processor/gm)].map(([, what, s]) => [what, Number(s)]));
  for (const [what, s] of Object.entries(took)) if (what !== 'confirm') print(`100,000 rows: ${what}`, `${s.toFixed(1)} s`);
  figure('100,000 rows: confirm', took.confirm.toFixed(1), ' s', 'under 10 s', took.confirm < 10);
}

// ---- careers: paths, gaps, search, the import of O*NET ---------------------------------------------------------------

/** What bench_path prints, by lattice and by what was asked, in milliseconds. */
function pathTimes(text) {
  const found = {};
  let lattice;
  for (const line of text.split('\n')) {
    const begins = /^(.+): \d+ occupations/.exec(line);
    if (begins) lattice = found[begins[1]] = {};
    const [, what, ...times] = /^(.+?) +p50 +([\d.]+) ms +p99 +([\d.]+) ms +slowest +[\d.]+ ms +bytes alone +([\d.]+) ms/.exec(line) ?? [];
    if (!what) continue;
    const [p50, p99, floor] = times.map(Number);
    lattice[what] = { p50, p99, floor };
  }
  return found;
}

async function onetImport() {
  const db = file('onet.db');
  for (const ending of ['', '-wal', '-shm']) rmSync(db + ending, { force: true });
  const began = performance.now();
  const { code, out, err } = await run(binary, 'import', 'onet', options.onet, '--release', '1.0', '--db', `sqlite:${db}`);
  const took = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`import onet: ${out}${err}`);
  figure('import onet, into a new database', took.toFixed(1), ' s', 'under 20 s', took < 20);
}

async function careers() {
  const onet = options.onet ? [options.onet] : [];
  const { stdout } = await exec(join(built, 'bench/bench_path'), onet);
  const times = pathTimes(stdout);
  for (const [lattice, asked] of Object.entries(times)) {
    for (const [what, { p50, p99, floor }] of Object.entries(asked)) {
      const words = `${lattice}: ${what}, p50 ${p50.toFixed(2)} ms, p99`;
      const beside = `; bytes alone ${floor.toFixed(2)} ms`;
      if (what.startsWith('path')) figure(words, p99.toFixed(2), ' ms', 'under 10 ms', p99 < 10);
      else if (what === 'fits of all') figure(words, p99.toFixed(2), ` ms${beside}`, 'under 2 ms', p99 < 2);
      else print(words, `${p99.toFixed(2)} ms`);
    }
  }
  if (!options.onet) return print('search, and import of O*NET', 'not measured: they need --onet FOLDER');
  const titles = await exec(join(built, 'bench/bench_titles'), onet);
  const [, p50, p99] = /median ([\d.e-]+), p90 [\d.e-]+, p99 ([\d.e-]+)/.exec(titles.stdout).map(Number);
  figure(`search as one types, p50 ${two(p50)} ms, p99`, two(p99), ' ms', 'under 5 ms', p99 < 5);
  await onetImport();
}

const parts = { idle, standing, posting, import: hoursImport, careers };
const chosen = positionals.length ? positionals : Object.keys(parts);
const unknown = chosen.find((part) => !parts[part]);
if (unknown) {
  console.error(`bench/run: there is no part ${unknown}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
if (!existsSync(binary)) throw new Error('the release is not built: use bench/run');
for (const part of chosen) {
  console.log(part);
  await parts[part]();
}
process.exitCode = missed ? 1 : 0;
