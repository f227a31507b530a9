import { faultsOf, sizes, startBrowser, windowOf } from './site.mjs';
const b = await startBrowser();
for (const [n, size] of Object.entries(sizes)) {
  const p = await windowOf(b, 'http://127.0.0.1:8392', size);
  for (const path of ['/careers/o/bmet-1?area=36', '/careers/o/29-1141.00?area=36&months=36', '/careers/o/49-9062.00', '/careers/search?q=nurse', '/careers?all=1&page=3', '/careers/compare?with=29-1141.00&with=bmet-1&find=pilot', '/careers/o/11-9199.00', '/careers/o/15-1299.09', '/careers/esco/3114.1.5']) {
    const a = await p.goto(path);
    const side = await p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    console.log(n, a.status(), path, 'side', side, await faultsOf(p));
  }
  if (n === 'phone') await p.screenshot({ path: '/tmp/E/s3/esco.png', fullPage: true });
  await p.context().close();
}
const q = await windowOf(b, 'http://127.0.0.1:8392', sizes.phone, 'Ana Reyes');
await q.goto('/careers/o/bmet-2?months=24'); await q.screenshot({ path: '/tmp/E/s3/ana.png', fullPage: true });
console.log((await q.locator('.you-card').innerText()));
await b.close();
