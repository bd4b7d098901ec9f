/** Choosing and revising instead of training, as a reader meets them. */

import { expect, test } from '@playwright/test';
import { openDemo } from './demo.ts';

test('the judge’s pick of n is drawn unplayed, and n, rules and draw stand in the address', async ({
  page,
}) => {
  const demo = await openDemo(page, '/demos/best-of-n/');
  const remark = demo.root.locator('.best-of-n > .remark');
  await expect(remark).toContainText('Of picks among 8, 84');
  await expect(demo.root.locator('.kept')).toContainText('✓ a dog');
  await demo.root.getByLabel('n: drawn to keep one').press('ArrowRight');
  await expect(page).toHaveURL(/n=9/);
  await expect(demo.root.locator('.rest li')).toHaveCount(8);
  const before = await demo.root.locator('.kept').innerText();
  await demo.root.getByRole('button', { name: 'Draw another 9' }).click();
  await expect(demo.root.locator('.kept')).not.toHaveText(before);
  await demo.root.getByLabel('is shorter').check();
  await expect(remark).toContainText('on average over the rules');
  await demo.root.getByLabel('has a dog in it').uncheck();
  await demo.root.getByLabel('is shorter').uncheck();
  await expect(remark).toContainText('No rule is on');
  await demo.root.getByLabel('Seed of the dice').fill('one');
  await expect(demo.root.locator('.best-of-n')).toContainText('can’t be used');
});
