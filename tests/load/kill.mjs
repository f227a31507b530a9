// kill -9 of the server under load, again and again: what it acknowledged must be there.
//
//   JOURNEYWORK=build/release/journeywork node tests/load/kill.mjs [ROUNDS [SEED]]      200 rounds unless told
//
// In each round 16 apprentices' browsers log work through the page of the day as fast as they are answered, each with a
// connection and a session of its own; several of them write to the same agreement. At a moment that only the seed and
// chance know the server is killed; then it is started again on the same file and asked:
//   - every entry that was acknowledged is in its record, once; one that was sent and not answered is there once or not at all;
//   - that one, sent again with its key, is acknowledged and is there once;
//   - `journeywork verify` finds every chain unbroken and every total equal to its rebuild;
//   - the sessions still hold.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, start } from './program.mjs';
import { demoPeople, valueIn, Visitor } from './visitor.mjs';

const writers = 16;
const mostAcknowledged = 300; // in a round, before the server is killed
const longestPauseMs = 15; // from then to the kill, so that it may come at any point of a commit
const dayMs = 86_400_000;

/** Numbers from 0 to n - 1, the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return Math.floor((((z ^ (z >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

/** One browser of an apprentice, and what it was told was saved. */
class Writer {
  acknowledged = [];
  unanswered = [];

  constructor(apprentice, random) {
    this.apprentice = apprentice;
    this.random = random;
    this.visitor = new Visitor(0);
  }

  async signIn(port) {
    this.visitor.port = port;
    await this.visitor.signInAs(this.apprentice.id);
  }

  /** Opens the page of the day and remembers what its form allows. False when no work can be logged. */
  async open(port) {
    this.visitor.port = port;
    const page = await this.visitor.page('/today');
    if (!page.includes('id="work_process"')) return false;
    const [, first, last] = /<input id="date"[^>]* min="([\d-]+)" max="([\d-]+)"/.exec(page);
    const processes = /<select id="work_process".*?<\/select>/s.exec(page)[0];
    this.form = { csrf: valueIn(page, 'csrf'), first: Date.parse(first), days: (Date.parse(last) - Date.parse(first)) / dayMs + 1 };
    this.form.processes = [...processes.matchAll(/<option value="([^"]+)"/g)].map(([, code]) => code);
    return true;
  }

  /** One minute of work, known again by its note. */
  entry(mark) {
    const { first, days, processes } = this.form;
    return {
      key: `kill-test-${mark}`,
      date: new Date(first + this.random(days) * dayMs).toISOString().slice(0, 10),
      work_process: processes[this.random(processes.length)],
      note: `Load ${mark}, checked and put back`,
      mark,
    };
  }

  async save({ mark, ...entry }) {
    const { status, text } = await this.visitor.send('POST', '/today', { ...entry, csrf: this.form.csrf, do: 'save', minutes: 'other', minutes_other: '1 min', confirm: 'minutes' });
    if (status !== 303) throw new Refused(`${mark} for ${this.apprentice.name}: ${status} ${text.match(/class="error"[^>]*>[^<]*/)?.[0] ?? ''}`);
    this.acknowledged.push(mark);
  }

  /** Writes until the server is gone. */
  async write(marks, onAcknowledged) {
    for (;;) {
      const entry = this.entry(marks.next());
      try {
        await this.save(entry);
      } catch (error) {
        if (error instanceof Refused) throw error;
        this.unanswered.push(entry);
        return;
      }
      onAcknowledged();
    }
  }

  /** What was sent and not answered, once more with the same key. */
  async repeat() {
    for (const entry of this.unanswered.splice(0)) await this.save(entry);
  }

  /** How often each mark is in the record. */
  async record() {
    const found = new Map();
    for (const [, mark] of (await this.visitor.page('/record.csv')).matchAll(/Load (\d+), checked/g)) found.set(Number(mark), (found.get(Number(mark)) ?? 0) + 1);
    return found;
  }
}

class Refused extends Error {}

/** Asks the server that was started again; returns how many entries it holds of ours. */
async function check(all) {
  const records = new Map();
  for (const writer of all) {
    const id = writer.apprentice.id;
    if (!records.has(id)) records.set(id, await writer.record());
    for (const mark of writer.acknowledged) {
      const times = records.get(id).get(mark) ?? 0;
      if (times !== 1) throw new Error(`entry ${mark} of ${writer.apprentice.name} was acknowledged and is in the record ${times} times`);
    }
  }
  let held = 0;
  for (const [id, record] of records) {
    const acknowledged = new Set(all.filter((writer) => writer.apprentice.id === id).flatMap((writer) => writer.acknowledged));
    const sent = new Set(all.filter((writer) => writer.apprentice.id === id).flatMap((writer) => writer.unanswered.map((entry) => entry.mark)));
    for (const [mark, times] of record) {
      if (times !== 1) throw new Error(`entry ${mark} is in the record ${times} times`);
      if (!acknowledged.has(mark) && !sent.has(mark)) throw new Error(`entry ${mark} is in the record of somebody who did not send it`);
    }
    held += record.size;
  }
  return held;
}

async function verify(binary, db) {
  const { code, out, err } = await run(binary, 'verify', '--db', db);
  if (code !== 0) throw new Error(`verify: ${out}${err}`);
  return out.trim();
}

/** Makes the writers: the apprentices of the demo who can log work, in turn. */
async function begin(binary, db, random) {
  const server = await start(binary, 'demo', db);
  const looking = new Visitor(server.port);
  const all = [];
  const people = demoPeople(await looking.page('/sign-in'), 'apprentices');
  looking.leave();
  for (let i = 0; all.length < writers && i < 4 * writers; ++i) {
    const writer = new Writer(people[i % people.length], random);
    await writer.signIn(server.port);
    if (await writer.open(server.port)) all.push(writer);
    else writer.visitor.leave();
  }
  if (all.length < writers) throw new Error('too few apprentices of the demo can log work');
  return { server, all };
}

/** Lets all write until chance has it that the server is killed; returns how many entries were acknowledged. */
async function killUnderLoad(server, all, marks, random) {
  const enough = 1 + random(mostAcknowledged);
  const pause = random(longestPauseMs);
  let acknowledged = 0;
  const writing = all.map((writer) =>
    writer.write(marks, () => {
      if (++acknowledged === enough) setTimeout(() => server.kill(), pause);
    }),
  );
  try {
    await Promise.all(writing);
  } finally {
    await server.kill();
  }
  return acknowledged;
}

/** Runs the rounds on a demo in a folder of its own; rejects when anything is not as it should be. */
export async function killAgainAndAgain({ binary, rounds, seed, say = () => {} }) {
  const folder = await mkdtemp(join(tmpdir(), 'journeywork-kill-'));
  const db = `sqlite:${folder}/demo.db`;
  const random = randomFrom(seed);
  const marks = { last: 0, next: () => ++marks.last };
  let { server, all } = await begin(binary, db, random);
  let total = 0;
  try {
    for (let round = 1; round <= rounds; ++round) {
      const acknowledged = await killUnderLoad(server, all, marks, random);
      total += acknowledged;
      server = await start(binary, 'demo', db);
      for (const writer of all) await writer.open(server.port);
      const unanswered = all.reduce((sum, writer) => sum + writer.unanswered.length, 0);
      const held = await check(all);
      const kept = held - all.reduce((sum, writer) => sum + writer.acknowledged.length, 0);
      say(`round ${round}: ${acknowledged} acknowledged, all there; ${kept} of ${unanswered} unanswered ones there; ${await verify(binary, db)}`);
      for (const writer of all) await writer.repeat();
    }
    await check(all);
    await server.stop();
    const report = await verify(binary, db);
    return { total, report };
  } finally {
    for (const writer of all) writer.visitor.leave();
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const binary = process.env.JOURNEYWORK;
  const rounds = Number(process.argv[2] ?? 200);
  const seed = Number(process.argv[3] ?? 1);
  if (!binary || !(rounds > 0)) {
    console.error('usage: JOURNEYWORK=path/to/journeywork node tests/load/kill.mjs [ROUNDS [SEED]]');
    process.exit(2);
  }
  const { total, report } = await killAgainAndAgain({ binary, rounds, seed, say: console.log });
  console.log(`${rounds} kills, ${total} entries acknowledged, none lost (seed ${seed}). ${report}`);
}
