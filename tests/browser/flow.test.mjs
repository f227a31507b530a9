// What people do from end to end: an entry on its way, one that is taken back, a draft that is changed, hours from a file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysAgo, demoForTests, sizes, uploadHours } from './site.mjs';

const demo = demoForTests();

const note = 'Six pumps, flow and occlusion, for the browser test';

async function log(page, text) {
  await page.goto('/today');
  await page.getByRole('radio', { name: '30 min' }).check();
  await page.getByLabel('What did you do?').fill(text);
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('status').getByText('30 min saved').waitFor();
}

test('an entry is logged, returned, mended and approved', async () => {
  const emily = await demo.window(sizes.phone, 'Emily Novak');
  const maria = await demo.window(sizes.phone, 'Maria Lopez');
  await log(emily, note);

  await maria.goto('/queue');
  const waiting = maria.locator('article', { hasText: note });
  await waiting.getByText('Return', { exact: true }).click();
  await waiting.getByLabel('What is missing or wrong?').fill('Which pumps?');
  await waiting.getByRole('button', { name: 'Return it' }).click();
  await maria.getByRole('status').getByText('Returned').waitFor();

  await emily.goto('/today');
  await emily.getByText('Which pumps?').waitFor();
  await emily.getByRole('link', { name: 'Fix it' }).click();
  await emily.getByLabel('What did you do?').fill(`${note}, model 8100`);
  await emily.getByRole('button', { name: 'Send it again' }).click();
  await emily.getByRole('status').getByText('Sent again').waitFor();

  await maria.goto('/queue');
  const mended = maria.locator('article', { hasText: 'model 8100' });
  await mended.getByRole('button', { name: /^Approve/ }).click();
  await maria.getByRole('status').getByText('Approved 1 entry').waitFor();
  assert.equal(await maria.locator('article', { hasText: 'model 8100' }).count(), 0);

  await maria.getByRole('button', { name: 'Undo' }).click();
  await maria.getByRole('status').getByText('waits again').waitFor();
  assert.equal(await maria.locator('article', { hasText: 'model 8100' }).count(), 1);
});

test('a refused form keeps what was typed and says what is wrong at the field', async () => {
  const page = await demo.window(sizes.phone, 'Rosa Jimenez');
  await page.goto('/today');
  await page.getByRole('radio', { name: 'Other' }).check();
  await page.locator('#minutes_other').fill('17 h');
  await page.getByLabel('What did you do?').fill('A long day');
  await page.getByRole('button', { name: /^Save/ }).click();
  assert.equal(await page.getByLabel('What did you do?').inputValue(), 'A long day');
  await page.locator('#minutes-error').getByText('16 h').waitFor();
});

test('every page works without scripts: log and approve', async () => {
  const context = await demo.browser.newContext({ viewport: sizes.phone, javaScriptEnabled: false, baseURL: demo.site.address });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Devon Price' }).click();
  await log(page, 'Without a script');
  await context.close();
});

test('nobody sees the record of an apprentice who is not theirs', async () => {
  const page = await demo.window(sizes.desktop, 'Grace Okafor');
  const answer = await page.goto('/apprentices/1');
  assert.equal(answer.status(), 404);
});

test('somebody who is not signed in is asked to, and comes back', async () => {
  const page = await demo.window(sizes.desktop, '');
  await page.goto('/standing');
  await page.getByRole('button', { name: 'Ana Reyes' }).click();
  await page.waitForURL('**/standing');
});

test('work is logged with five taps beside the typing, the likeliest competencies at hand', async () => {
  const page = await demo.window(sizes.phone, 'Emily Novak');
  await page.goto('/today');
  const offered = page.locator('[data-competencies] > .chips label');
  assert.equal(await offered.count(), 3);
  const hidden = page.locator('[data-competencies] details label');
  assert.equal(await hidden.first().isVisible(), false);
  await page.getByText(/^[0-9]+ more$/).click();
  assert.equal(await hidden.first().isVisible(), true);

  await page.goto('/today');
  await page.getByRole('radio', { name: '2 h' }).click();
  await page.getByLabel('What did you do?').click();
  await page.getByLabel('What did you do?').fill('Two hours at the bench');
  await offered.first().click();
  await page.getByRole('button', { name: 'Save 2 h' }).click();
  await page.getByRole('status').getByText('2 h saved').waitFor();
});

test('a coordinator takes an entry back with a reason, and the record keeps both', async () => {
  const denise = await demo.window(sizes.desktop, 'Denise Carter');
  await denise.goto('/apprentices/1/record?kind=ojl&state=approved');
  const row = denise.locator('tbody tr').first();
  const id = await row.getAttribute('id');
  await row.getByRole('link', { name: 'Take back' }).click();
  await denise.getByText('Ana has').waitFor();
  await denise.getByLabel('What is wrong with it?').fill('   ');
  await denise.getByRole('button', { name: 'Take it back' }).click();
  await denise.locator('#reason-error').getByText('Say why').waitFor();
  await denise.getByLabel('What is wrong with it?').fill('Logged on the wrong day');
  await denise.getByRole('button', { name: 'Take it back' }).click();
  await denise.getByRole('status').getByText('Taken back:').waitFor();
  const after = denise.locator(`[id="${id}"]`);
  await after.getByText('taken back', { exact: true }).waitFor();
  await after.getByText('Logged on the wrong day').waitFor();
  assert.equal(await after.getByRole('link', { name: 'Take back' }).count(), 0);
});

test('a mentor takes back an approval, and the entry waits again', async () => {
  const maria = await demo.window(sizes.desktop, 'Maria Lopez');
  await maria.goto('/apprentices/1/record?kind=ojl&state=approved');
  await maria.locator('tbody tr').first().getByRole('link', { name: 'Take back' }).click();
  await maria.getByLabel('What is wrong with it?').fill('I looked at the wrong line');
  await maria.getByRole('button', { name: 'Take the approval back' }).click();
  await maria.getByRole('status').getByText('waits again').waitFor();
  const auditor = await demo.window(sizes.desktop, 'Helen Brandt');
  await auditor.goto('/apprentices/1/record');
  await auditor.getByText('unbroken').waitFor();
  assert.equal(await auditor.getByRole('link', { name: 'Take back' }).count(), 0);
  assert.equal((await auditor.goto('/entries/1-1/correct')).status(), 403);
});

test('a draft agreement is changed before it is activated', async () => {
  const samuel = await demo.window(sizes.phone, 'Samuel Greene');
  await samuel.goto('/agreements/12');
  await samuel.getByRole('link', { name: 'Change the draft' }).click();
  await samuel.locator('#wage').fill('31,50 or so');
  await samuel.getByRole('button', { name: 'Save the draft' }).last().click();
  await samuel.locator('#wage-error').waitFor();
  assert.equal(await samuel.locator('#wage').inputValue(), '31,50 or so');
  await samuel.locator('#wage').fill('31.50');
  await samuel.getByRole('button', { name: 'Save the draft' }).last().click();
  await samuel.getByRole('status').getByText('The draft is changed').waitFor();
  await samuel.getByText('$31.50 an hour').waitFor();
  const hannah = await demo.window(sizes.phone, 'Helen Brandt');
  await hannah.goto('/agreements/12');
  assert.equal(await hannah.getByRole('link', { name: 'Change the draft' }).count(), 0);
  assert.equal((await hannah.goto('/agreements/12/edit')).status(), 403);
});

test('hours from a timesheet: good rows come in once, bad ones are named', async () => {
  const denise = await demo.window(sizes.desktop, 'Denise Carter');
  const rows = [`ana@demo.example,${daysAgo(50)},2 h,4,Imported by the browser test`, `ana@demo.example,${daysAgo(51)},many,4,`];
  await uploadHours(denise, rows);
  await denise.getByRole('button', { name: 'Look it over' }).last().click();
  const table = denise.locator('table');
  await table.getByText('“many”').waitFor();
  await denise.getByRole('button', { name: /^Import/ }).click();
  await denise.getByRole('link', { name: 'Import another file' }).waitFor();
  await denise.goto('/apprentices/1/record?kind=ojl');
  await denise.getByText('Imported by the browser test').waitFor();

  await uploadHours(denise, rows);
  await denise.getByRole('button', { name: 'Look it over' }).last().click();
  await denise.getByText('Nothing new in this file').waitFor();
});
