// From an empty installation to the first agreement in force, with nobody else's help: no step may be a dead end.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { inspect, sizes, startBrowser, windowOf } from './site.mjs';

const password = 'four words in a row';

let folder;
let server;
let link; // makes the first administrator
let browser;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journeywork-setup-'));
  server = spawn(process.env.JOURNEYWORK, ['serve', '--db', `sqlite:${folder}/site.db`, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  link = await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const found = /^\s*(http\S+\/link\/\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
  });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  if (server?.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
});

/** The next thing to do, as the administrator's first page offers it. */
async function next(page, name) {
  await page.goto('/organisations');
  await page.getByRole('link', { name, exact: true }).click();
}

async function invite(page, { name, email, role, birth }) {
  await page.locator('#name').fill(name);
  await page.locator('#email').fill(email);
  await page.getByRole('radio', { name: role }).check();
  if (birth) await page.locator('#birth_date').fill(birth);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('heading', { name: 'Invite somebody' }).waitFor({ state: 'detached' });
}

test('the first administrator sets a programme up and makes the first agreement', async () => {
  const page = await windowOf(browser, new URL(link).origin, sizes.phone, '');
  await page.goto(link);
  await inspect(page, page.url());
  await page.getByLabel('Your name').fill('Rosa Admin');
  await page.getByLabel('Your email').fill('rosa@example.org');
  await page.getByLabel('Sponsor of the programme').fill('North Clinic');
  assert.equal(await page.locator('#country').inputValue(), 'US');
  await page.locator('#locale').selectOption('en-GB');
  await page.locator('[name=new_password]').fill(password);
  await page.locator('[name=new_password_again]').fill(password);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('To set up the programme').waitFor();
  await inspect(page, page.url());

  await next(page, 'Name somebody');
  await invite(page, { name: 'Rosa Admin', email: 'rosa@example.org', role: /Sponsor’s staff/ });

  await next(page, 'Import standards');
  await page.getByRole('radio', { name: /hybrid, 24 months/ }).check();
  await page.getByRole('button', { name: 'Take the sample' }).click();
  await page.waitForLoadState();

  await next(page, 'Add an employer');
  await page.locator('#name').fill('North Hospital');
  await page.getByRole('radio', { name: /Employer/ }).check();
  await page.locator('#sponsor').selectOption({ label: 'North Clinic' });
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByRole('heading', { name: 'North Hospital' }).waitFor();

  await next(page, 'Add a site');
  await page.locator('#name').fill('Main campus');
  await page.locator('#city').fill('Baltimore');
  await page.locator('#region').fill('Maryland');
  await page.locator('#time_zone').fill('America/New_York');
  await page.getByRole('button', { name: /Add/ }).click();
  await page.getByText('Main campus').waitFor();

  await next(page, 'Invite somebody');
  await invite(page, { name: 'Max Mentor', email: 'max@example.org', role: /Mentor/ });
  await next(page, 'Invite somebody');
  await invite(page, { name: 'Ada Learner', email: 'ada@example.org', role: /Apprentice/, birth: '2000-05-01' });
  await page.goto('/organisations');
  assert.equal(await page.getByText('To set up the programme').count(), 0);

  await page.goto('/apprentices');
  await page.getByRole('link', { name: 'Make the first agreement' }).click();
  await page.locator('#apprentice').selectOption({ label: 'Ada Learner, North Hospital' });
  await page.locator('#start').fill('2026-01-05');
  await page.locator('#wage').fill('30.00');
  await page.getByRole('checkbox', { name: /Max Mentor/ }).check();
  await page.getByRole('button', { name: 'Save the draft' }).last().click();
  await page.getByRole('button', { name: 'Activate the agreement' }).click();
  await page.getByRole('status').getByText('The agreement is active').waitFor();
});
