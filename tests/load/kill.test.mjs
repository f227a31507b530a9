// A few rounds of kill.mjs; its head says how to run many.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killAgainAndAgain } from './kill.mjs';

test('what was acknowledged is there after kill -9 under load from 16 writers', { timeout: 600_000 }, async (t) => {
  const seed = Number(process.env.JOURNEYWORK_SEED ?? Date.now() % 1_000_000);
  t.diagnostic(`seed ${seed}`);
  const { total } = await killAgainAndAgain({ binary: process.env.JOURNEYWORK, rounds: 5, seed, say: (line) => t.diagnostic(line) });
  assert.ok(total > 0);
});
