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

test('a draft is revised step by step, and a reader’s own as well; nonsense is told', async ({
  page,
}) => {
  const demo = await openDemo(page, '/demos/revise/');
  const told = demo.root.locator('.version .told');
  await expect(told).toContainText('Revision 2: “sleepy” becomes “little”');
  await demo.root.getByRole('button', { name: 'To the end' }).click();
  await expect(told).toContainText('“coat” becomes “umbrella”');
  await expect(page).toHaveURL(/at=4/);
  await demo.root.getByRole('button', { name: 'Back to the draft' }).click();
  await expect(told).toContainText('The draft: 17.5 nats');
  const field = demo.root.getByLabel('Draft (empty');
  await field.fill('It snowed, so Mia took her kite.');
  await field.press('Enter');
  await demo.root.getByRole('button', { name: 'Revise', exact: true }).click();
  await expect(told).toContainText('Revision 1: “kite” becomes', { timeout: 15_000 });
  await field.fill('Mia '.repeat(60));
  await expect(demo.root.locator('.revise')).toContainText('200 are read at most');
});

test('a critic sorts points out, or moves their noise, as the address says', async ({ page }) => {
  const demo = await openDemo(page, '/demos/critic/');
  await expect(demo.root.locator('.critic .remark')).toContainText('39 of 1000 points are kept');
  await expect(demo.root.locator('.critic table')).toContainText('95');
  await demo.root.getByLabel('Leniency').press('ArrowRight');
  await expect(demo.root.locator('.critic .remark')).not.toContainText('39 of', {
    timeout: 15_000,
  });
  await demo.root.getByLabel('The critic').selectOption('climb');
  await expect(page).toHaveURL(/method=climb/);
  await expect(demo.root.locator('.critic .chart')).toContainText('steps uphill');
  await demo.root.getByLabel('with a random push').check();
  await expect(page).toHaveURL(/push=/);
});
