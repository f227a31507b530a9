// The API as its description says it is: every operation is called, and every answer has the shape that is stated for its status.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { all, bodyFor, call, called, checkProblem, good, isOpen, operations, site, tokenOf } from './described_api.mjs';

const fieldsOf = (answer) => (answer.body.errors ?? []).map((error) => error.field);
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'America/New_York' });
const agreementOf = async (name) => (await all('listAgreements', { as: 'samuel' })).find((each) => each.apprentice.name === name);

test('nobody gets in without a good token', async () => {
  for (const { operation, parameters } of operations().filter((each) => !isOpen(each.operation))) {
    const path = Object.fromEntries(parameters.filter((each) => each.in === 'path').map((each) => [each.name, '1']));
    assert.equal((await call(operation.operationId, { path })).status, 401);
    assert.equal((await call(operation.operationId, { path, token: 'jw_not-one-of-ours-000000' })).status, 401);
  }
});

test('what is not there is not found, and neither is what may not be seen', async () => {
  for (const { operation, parameters, method } of operations()) {
    const names = parameters.filter((each) => each.in === 'path').map((each) => each.name);
    if (!names.length || operation.operationId === 'endRole') continue;
    const body = method === 'post' ? bodyFor(operation) : undefined;
    for (const id of ['999999', 'nonsense', '-1', '18446744073709551617']) {
      const value = operation.operationId.match(/Entry$/) && names[0] === 'id' && !operation.operationId.startsWith('submit') && id === '999999' ? '999999-1' : id;
      const answer = await call(operation.operationId, { as: 'samuel', path: Object.fromEntries(names.map((name) => [name, value])), body });
      assert.equal(answer.status, 404, `${operation.operationId} of ${value}: ${JSON.stringify(answer.body)}`);
    }
  }
  const jamal = await agreementOf('Jamal Carter');
  assert.equal((await call('getAgreement', { as: 'ana', path: { id: jamal.id } })).status, 404);
  assert.equal((await call('getStanding', { as: 'ana', path: { id: jamal.id } })).status, 404);
  assert.equal((await call('listEntries', { as: 'ana', path: { id: jamal.id } })).status, 404);
});

test('what is wrong with a request is named by its field', async () => {
  const ana = await agreementOf('Ana Reyes');
  const path = { id: ana.id };
  const entry = { kind: 'ojl', date: today(), work_process: '1', minutes: 30, note: 'Rounds' };
  const refusedAt = async (fields, options) => {
    const answer = await call('submitEntry', { as: 'ana', path, ...options });
    assert.equal(answer.status, 422, JSON.stringify(answer.body));
    assert.deepEqual(fieldsOf(answer), fields);
    return answer.body.errors[0];
  };
  assert.equal((await refusedAt(['Idempotency-Key'], { body: entry, key: '' })).accepted, '8 to 100 printable characters without spaces');
  await refusedAt(['Idempotency-Key'], { body: entry, key: 'short' });
  await refusedAt(['note', 'minuts'], { body: { ...entry, note: 7, minuts: 3 } });
  await refusedAt(['date'], { body: { ...entry, date: '19.11.2026' } });
  await refusedAt(['date'], { body: { ...entry, date: '2031-01-01' } });
  await refusedAt(['minutes'], { body: { ...entry, minutes: 1.5 } });
  await refusedAt(['minutes'], { body: { ...entry, minutes: -4 } });
  await refusedAt(['minutes'], { raw: JSON.stringify(entry).replace('30', '9223372036854775807') });
  await refusedAt(['work_process'], { body: { ...entry, work_process: '77' } });
  await refusedAt(['competencies'], { body: { ...entry, competencies: ['77.77'] } });
  await refusedAt(['kind'], { body: { ...entry, kind: 'approval' } });
  await refusedAt(['replaces'], { body: { ...entry, replaces: '1-1-1' } });
  await refusedAt(['note'], { body: { ...entry, note: 'zero \u0000 byte' } });
  const broken = await refusedAt(['body'], { raw: '{"kind": "ojl",\n "date": }' });
  assert.deepEqual([broken.line, broken.column], [2, 10]);
  await refusedAt(['body'], { raw: '[1, 2]' });
  await refusedAt(['body'], { raw: '{} {}' });
  await refusedAt(['body'], { raw: '{"kind": "ojl"' });
  await refusedAt(['body'], { raw: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` });
  for (const query of [{ limit: 0 }, { limit: 201 }, { limit: 'x' }, { limit: '5x' }]) {
    assert.deepEqual(fieldsOf(await call('listAgreements', { as: 'ana', query })), ['limit']);
    assert.deepEqual(fieldsOf(await call('getQueue', { as: 'maria', query })), ['limit']);
  }
  for (const query of [{ after: '-1' }, { after: 'x' }]) {
    assert.deepEqual(fieldsOf(await call('listAgreements', { as: 'ana', query })), ['after']);
    assert.deepEqual(fieldsOf(await call('getQueue', { as: 'maria', query })), ['after']);
  }
  assert.deepEqual(fieldsOf(await call('listPeople', { as: 'samuel', path: { id: 1 }, query: { role: 'king' } })), ['role']);
});

test('other paths and methods are refused as problems, too', async () => {
  for (const [method, path, status] of [['GET', '/api/v1/nothing', 404], ['PUT', '/api/v1/agreements', 405], ['GET', '/api/v1', 404]]) {
    const response = await fetch(site.address + path, { method });
    assert.equal(response.status, status);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    checkProblem(await response.json());
  }
  const form = await fetch(`${site.address}/api/v1/agreements/1/entries`, {
    method: 'POST', body: new URLSearchParams({ kind: 'ojl' }), headers: { authorization: `Bearer ${await tokenOf('samuel')}`, 'idempotency-key': randomUUID() },
  });
  assert.equal(form.status, 422);
  assert.deepEqual((await form.json()).errors.map((error) => error.field), ['Content-Type']);
});

test('a token does what its scopes say', async () => {
  const ana = await agreementOf('Ana Reyes');
  const path = { id: ana.id };
  const entry = { kind: 'ojl', date: today(), work_process: '1', minutes: 5, note: 'Scoped' };
  const reader = await tokenOf('ana', 'read');
  assert.deepEqual((await good('whoAmI', { token: reader })).body.scopes, ['read']);
  await good('getStanding', { token: reader, path });
  assert.equal((await call('submitEntry', { token: reader, path, body: entry })).status, 403);
  const logger = await tokenOf('ana', 'log');
  await good('submitEntry', { token: logger, path, body: entry });
  assert.equal((await call('getStanding', { token: logger, path })).status, 403);
  assert.deepEqual((await good('whoAmI', { token: logger })).body.scopes, ['log']);
});

describe('a day of an apprentice and a mentor', () => {
  let ana;
  let logged;

  test('logged once, however often it is sent', async () => {
    ana = await agreementOf('Ana Reyes');
    const before = (await good('getStanding', { as: 'ana', path: { id: ana.id } })).body;
    const competency = before.work_processes[3].competencies[0].code;
    const request = {
      as: 'ana', key: randomUUID(), path: { id: ana.id },
      body: { kind: 'ojl', date: today(), work_process: before.work_processes[3].code, minutes: 95, note: 'Flow test of six pumps', device: 'Infusion pump', work_order: 'WO-7731', competencies: [competency] },
    };
    const first = await good('submitEntry', request);
    assert.deepEqual([first.body.state, first.body.repeated], ['waiting', false]);
    const second = await good('submitEntry', request);
    assert.deepEqual([second.body.id, second.body.repeated], [first.body.id, true]);
    assert.equal((await call('submitEntry', { ...request, body: { ...request.body, minutes: 96 } })).status, 409);

    assert.equal(first.location, `/api/v1/entries/${first.body.id}`);
    logged = (await good('getEntry', { as: 'ana', path: { id: first.body.id } })).body;
    assert.deepEqual(
      [logged.kind, logged.state, logged.minutes, logged.device, logged.work_order, logged.competencies, logged.by.name],
      ['ojl', 'waiting', 95, 'Infusion pump', 'WO-7731', [competency], 'Ana Reyes'],
    );
    const now = (await good('getStanding', { as: 'ana', path: { id: ana.id } })).body;
    assert.equal(now.on_the_job_learning.waiting_minutes, before.on_the_job_learning.waiting_minutes + 95);
    assert.equal(now.on_the_job_learning.approved_minutes, before.on_the_job_learning.approved_minutes);
  });

  test('in the queue, and approved with a sign-off', async () => {
    const queue = await all('getQueue', { as: 'maria' });
    const item = queue.find((each) => each.id === logged.id);
    assert.ok(item, 'it waits for the mentor');
    assert.deepEqual(queue.map((each) => each.written_at), queue.map((each) => each.written_at).sort(), 'oldest first');
    const [shown] = item.shown_competencies;
    const before = (await good('getStanding', { as: 'ana', path: { id: ana.id } })).body;
    assert.equal((await call('approveEntry', { as: 'ana', path: { id: logged.id } })).status, 403, 'nobody approves their own work');
    const sign_offs = [{ competency: shown.code, level: shown.required_level, comment: 'Alone, twice' }];
    const wrong = await call('approveEntry', { as: 'maria', path: { id: logged.id }, body: { sign_offs: [{ competency: shown.code, level: 'high', colour: 'red' }] } });
    assert.deepEqual(fieldsOf(wrong), ['sign_offs[0].level', 'sign_offs[0].colour']);
    assert.equal((await good('approveEntry', { as: 'maria', path: { id: logged.id }, body: { sign_offs } })).body.state, 'approved');
    assert.equal((await call('approveEntry', { as: 'maria', path: { id: logged.id } })).status, 409, 'it is decided');
    const now = (await good('getStanding', { as: 'ana', path: { id: ana.id } })).body;
    assert.equal(now.on_the_job_learning.approved_minutes, before.on_the_job_learning.approved_minutes + 95);
    const seen = now.work_processes.flatMap((each) => each.competencies).find((each) => each.code === shown.code);
    assert.ok(seen.best_level >= shown.required_level && seen.signed_off_on);
  });

  test('returned with a reason, corrected, and all of it in the ledger', async () => {
    const entry = { kind: 'ri', date: today(), course: (await good('getStanding', { as: 'ana', path: { id: ana.id } })).body.courses[0].code, minutes: 30, result: 'attended' };
    const { body: made } = await good('submitEntry', { as: 'ana', path: { id: ana.id }, body: entry });
    assert.deepEqual(fieldsOf(await call('returnEntry', { as: 'maria', path: { id: made.id }, body: { reason: ' ' } })), ['reason']);
    assert.equal((await good('returnEntry', { as: 'maria', path: { id: made.id }, body: { reason: 'Which unit?' } })).body.state, 'returned');
    const { body: mended } = await good('submitEntry', { as: 'ana', path: { id: ana.id }, body: { ...entry, note: 'Unit 4', replaces: made.id } });
    await good('correctEntry', { as: 'ana', path: { id: mended.id }, body: { reason: 'Was yesterday' } });
    assert.equal((await good('getEntry', { as: 'ana', path: { id: mended.id } })).body.state, 'corrected');
    const ledger = await all('listEntries', { as: 'ana', path: { id: ana.id } }, 200);
    assert.deepEqual(ledger.filter((each) => each.of === made.id).map((each) => each.kind), ['return', 'correction']);
    assert.equal(new Set(ledger.map((each) => each.id)).size, ledger.length);
    assert.equal(new Set(ledger.map((each) => each.hash)).size, ledger.length);
  });

  test('a demonstration of its own', async () => {
    const { body } = await good('getStanding', { as: 'maria', path: { id: ana.id } });
    const competency = body.work_processes[0].competencies[0].code;
    const seen = { competency, level: 3, date: today(), comment: 'On rounds' };
    assert.equal((await call('signOffCompetency', { as: 'ana', path: { id: ana.id }, body: seen })).status, 403);
    assert.equal((await good('signOffCompetency', { as: 'maria', path: { id: ana.id }, body: seen })).body.state, 'approved');
    assert.deepEqual(fieldsOf(await call('signOffCompetency', { as: 'maria', path: { id: ana.id }, body: { ...seen, level: 9 } })), ['level']);
  });
});

describe('a sponsor makes a programme', () => {
  const made = {};

  test('organisations, sites and people', async () => {
    const sponsor = (await all('listOrganisations', { as: 'samuel' })).find((each) => each.kind === 'sponsor');
    made.sponsor = sponsor.id;
    const body = { kind: 'employer', name: 'Harbor Children’s Hospital', country: 'US', locale: 'en-US', sponsor: sponsor.id };
    assert.equal((await call('createOrganisation', { as: 'ana', body })).status, 403);
    assert.deepEqual(fieldsOf(await call('createOrganisation', { as: 'samuel', body: { ...body, kind: 'club' } })), ['kind']);
    made.employer = (await good('createOrganisation', { as: 'samuel', body })).body.id;
    assert.equal((await good('getOrganisation', { as: 'samuel', path: { id: made.employer } })).body.name, body.name);
    const path = { id: made.employer };
    assert.deepEqual(fieldsOf(await call('addSite', { as: 'samuel', path, body: { name: 'Main', city: 'Baltimore', time_zone: 'Mars/Olympus' } })), ['time_zone']);
    made.site = (await good('addSite', { as: 'samuel', path, body: { name: 'Main', city: 'Baltimore', region: 'MD', time_zone: 'America/New_York' } })).body.id;
    assert.deepEqual((await good('listSites', { as: 'samuel', path })).body.items.map((each) => each.id), [made.site]);

    const invite = (role, name, extra = {}) => ({ as: 'samuel', path, body: { role, name, email: `${name.split(' ')[0].toLowerCase()}@harbor.example`, ...extra } });
    const apprentice = await good('invitePerson', invite('apprentice', 'Noor Aziz', { birth_date: '2004-05-06', number: 'E-1' }));
    assert.match(apprentice.body.link_path, /^\/link\//);
    made.apprentice = apprentice.body.id;
    made.mentor = (await good('invitePerson', invite('mentor', 'Otto Brandt'))).body.id;
    made.other = (await good('invitePerson', invite('mentor', 'Pia Lund'))).body.id;
    assert.deepEqual(fieldsOf(await call('invitePerson', invite('mentor', 'X', { email: 'no address' }))), ['email']);
    const people = await all('listPeople', { as: 'samuel', path }, 2);
    assert.deepEqual(people.map((each) => each.name), ['Noor Aziz', 'Otto Brandt', 'Pia Lund']);
    assert.deepEqual((await all('listPeople', { as: 'samuel', path, query: { role: 'mentor' } })).length, 2);
    assert.equal((await good('getPerson', { as: 'samuel', path: { ...path, person: made.apprentice } })).body.birth_date, '2004-05-06');
  });

  test('a new version of the standards, compared with the one before', async () => {
    const all = (await good('listStandards', { as: 'samuel' })).body.items;
    const first = (await good('getStandards', { as: 'samuel', path: { id: all.find((each) => each.code === 'bmet-hybrid').id } })).body;
    assert.ok(first.term_months.source, 'a figure from a rule names its source');
    const text = first.toml.replace(/^version = .*$/m, 'version = "9.1"').replace(/^title = "(.*)"$/m, 'title = "$1, revised"');
    const broken = await call('importStandards', { as: 'samuel', body: { sponsor: made.sponsor, text: text.replace(/^approach = .*$/m, 'approach = "by luck"') } });
    assert.equal(broken.status, 422);
    assert.ok(broken.body.errors.every((error) => error.line > 0), 'with its line');
    const body = { sponsor: made.sponsor, text };
    const imported = (await good('importStandards', { as: 'samuel', body })).body;
    assert.equal(imported.known, false);
    assert.deepEqual((await good('importStandards', { as: 'samuel', body })).body.known, true);
    assert.equal((await call('importStandards', { as: 'ana', body })).status, 403);
    made.standards = imported.id;
    const { items } = (await good('compareStandards', { as: 'samuel', path: { id: first.id, other: imported.id } })).body;
    assert.ok(items.some((each) => each.after?.endsWith(', revised')), JSON.stringify(items));
  });

  test('an agreement from draft to active, with its mentors', async () => {
    const body = {
      sponsor: made.sponsor, employer: made.employer, site: made.site, apprentice: made.apprentice, standards: made.standards, start: today(),
      journeyworker_wage: { amount: '36.50', currency: 'USD' }, mentors: [made.mentor], prior_credit: [{ work_process: '1', minutes: 600, note: 'Army biomed, certificate seen' }],
    };
    assert.deepEqual(fieldsOf(await call('createAgreement', { as: 'samuel', body: { ...body, journeyworker_wage: { amount: 'much', currency: 'USD' } } })), ['journeyworker_wage']);
    const { body: created } = await good('createAgreement', { as: 'samuel', body });
    const path = { id: created.id };
    const draft = (await good('getAgreement', { as: 'samuel', path })).body;
    assert.deepEqual([draft.state, draft.apprentice.name, draft.mentors.map((each) => each.name)], ['draft', 'Noor Aziz', ['Otto Brandt']]);
    assert.equal((await call('submitEntry', { as: 'samuel', path, body: { kind: 'ojl', date: today(), work_process: '1', minutes: 5, note: 'Early' } })).status, 403);
    assert.equal((await good('activateAgreement', { as: 'samuel', path })).body.state, 'active');
    assert.equal((await good('getStanding', { as: 'samuel', path })).body.on_the_job_learning.approved_minutes, 600);
    await good('addMentor', { as: 'samuel', path, body: { mentor: made.other, from: today() } });
    await good('endMentor', { as: 'samuel', path: { ...path, mentor: made.mentor }, body: { last_day: today() } });
    const { mentors } = (await good('getAgreement', { as: 'samuel', path })).body;
    assert.deepEqual(mentors.map((each) => [each.name, each.to]), [['Otto Brandt', today()], ['Pia Lund', undefined]]);
    assert.equal((await call('completeAgreement', { as: 'samuel', path, body: { date: today() } })).status, 409, 'much is missing');
  });

  test('a role ends', async () => {
    const path = { id: made.employer };
    const otto = (await good('getPerson', { as: 'samuel', path: { ...path, person: made.mentor } })).body;
    assert.equal((await call('endRole', { as: 'ana', path: { id: otto.roles[0].id } })).status >= 403, true);
    await good('endRole', { as: 'samuel', path: { id: otto.roles[0].id } });
    assert.deepEqual((await all('listPeople', { as: 'samuel', path, query: { role: 'mentor' } })).map((each) => each.name), ['Pia Lund']);
  });
});

test('the last sign-off completes an apprenticeship', async () => {
  const linh = await agreementOf('Linh Tran');
  const path = { id: linh.id };
  const { unmet } = (await good('getStanding', { as: 'samuel', path })).body;
  assert.deepEqual(unmet.map((each) => each.kind), ['competency'], 'one sign-off is all that is missing');
  const complete = () => call('completeAgreement', { as: 'samuel', path, body: { date: today() } });
  assert.deepEqual(fieldsOf(await complete()), ['competency']);
  await good('signOffCompetency', { as: 'maria', path, body: { competency: unmet[0].code, level: unmet[0].required_level, date: today() } });
  assert.match((await complete()).body.detail, /still wait/);
  for (const item of await all('getQueue', { as: 'maria' })) {
    if (item.agreement === linh.id) await good('approveEntry', { as: 'maria', path: { id: item.id } });
  }
  assert.equal((await complete()).body.state, 'completed');
  assert.equal((await good('getAgreement', { as: 'samuel', path })).body.completed_on, today());
});

describe('careers, for anybody', () => {
  const skills = [{ skill: 'electronics', level: 3 }, { skill: 'troubleshooting', level: 3, evidence: 'attested' }];
  const avionics = { was: [{ code: 'avionics-technician', months: 60 }], education: 'associate' };

  test('found as people say it, and looked at whole', async () => {
    const { items } = (await good('searchOccupations', { query: { q: 'fix hospital machines' } })).body;
    assert.ok(items.some((each) => each.code === 'bmet-1'), JSON.stringify(items));
    assert.equal((await good('searchOccupations', { query: { q: 'BMET', limit: 1 } })).body.items.length, 1);
    assert.deepEqual(fieldsOf(await call('searchOccupations', { query: { q: 'x', limit: 51 } })), ['limit']);
    assert.deepEqual(fieldsOf(await call('searchOccupations')), ['q']);
    const one = (await good('getOccupation', { path: { code: 'bmet-1' } })).body;
    assert.ok(one.skills.length > 5 && one.moves_to.some((each) => each.occupation === 'bmet-2') && one.pay.source);
    assert.deepEqual(one.programmes.map((each) => each.sponsors), [['Chesapeake HTM Guild']], 'registered here');
  });

  test('pay with its factors, or why it is not known', async () => {
    const { body } = await good('getPay', { query: { occupation: 'bmet-1', months: 36, education: 'associate', employer: 'hospital' } });
    assert.deepEqual(body.estimate.lines.map((each) => each.factor), ['experience', 'education', 'employer']);
    assert.ok(body.estimate.lines.every((each) => each.effect_basis_points === undefined || (each.source && each.year)));
    for (const [query, field] of [[{ occupation: 'nothing' }, 'occupation'], [{ occupation: 'bmet-1', months: 'x' }, 'months'], [{ occupation: 'bmet-1', education: 'much' }, 'education'], [{ occupation: 'bmet-1', area: 'nowhere' }, 'area']]) {
      assert.deepEqual(fieldsOf(await call('getPay', { query })), [field]);
    }
  });

  test('gaps that add up, and none that shrinks a fit by a gain', async () => {
    const { items } = (await good('reckonGaps', { body: { profile: avionics, occupations: ['bmet-1', 'imaging-specialist'] } })).body;
    for (const gap of items) {
      const lost = gap.lines.reduce((sum, line) => sum + Math.round(line.points * 100), 0);
      assert.equal(Math.round(gap.fit * 100) + lost, 10_000, gap.occupation);
    }
    const [better] = (await good('reckonGaps', { body: { profile: { ...avionics, skills }, occupations: ['bmet-1'] } })).body.items;
    assert.ok(better.fit >= items[0].fit);
    const all = (await good('reckonGaps', { body: { profile: avionics } })).body.items;
    assert.ok(all.length > 30 && all.every((each, i) => i === 0 || each.fit <= all[i - 1].fit));
    assert.ok(all[0].lines === undefined);
  });

  test('three ways that differ, next moves, and what blocks', async () => {
    const body = { profile: avionics, target: 'imaging-specialist', wish: 'fastest' };
    const { paths } = (await good('findPaths', { body })).body;
    assert.equal(paths.length, 3);
    for (const path of paths) {
      assert.equal(path.steps.reduce((sum, step) => sum + step.months, 0), path.months);
      assert.equal(path.steps.at(-1).code, 'imaging-specialist');
      assert.ok(path.steps.every((step) => step.monday));
    }
    assert.ok((await good('findPaths', { body: { ...body, wish: undefined, weights: [3, 1, 0], how_many: 1 } })).body.paths.length === 1);
    assert.ok((await good('findPaths', { body: { profile: avionics } })).body.paths.length > 0);
  });

  test('what is wrong in a profile is named by its place', async () => {
    const refused = async (profile, fields, more = {}) =>
      assert.deepEqual(fieldsOf(await call('reckonGaps', { body: { profile, ...more } })), fields);
    await refused({ skills: [{ skill: 'flying', level: 9, evidence: 'verified' }] }, ['profile.skills[0].skill', 'profile.skills[0].level', 'profile.skills[0].evidence']);
    await refused({ was: [{ code: 'astronaut', months: 1 }] }, ['profile.was[0].code']);
    await refused({ occupations: [{ occupation: 'bmet-1', months: -3 }] }, ['profile.occupations[0].months']);
    await refused({ education: 'life', colour: 'red' }, ['profile.education', 'profile.colour']);
    await refused({}, ['occupations'], { occupations: ['nothing'] });
    assert.deepEqual(fieldsOf(await call('reckonGaps', { body: {} })), ['profile']);
    assert.deepEqual(fieldsOf(await call('reckonGaps', { raw: '[]' })), ['body']);
    assert.deepEqual(fieldsOf(await call('findPaths', { body: { profile: {}, wish: 'richest', how_many: 0 } })), ['wish', 'how_many']);
    assert.deepEqual(fieldsOf(await call('findPaths', { body: { profile: {}, area: '24' } })), ['area'], 'no pay of areas is loaded');
    assert.deepEqual(fieldsOf(await call('findPaths', { body: { profile: {}, weights: [1, 2] } })), ['weights']);
  });
});

test('every operation of the description was called and went well once', () => {
  for (const { operation } of operations()) {
    const seen = called.get(operation.operationId) ?? new Set();
    assert.ok([...seen].some((status) => status < 300), `${operation.operationId}: ${[...seen]}`);
  }
});
