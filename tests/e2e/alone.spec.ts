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

test('while a demo trains, the page has no task longer than 50 ms', alone, async ({ page }) => {
  const demo = await openDemo(page);
  await demo.button('Train').click();
  await waitForStep(demo, 20);
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' });
    Object.assign(window, { longTasks: tasks });
  });
  await waitForStep(demo, Number(await demo.root.getAttribute('data-step')) + 400);
  expect(await page.evaluate(() => Reflect.get(window, 'longTasks'))).toEqual([]);
});
