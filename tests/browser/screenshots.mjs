// Takes the pictures that the README shows.
import { mkdirSync } from 'node:fs';
import { address, launch, open } from './browser.mjs';

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const browser = await launch();
const article = async (page, link) => {
  await page.goto(address + 'articles?q=Rabat&lang=fr');
  await page.locator(link).first().click();
};
const PICTURES = [
  ['statements', (page) => page.goto(address + '?q=water')],
  ['articles', (page) => page.goto(address + 'articles?q=water')],
  ['article', (page) => article(page, '.entries .open'), { viewport: { width: 1120, height: 680 } }],
  ['figures', (page) => page.goto(address + 'figures?kind=money')],
  ['person', (page) => page.goto(address + 'person/abdkdr.asn')],
  ['event', async (page) => { await page.goto(address + 'events?q=water'); await page.locator('.known a.open').first().click(); }],
  ['place', async (page) => { await page.goto(address + 'places?q=Rabat'); await page.locator('.known a.open').first().click(); }],
  ['compare', async (page) => { await page.goto(address + 'articles?q=Mombasa&lang=fr'); await page.locator('.versions a').first().click(); }],
  ['sources', (page) => page.goto(address + 'sources')],
  ['arabic', (page) => page.goto(address + '?ui=ar&lang=ar')],
  ['dark', (page) => page.goto(address + '?q=water'), { colorScheme: 'dark' }],
  ['phone', (page) => page.goto(address + '?q=water'), { viewport: { width: 390, height: 800 } }],
];
for (const [name, go, options] of PICTURES) {
  const { page, close } = await open(browser, { viewport: { width: 1120, height: 760 }, ...options });
  await go(page);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await close();
}
await browser.close();
