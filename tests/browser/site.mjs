// The program with its demo on a free port, and a browser to look at it with. Used by the *.test.mjs beside this file.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

export const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1180, height: 900 } };

/** Starts the program; resolves when it says where it is. */
export async function startDemo() {
  const folder = await mkdtemp(join(tmpdir(), 'journeywork-browser-'));
  const program = spawn(process.env.JOURNEYWORK, ['demo', '--db', `sqlite:${folder}/demo.db`, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    program.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
    createInterface({ input: program.stdout }).on('line', (line) => {
      const found = /^Journeywork is at (\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
  });
  return {
    address,
    async stop() {
      program.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Debian's Chromium; the switches keep it from asking hosts outside. */
export const startBrowser = () =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

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

/** What axe finds wrong with the page, in words. */
export async function faultsOf(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).join('; ')})`);
}
