/** The plane of noise: drawn unplayed, moved by pointer and by keys, and the same from its address. */

import { expect, test } from '@playwright/test';
import { openDemo } from './demo.ts';

const address = '/demos/latent/';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the regions, the draws and the verdict are there', async ({ page }) => {
    await page.goto(address);
    const demo = page.locator('[data-demo="latent"]').first();
    await expect(demo.locator('.areas path')).toHaveCount(9);
    await expect(demo.locator('.made')).toHaveText('All 8 clusters are made.');
    await expect(demo.locator('[data-measure="covered"] td')).toHaveText('8 of 8');
  });
});

test('a point is dragged, its output follows, and the address shows the same again', async ({
  page,
}) => {
  const { root } = await openDemo(page, address);
  const plane = root.locator('.noise-plane svg');
  const box = await plane.boundingBox();
  if (!box) throw new Error('invalid figure; expected a plane of noise: none');
  await page.mouse.move(box.x + 0.25 * box.width, box.y + 0.3 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.25 * box.width, box.y + 0.8 * box.height, { steps: 8 });
  await page.mouse.up();
  await expect(root.locator('.nearest')).toContainText('It lies on cluster 2.', {
    timeout: 15_000,
  });
  await expect(page).toHaveURL(/fromY=-1\.8/);
  const here = await root.locator('.output-plane .now').getAttribute('cx');
  await page.reload();
  const again = await openDemo(page, page.url().replace(/^https?:\/\/[^/]+/, ''));
  await expect(again.root.locator('.nearest')).toContainText('cluster 2.', { timeout: 15_000 });
  await expect(again.root.locator('.output-plane .now')).toHaveAttribute('cx', here ?? '');
});

test('by keys: a point, the way to B, a truncation', async ({ page }) => {
  const { root } = await openDemo(page, address);
  const noise = root.getByRole('slider', { name: 'Noise A' });
  await noise.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(noise).toHaveAttribute('aria-valuetext', '-1.15 across, 1.20 up');
  await root.getByRole('slider', { name: 'From A to B' }).focus();
  await page.keyboard.press('End');
  await expect(root.locator('.nearest')).toContainText('It lies on cluster 4.', {
    timeout: 15_000,
  });
  await root.getByRole('slider', { name: 'Truncation' }).focus();
  await page.keyboard.press('Home');
  await expect(root.locator('[data-measure="covered"] td').nth(1)).toHaveText('7 of 8', {
    timeout: 15_000,
  });
});
