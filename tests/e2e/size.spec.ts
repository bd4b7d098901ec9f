/** What an article costs a reader who has not yet pressed Train, and what the press costs. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { openDemo, waitForStep, wake } from './demo.ts';
import { dist, openWhole, routes } from './site.ts';

const article = '/training/';
const readingLimit = 10_000;
const figureLimit = 97_000;
const allFiguresLimit = 146_000;
const trainingLimit = 150_000;
const embedLimit = 30_000;

/** Words that stand in TensorFlow.js even when it is minified: its name, a flag and an error. */
const tensorFlowWords = ['tfjs', 'WEBGL_VERSION', 'not registered for backend'];

test(`${article}, read to its end, loads hardly any script`, async ({ page, baseURL }) => {
  const scripts = loadedScripts(page);
  await page.goto(article);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForLoadState('networkidle');
  expectWithin(await scripts(baseURL), readingLimit, article);
});

test('a figure that a reader turns to loads at most 97 KB of scripts, and no TensorFlow.js', async ({
  page,
  baseURL,
}) => {
  const scripts = loadedScripts(page);
  await page.goto(article);
  await wake(page.locator('[data-demo]').first());
  await page.waitForLoadState('networkidle');
  const loaded = await scripts(baseURL);
  expect(loaded.length, 'scripts found').toBeGreaterThan(2);
  expectWithin(loaded, figureLimit, 'a figure');
});

test('all figures of the article together load at most 146 KB, and no TensorFlow.js', async ({
  page,
  baseURL,
}) => {
  const scripts = loadedScripts(page);
  await openWhole(page, article);
  expectWithin(await scripts(baseURL), allFiguresLimit, 'all figures');
});

test('an embed loads at most 30 KB of scripts before anything in it is pressed', async ({
  page,
  baseURL,
}) => {
  const embeds = routes.filter((route) => /^\/embed\/[\w-]+\/$/.test(route));
  expect(embeds.length).toBeGreaterThan(10);
  test.setTimeout(120_000);
  for (const embed of embeds) {
    const fresh = await page.context().newPage();
    const scripts = loadedScripts(fresh);
    await fresh.goto(embed, { waitUntil: 'networkidle' });
    await fresh.locator('[data-demo]').hover({ position: { x: 5, y: 5 } });
    await fresh.waitForTimeout(200);
    expectWithin(await scripts(baseURL), embedLimit, embed);
    await fresh.close();
  }
});

for (const address of ['/demos/gan-points/', '/demos/next-token/'])
  test(`what Train loads on ${address} is at most 150 KB, and there TensorFlow.js stands`, async ({
    page,
  }) => {
    const demo = await openDemo(page, address);
    const requested = new Set<string>();
    page.on('request', (request) => requested.add(request.url()));
    await demo.button('Train').click();
    await waitForStep(demo, 20);
    const inWorkers = await Promise.all(
      page
        .workers()
        .map((worker) =>
          worker.evaluate(() => [
            location.href,
            ...performance.getEntriesByType('resource').map(({ name }) => name),
          ]),
        ),
    );
    const loaded = [...new Set([...requested, ...inWorkers.flat()])]
      .map((url) => new URL(url).pathname)
      .filter((name) => /\.(m?js|wasm|json)$/.test(name) && !name.startsWith('/recordings/'))
      .map((name) => ({ name, text: readFileSync(join(dist, name)) }))
      .map((script) => ({ ...script, size: gzipSync(script.text).length }));
    // Otherwise looking for these words in the article's scripts would prove nothing.
    expect(loaded.some(({ text }) => hasTensorFlow(text))).toBe(true);
    expect(loaded.length, 'scripts found').toBeGreaterThan(3);
    expect(totalOf(loaded, address)).toBeLessThanOrEqual(trainingLimit);
  });

interface Script {
  readonly name: string;
  readonly text: string | Buffer;
  readonly size: number;
}

/** From now on notes what scripts a page loads; the returned function reads them, those written into the page too. */
function loadedScripts(page: Page): (baseURL: string | undefined) => Promise<Script[]> {
  const requested = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/\.m?js$/.test(pathname) || request.resourceType() === 'script')
      requested.add(request.url());
  });
  return async (baseURL) => {
    const urls = [...requested].map((url) => new URL(url));
    expect(urls.filter(({ origin }) => origin !== baseURL)).toEqual([]);
    return [
      { name: 'written into the page', text: await inlineScripts(page) },
      ...urls.map(({ pathname }) => ({ name: pathname, text: readFileSync(join(dist, pathname)) })),
    ].map((script) => ({ ...script, size: gzipSync(script.text).length }));
  };
}

function expectWithin(scripts: readonly Script[], limit: number, what: string): void {
  expect(scripts.filter(({ text }) => hasTensorFlow(text)).map(({ name }) => name)).toEqual([]);
  expect(totalOf(scripts, what)).toBeLessThanOrEqual(limit);
}

/** Bytes of all scripts, gzipped one by one; prints them, the largest first. */
function totalOf(scripts: readonly Script[], what: string): number {
  const total = scripts.reduce((sum, { size }) => sum + size, 0);
  console.log(`${what}: ${scripts.length} scripts, ${inWords(total)}`);
  for (const { name, size } of scripts.toSorted((a, b) => b.size - a.size).slice(0, 8))
    console.log(`  ${inWords(size)} ${name}`);
  return total;
}

function inlineScripts(page: Page): Promise<string> {
  return page
    .locator('script:not([src]):not([type*="json"])')
    .evaluateAll((scripts) => scripts.map((script) => script.textContent).join('\n'));
}

function hasTensorFlow(text: string | Buffer): boolean {
  return tensorFlowWords.some((word) => text.includes(word));
}

function inWords(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB gzipped`;
}
