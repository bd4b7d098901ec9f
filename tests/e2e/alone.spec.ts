/** What is measured in time: the tag gives each of these tests the machine to itself, after all others. */

import { expect, test } from '@playwright/test';
import { openDemo, waitForStep } from './demo.ts';

const alone = { tag: '@alone' };

test(
  'a press on Train starts within four seconds and the ring is found',
  alone,
  async ({ page }) => {
    test.setTimeout(120_000);
    const demo = await openDemo(page);
    const pressedMs = Date.now();
    await demo.button('Train').click();
    await waitForStep(demo, 1, 4000);
    expect(Date.now() - pressedMs).toBeLessThan(4000);
    await expect(demo.root).toHaveAttribute('data-backend', 'simd');
    await expect(demo.reading('covered')).toContainText(/[678] of 8/, { timeout: 90_000 });
    await demo.button('Pause').click();
    await expect(demo.root).toHaveAttribute('data-status', 'paused');
  },
);

test('on WebGL, chosen by hand, the ring is found too', alone, async ({ page }) => {
  test.setTimeout(240_000);
  const demo = await openDemo(page);
  await demo.root.getByLabel('runs on').selectOption('webgl');
  await demo.button('Train').click();
  await waitForStep(demo, 10, 30_000);
  await expect(demo.root).toHaveAttribute('data-backend', 'webgl');
  await expect(demo.reading('covered')).toContainText(/[678] of 8/, { timeout: 200_000 });
});

for (const address of ['/demos/gan-points/', '/demos/next-token/'])
  test(
    `while ${address} trains, the page has no task longer than 50 ms`,
    alone,
    async ({ page }) => {
      const demo = await openDemo(page, address);
      await demo.button('Train').click();
      await waitForStep(demo, 20);
      await page.evaluate(() => {
        const tasks: number[] = [];
        new PerformanceObserver((list) =>
          tasks.push(...list.getEntries().map(({ duration }) => duration)),
        ).observe({ type: 'longtask' });
        Object.assign(window, { longTasks: tasks });
      });
      const begun = Number(await demo.root.getAttribute('data-step'));
      await waitForStep(demo, begun + (address.includes('gan') ? 400 : 100));
      expect(await page.evaluate(() => Reflect.get(window, 'longTasks'))).toEqual([]);
    },
  );

test('a trained model runs about a second after the press', alone, async ({ page }) => {
  await openDemo(page, '/demos/inside/');
  await page.waitForLoadState('networkidle');
  const ms = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const figure = document.querySelector<HTMLElement>('[data-demo="inside"]');
        if (!figure) return;
        const pressedMs = performance.now();
        new MutationObserver(() => {
          if (figure.dataset['status'] === 'running') resolve(performance.now() - pressedMs);
        }).observe(figure, { attributes: true });
        figure.querySelector<HTMLElement>('.playbar .primary')?.click();
      }),
  );
  console.log(
    `from the press to a running trained model, the engine's start included: ${ms | 0} ms`,
  );
  expect(ms).toBeLessThan(2000); // the goal is a second; the rest is for a noisy machine
});
