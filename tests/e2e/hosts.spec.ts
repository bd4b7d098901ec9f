/** Other people's pages: in each of them the demo starts, trains, is resized, and reports. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '@extractus/oembed-extractor';
import { expect, type Page, test } from '@playwright/test';
import { snippetsFor } from '#embed/snippets.ts';
import {
  embedIn,
  type Host,
  keepMessages,
  message,
  said,
  send,
  serveHost,
  serveSite,
} from './hostPages.ts';

const hosts: Host[] = [];

test.afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

test.beforeEach(() => test.setTimeout(90_000));

/** Opens a host page. */
async function open(
  page: Page,
  body: string,
  headers?: Readonly<Record<string, string>>,
): Promise<void> {
  const host = await serveHost(body, headers);
  hosts.push(host);
  await page.goto(host.url);
}

/** In the frame of that number a press of Enter on Train trains to the goal of twenty steps, and the host hears of all of it. */
async function trains(page: Page, frame = 0): Promise<void> {
  const embed = await embedIn(page);
  expect(await message(page, 'ready', frame)).toMatchObject({ demo: 'gan-points', version: 1 });
  expect(Number((await message(page, 'resize', frame))['height'])).toBeGreaterThan(300);
  // By key: a slide scales its frame, and the test's pointer would miss.
  await embed.getByRole('button', { name: 'Train', exact: true }).press('Enter');
  const { step, metrics, backend } = await message(page, 'progress', frame);
  expect(Number(step)).toBeGreaterThanOrEqual(0);
  expect(metrics).toHaveProperty('goal');
  expect(typeof backend).toBe('string');
  expect(await message(page, 'complete', frame)).toMatchObject({ goal: 'steps', passed: true });
  await expect(embed.locator('[data-line="goal"]')).toContainText('reached ✓');
}

const path = '/embed/gan-points/?v=1&goal=steps:20';

test('a plain page on another origin: asked and told by messages', async ({ page, baseURL }) => {
  await open(
    page,
    `<iframe title="Demo" width="900" height="500" src="${baseURL}${path}"></iframe>`,
  );
  await trains(page);
  await send(page, { fromNoise: 1, type: 'pause', id: 'a' });
  expect(await message(page, 'done')).toMatchObject({ id: 'a' });
  await send(page, { fromNoise: 1, type: 'reset', id: 'b' });
  await send(page, { fromNoise: 1, type: 'step', count: 3, id: 'c' });
  await expect.poll(async () => (await message(page, 'done'))['id']).toBe('c');
  await send(page, { fromNoise: 1, type: 'get-state', id: 'd' });
  expect(await message(page, 'state')).toMatchObject({ id: 'd', state: '?v=1&step=3' });
  await send(page, { fromNoise: 1, type: 'set-theme', theme: 'dark', id: 'e' });
  await expect((await embedIn(page)).locator('html')).toHaveAttribute('data-theme', 'dark');
  for (const [data, code] of [
    [{ fromNoise: 1, type: 'set-state', state: '?seed=many', id: 'f' }, 'bad-state'],
    [{ fromNoise: 1, type: 'jump', id: 'g' }, 'bad-message'],
  ] as const) {
    await send(page, data);
    await expect.poll(async () => (await message(page, 'error'))['id']).toBe(data.id);
    expect(await message(page, 'error')).toMatchObject({ code });
  }
  await send(page, { fromNoise: 1, type: 'set-state', state: '?v=1&seed=9', id: 'h' });
  await send(page, { fromNoise: 1, type: 'get-state', id: 'i' });
  await expect.poll(async () => (await message(page, 'state'))['state']).toBe('?v=1&seed=9');
  const told = (await said(page)).filter(({ type }) => type === 'progress');
  expect(told.length).toBeGreaterThan(0);
});

test('only the parent is listened to', async ({ page, baseURL }) => {
  await open(
    page,
    `<iframe title="Demo" width="900" height="500" src="${baseURL}${path}"></iframe>`,
  );
  await message(page, 'ready');
  const embed = await embedIn(page);
  // From the embed's own window, as a frame inside it or an opener could.
  await embed.evaluate(() => window.postMessage({ fromNoise: 1, type: 'run', id: 1 }, '*'));
  await send(page, { fromNoise: 1, type: 'get-state', id: 2 });
  await message(page, 'state');
  expect((await said(page)).some(({ id }) => id === 1)).toBe(false);
  expect(await embed.locator('figure').getAttribute('data-alive')).toBeNull();
});

test('a sandbox that allows nothing but scripts', async ({ page, baseURL }) => {
  await open(
    page,
    `<iframe title="Demo" sandbox="allow-scripts" width="900" height="500" src="${baseURL}${path}"></iframe>`,
  );
  await trains(page);
});

test('a browser that stores nothing', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    const closed = () => {
      throw new DOMException('storage is closed', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get: closed });
    Object.defineProperty(document, 'cookie', { get: closed, set: closed });
  });
  const errors: string[] = [];
  page.on('pageerror', ({ message: text }) => errors.push(text));
  await open(
    page,
    `<iframe title="Demo" width="900" height="500" src="${baseURL}${path}"></iframe>`,
  );
  await trains(page);
  expect(errors).toEqual([]);
});

test('a frame without permissions: the link can still be selected', async ({ page, baseURL }) => {
  await open(
    page,
    `<iframe title="Demo" width="900" height="500" src="${baseURL}${path}"></iframe>`,
  );
  await trains(page);
  const embed = await embedIn(page);
  await embed.locator('summary[aria-label="More actions"]').click();
  await embed.getByRole('button', { name: 'Copy link to this state' }).click();
  await expect(embed.getByLabel('Link', { exact: true })).toHaveValue(/\/demos\/gan-points\/\?v=1/);
});

for (const policy of ['require-corp', 'credentialless'])
  test(`a host isolated by COEP ${policy}, with the element`, async ({ page, baseURL }) => {
    await open(page, elementIn(baseURL), {
      'cross-origin-embedder-policy': policy,
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await trainsInElement(page);
  });

test('the element in a shadow root of the host’s', async ({ page, baseURL }) => {
  await open(
    page,
    `<div id="card"></div>
     <script>card.attachShadow({ mode: 'open' }).innerHTML = \`${elementTag}\`;</script>
     <script type="module" src="${baseURL}/embed/v1/from-noise.js"></script>`,
  );
  await trainsInElement(page);
});

test('four embeds on one page train one after the other, each with its own goal', async ({
  page,
  baseURL,
}) => {
  const seeds = [1, 2, 3, 4];
  await open(
    page,
    seeds
      .map(
        (seed) =>
          `<iframe title="Demo ${seed}" width="900" height="500" src="${baseURL}${path}&seed=${seed}"></iframe>`,
      )
      .join(''),
  );
  for (const frame of seeds.keys()) {
    await message(page, 'ready', frame);
    // Out of the reader's sight, nothing trains.
    await page.locator('iframe').nth(frame).scrollIntoViewIfNeeded();
    await send(page, { fromNoise: 1, type: 'run', id: frame }, frame);
    expect(await message(page, 'complete', frame)).toMatchObject({ passed: true });
    await send(page, { fromNoise: 1, type: 'pause', id: frame }, frame);
  }
  // A reader's own answers reached the frame that was asked, and no other.
  for (const frame of seeds.keys()) {
    const ids = (await said(page, frame)).filter(({ type }) => type === 'done').map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set([frame]));
  }
});

/** Attributes that Canvas leaves on a frame in a teacher's page; `allow` and `loading` may vanish. */
const keptByCanvas = [
  'src',
  'width',
  'height',
  'name',
  'sandbox',
  'allowfullscreen',
  'title',
  'style',
];

test('a page cleaned by Canvas’s rules, which resizes by lti.frameResize', async ({
  page,
  baseURL,
}) => {
  const response = await page.request.get('/oembed/gan-points/ring.json');
  const { html } = (await response.json()) as { html: string };
  const attributes = [...html.matchAll(/([\w-]+)="([^"]*)"/g)].filter(([, name = '']) =>
    keptByCanvas.includes(name),
  );
  const frame = `<iframe ${attributes.map(([text]) => text).join(' ')}></iframe>`;
  expect(frame).not.toMatch(/<script|allow=|loading=/);
  const here = frame.replace(
    /src="https?:\/\/[^/]+([^"]*)"/,
    `src="${baseURL}$1?v=1&goal=steps:20"`,
  );
  await open(page, here);
  await trains(page);
  const canvas = (await said(page)).find(({ subject }) => subject === 'lti.frameResize');
  expect(Number(canvas?.['height'])).toBeGreaterThan(300);
});

test('a post of WordPress, which wants its secret back with the height', async ({
  page,
  baseURL,
}) => {
  await open(
    page,
    `<iframe title="Demo" sandbox="allow-scripts" security="restricted" width="600" height="338"
       src="${baseURL}${path}#?secret=a1B2c3D4e5"></iframe>`,
  );
  await trains(page);
  const height = (await said(page)).find(({ message: about }) => about === 'height');
  expect(height).toMatchObject({ secret: 'a1B2c3D4e5' });
  expect(Number(height?.['value'])).toBeGreaterThan(300);
});

test('a slide of reveal.js, which loads the frame when its turn comes', async ({
  page,
  baseURL,
}) => {
  await open(
    page,
    `<link rel="stylesheet" href="/packages/reveal.js/dist/reveal.css">
     <div class="reveal" style="height: 800px"><div class="slides">
       <section><h2>First</h2></section>
       <section><iframe title="Demo" style="width: 900px; max-height: 600px" data-src="${baseURL}${path}"></iframe></section>
     </div></div>
     <script type="module">
       import Reveal from '/packages/reveal.js/dist/reveal.mjs';
       const deck = new Reveal(document.querySelector('.reveal'), { embedded: true });
       await deck.initialize();
       window.deck = deck;
     </script>`,
  );
  await page.waitForFunction(() => 'deck' in window);
  await page.evaluate(() => (window as unknown as { deck: { next(): void } }).deck.next());
  await trains(page);
});

test('a site that Docusaurus builds', { tag: '@apart' }, async ({ page, baseURL }) => {
  test.setTimeout(300_000);
  const snippet = snippetsFor({
    origin: String(baseURL),
    address: `${baseURL}${path}`,
    title: 'A demo',
    height: 1000,
  }).find(({ id }) => id === 'docusaurus');
  const site = join(import.meta.dirname, '../docusaurus');
  mkdirSync(join(site, 'docs'), { recursive: true });
  writeFileSync(
    join(site, 'docs/index.mdx'),
    `---\nslug: /\n---\n# A course\n\n${snippet?.code}\n`,
  );
  execFileSync('npx', ['docusaurus', 'build'], { cwd: site, stdio: 'inherit' });
  const host = await serveSite(join(site, 'build'));
  hosts.push(host);
  await page.addInitScript(keepMessages);
  await page.goto(host.url);
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await trains(page);
});

test('a notebook’s widget host, by the rules of anywidget', async ({ page, baseURL }) => {
  await open(
    page,
    `<div id="cell"></div>
     <script type="module">
       const traits = { demo: 'gan-points', goal: 'steps:20', base: '${baseURL}' };
       const listeners = {};
       window.saved = {};
       const model = {
         get: (name) => traits[name],
         set: (name, value) => { traits[name] = value; },
         save_changes: () => { window.saved = structuredClone(traits); },
         on: (name, listener) => { (listeners[name] ??= []).push(listener); },
         off: (name, listener) => { listeners[name] = (listeners[name] ?? []).filter((one) => one !== listener); },
       };
       const { default: widget } = await import('${baseURL}/embed/v1/widget.js');
       window.takeAway = await widget.render({ model, el: cell });
     </script>`,
  );
  await trains(page);
  const saved = () => page.evaluate(() => (window as unknown as { saved: unknown }).saved);
  await expect
    .poll(saved)
    .toMatchObject({ complete: true, state: expect.stringContaining('?v=1') });
  await page.evaluate(() => (window as unknown as { takeAway(): void }).takeAway());
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('oEmbed is found from an embed’s address and from a demo’s page', async ({ baseURL }) => {
  // The built site says what it will be called; here it stands elsewhere.
  const fetcher = (url: string | URL) => {
    const { pathname, search } = new URL(url);
    return fetch(`${baseURL}${pathname}${search}`);
  };
  for (const from of ['/embed/gan-points/grid/', '/embed/gan-points/', '/demos/gan-points/']) {
    const answer = await extract(`${baseURL}${from}`, {}, fetcher as typeof fetch);
    expect(answer).toMatchObject({ type: 'rich', version: '1.0', provider_name: 'From Noise' });
    expect(answer).toHaveProperty('html', expect.stringContaining('<iframe src="http'));
  }
});

const elementTag = '<from-noise-demo demo="gan-points" goal="steps:20"></from-noise-demo>';

function elementIn(baseURL = ''): string {
  return `${elementTag}<script type="module" src="${baseURL}/embed/v1/from-noise.js"></script>`;
}

/** The element's frame stands in a shadow root: what it says is heard as events. */
async function trainsInElement(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['ready', 'progress', 'complete', 'resize'])
      document.addEventListener(`fromnoise:${type}`, () => heard.push(type));
  });
  const embed = await embedIn(page);
  await embed.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(embed.locator('[data-line="goal"]')).toContainText('reached ✓', { timeout: 40_000 });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await expect.poll(heard).toEqual(expect.arrayContaining(['progress', 'complete']));
}
