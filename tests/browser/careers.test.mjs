// Careers for everybody, without an account and without the script: search, one occupation, the quiz, side by side, the
// printed sheet. At phone and desktop size nothing scrolls sideways and axe finds nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoForTests, inspect, sizes } from './site.mjs';

const demo = demoForTests();

const pages = [
  '/careers',
  '/careers?family=clinical&time=24&degree=no',
  '/careers?like=I&pay=80000&sort=pay',
  '/careers/search?q=rad+tech',
  '/careers/search?q=zzqqx',
  '/careers/o/bmet-1',
  '/careers/o/imaging-specialist?months=60&education=associate&employer=hospital',
  '/careers/o/research-scientist',
  '/careers/compare',
  '/careers/compare?with=bmet-1&with=imaging-specialist&with=sonographer',
  '/careers/quiz',
  `/careers/quiz/result?answers=${'51234'.repeat(6)}`,
  `/careers/quiz/result?answers=${'3'.repeat(30)}`,
];

for (const [name, size] of Object.entries(sizes)) {
  test(`every careers page on a ${name}`, async () => {
    const page = await demo.window(size);
    const refused = [];
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
    for (const path of pages) {
      const answer = await page.goto(path);
      assert.equal(answer.status(), 200, path);
      await inspect(page, path);
    }
    assert.deepEqual(refused, []);
    await page.context().close();
  });
}

test('who types "fix hospital machines" finds the technician, also without the script', async () => {
  const context = await demo.browser.newContext({ viewport: sizes.phone, baseURL: demo.site.address, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/careers');
  await page.getByLabel('What would you like to do?').fill('fix hospital machines');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: /^Biomedical equipment technician I\b/ }).first().click();
  assert.equal(new URL(page.url()).pathname, '/careers/o/bmet-1');
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Biomedical equipment technician I');
  await context.close();
});

test('what is found stands there while one types, and goes with the words', async () => {
  const page = await demo.window(sizes.phone);
  await page.goto('/careers');
  await page.getByLabel('What would you like to do?').pressSequentially('biomed tec');
  await page.locator('#found').getByRole('link', { name: /Biomedical equipment technician/ }).first().waitFor();
  assert.equal(new URL(page.url()).pathname, '/careers');
  await page.getByLabel('What would you like to do?').fill('');
  await page.locator('#found a').first().waitFor({ state: 'detached' });
  await page.context().close();
});

test('the quiz: answers in any number, a result with reasons, nothing kept', async () => {
  const page = await demo.window(sizes.phone);
  await page.goto('/careers/quiz');
  const items = page.locator('.quiz-items fieldset');
  assert.equal(await items.count(), 30);
  for (let i = 0; i < 30; i += 1) await items.nth(i).getByLabel(i % 2 ? 'Strongly like' : 'Dislike', { exact: true }).check({ force: true });
  await page.getByRole('button', { name: 'See what fits' }).click();
  await page.getByRole('heading', { name: 'Work that is like that' }).waitFor();
  assert.match(page.url(), /\/careers\/quiz\/result\?answers=(25){15}$/);
  const cookies = await page.context().cookies();
  assert.deepEqual(cookies.filter((cookie) => cookie.name.includes('profile')), []);
  await page.getByRole('link', { name: 'Compare the first three' }).click();
  assert.equal(await page.locator('.compare thead th').count(), 3);
  await page.getByRole('link', { name: /^Take away/ }).first().click();
  assert.equal(await page.locator('.compare thead th').count(), 2);
  await page.getByLabel('From our list').selectOption('clinical-engineer');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  assert.equal(await page.locator('.compare thead th').count(), 3);
  await page.context().close();
});

test('a quiz that nobody answered, and a link that was cut short, lead back to the questions', async () => {
  const page = await demo.window(sizes.phone);
  for (const answers of ['-'.repeat(30), '123', 'x'.repeat(30)]) {
    const answer = await page.goto(`/careers/quiz/result?answers=${answers}`);
    assert.equal(answer.status(), 422);
    await page.getByRole('alert').first().waitFor();
    assert.equal(await page.locator('.quiz-items fieldset').count(), 30);
  }
  await page.context().close();
});

test('pay for oneself shows all five factors, each with its source or that there is none', async () => {
  const page = await demo.window(sizes.phone);
  await page.goto('/careers/o/bmet-3');
  await page.getByText('What it would pay you').click();
  await page.getByLabel('Time in this work').selectOption('60');
  await page.getByLabel('Highest education').selectOption('associate');
  await page.getByLabel('Specialised in').selectOption('imaging-specialist');
  await page.getByRole('button', { name: 'Show my pay' }).click();
  await page.getByText('How the estimate comes about').click();
  const lines = page.locator('.pay-why li');
  for (const factor of ['Experience', 'Education and certification', 'Location', 'Employer', 'Specialisation']) {
    assert.equal(await lines.filter({ hasText: factor }).first().isVisible(), true, factor);
  }
  await lines.filter({ hasText: '24x7 magazine' }).first().waitFor();
  await inspect(page, 'the estimate');
  await page.context().close();
});

test('the sheet is a PDF, an unknown occupation a 404 with the search box', async () => {
  const page = await demo.window(sizes.phone);
  for (const paper of ['a4', 'letter']) {
    const sheet = await page.request.get(`/careers/o/bmet-1/sheet.pdf?paper=${paper}`);
    assert.equal(sheet.status(), 200);
    assert.equal(sheet.headers()['content-type'], 'application/pdf');
    assert.equal((await sheet.body()).subarray(0, 5).toString(), '%PDF-');
  }
  for (const path of ['/careers/o/nothing', '/careers/o/nothing/sheet.pdf', '/careers/esco/1.2']) {
    assert.equal((await page.goto(path)).status(), 404, path);
    await page.getByLabel('What would you like to do?').waitFor();
    await inspect(page, path);
  }
  await page.context().close();
});

test('a page carries schema.org Occupation that can be read', async () => {
  const page = await demo.window(sizes.phone);
  await page.goto('/careers/o/sonographer');
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  assert.equal(data['@type'], 'Occupation');
  assert.ok(data.estimatedSalary[0].median > 0);
  assert.ok(data.responsibilities.length > 0);
  await page.context().close();
});
