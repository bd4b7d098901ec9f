/** Does it copy, and when it knows by heart: what a reader can do with both figures. */

import { expect, test } from '@playwright/test';
import { openDemo, takeStep } from './demo.ts';

test('samples show their sources, can be compared with real text, and are the same from their link', async ({
  page,
}) => {
  const demo = await openDemo(page, '/demos/copies/');
  const samples = demo.root.locator('.samples li');
  const first = samples.first().locator('.text');
  await expect(samples.first().getByRole('button')).toHaveAttribute('aria-expanded', 'true');
  await expect(samples.first().locator('dd').first()).toContainText('Mia was hungry');
  await samples.nth(1).getByRole('button').press('Enter');
  await expect(samples.nth(1).locator('dl')).toContainText('The nearest line');
  await expect(samples.first().locator('dl')).toHaveCount(0);
  await demo.root.getByRole('button', { name: 'Show all 24' }).click();
  await expect(samples).toHaveCount(24);
  await demo.root.getByLabel('Show', { exact: true }).selectOption('real');
  await expect(first).not.toContainText('Lily was hungry');
  await demo.root.getByLabel('Show', { exact: true }).selectOption('model');
  const field = demo.root.getByLabel('Samples’ seed');
  await field.fill('<b>x</b>');
  await field.press('Enter');
  await expect(demo.root.locator('.fault')).toContainText('“<b>x</b>” can’t be used');
  await field.fill('1');
  const before = await first.innerText();
  await demo.root.getByRole('button', { name: 'Write others' }).click();
  await expect(first).not.toHaveText(before, { timeout: 20_000 });
  await expect(demo.root.locator('.verdict')).toContainText('Its stretches are', {
    timeout: 20_000,
  });
  const written = await first.innerText();
  const link = page.url();
  expect(link).toContain('samplesSeed=2');
  await page.goto('about:blank');
  await page.goto(link);
  await expect(demo.root.locator('.verdict')).toContainText('Its stretches are', {
    timeout: 20_000,
  });
  await expect(first).toHaveText(written, { timeout: 20_000 });
});

test('four models can be scrubbed back to when they knew nothing, and trained', async ({
  page,
}) => {
  const demo = await openDemo(page, '/demos/memorise/');
  const ten = demo.root.locator('.model[data-size="10"]');
  await expect(ten).toContainText('100 % read before');
  await demo.timeLine.focus();
  await page.keyboard.press('Home');
  await expect(ten).toContainText('0 % read before');
  await takeStep(demo, 1);
  await expect(demo.root.locator('.failure')).toHaveCount(0);
  await expect(demo.root.locator('.model')).toHaveCount(4);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('both figures are drawn', async ({ page }) => {
    await page.goto('/sampling/');
    const figure = (id: string) => page.locator(`[data-demo="${id}"]`);
    await expect(figure('copies').locator('.samples li').first()).toContainText('Lily was hungry');
    await expect(figure('memorise').locator('[data-kind="known"]').first()).toBeVisible();
  });
});
