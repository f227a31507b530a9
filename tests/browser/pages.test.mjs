// Every page of the demo, at phone and desktop size: it is there, nothing scrolls sideways, axe finds nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faultsOf, sizes, startBrowser, startDemo, windowOf } from './site.mjs';

const pages = {
  '': ['/', '/sign-in', '/forgotten-password'],
  'Ana Reyes': ['/today', '/today/course', '/standing', '/record', '/account'],
  'Maria Lopez': ['/queue', '/apprentices', '/apprentices/1', '/apprentices/1/sign-off', '/apprentices/1/review'],
  'Denise Carter': ['/apprentices', '/apprentices/1', '/apprentices/1/record', '/apprentices/1/credential', '/hours'],
  'Luis Ortega': ['/apprentices', '/apprentices/7/wage'],
  'Samuel Greene': ['/apprentices', '/agreements/12', '/agreements/new', '/apprentices/3/complete', '/apprentices/1/credit'],
  'Helen Brandt': ['/apprentices', '/apprentices/8', '/apprentices/8/record'],
};

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

for (const [person, paths] of Object.entries(pages)) {
  for (const [name, size] of Object.entries(sizes)) {
    test(`${person || 'a visitor'} on a ${name}`, async () => {
      const page = await windowOf(browser, site.address, size, person);
      const refused = [];
      page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
      for (const path of paths) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(sideways <= 0, `${path} scrolls sideways by ${sideways} px`);
        assert.deepEqual(await faultsOf(page), [], path);
      }
      assert.deepEqual(refused, []);
      await page.context().close();
    });
  }
}
