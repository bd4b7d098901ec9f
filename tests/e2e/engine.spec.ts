/** Where a run takes place: measured, chosen, remembered; and the page that tells of it. */

import { expect, test } from '@playwright/test';
import { openDemo, takeStep } from './demo.ts';

test('a press on Train measures where it is fastest, and the line says so', async ({ page }) => {
  const demo = await openDemo(page);
  const choice = demo.root.getByLabel('runs on');
  await expect(choice).toHaveValue('');
  await expect(demo.root).not.toHaveAttribute('data-backend');
  await takeStep(demo, 1);
  await expect(demo.root).toHaveAttribute('data-backend', /^(simd|cpu)$/);
  await expect(demo.root.locator('.live')).toContainText(/, [\d.,]+ ms a step/);
});

test('a browser without WebAssembly SIMD trains in plain JavaScript', async ({ page }) => {
  await page.route(/\/_astro\/worker[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const noWebAssembly = 'Object.defineProperty(self, "WebAssembly", { value: undefined });';
    await route.fulfill({ response, body: `${noWebAssembly}\n${await response.text()}` });
  });
  const demo = await openDemo(page);
  await takeStep(demo, 1);
  await expect(demo.root).toHaveAttribute('data-backend', 'cpu');
  await demo.root.getByLabel('runs on').selectOption('simd');
  await demo.button('Train').click();
  await expect(demo.root.locator('.failure')).toContainText('WebAssembly with SIMD');
  await demo.root.getByRole('button', { name: 'Retry' }).click();
  await expect(demo.root).toHaveAttribute('data-status', 'running');
  await expect(demo.root.getByLabel('runs on')).toHaveValue('');
});

test('the reader’s choice holds for the session, and WebGL drawn in software is called that', async ({
  page,
}) => {
  const first = await openDemo(page);
  await first.root.getByLabel('runs on').selectOption('cpu');
  await takeStep(first, 1);
  await expect(first.root).toHaveAttribute('data-backend', 'cpu');
  const second = await openDemo(page, '/demos/gan-points/?v=1&shape=moons');
  await expect(second.root.getByLabel('runs on')).toHaveValue('cpu');
  await second.root.getByLabel('runs on').selectOption('webgl');
  await takeStep(second, 1);
  await expect(second.root.locator('.live')).toContainText('WebGL is drawn by the processor');
});

test('where nothing may be stored a choice still works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  const demo = await openDemo(page);
  await demo.root.getByLabel('runs on').selectOption('cpu');
  await takeStep(demo, 1);
  await expect(demo.root).toHaveAttribute('data-backend', 'cpu');
});

test('the page about the engine measures this device at a press', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/about/engine/');
  const button = page.getByRole('button', { name: 'Measure this device' });
  await button.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  await button.focus();
  await page.keyboard.press('Enter');
  const meter = page.locator('.meter');
  await expect(meter).toHaveAttribute('data-status', 'done', { timeout: 90_000 });
  await expect(meter.locator('[data-backend="cpu"] td')).toHaveText([/^[\d.,]+ ms$/, /^[\d.,]+$/]);
  await expect(meter.locator('[data-backend="webgl"]')).toContainText(/SwiftShader|no WebGL/);
  await expect(meter.getByRole('status')).toContainText('Fastest for this model is');
});
