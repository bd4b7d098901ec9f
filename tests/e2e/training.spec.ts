/** A reader trains the GAN: step by step, again, back in time, and on another way. */

import { expect, test } from '@playwright/test';
import { openDemo, takeStep, waitForStep } from './demo.ts';

test('Reset gives the same run again, and another seed another run', async ({ page }) => {
  const demo = await openDemo(page);
  for (let step = 1; step <= 3; step++) await takeStep(demo, step);
  const first = await demo.generated.getAttribute('d');
  await demo.button('Reset').click();
  await expect(demo.root).toHaveAttribute('data-status', 'idle');
  await expect(demo.root).toHaveAttribute('data-step', '0');
  for (let step = 1; step <= 3; step++) await takeStep(demo, step);
  expect(await demo.generated.getAttribute('d')).toBe(first);
  await demo.button('New seed').click();
  await expect(demo.root).toHaveAttribute('data-step', '0');
  for (let step = 1; step <= 3; step++) await takeStep(demo, step);
  expect(await demo.generated.getAttribute('d')).not.toBe(first);
});

test('the time line goes back to any recorded step, and training branches there', async ({
  page,
}) => {
  const demo = await openDemo(page);
  await demo.button('Train').click();
  await waitForStep(demo, 60);
  await demo.button('Pause').click();
  await expect(demo.root).toHaveAttribute('data-status', 'paused');
  await demo.timeLine.focus();
  await page.keyboard.press('Home');
  await expect(demo.root).toHaveAttribute('data-step', '0');
  await page.keyboard.press('ArrowRight');
  await expect(demo.root).toHaveAttribute('data-step', '10');
  const past = await demo.generated.getAttribute('d');
  await takeStep(demo, 11);
  expect(await demo.generated.getAttribute('d')).not.toBe(past);
  // The future was forgotten: the end of the time line is the step that was just taken.
  await demo.timeLine.focus();
  await page.keyboard.press('End');
  await expect(demo.root).toHaveAttribute('data-step', '11');
});

test('a slow pace holds training back', async ({ page }) => {
  const demo = await openDemo(page);
  await demo.root.getByLabel('Speed').selectOption('10');
  const startMs = Date.now();
  await demo.button('Train').click();
  await waitForStep(demo, 15);
  // At ten steps a second the first is due at once and the fifteenth after 1.4 s, however slow the machine.
  expect(Date.now() - startMs).toBeGreaterThanOrEqual(1400);
});

test('a setting may change while it trains, and the link to that state repeats it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const demo = await openDemo(page);
  for (let step = 1; step <= 2; step++) await takeStep(demo, step);
  await demo.root.getByLabel('Generator’s learning rate').focus();
  await page.keyboard.press('ArrowRight');
  await takeStep(demo, 3);
  await takeStep(demo, 4);
  const here = await demo.generated.getAttribute('d');
  await demo.root.getByLabel('More actions').click();
  await demo.root.getByRole('button', { name: 'Copy link to this state' }).click();
  await expect(demo.root.getByText('in your clipboard')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('change=2');
  expect(link).toContain('step=4');
  const again = await openDemo(page, link);
  await again.button('Train').click();
  await expect(again.root).toHaveAttribute('data-step', '4');
  await expect(again.root).toHaveAttribute('data-status', 'paused');
  expect(await again.generated.getAttribute('d')).toBe(here);
});

for (const route of ['/demos/gan-points/', '/demos/one-token/', '/demos/votes/'])
  test(`a press of Enter on Train before the script of ${route} is there is not lost`, async ({
    page,
  }) => {
    await page.goto(route, { waitUntil: 'commit' });
    const root = page.locator('figure.demo');
    await root.getByRole('button', { name: 'Train', exact: true }).press('Enter');
    await expect(root).toHaveAttribute('data-status', /starting|running|finished/, {
      timeout: 20_000,
    });
    await expect
      .poll(async () => Number(await root.getAttribute('data-step')), { timeout: 30_000 })
      .toBeGreaterThan(0);
  });
