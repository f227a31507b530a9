// Careers with O*NET and pay of areas loaded by the operator while the server runs: small files in the columns of the real
// ones. Our own catalogue stays in front, what is loaded is named, pay is that of one's state.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { demoForTests, inspect, sizes } from './site.mjs';

const table = (...rows) => rows.map((row) => row.join('\t')).join('\n') + '\n';
const rating = (code, element, name, importance, level) =>
  [['IM', importance], ['LV', level]].map(([scale, value]) => [code, '', element, name, scale, value, 'N', 'N']);
const onet = {
  'Occupation Data.txt': table(
    ['O*NET-SOC Code', 'Title', 'Description'],
    ['49-9062.00', 'Medical Equipment Repairers', 'Test and repair medical equipment.'],
    ['17-3028.00', 'Calibration Technologists and Technicians', 'Calibrate measuring devices.'],
    ['29-1124.00', 'Radiation Therapists', 'Treat patients with radiation.'],
  ),
  'Alternate Titles.txt': table(
    ['O*NET-SOC Code', 'Title', 'Alternate Title', 'Short Title', 'Source(s)'],
    ['17-3028.00', '', 'Metrology Wizard', '', '08'],
    ['49-9062.00', '', 'Dialysis Equipment Wizard', '', '08'],
  ),
  'Job Zones.txt': table(
    ['O*NET-SOC Code', 'Title', 'Job Zone', 'Date', 'Domain Source'],
    ...['49-9062.00', '17-3028.00', '29-1124.00'].map((code) => [code, '', '3', '08/2023', 'Analyst']),
  ),
  'Skills.txt': table(
    ['O*NET-SOC Code', 'Title', 'Element ID', 'Element Name', 'Scale ID', 'Data Value', 'Recommend Suppress', 'Not Relevant'],
    ...rating('17-3028.00', '2.B.3.m', 'Quality Control Analysis', '4', '4'),
    ...rating('29-1124.00', '2.B.1.a', 'Social Perceptiveness', '4', '4'),
  ),
  'Content Model Reference.txt': table(
    ['Element ID', 'Element Name', 'Description'],
    ['2.B.3.m', 'Quality Control Analysis', 'Conducting tests of products.'],
    ['2.B.1.a', 'Social Perceptiveness', 'Being aware of others.'],
  ),
};

const areas = [['99', 'U.S.', '1'], ['24', 'Maryland', '2']];
const medians = { 99: '62,630', 24: '75,156' }; // a fifth more in Maryland
const oews = [
  'area,area_title,area_type,naics,naics_title,i_group,own_code,occ_code,occ_title,o_group,a_pct10,a_pct25,a_median,a_pct75,a_pct90',
  ...areas.map(([area, title, type]) => `${area},${title},${type},0,Cross-industry,cross-industry,1235,49-9062,Medical Equipment Repairers,detailed,*,*,"${medians[area]}",*,#`),
].join('\n');

const demo = demoForTests(async ({ folder, run }) => {
  const release = join(folder, 'db_30_0_text');
  await mkdir(release);
  for (const [name, text] of Object.entries(onet)) await writeFile(join(release, name), text);
  await writeFile(join(folder, 'oesm24st.csv'), `${oews}\n`);
  assert.match(await run('import', 'onet', release), /3 occupations/);
  assert.match(await run('import', 'oews', join(folder, 'oesm24st.csv')), /Bureau of Labor Statistics/);
});

for (const [name, size] of Object.entries(sizes)) {
  test(`what is loaded stands beside ours, named, with the pay of one's state, on a ${name}`, async () => {
    const page = await demo.window(size);
    await page.goto('/careers/search?q=metrology+wizard');
    await page.getByRole('link', { name: 'Calibration Technologists and Technicians' }).first().click();
    assert.ok(await page.getByText('from O*NET', { exact: true }).isVisible());
    assert.ok(await page.getByText('O*NET is a trademark of USDOL/ETA').first().isVisible());
    await inspect(page, 'an occupation of O*NET');

    await page.goto('/careers/search?q=dialysis+equipment+wizard');
    assert.match(await page.locator('main').textContent(), /Biomedical equipment technician/, 'ours, by a title of theirs');

    await page.goto('/careers/o/bmet-1');
    await page.getByLabel('Pay where you are').selectOption({ label: 'Maryland' });
    await page.getByRole('button', { name: 'Show pay there' }).click();
    await page.getByText('$75,156').first().waitFor();
    await inspect(page, 'pay in Maryland');

    await page.goto('/careers/me');
    await page.getByLabel('I was a …').fill('avionics technician');
    await page.getByLabel('Highest education').selectOption({ label: 'Associate degree' });
    await page.getByRole('button', { name: 'Show what that brings' }).click();
    await page.getByLabel('Show me pay of').selectOption({ label: 'Maryland' });
    await page.getByLabel('Pay you look for').fill('90,000 a year');
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await page.getByRole('heading', { name: 'What you bring' }).waitFor();
    for (const path of ['/careers/o/bmet-1/gap', '/careers/o/bmet-1/paths', '/careers/next', '/careers/map']) {
      await page.goto(path);
      assert.ok(await page.getByText('Pay is that of Maryland').isVisible(), path);
      if (/paths|next/.test(path)) assert.ok(await page.getByText('less than the $90,000 that you look for').first().isVisible(), path);
      await inspect(page, path);
    }
    await page.goto('/careers/o/29-1124.00/paths');
    assert.ok(await page.getByText('Licence to work as Radiation Therapists').isVisible(), 'no way leads past a licence');
    await inspect(page, 'no way');
    await page.context().close();
  });
}
