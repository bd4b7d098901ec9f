/** What goes wrong on readers' devices, and what they are told. */

import { expect, type Page, test } from '@playwright/test';
import { openDemo, takeStep, waitForStep } from './demo.ts';

const workerScript = /\/_astro\/worker[^/]*\.js$/;

test('where no worker can start, the same session runs on the page in short slices', async ({
  page,
}) => {
  await page.addInitScript(() => {
    class NoWorker {
      constructor() {
        throw new DOMException('refused', 'SecurityError');
      }
    }
    Object.assign(window, { Worker: NoWorker });
  });
  const demo = await openDemo(page);
  await takeStep(demo, 1);
  await demo.button('Train').click();
  await waitForStep(demo, 30);
  await demo.button('Pause').click();
  await expect(demo.root).toHaveAttribute('data-status', 'paused');
});

test('the worker also starts from a blob', async ({ page }) => {
  await page.addInitScript(() => {
    const RealWorker = window.Worker;
    const addresses: string[] = [];
    class BlobOnlyWorker extends RealWorker {
      constructor(url: string | URL, options?: WorkerOptions) {
        if (!String(url).startsWith('blob:')) throw new DOMException('refused', 'SecurityError');
        addresses.push(String(url));
        super(url, options);
      }
    }
    Object.assign(window, { Worker: BlobOnlyWorker, workerAddresses: addresses });
  });
  const demo = await openDemo(page);
  await takeStep(demo, 1);
  expect(await page.evaluate(() => Reflect.get(window, 'workerAddresses').length)).toBe(1);
});

test('a lost graphics context is noticed, and the run goes on from its last recorded moment', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await watchWebgl(page);
  const demo = await openDemo(page);
  await demo.root.getByLabel('runs on').selectOption('webgl');
  await demo.button('Train').click();
  await waitForStep(demo, 25, 60_000);
  await page.workers()[0]?.evaluate(() => {
    const contexts: WebGL2RenderingContext[] = Reflect.get(self, 'contexts');
    contexts.at(-1)?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await expect(demo.root.getByText('The graphics card was taken away')).toBeVisible({
    timeout: 30_000,
  });
  const step = Number(await demo.root.getAttribute('data-step'));
  await waitForStep(demo, step + 10, 60_000);
  await expect(demo.root).toHaveAttribute('data-status', 'running');
});

test('twenty resets leave no textures behind', async ({ page }) => {
  test.setTimeout(180_000);
  await watchWebgl(page);
  const demo = await openDemo(page);
  await demo.root.getByLabel('runs on').selectOption('webgl');
  await takeStep(demo, 1);
  const count = async () =>
    page.workers()[0]?.evaluate(() => Reflect.get(self, 'textures') as number);
  const resetAndStep = async () => {
    await demo.button('Reset').click();
    await expect(demo.root).toHaveAttribute('data-step', '0');
    await takeStep(demo, 1);
  };
  for (let i = 0; i < 2; i++) await resetAndStep();
  const before = await count();
  for (let i = 0; i < 20; i++) await resetAndStep();
  expect(before).toBeGreaterThan(0);
  expect(await count()).toBe(before);
});

test('numbers that run away stop the run and point at the setting to change', async ({ page }) => {
  const address =
    '/demos/gan-points/?v=1&loss=leastSquares&optimizer=sgd&generatorRate=0.3&discriminatorRate=0.3&generatorWidth=64&discriminatorWidth=64&discriminatorUpdates=10';
  const demo = await openDemo(page, address);
  await demo.button('Train').click();
  await expect(demo.root).toHaveAttribute('data-status', 'failed', { timeout: 60_000 });
  await expect(demo.root.getByText(/numbers have run away/)).toBeVisible();
  await expect(demo.root.locator('[data-marked]')).toBeVisible();
  await demo.root.getByRole('button', { name: 'Retry' }).click();
  await waitForStep(demo, 0);
});

test('a worker that dies is reported, and Retry starts another', async ({ page }) => {
  let isBroken = true;
  await page.route(workerScript, async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    const dying =
      "self.addEventListener('message', (event) => { if (event.data.type === 'play') setTimeout(() => { throw new Error('struck by lightning'); }); });";
    await route.fulfill({ response, body: isBroken ? `${script}\n${dying}` : script });
  });
  const demo = await openDemo(page);
  await demo.button('Train').click();
  await expect(demo.root).toHaveAttribute('data-status', 'failed', { timeout: 20_000 });
  await expect(demo.root.getByText(/struck by lightning/)).toBeVisible();
  isBroken = false;
  await demo.root.getByRole('button', { name: 'Retry' }).click();
  await waitForStep(demo, 5);
});

/** Lets a test see the worker's WebGL contexts, and count the textures that were made and not deleted. */
async function watchWebgl(page: Page): Promise<void> {
  const watcher = `
    self.contexts = []; self.textures = 0;
    const getContext = OffscreenCanvas.prototype.getContext;
    OffscreenCanvas.prototype.getContext = function (...parameters) {
      const context = getContext.apply(this, parameters);
      if (context && !self.contexts.includes(context)) self.contexts.push(context);
      return context;
    };
    for (const [name, change] of [['createTexture', 1], ['deleteTexture', -1]]) {
      const original = WebGL2RenderingContext.prototype[name];
      WebGL2RenderingContext.prototype[name] = function (...parameters) {
        self.textures += change;
        return original.apply(this, parameters);
      };
    }`;
  await page.route(workerScript, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${watcher}\n${await response.text()}` });
  });
}
