// Every page of the demo, at phone and desktop size: it is there, nothing scrolls sideways, axe finds nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysAgo, demoForTests, inspect, sizes, uploadHours } from './site.mjs';

const pages = {
  '': ['/', '/sign-in', '/forgotten-password'],
  'Ana Reyes': ['/today', '/today/course', '/standing', '/record', '/account'],
  'Maria Lopez': ['/queue', '/apprentices', '/apprentices/1/sign-off', '/apprentices/1/review'],
  'Denise Carter': ['/apprentices', '/apprentices/1', '/apprentices/1/record?kind=review', '/apprentices/1/credential', '/entries/1-1/correct', '/hours'],
  'Luis Ortega': ['/apprentices/7/wage'],
  'Samuel Greene': ['/apprentices', '/agreements/12', '/agreements/12/edit', '/agreements/new', '/apprentices/3/complete', '/apprentices/1/credit', '/apprentices/1/mentors'],
  'Ivy Chen': ['/organisations', '/organisations/4', '/organisations/new', '/organisations/4/sites/new', '/people?organisation=4', '/people/1?organisation=4', '/people/new'],
  'Hannah Weiss': ['/standards', '/standards/1', '/standards/compare?from=1&to=1'],
  'Helen Brandt': ['/apprentices', '/apprentices/8/record?kind=review'],
};

const demo = demoForTests();

for (const [person, paths] of Object.entries(pages)) {
  for (const [name, size] of Object.entries(sizes)) {
    test(`${person || 'a visitor'} on a ${name}`, async () => {
      const page = await demo.window(size, person);
      const refused = [];
      page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
      for (const path of paths) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        await inspect(page, path);
      }
      assert.deepEqual(refused, []);
      await page.context().close();
    });
  }
}

// Each size brings in rows of its own: what is here already would not be offered again.
for (const [number, [name, size]] of Object.entries(sizes).entries()) {
  test(`the four steps of an import of hours on a ${name}`, async () => {
    const page = await demo.window(size, 'Denise Carter');
    await uploadHours(page, [`ana@demo.example,${daysAgo(40)},${number + 1} h,4,Inspected a pump`, 'nobody@demo.example,soon,eight,4,']);
    await inspect(page, 'columns');
    await page.getByRole('button', { name: 'Look it over' }).last().click();
    await page.getByRole('heading', { name: 'This would happen' }).waitFor();
    await inspect(page, 'look over');
    await page.getByRole('button', { name: /^Import/ }).click();
    await page.getByRole('link', { name: 'Import another file' }).waitFor();
    await inspect(page, 'done');
    await page.context().close();
  });
}

test('the import of standards names every fault of a file', async () => {
  const page = await demo.window(sizes.phone, 'Samuel Greene');
  await page.goto('/standards/import');
  await inspect(page, '/standards/import');
  await page.locator('#file').setInputFiles({ name: 'bad.toml', mimeType: 'text/plain', buffer: Buffer.from('code = "x"\nversion = 3\n') });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('Nothing was imported.').waitFor();
  await inspect(page, 'refused standards');
  await page.context().close();
});
