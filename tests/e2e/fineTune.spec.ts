/** Fine-tuning as a reader meets it: recorded, trained, on a few lines of their own, and undone. */

import { expect, test } from '@playwright/test';
import { openDemo, takeStep } from './demo.ts';

const address = '/demos/fine-tune/';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('shows what both models wrote, and how far each matrix moved', async ({ page }) => {
    await page.goto(address);
    const demo = page.locator('[data-demo="fine-tune"]');
    const columns = demo.locator('.pair > div');
    await expect(columns.nth(0)).not.toContainText('Log:');
    await expect(columns.nth(1)).toContainText('Log: wind from the');
    await expect(demo.getByRole('list', { name: /How far each matrix/ })).toContainText('guess');
  });
});

test('a step moves the weights, and Reset undoes it', async ({ page }) => {
  const demo = await openDemo(page, `${address}?v=1&reach=last`);
  const bars = demo.root.getByRole('list', { name: /How far each matrix/ });
  await takeStep(demo, 1);
  await expect(bars.getByRole('listitem').last()).toContainText('%');
  await expect(bars.getByRole('listitem').first()).toContainText('stays');
  await demo.button('Reset').click();
  await expect(demo.root).toHaveAttribute('data-step', '0', { timeout: 20_000 });
});

test('a few lines of the reader’s own are learned from, what is too short is refused', async ({
  page,
}) => {
  const demo = await openDemo(page, address);
  await demo.root.getByLabel('New text', { exact: true }).selectOption('own');
  const field = demo.root.getByLabel('Your own text');
  const use = demo.root.getByRole('button', { name: 'Use this text' });
  await field.fill('<b>Too short.</b>');
  await use.click();
  await expect(demo.root.locator('.reader-text')).toContainText('it has 17 of at least 40');
  await field.fill('Zwölf Boxkämpfer jagen Viktor über den großen Deich.');
  await use.click();
  await takeStep(demo, 1);
  await expect(demo.root.locator('.given')).toContainText('Zw\uFFFDlf Boxk\uFFFDmpfer');
  await expect(demo.root.locator('.given')).toContainText('unknown to this model');
  expect(decodeURIComponent(page.url())).not.toContain('Boxk');
});

test('the text that the model has learned already is refused in a sentence', async ({ page }) => {
  const demo = await openDemo(page, `${address}?v=1&newText=verses`);
  await demo.button('Train').click();
  await expect(demo.root.locator('.messages')).toContainText('choose another new text');
});
