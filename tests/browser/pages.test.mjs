// What people do with the pages, done by a browser.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { address, launch, open } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A test with a page of its own, on which nothing may go wrong. */
const check = (name, run, options) => test(name, async () => {
  const { page, faults, close } = await open(browser, options);
  try {
    await run(page);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
});

const count = async (page) => Number(await page.locator('.count strong').innerText());
const number = async (locator) => Number((await locator.locator('.n').innerText()).trim());

check('who said what at a conference: asked by clicking', async (page) => {
  await page.goto(address + 'events');
  await page.getByRole('searchbox').fill('water');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.locator('.known a.open').first().click();
  assert.ok(await page.locator('.statement').count() > 3);
  await page.getByRole('link', { name: 'All statements' }).click();
  assert.ok(await count(page) > 20);
  assert.ok(await page.locator('.chips li').count() >= 2);
});

check('all statements of one official, in any script', async (page) => {
  const counts = [];
  for (const name of ['Do Thi Ngoc Lan', 'Đỗ Thị Ngọc Lan', 'دو ثي نغوك لان']) {
    await page.goto(address);
    await page.getByText('Filters', { exact: true }).first().click();
    await page.getByLabel('Person', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Search' }).click();
    counts.push(await count(page));
  }
  assert.ok(counts[0] > 4);
  assert.deepEqual(counts, [counts[0], counts[0], counts[0]]);
});

check('figures of one kind, with the sentence of each', async (page) => {
  await page.goto(address + 'figures');
  await page.getByText('Filters', { exact: true }).first().click();
  await page.getByLabel('Kind').selectOption('money');
  await page.getByLabel('Unit').fill('USD');
  await page.getByRole('button', { name: 'Search' }).click();
  assert.ok(await count(page) > 2);
  assert.equal(await page.locator('table.figures tbody tr mark').count() > 0, true);
});

check('a facet keeps, excludes and is removed again', async (page) => {
  await page.goto(address);
  const all = await count(page);
  const french = page.locator('.facets li', { hasText: 'French' }).first();
  const n = await number(french);
  await french.locator('a.drop').click();
  assert.equal(await count(page), all - n);
  await page.locator('.chips a', { hasText: 'Without' }).click();
  assert.equal(await count(page), all);
  await page.locator('.facets li', { hasText: 'French' }).first().locator('a.keep').click();
  assert.equal(await count(page), n);
  await page.locator('.chips a', { hasText: 'French' }).click();
  assert.equal(await count(page), all);
});

check('a bar of the histogram filters', async (page) => {
  await page.goto(address);
  const bar = page.locator('.histogram a').first();
  const [month, n] = (await bar.getAttribute('aria-label')).split(': ');
  await bar.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=/);
  assert.equal(await count(page), Number(n));
  assert.ok(page.url().includes(`from=${month}`));
});

check('an Arabic page turns around, with each text in its own direction', async (page) => {
  await page.goto(address + '?ui=ar&lang=ar');
  const html = page.locator('html');
  assert.deepEqual([await html.getAttribute('dir'), await html.getAttribute('lang')], ['rtl', 'ar']);
  const box = async (locator) => (await locator.boundingBox()).x;
  assert.ok(await box(page.locator('.facets')) < await box(page.locator('.results')));
  await page.goto(address + '?ui=ar&lang=fr');
  assert.equal(await page.locator('.statement blockquote').first().evaluate((quote) => getComputedStyle(quote).direction), 'ltr');
  await page.locator('header.site nav a').nth(1).click();
  assert.ok(page.url().includes('ui=ar'));
});

check('versions are compared sentence by sentence', async (page) => {
  await page.goto(address + 'articles?q=Rabat&lang=fr');
  await page.locator('.versions a').first().click();
  assert.ok(await page.locator('.comparison tr').count() > 10);
  const all = await page.locator('.comparison tr').count();
  await page.getByRole('link', { name: 'Only differences' }).click();
  assert.ok(await page.locator('.comparison tr').count() < all);
});

/** The address of the comparison of two pages of the corpus. */
const comparison = async (page, left, right) => {
  const { items } = await (await page.request.get(address + 'api/v1/articles?limit=100')).json();
  const id = (name) => items.find(({ path }) => path.endsWith(name)).id;
  return `${address}compare?left=${id(left)}&right=${id(right)}`;
};

check('the list of differences scrolls with the text', async (page) => {
  await page.goto(await comparison(page, 'highlands-partners.ar.html', 'highlands-partners.en.txt'));
  const places = page.locator('.comparison table mark[id]');
  const last = places.nth((await places.count()) - 1);
  await last.scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollBy(0, 200));
  const id = await last.getAttribute('id');
  const entry = page.locator('.comparison .list li', { has: page.locator(`a[href="#${id}"]`) });
  await page.waitForFunction((id) => document.querySelector(`.comparison .list a[href="#${id}"]`).closest('li').classList.contains('in-view'), id);
  const [list, item] = [await page.locator('.comparison .list').boundingBox(), await entry.boundingBox()];
  await page.waitForTimeout(600);
  const now = await entry.boundingBox();
  assert.ok(now.y + now.height > list.y && now.y < list.y + list.height, JSON.stringify([list, item, now]));
});

check('reasons of a comparison are in the language of the page', async (page) => {
  await page.goto(await comparison(page, 'highlands-partners.ar.html', 'highlands-partners.en.txt') + '&ui=fr');
  const text = await page.locator('.comparison .list').innerText();
  assert.ok(/ici|pendant|ailleurs/.test(text) && !/ here| there|counterpart/.test(text), text);
});

check('the keyboard finds, steps, opens and helps', async (page) => {
  await page.goto(address);
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.type('water');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=water/);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  assert.equal(await page.locator('.entries > li.here').count(), 1);
  await page.keyboard.press('?');
  assert.ok(await page.locator('dialog[open]').count());
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.waitForURL(/article\/[0-9a-f]{32}#s\d+-\d+/);
  assert.equal(await page.locator('.pin:target').count(), 1);
  await page.keyboard.press('n');
  assert.equal(await page.locator('.text .m.here').count(), 1);
});

check('without a script all of it still works', async (page) => {
  await page.goto(address + '?q=water');
  const found = await count(page);
  assert.ok(found > 3);
  await page.locator('.statement a.open').first().click();
  assert.ok(await page.locator('.text .said').count() > 3);
}, { javaScriptEnabled: false });

check('payloads in texts and addresses stay text', async (page) => {
  await page.goto(address + 'articles?q=payload');
  const links = await page.locator('.entries a').evaluateAll((all) => all.map((a) => a.href));
  const payload = encodeURIComponent('"><script>alert(1)</script><img src=x onerror=alert(1)>');
  const named = ['', 'articles', 'figures', 'people', 'events', 'places'].map((path) => `${address}${path}?q=${payload}`);
  for (const link of [...links, ...named, address + payload, `${address}person/${payload}`, `${address}?x=${payload}`, address + 'sources']) {
    await page.goto(link);
    await page.mouse.move(300, 300);
  }
});

const PAGES = ['', '?q=water&in=Rabat', 'articles', 'figures', 'people', 'events', 'places', 'sources', '?ui=ar', '?q=(', 'person/abdkdr.asn'];
for (const [name, options] of [['light', {}], ['dark', { colorScheme: 'dark' }]]) {
  check(`nobody is kept out: ${name}`, async (page) => {
    await page.goto(address + 'articles?q=Rabat&lang=fr');
    const links = await page.locator('.entries .open, .versions a').evaluateAll((all) => all.slice(0, 2).map((a) => a.href));
    for (const link of [...PAGES.map((path) => address + path), ...links]) {
      await page.goto(link);
      // The policy of the pages lets no script in but their own; the debugger's door is open.
      const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`);
      const serious = found.violations.filter((violation) => ['serious', 'critical'].includes(violation.impact));
      assert.deepEqual(serious.map((violation) => `${violation.id}: ${violation.nodes[0].html} ${violation.nodes[0].failureSummary}`), [], link);
    }
  }, options);
}

check('a telephone and a page at 200 % need no scrolling sideways', async (page) => {
  for (const path of ['', 'articles', 'figures', 'people', 'sources', 'person/abdkdr.asn', '?ui=ar']) {
    await page.goto(address + path);
    const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= seen + 1, `${path}: ${wide} > ${seen}`);
  }
}, { viewport: { width: 320, height: 640 } });
