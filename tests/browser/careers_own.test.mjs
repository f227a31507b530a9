// One's own way in careers: what somebody did, the gap, the ways, the map, and everything deleted again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoForTests, inspect, sizes } from './site.mjs';

const demo = demoForTests();

/** "I was a ..." on the page at hand. */
async function say(page, said, { time, education, place } = {}) {
  await page.getByLabel('I was a …').fill(said);
  if (time) await page.getByLabel('For how long?').fill(time);
  if (education) await page.getByLabel('Highest education').selectOption({ label: education });
  if (place) await page.getByLabel('Where do you live').fill(place);
  await page.getByRole('button', { name: 'Show what that brings' }).click();
}

const fitOf = async (page) => Number((await page.locator('.big').first().textContent()).match(/\d+/)[0]);

for (const [name, size] of Object.entries(sizes)) {
  test(`an avionics technician finds three ways on a ${name}`, async () => {
    const page = await demo.window(size);
    for (const path of ['/careers/me', '/careers/next', '/careers/map', '/careers/o/bmet-1/gap', '/careers/o/bmet-1/paths']) {
      assert.equal((await page.goto(path)).status(), 200, path);
      await inspect(page, `${path} before anything is known`);
    }
    await page.goto('/careers/me');
    await say(page, 'avionics technician', { education: 'Associate degree', place: 'Baltimore' });
    await page.getByRole('heading', { name: 'What you bring' }).waitFor();
    for (const words of ['Avionics technician, 1 year', 'Associate degree', 'Baltimore']) {
      assert.ok(await page.locator('.brought').getByText(words).isVisible(), words);
    }
    await inspect(page, 'the draft');

    await page.goto('/careers/o/bmet-1/gap');
    assert.ok((await fitOf(page)) > 20);
    assert.ok((await page.locator('.gap-lines > li').count()) > 3);
    await inspect(page, 'the gap to BMET I');
    await page.goto('/careers/o/imaging-specialist/gap');
    await inspect(page, 'the gap to imaging');
    await page.getByRole('link', { name: 'See the ways there' }).click();
    await page.getByRole('heading', { name: /^Ways to/ }).waitFor();
    assert.equal(await page.locator('.one-way').count(), 3);
    const facts = await page.locator('.way-facts').allTextContents();
    assert.equal(new Set(facts).size, 3, 'they differ in time, cost or pay');
    for (const fact of facts) assert.match(fact, /(year|month)[\s\S]*Costs you[\s\S]*Then pays[\s\S]*Pay in ten years/);
    await inspect(page, 'the ways');
    await page.goto('/careers/o/bmet-1/paths');
    assert.equal(await page.locator('.one-way').count(), 3);
    assert.match(await page.locator('.ways').textContent(), /Apprenticeship with Chesapeake HTM Guild/, 'the programme of this installation is a way in');
    await page.goto('/careers/o/imaging-specialist/paths');
    for (const wish of ['Cheapest', 'Best paid over ten years', 'A bit of each']) {
      await page.getByRole('link', { name: wish, exact: true }).click();
      assert.equal(await page.locator('.switch [aria-current]').textContent(), wish);
    }
    for (const path of ['/careers/next', '/careers/map']) {
      await page.goto(path);
      await inspect(page, path);
    }
    await page.goto('/careers/next');
    await page.getByRole('link', { name: 'Cheapest', exact: true }).click();
    assert.equal(await page.locator('.switch [aria-current]').textContent(), 'Cheapest');
    await page.context().close();
  });
}

test('asked on the spot, somebody comes back to where they were', async () => {
  const page = await demo.window(sizes.phone);
  await page.goto('/careers/o/bmet-1/paths');
  await say(page, 'Avionics technician', { time: '6 years' });
  await page.getByRole('heading', { name: /^Ways to/ }).waitFor();
  assert.ok(page.url().endsWith('/careers/o/bmet-1/paths'));
  await page.context().close();
});

test('what is not known is asked again, and what was typed stays', async () => {
  const page = await demo.window(sizes.phone);
  await page.goto('/careers/me');
  await say(page, 'technician for electronics', { time: '3 years', place: 'Baltimore' });
  await page.getByRole('heading', { name: 'Which of these is closest?' }).waitFor();
  await inspect(page, 'the choice');
  await page.getByRole('button', { name: /electronics technician/i }).first().click();
  await page.getByRole('heading', { name: 'What you bring' }).waitFor();
  assert.ok(await page.locator('.brought').getByText('3 years').isVisible());

  await page.getByLabel('Pay you look for').fill('a lot');
  await page.getByLabel('Tools and technology').fill('oscilloscope, Python');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await page.getByText('This is no amount.').first().waitFor();
  assert.equal(await page.getByLabel('Pay you look for').inputValue(), 'a lot');
  assert.equal(await page.getByLabel('Tools and technology').inputValue(), 'oscilloscope, Python');
  await inspect(page, 'the draft, refused');
  await page.getByLabel('Pay you look for').fill('$60k');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await page.getByText('Saved.').waitFor();
  assert.match(await page.getByLabel('Pay you look for').inputValue(), /^60000/);
  await page.context().close();
});

test('a visitor’s profile becomes the account’s, is taken along and deleted', async () => {
  const page = await demo.window(sizes.phone);
  await page.goto('/careers/me');
  await say(page, 'avionics technician', { time: '5 years' });
  await page.getByRole('heading', { name: 'What you bring' }).waitFor();
  assert.ok((await page.context().cookies()).some((cookie) => cookie.name === 'jw_profile'));
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Samuel Greene' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto('/careers/me');
  await page.getByText('with your account').waitFor();
  assert.ok(await page.locator('.brought').getByText('Avionics technician, 5 years').isVisible());
  assert.ok(!(await page.context().cookies()).some((cookie) => cookie.name === 'jw_profile'), 'the browser keeps nothing');

  const copy = await (await page.request.get('/careers/me/export')).json();
  assert.deepEqual(copy.profile.occupations, [{ occupation: 'avionics-technician', months: 60 }]);
  await page.getByRole('link', { name: 'Delete everything of mine' }).click();
  await inspect(page, 'before deleting');
  await page.getByRole('button', { name: 'Delete it all' }).click();
  await page.getByText('nothing of you is kept').waitFor();
  await page.goto('/careers/me');
  await page.getByRole('heading', { name: 'What have you done so far?' }).waitFor();
  await page.context().close();
});

test('a sign-off raises the fit on the next page', async () => {
  const page = await demo.window(sizes.phone, 'Ana Reyes');
  await page.goto('/careers/me');
  await page.getByRole('heading', { name: 'Signed off in your apprenticeship' }).waitFor();
  await inspect(page, 'an apprentice’s profile');
  const gap = '/careers/o/bmet-2/gap';
  await page.goto(gap);
  await inspect(page, 'an apprentice’s gap');
  await page.getByLabel('Your highest education').selectOption({ label: 'High school diploma' });
  await page.getByRole('button', { name: 'Say it' }).click();
  await page.waitForURL((url) => url.pathname === gap);
  assert.equal(await page.getByLabel('Your highest education').count(), 0, 'it is asked once');
  assert.ok((await page.getByText('verified by sign-off').count()) > 0);

  // A mentor signs off, one after the other, what the next skills still lack.
  const token = await demo.site.tokenOf('maria');
  const ask = async (path, body) => {
    const answer = await fetch(`${demo.site.address}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: body && JSON.stringify(body),
    });
    assert.ok(answer.ok, `${path}: ${await answer.clone().text()}`);
    return answer.json();
  };
  const ana = (await ask('/agreements?limit=200')).items.find((each) => each.apprentice.name === 'Ana Reyes');
  const missing = (await ask(`/agreements/${ana.id}/standing`)).work_processes
    .flatMap((each) => each.competencies)
    .filter((each) => !(each.best_level >= each.required_level));
  assert.ok(missing.length > 0);
  const date = new Date().toLocaleDateString('sv-SE', { timeZone: 'America/New_York' });
  const exact = async () => page.locator('.gap-kinds').textContent();
  const before = await exact();
  let raised = false;
  for (const competency of missing) {
    await ask(`/agreements/${ana.id}/demonstrations`, { competency: competency.code, level: 4, date, comment: 'Seen on rounds' });
    await page.goto(gap);
    raised = (await exact()) !== before;
    if (raised) break;
  }
  assert.ok(raised, 'the points of skills are more than before');
  const skills = (text) => Number(text.match(/Skills\s*([\d.]+)/)[1]);
  assert.ok(skills(await exact()) > skills(before));
  await page.context().close();
});

test('the apprenticeship of this installation is named to visitors, and counts for who is in it', async () => {
  const visitor = await demo.window(sizes.phone);
  await visitor.goto('/careers/o/bmet-1');
  await visitor.getByText('Offered here').waitFor();
  assert.match(await visitor.locator('.programme').textContent(), /Chesapeake HTM Guild.*hours of work under a mentor/);
  await visitor.context().close();

  const ana = await demo.window(sizes.phone, 'Ana Reyes');
  await ana.goto('/careers/me');
  assert.match(await ana.locator('.brought').textContent(), /Apprenticeship: .* so far/);
  await ana.goto('/careers/o/bmet-1/paths');
  assert.ok(await ana.getByText('You are on it: your apprenticeship leads there.').isVisible());
  assert.equal(await ana.locator('.one-way').count(), 0, 'she is not told to begin another');
  await inspect(ana, 'on the way already');
  await ana.getByRole('link', { name: 'What is left in it' }).click();
  await ana.getByRole('heading', { name: 'My standing' }).waitFor();
  await ana.goto('/careers/o/bmet-2/paths');
  await ana.getByText('First, your apprenticeship').waitFor();
  assert.ok((await ana.locator('.one-way').count()) > 0);
  assert.doesNotMatch(await ana.locator('.ways').textContent(), /Apprenticeship with/, 'nor on the way to other work');
  await inspect(ana, 'ways from an apprenticeship');
  await ana.context().close();
});

test('coordinators see interests of those who agree', async () => {
  const ana = await demo.window(sizes.phone, 'Ana Reyes');
  await ana.goto('/careers/o/imaging-specialist/gap');
  await ana.getByRole('button', { name: 'This interests me' }).click();
  await ana.getByText('is among what interests you').waitFor();
  const denise = await demo.window(sizes.desktop, 'Denise Carter');
  await denise.goto('/careers/interests');
  assert.equal(await denise.getByText('Ana Reyes').count(), 0, 'she has not agreed');
  await ana.goto('/careers/me');
  await ana.getByLabel(/Coordinators of my apprenticeship/).check();
  await ana.getByRole('button', { name: 'Save', exact: true }).last().click();
  await ana.getByText('Saved.').waitFor();
  await denise.goto('/careers/interests');
  await denise.getByText('Ana Reyes').waitFor();
  await inspect(denise, 'interests');
  await ana.context().close();
  await denise.context().close();
});

test('a list for others has a short address that anybody can open', async () => {
  const page = await demo.window(sizes.phone, 'Samuel Greene');
  await page.goto('/careers/lists');
  await inspect(page, 'no lists yet');
  await page.getByLabel('What is it called?').fill('Start here: class of 2027');
  await page.getByLabel(/^Biomedical equipment technician I$/i).first().check();
  await page.getByRole('button', { name: 'Save the list' }).click();
  const address = await page.locator('.secret code').textContent();
  await inspect(page, 'own lists');
  const visitor = await demo.window(sizes.phone);
  assert.equal((await visitor.goto(new URL(address).pathname)).status(), 200);
  await visitor.getByRole('heading', { name: 'Start here: class of 2027' }).waitFor();
  await inspect(visitor, 'a shared list');
  await page.context().close();
  await visitor.context().close();
});
