// A browser to look at the demo with. Used by the *.test.mjs beside this file.
import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { startDemo } from '../demo.mjs';

export const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1180, height: 900 } };

/** Debian's Chromium; the switches keep it from asking hosts outside. */
export const startBrowser = () =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

/** The demo, made ready by `prepare(site)`, and a browser for all tests of a file: `site` and `window(size, person)`, there once a test runs. */
export function demoForTests(prepare) {
  const open = { window: (size, person) => windowOf(open.browser, open.site.address, size, person) };
  before(async () => {
    open.site = await startDemo();
    await prepare?.(open.site);
    open.browser = await startBrowser();
  });
  after(async () => {
    await open.browser?.close();
    await open.site?.stop();
  });
  return open;
}

/** A window of this size in which somebody of the demo is signed in, or nobody. */
export async function windowOf(browser, address, size, person) {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', baseURL: address });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  if (person) {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: person }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  }
  return page;
}

/** What axe finds wrong with the page, in words. Our pages have no frames, so axe need not open a page of its own each time. */
async function faultsOf(page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).analyze();
  return violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).join('; ')})`);
}

/** The page at hand: nothing scrolls sideways, axe finds nothing. */
export async function inspect(page, name) {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(sideways <= 0, `${name} scrolls sideways by ${sideways} px`);
  assert.deepEqual(await faultsOf(page), [], name);
}

/** The ISO date of so many days ago. */
export const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Brings a small CSV of hours to the page on which its columns are chosen. */
export async function uploadHours(page, rows) {
  await page.goto('/hours');
  const text = ['email,date,hours,work process,note', ...rows].join('\n');
  await page.locator('#file').setInputFiles({ name: 'timesheet.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.getByRole('heading', { name: 'Which column is what?' }).waitFor();
}
