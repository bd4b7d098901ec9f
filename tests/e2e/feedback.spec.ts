/** A model moved by votes, as a reader meets it: by mouse and by keyboard, scrubbed, branched, and shared by a link. */

import { expect, test } from '@playwright/test';
import { openDemo, waitForStep } from './demo.ts';

const address = '/demos/votes/';

test('votes by mouse and keyboard move the model; a link repeats them elsewhere', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const demo = await openDemo(page, address);
  await demo.root.locator('button.tale').first().click();
  await waitForStep(demo, 1);
  await page.keyboard.press('ArrowRight');
  await waitForStep(demo, 2);
  await page.keyboard.press('ArrowDown');
  await waitForStep(demo, 3);
  await expect(page).toHaveURL(/votes=lrn(&|$)/);
  await expect(demo.root.locator('.tally')).toContainText('2 votes have moved the model');
  const pair = await demo.root.locator('.ballot .tale').allInnerTexts();

  await demo.timeLine.focus();
  await page.keyboard.press('Home');
  await expect(demo.root.locator('.tally')).toContainText('No vote has been cast yet');
  await page.keyboard.press('End');
  await expect(demo.root.locator('.tally')).toContainText('2 votes');

  const link = `${page.url()}&step=3`;
  const other = await page.context().newPage();
  await other.goto(link);
  await expect(other.locator('[data-demo="votes"]')).toHaveAttribute('data-alive', 'true');
  const copy = await openDemo(other, new URL(link).pathname + new URL(link).search);
  await copy.button('Train').click();
  await waitForStep(copy, 3);
  await expect(copy.root).toHaveAttribute('data-status', 'paused');
  expect(await copy.root.locator('.ballot .tale').allInnerTexts()).toEqual(pair);
});

test('voting otherwise from an earlier moment branches there', async ({ page }) => {
  test.setTimeout(90_000);
  const demo = await openDemo(page, address);
  for (const [i, key] of ['ArrowLeft', 'ArrowLeft'].entries()) {
    await demo.root.locator('button.tale').first().focus();
    await page.keyboard.press(key);
    await waitForStep(demo, i + 1);
  }
  await demo.timeLine.focus();
  await page.keyboard.press('Home');
  await expect(demo.root).toHaveAttribute('data-step', '0');
  await demo.root.locator('button.tale').nth(1).click();
  await expect(demo.root).toHaveAttribute('data-step', '1');
  await expect(page).toHaveURL(/votes=r(&|$)/);
});

test('votes that are none are refused in a sentence', async ({ page }) => {
  const demo = await openDemo(page, `${address}?v=1&votes=%3Cb%3Eleft`);
  await expect(demo.root.locator('.messages')).toContainText('“Your votes” could not be read');
});
