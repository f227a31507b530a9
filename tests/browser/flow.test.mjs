// The way of one entry on a phone: logged by the apprentice, returned, mended, approved with a sign-off, undone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sizes, startBrowser, startDemo, windowOf } from './site.mjs';

let site;
let browser;
before(async () => {
  site = await startDemo();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

const note = 'Six pumps, flow and occlusion, for the browser test';

async function log(page, text) {
  await page.goto('/today');
  await page.getByRole('radio', { name: '30 min' }).check();
  await page.getByLabel('What did you do?').fill(text);
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('status').getByText('30 min saved').waitFor();
}

test('an entry is logged, returned, mended and approved', async () => {
  const emily = await windowOf(browser, site.address, sizes.phone, 'Emily Novak');
  const maria = await windowOf(browser, site.address, sizes.phone, 'Maria Lopez');
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
  const page = await windowOf(browser, site.address, sizes.phone, 'Rosa Jimenez');
  await page.goto('/today');
  await page.getByRole('radio', { name: 'Other' }).check();
  await page.locator('#minutes_other').fill('17 h');
  await page.getByLabel('What did you do?').fill('A long day');
  await page.getByRole('button', { name: /^Save/ }).click();
  assert.equal(await page.getByLabel('What did you do?').inputValue(), 'A long day');
  await page.locator('#minutes-error').getByText('16 h').waitFor();
});

test('every page works without scripts: log and approve', async () => {
  const context = await browser.newContext({ viewport: sizes.phone, javaScriptEnabled: false, baseURL: site.address });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Devon Price' }).click();
  await log(page, 'Without a script');
  await context.close();
});

test('nobody sees the record of an apprentice who is not theirs', async () => {
  const page = await windowOf(browser, site.address, sizes.desktop, 'Grace Okafor');
  const answer = await page.goto('/apprentices/1');
  assert.equal(answer.status(), 404);
});

test('somebody who is not signed in is asked to, and comes back', async () => {
  const page = await windowOf(browser, site.address, sizes.desktop, '');
  await page.goto('/standing');
  await page.getByRole('button', { name: 'Ana Reyes' }).click();
  await page.waitForURL('**/standing');
});
